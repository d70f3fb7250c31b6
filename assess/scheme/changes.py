"""What one scheme says otherwise than another, in words."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from assess.messages import N_, _
from assess.messages.numbers import decimal_text as text
from assess.messages.phrases import CHOICES
from assess.messages.stretches import stretch_in_words
from assess.scheme import words
from assess.scheme.model import Bounds, Period, Title, Worths
from assess.scheme.result_words import grade_in_words, grade_name, unscored_in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator

    from assess.scheme.model import Class, Grade, Indicator, Round, Scheme, Source
    from assess.scheme.vetoes import Gate, Veto

Said: TypeAlias = "dict[str, tuple[object, str]]"
"""What a table says: by the name of what is said, the value and its words."""

_HEADING: Final = {
    "id": N_("id"),
    "title": N_("title"),
    "period": N_("period"),
    "full": N_("full marks"),
    "combine": N_("how parts become one"),
    "over_full": N_("may pass the full marks"),
    "below_zero": N_("may go below 0"),
    "decimals": N_("decimals of a total"),
    "rounding": N_("rounding"),
    "ties": N_("equal totals"),
    "rank_on": N_("ranked on"),
    "then_by": N_("equal totals: then by"),
    "not_applicable": N_("what does not apply"),
    "nothing_to_score": N_("nothing to score"),
    "silence": N_("nothing handed in"),
    "zeros": N_("zeros at the end"),
    "equals": N_("order of equals"),
    "vetoed": N_("vetoed units"),
    "round_leaves": N_("decimals of an indicator"),
    "round_blocks": N_("decimals of a block"),
    "issue_from": N_("issued from a coverage of"),
}
_SOURCE: Final = {
    "title": N_("title"),
    "period": N_("period"),
    "silence": N_("nothing handed in"),
    "due": N_("due"),
    "remind": N_("reminders"),
    "urgent": N_("urgent"),
}
_CLASS: Final = {"title": N_("title"), "full": N_("full marks")}
_ADJUSTMENTS: Final = {
    "source": N_("source"),
    "check": N_("filed under"),
    "at_most": N_("most"),
    "at_least": N_("least"),
}
_PUBLICATION: Final = {
    "form": N_("form"),
    "numbers": N_("totals"),
    "order": N_("order"),
    "better": N_("better"),
    "behind": N_("behind"),
}
_INDICATOR: Final = {
    "title": N_("title"),
    "full": N_("full marks"),
    "parent": N_("stands below"),
    "weight": N_("weight"),
    "over_full": N_("may pass the full marks"),
    "below_zero": N_("may go below 0"),
    "combine": N_("how parts become one"),
    "kind": N_("kind"),
    "capped": N_("capped"),
    "silence": N_("nothing handed in"),
    "worth": N_("what states are worth"),
    "not_applicable": N_("what does not apply"),
    "check": N_("filed under"),
    "basis": N_("basis"),
    "remedy": N_("remedy"),
    "spared_by": N_("no double count with"),
    "rounds": N_("rounds"),
    "remind": N_("reminders"),
    "urgent": N_("urgent"),
}
_ROUND: Final = {
    "title": N_("title"),
    "period": N_("period"),
    "weight": N_("weight"),
}
_REMIND: Final = {
    "levels": N_("levels"),
    "below_score": N_("below a score of"),
    "sheets": N_("one notice for each"),
    "urgent_from": N_("urgent matters begin at level"),
    "confirm_within": N_("working days to confirm a claim"),
}

_SHORT: Final = (  # told of what is new or gone
    N_("full marks"),
    N_("stands below"),
    N_("sources"),
    N_("how it is scored"),
    N_("when"),
    N_("then"),
    N_("totals"),
)


class Change(NamedTuple):
    """One thing that is said otherwise."""

    part: str
    name: str
    what: str
    before: str
    after: str


def changes(old: Scheme, new: Scheme) -> Iterator[tuple[Change, tuple[str, ...]]]:
    """Give what differs, with the classes that it concerns; none: all of them."""
    for change in _above_the_sheets(old, new):
        yield change, ()
    yield from _on_sheets(old, new)
    for change in _below_the_sheets(old, new):
        yield change, ()


def _above_the_sheets(old: Scheme, new: Scheme) -> Iterator[Change]:
    heading = _said(_HEADING, old.heading), _said(_HEADING, new.heading)
    yield from _differences(_("Scheme"), "", *heading)
    states = _said(words.STATES, old.states), _said(words.STATES, new.states)
    yield from _differences(_("States"), "", *states)
    yield from _tables(_("Source"), (old, old.sources), (new, new.sources), _source)
    yield from _tables(_("Class"), (old, old.classes), (new, new.classes), _class)
    yield from _tables(_("Round"), (old, old.rounds), (new, new.rounds), _round)


def _below_the_sheets(old: Scheme, new: Scheme) -> Iterator[Change]:
    yield from _tables(_("Veto"), (old, old.vetoes), (new, new.vetoes), _veto)
    yield from _tables(_("Gate"), (old, old.gates), (new, new.gates), _gate)
    yield from _tables(_("Grade"), (old, old.grades), (new, new.grades), _grade)
    remind = _said(_REMIND, old.remind), _said(_REMIND, new.remind)
    yield from _differences(_("Reminders"), "", *remind)
    decided = (
        _said(_ADJUSTMENTS, scheme.adjustments) if scheme.adjustments else {}
        for scheme in (old, new)
    )
    yield from _differences(_("Adjustments"), "", *decided)
    public = (_said(_PUBLICATION, scheme.publication) for scheme in (old, new))
    yield from _differences(_("Publication"), "", *public)


def _on_sheets(old: Scheme, new: Scheme) -> Iterator[tuple[Change, tuple[str, ...]]]:
    """Compare the sheets of each class that both have; equal changes are told once."""
    told: dict[Change, list[str]] = {}
    both = [c for c in new.classes if c.id in old.sheets]
    for each in both:
        sheets = (old, old.sheets[each.id]), (new, new.sheets[each.id])
        for change in _tables(_("Indicator"), *sheets, _indicator):
            told.setdefault(change, []).append(str(each.title))
    for change, titles in told.items():
        yield change, () if len(titles) == len(both) else tuple(titles)


def _tables(
    part: str,
    old: tuple[Scheme, Iterable[Any]],
    new: tuple[Scheme, Iterable[Any]],
    say: Callable[[Scheme, Any], tuple[Hashable, str, Said]],
) -> Iterator[Change]:
    """Compare tables that have a name: what is new, what is gone, what differs."""
    before, after = (
        {key: (name, said) for key, name, said in (say(s, each) for each in tables)}
        for s, tables in (old, new)
    )
    for key, (name, said) in after.items():
        if key in before:
            yield from _differences(part, name, before[key][1], said)
        else:
            yield Change(part, name, _("added"), "", _in_short(said))
    for key, (name, said) in before.items():
        if key not in after:
            yield Change(part, name, _("removed"), _in_short(said), "")


def _differences(part: str, name: str, old: Said, new: Said) -> Iterator[Change]:
    for what in {**old, **new}:
        (before, was), (after, now) = (s.get(what, (None, "")) for s in (old, new))
        if before == after:
            continue
        if was != now:
            yield Change(part, name, what, was, now)
        else:
            for key, *both in _parameters(before, after):
                yield Change(part, name, f"{what}: {key}", *both)


def _parameters(before: Any, after: Any) -> Iterator[tuple[str, str, str]]:
    """Name the fields of which the words of the whole say nothing."""
    if isinstance(before, tuple) and isinstance(after, tuple):
        for one, other in zip(before, after, strict=False):
            yield from _parameters(one, other)
    elif is_dataclass(before) and type(before) is type(after):
        for field in fields(before):
            was, now = getattr(before, field.name), getattr(after, field.name)
            if was != now:
                yield field.name, _value(field.name, was), _value(field.name, now)


def _in_short(said: Said) -> str:
    """Say of a whole table what matters most."""
    told = ((_(label), said.get(_(label), (None, ""))[1]) for label in _SHORT)
    parts = [_("{what}: {words}").format(what=w, words=s) for w, s in told if s]
    return _("; ").join(parts)


def _said(labels: dict[str, str], table: Any) -> Said:
    """Say what a table says, field by field."""
    named = ((name, getattr(table, name)) for name in labels)
    return {_(labels[name]): (value, _value(name, value)) for name, value in named}


def _value(name: str, value: Any) -> str:
    """Say a value in words."""
    if value is None:
        return ""
    if name in CHOICES and str(value) in CHOICES[name]:
        return str(CHOICES[name][str(value)])
    if name in {*words.STATES, "weight", "issue_from"}:
        return words.worth_in_words(value)
    return _SAY.get(type(value), _in_its_words)(value)


def _in_its_words(value: Any) -> str:
    return str(value.words() if hasattr(value, "words") else value)


def _list(values: tuple[Any, ...]) -> str:
    return _(", ").join(_value("", each) for each in values)


def _days(period: Period) -> str:
    return _("{first} to {last}").format(first=period.first, last=period.last)


def _yes_or_no(value: bool) -> str:  # noqa: FBT001 - the value that is told
    return _("yes") if value else _("no")


_SAY: Final[dict[type, Callable[[Any], str]]] = {
    Fraction: text,
    Period: _days,
    Bounds: words.bounds_in_words,
    bool: _yes_or_no,
    tuple: _list,
    Worths: lambda worths: _("; ").join(words.worths_in_words(worths)),
}


def _source(_scheme: Scheme, source: Source) -> tuple[Hashable, str, Said]:
    return source.id, str(source.title), _said(_SOURCE, source)


def _round(_scheme: Scheme, each: Round) -> tuple[Hashable, str, Said]:
    return each.id, str(each.title), _said(_ROUND, each)


def _class(scheme: Scheme, each: Class) -> tuple[Hashable, str, Said]:
    said = _said(_CLASS, each)
    unscored = "" if each.unscored is None else unscored_in_words(scheme, each)
    said[_("unscored")] = each.unscored, unscored
    return each.id, str(each.title), said


def _indicator(scheme: Scheme, indicator: Indicator) -> tuple[Hashable, str, Said]:
    said = _said(_INDICATOR, indicator)
    target = indicator.observe.target
    said[_("sources")] = (
        (
            indicator.sources,
            indicator.join,
            indicator.weights,
            indicator.inflated,
            target,
        ),
        words.sources_in_words(scheme, indicator),
    )
    if indicator.score:
        seen = indicator.observe
        rule = (indicator.score, seen.measure, seen.window, seen.period, target)
        said[_("how it is scored")] = rule, words.leaf_in_words(indicator)
        said[_("stale after")] = seen.stale_after, _stretch(seen.stale_after)
    return indicator.id, f"{indicator.id} {indicator.title}", said


def _stretch(written: str) -> str:
    return stretch_in_words(written) if written else ""


def _veto(scheme: Scheme, veto: Veto) -> tuple[Hashable, str, Said]:
    when, then = words.veto_in_words(scheme, veto)
    said: Said = {
        _("title"): (veto.title, str(veto.title)),
        _("when"): (veto.when, when),
        _("then"): (veto.effect, then),
        _("classes"): (veto.only, _classes(scheme, veto.only)),
        _("basis"): (veto.basis, veto.basis),
    }
    return veto.title.zh, str(veto.title), said


def _gate(scheme: Scheme, gate: Gate) -> tuple[Hashable, str, Said]:
    when, then = words.gate_in_words(scheme, gate)
    said: Said = {
        _("title"): (gate.title, str(gate.title or "")),
        _("when"): ((gate.on, gate.of, gate.bounds), when),
        _("then"): ((gate.opens, gate.effect), then),
        _("classes"): (gate.only, _classes(scheme, gate.only)),
        _("basis"): (gate.basis, gate.basis),
    }
    if gate.title:
        return gate.title.zh, str(gate.title), said
    return (gate.on, gate.of, gate.opens), when, said


def _classes(scheme: Scheme, only: tuple[str, ...]) -> str:
    return _(", ").join(str(c.title) for c in scheme.classes if c.id in only)


def _grade(scheme: Scheme, grade: Grade) -> tuple[Hashable, str, Said]:
    said: Said = {
        _("title"): (grade.title, str(grade.title)),
        _("totals"): (replace(grade, title=Title("")), grade_in_words(grade)),
    }
    return (grade.title.zh, grade.only), grade_name(scheme, grade), said
