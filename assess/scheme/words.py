"""A scheme in words: what every leaf, veto, gate and grade says."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from assess.measures.share_failing import ShareFailing
from assess.messages import N_, _, _n
from assess.messages.numbers import decimal_text as text
from assess.messages.phrases import CHOICES
from assess.messages.stretches import stretch_in_words
from assess.methods.stepwise import Stepwise
from assess.scheme.model import Observe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from fractions import Fraction

    from assess.scheme.model import Bounds, Heading, Indicator, Scheme, Worth, Worths
    from assess.scheme.observed import Span
    from assess.scheme.vetoes import Condition, Effect, Gate, GatePart, Veto

_BOUNDS: Final = {
    "at_least": N_("at least {number}"),
    "above": N_("above {number}"),
    "at_most": N_("at most {number}"),
    "below": N_("below {number}"),
}
_JOINS: Final = {
    "verified-claim": N_("the last that looked decides"),
    "weighted": N_("weighted {weights}"),
    "minimum": N_("the lowest counts"),
    "maximum": N_("the highest counts"),
    "mean": N_("the mean counts"),
}
_POLICIES: Final = {
    "rescale": N_("what does not apply: the rest counts for more"),
    "spread-evenly": N_("what does not apply: its marks are shared out evenly"),
    "drop": N_("what does not apply: its marks are lost"),
    "full": N_("what does not apply: its marks are earned"),
}
_KINDS: Final = {
    "merit": "",
    "bonus": N_("added on top, at most {full}"),
    "minus": N_("taken off, at most {full}"),
}
_UNCAPPED: Final = {
    "bonus": N_("added on top, however much"),
    "minus": N_("taken off, however much"),
}


STATES: Final = {
    "not_collected": N_("not collected"),
    "could_not_tell": N_("could not tell"),
    "explained_empty": N_("explained as empty"),
    "stale": N_("stale"),
    "no_target": N_("no target"),
}


class Line(NamedTuple):
    """An indicator of a sheet, in words."""

    id: str
    depth: int  # 0: at the top
    title: str
    full: Fraction
    sources: str
    rule: str


def sheet_lines(scheme: Scheme, class_id: str) -> Iterator[Line]:
    """Give a sheet line by line: each block, then what it holds."""
    children: dict[str | None, list[Indicator]] = {}
    for indicator in scheme.sheets[class_id]:
        children.setdefault(indicator.parent, []).append(indicator)
    yield from _below(scheme, children, None, 0)


def _below(
    scheme: Scheme,
    children: Mapping[str | None, list[Indicator]],
    parent: str | None,
    depth: int,
) -> Iterator[Line]:
    for indicator in children.get(parent, ()):
        yield Line(
            indicator.id,
            depth,
            str(indicator.title),
            indicator.full,
            sources_in_words(scheme, indicator),
            rule_in_words(indicator),
        )
        yield from _below(scheme, children, indicator.id, depth + 1)


def sources_in_words(scheme: Scheme, indicator: Indicator) -> str:
    """Name the sources of a leaf and how they become one."""
    titles = [str(scheme.source(name).title) for name in indicator.sources]
    parts = [_(", ").join(titles)]
    if indicator.join:
        parts.append(join_in_words(indicator))
    if target := indicator.observe.target:
        source = scheme.source(target.source).title
        parts.append(_("target: {source}").format(source=source))
    return _("; ").join(parts)


def join_in_words(indicator: Indicator) -> str:
    """Say how several sources become one."""
    weights = " : ".join(percent(weight) for weight in indicator.weights)
    join = indicator.join or "mean"
    said = _(_JOINS[join]).format(weights=weights)
    return _("; ").join(filter(None, (said, _inflated(indicator))))


def _inflated(indicator: Indicator) -> str:
    if indicator.inflated is None:
        return ""
    most = indicator.inflated.at_most
    said = _("each point claimed too much costs {per}")
    if most is not None:
        said = _("each point claimed too much costs {per}, at most {most}")
    return said.format(per=text(indicator.inflated.per), most=most and text(most))


def rule_in_words(indicator: Indicator) -> str:
    """Say how a leaf is scored, or what is special about a block."""
    parts = [leaf_in_words(indicator) if indicator.score else _block(indicator)]
    if said := (_KINDS if indicator.capped else _UNCAPPED)[indicator.kind]:
        parts.append(_(said).format(full=text(indicator.full)))
    parts += worths_in_words(indicator.worth)
    parts += limits_in_words(indicator)
    if indicator.spared_by:
        others = _(", ").join(indicator.spared_by)
        parts.append(_("not counted again after {others}").format(others=others))
    if indicator.rounds:
        rounds = _(", ").join(indicator.rounds)
        parts.append(_("once in each round: {rounds}").format(rounds=rounds))
    if indicator.weight != 1:
        parts.append(_("weight {weight}").format(weight=percent(indicator.weight)))
    return _("; ").join(filter(None, parts))


def method_in_words(leaf: Indicator) -> str:
    """Say what a measure earns, and where that ends."""
    assert leaf.score is not None
    method, rule = leaf.score, leaf.score.rule(leaf.full)
    if not isinstance(method, Stepwise) or method.at_most is not None:
        return rule
    endless = leaf.below_zero if method.less_is_better else leaf.over_full
    return rule if endless else method.ended(rule, leaf.full)


def leaf_in_words(indicator: Indicator) -> str:
    """Say what is measured, and what it earns."""
    seen, rule = indicator.observe, method_in_words(indicator)
    if seen == Observe(check=seen.check):
        return rule
    measured = _(", ").join([seen.measure.words(), *_narrowed(seen)])
    if seen.target:
        measured = _("{measure}, of the target").format(measure=measured)
    return _("{measure}: {rule}").format(measure=measured, rule=rule)


def worths_in_words(worths: Worths) -> list[str]:
    """Say what states are worth, as far as that is said."""
    told = ((title, getattr(worths, name)) for name, title in STATES.items())
    return [
        _("{state}: {worth}").format(state=_(title), worth=worth_in_words(worth))
        for title, worth in told
        if worth is not None
    ]


def worth_in_words(worth: Worth) -> str:
    """Say what share of the marks a state is worth."""
    return _("left out") if worth == "leave-out" else percent(worth)


def limits_in_words(of: Indicator | Heading) -> list[str]:
    """Say which limits of points are lifted."""
    said = [_("may pass the full marks")] if of.over_full else []
    return [*said, _("may go below 0")] if of.below_zero else said


def _narrowed(seen: Observe | Condition) -> Iterator[str]:
    """Say which days count."""
    if seen.window:
        window = stretch_in_words(seen.window)
        yield _("in the last {window}").format(window=window)
    if seen.period:
        yield span_in_words(seen.period)


def span_in_words(span: Span) -> str:
    """Say from when, or until when."""
    if span.first and span.last:
        return _("{first} to {last}").format(first=span.first, last=span.last)
    if span.first:
        return _("from {first} on").format(first=span.first)
    return _("until {last}").format(last=span.last)


def _block(indicator: Indicator) -> str:
    parts = [combined_in_words(indicator)] if indicator.combine != "sum" else []
    if indicator.not_applicable:
        parts.append(_(_POLICIES[indicator.not_applicable]))
    return _("; ").join(parts)


def combined_in_words(of: Indicator | Heading) -> str:
    """Say how the parts of a block, or of the whole, become one."""
    return str(CHOICES["combine"][of.combine])


def bounds_in_words(bounds: Bounds, say: Callable[[Fraction], str] = text) -> str:
    """Say which numbers lie inside."""
    given = ((said, getattr(bounds, key)) for key, said in _BOUNDS.items())
    parts = [
        _(said).format(number=say(edge)) for said, edge in given if edge is not None
    ]
    return _(" and ").join(parts) or _("otherwise")


def veto_in_words(scheme: Scheme, veto: Veto) -> tuple[str, str]:
    """Say when a veto strikes, and what it does."""
    return condition_in_words(scheme, veto.when), effect_in_words(scheme, veto.effect)


def condition_in_words(scheme: Scheme, condition: Condition) -> str:
    """Say when a condition is met."""
    if condition.any:
        return _(" or ").join(_each(scheme, condition.any))
    if condition.all:
        return _(" and ").join(_each(scheme, condition.all))
    if condition.of:
        return _counted(condition.bounds, _each(scheme, condition.of))
    if condition.sum:
        said = " + ".join(_each(scheme, condition.sum))
    else:
        said = _measured(scheme, condition)
    if _is_bounded(condition.bounds):
        say = partial(number_in_words, condition.sum or [condition])
        bounds = bounds_in_words(condition.bounds, say)
        said = _("{measure}: {bounds}").format(measure=said, bounds=bounds)
    return said


def _counted(bounds: Bounds, parts: list[str]) -> str:
    """Say of how many conditions it is that must be met."""
    said = _("how many of these hold, {bounds}: ({parts})")
    return said.format(bounds=bounds_in_words(bounds), parts=_("; ").join(parts))


def number_in_words(measured: Iterable[Condition], number: Fraction) -> str:
    """Write a number that conditions compare: as percent, where it is a share."""
    shares = all(isinstance(part.measure, ShareFailing) for part in measured)
    return percent(number) if shares else text(number)


def _each(scheme: Scheme, parts: Iterable[Condition]) -> list[str]:
    return [condition_in_words(scheme, part) for part in parts]


def _measured(scheme: Scheme, condition: Condition) -> str:
    assert condition.measure is not None
    parts = [
        _("{check} ({source}), {measure}").format(
            check=condition.check,
            source=scheme.source(condition.source).title,
            measure=condition.measure.words(),
        ),
        *_narrowed(condition),
    ]
    if condition.sample:
        said = _("from {per_day} looks a day on {days} days up")
        sample = condition.sample
        parts.append(said.format(per_day=sample.per_day, days=sample.days))
    return _(", ").join(parts)


def _is_bounded(bounds: Bounds) -> bool:
    return any(getattr(bounds, key) is not None for key in _BOUNDS)


def gate_in_words(scheme: Scheme, gate: Gate) -> tuple[str, str]:
    """Say what a gate looks at, and what follows."""
    if gate.of:
        when = _counted(gate.bounds, [_looked_at(part) for part in gate.of])
    else:
        when = _looked_at(gate)
    done = effect_in_words(scheme, gate.effect) if gate.effect else ""
    opened = _("opens {block}").format(block=gate.opens) if gate.opens else ""
    return when, _(", ").join(filter(None, (opened, done)))


def _looked_at(gate: Gate | GatePart) -> str:
    looked_at = {
        "total": _("the total"),
        "deductions": _("all marks lost"),
    }.get(gate.on, gate.on)
    bounds = bounds_in_words(gate.bounds)
    return _("{measure}: {bounds}").format(measure=looked_at, bounds=bounds)


def effect_in_words(scheme: Scheme, effect: Effect) -> str:
    """Say what a veto or gate does."""
    titles = {grade.title.zh: str(grade.title) for grade in scheme.grades}
    grade, best = (titles.get(n or "", n) for n in (effect.grade, effect.grade_at_most))
    many, score, most = effect.grade_down, effect.score, effect.score_at_most
    done = (
        _("grade {grade}").format(grade=grade) if grade else "",
        _("no better grade than {grade}").format(grade=best) if best else "",
        _n("{many} grade lower", "{many} grades lower", many).format(many=many)
        if many
        else "",
        "" if score is None else _("score {score}").format(score=text(score)),
        "" if most is None else _("score at most {score}").format(score=text(most)),
        _("no score") if effect.no_score else "",
        _("{block} becomes 0").format(block=effect.block) if effect.block else "",
    )
    return _(", ").join(filter(None, done))


def percent(share: Fraction) -> str:
    """Write a share as percent, where that ends."""
    hundredths = text(share * 100)
    return text(share) if "/" in hundredths else f"{hundredths}%"
