"""What holds for every scheme and record, and for which it does not.

Each law is given how to score, and asks of an assessment that it draws whether it
holds; the engine is asked on a few, the reference scorer on all that they agree on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from hypothesis import strategies as st

from assess.records.states import State
from reference.filling import parts
from reference.observing import Assessment, values_of
from reference.outcome import Outcome
from reference.relative import RELATIVE
from reference.rounding import rounded

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

    from reference.facts import Fact
    from reference.rules import Indicator, Keys, Rules

Scorer: TypeAlias = Callable[[Assessment], Mapping[str, Outcome]]


def points_lie_between_zero_and_full(drawn: Assessment, score: Scorer) -> None:
    """Hold every indicator's points, and the total, between 0 and the full marks.

    Not above: what may pass its marks (`over_full`, uncapped pools), a block with a
    bonus inside it, a total that a decision changed or a veto or gate set. Rounding
    leaves and blocks may round up what comes to the full marks themselves. Not below:
    what may fall below zero.
    """
    for code, outcome in score(drawn).items():
        sheet = drawn.rules.sheets[drawn.units[code].class_id]
        for indicator in sheet:
            points = outcome.points[indicator.id]
            if points is not None:
                assert points >= 0 or indicator.below_zero
                assert points <= _most(drawn.rules, sheet, indicator)
        heading = drawn.rules.heading
        assert outcome.total is None or outcome.total >= 0 or heading.get("below_zero")
        assert (outcome.total is None) == (outcome.printed is None)
        assert 0 <= outcome.coverage <= 1


def _most(rules: Rules, sheet: tuple[Indicator, ...], own: Indicator) -> Fraction:
    if own.over_full or not own.capped or _bonus_inside(sheet, own):
        return Fraction(10**9)
    of = rules.places("round_leaves" if own.score else "round_blocks")
    mode = rules.heading["rounding"]
    return own.full if of is None else max(own.full, rounded(own.full, of, mode))


def _bonus_inside(sheet: tuple[Indicator, ...], own: Indicator) -> bool:
    inside = [each for each in sheet if each.parent == own.id]
    return any(each.kind == "bonus" or _bonus_inside(sheet, each) for each in inside)


@st.composite
def worsened(draw: DrawFn, drawn: Assessment) -> tuple[Assessment, str] | None:
    """Draw the same assessment with one fact worse, and the code of its unit.

    What is worse for a leaf is said by its method, and by a measure that counts what is
    missing; the leaf of a minus takes it the other way round. None is drawn of:

    - schemes with a relative method, or in which one leaf spares another what it lost:
      a mark lost here may save five there;
    - schemes with a gate that is neither a reward for much nor a penalty for little:
      one that opens a bonus, or ends a penalty, as points fall; or whose penalty is a
      score, which may be more than what was earned (59 where 40 were);
    - facts that a veto reads (59 again), that are a target, a decision or a claim whose
      excess costs marks, or that two leaves take in opposite ways, or one in none
      (`early`).
    """
    ways = _less_is_worse(drawn.rules) if _fair(drawn.rules) else {}
    some = [
        fact
        for fact in drawn.facts
        if fact.state == State.OBSERVED and (fact.source, fact.check) in ways
    ]
    if not some:
        return None
    fact = draw(st.sampled_from(some))
    series = fact.source, fact.check
    marks = _marks(drawn.rules, fact.check)
    falling, own = ways[series], marks.get(fact.value, fact.value)
    instead = draw(st.sampled_from(values_of(drawn.rules)[series]))
    other = marks.get(instead, instead)
    if own == other or (other > own) == falling:  # type: ignore[operator] # alike
        return None
    facts = [replace(f, value=instead) if f is fact else f for f in drawn.facts]
    return replace(drawn, facts=facts), fact.unit


def a_worse_fact_raises_no_total(
    drawn: Assessment, worse: tuple[Assessment, str], score: Scorer
) -> None:
    """Compare the totals of the unit that a worse fact is about."""
    worsened, unit = worse
    before, after = score(drawn)[unit].total, score(worsened)[unit].total
    assert after is None or (before is not None and after <= before)


def _fair(rules: Rules) -> bool:
    methods = {i.score["method"] for s in rules.sheets.values() for i in s if i.score}
    spared = any(i.spared_by for sheet in rules.sheets.values() for i in sheet)
    fair = all(map(_fair_gate, rules.gates))
    return fair and not spared and not methods & {*RELATIVE}


def _fair_gate(gate: Keys) -> bool:
    for_much, for_little = {"at_least", "above"}, {"at_most", "below"}
    if "of" in gate:
        return False
    if gate["on"] == "deductions":
        for_much, for_little = for_little, for_much
    effect = gate.get("effect", {})
    if "opens" in gate and for_little & {*gate}:
        return False
    return not (effect and for_much & {*gate})


def _less_is_worse(rules: Rules) -> dict[tuple[str, str], bool]:
    """Say of what may be observed whether a smaller value is worse for all."""
    ways: dict[tuple[str, str], set[bool | None]] = defaultdict(set)
    for sheet in rules.sheets.values():
        for leaf in sheet:
            for source in leaf.sources:
                ways[source, leaf.check].add(_less_is_worse_for(sheet, leaf))
            for claim in leaf.sources[:1] if leaf.inflated else ():
                ways[claim, leaf.check].add(None)
            if target := leaf.observe.get("target"):
                ways[target["source"], target["check"]].add(None)
    for part in (part for veto in rules.vetoes for part in parts(veto["when"])):
        ways[part["source"], part["check"]].add(None)
    if keys := rules.adjustments:
        ways[keys["source"], keys.get("check", "adjustment")].add(None)
    return {
        series: bool(way)
        for series, (way, *others) in ways.items()
        if not others and way is not None
    }


def _less_is_worse_for(sheet: tuple[Indicator, ...], leaf: Indicator) -> bool | None:
    assert leaf.score is not None
    if leaf.observe.get("early"):
        return None
    turned = leaf.observe.get("measure") in {"share-failing", "short-periods"}
    more_is_better = not less_is_better(leaf.score)
    return more_is_better ^ turned ^ _in_minus(sheet, leaf)


def _in_minus(sheet: tuple[Indicator, ...], own: Indicator) -> bool:
    over = [each for each in sheet if each.id == own.parent]
    return own.kind == "minus" or any(_in_minus(sheet, each) for each in over)


def less_is_better(score: Keys) -> bool:
    """Tell whether a smaller measure never earns less."""
    match score["method"]:
        case "yes-no" | "share":
            return bool(score.get("reverse", False))
        case "between":
            return bool(score["full_at"] < score["nothing_at"])
        case "tiers":
            return bool(score["tiers"][0]["points"] > score["tiers"][-1]["points"])
    return score["method"] in {"deduct", "deadline"} and "short_of" not in score


def _marks(rules: Rules, check: str) -> Mapping[object, Fraction]:
    """Give the marks beside the words, where the check is told in words."""
    of = (i for sheet in rules.sheets.values() for i in sheet if i.check == check)
    return next((i.score["levels"] for i in of if i.score and "levels" in i.score), {})


@st.composite
def shuffled(draw: DrawFn, drawn: Assessment) -> Assessment:
    """Draw the same units and facts in another order.

    Of two facts about one thing at one second the one written down later speaks, so
    those stay in their order.
    """
    at_once: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in drawn.facts:
        at_once[fact.unit, fact.source, fact.check, fact.seen].append(fact)
    places = draw(st.permutations(range(len(drawn.facts))))
    orders = dict(zip((fact.order for fact in drawn.facts), places, strict=True))
    facts = [
        replace(fact, order=order)
        for group in at_once.values()
        for fact, order in zip(
            group, sorted(orders[fact.order] for fact in group), strict=True
        )
    ]
    units = dict(draw(st.permutations(list(drawn.units.items()))))
    return replace(drawn, units=units, facts=facts)


@st.composite
def of_one_unit(draw: DrawFn, drawn: Assessment) -> tuple[Assessment, str] | None:
    """Draw a unit, and the same assessment without facts about some other one.

    None is drawn of schemes with a relative method. What is told of a unit's
    subordinates may change its total, so theirs stays.
    """
    relative = any(
        leaf.score["method"] in RELATIVE
        for sheet in drawn.rules.sheets.values()
        for leaf in sheet
        if leaf.score
    )
    unit = draw(st.sampled_from(list(drawn.units)))
    below = [code for code, other in drawn.units.items() if other.parent == unit]
    others = [code for code in drawn.units if code not in {unit, *below}]
    if relative or not others:
        return None
    other = draw(st.sampled_from(others))
    facts = [fact for fact in drawn.facts if fact.unit != other]
    return replace(drawn, facts=facts), unit


def other_units_change_no_total(
    drawn: Assessment, without: tuple[Assessment, str], score: Scorer
) -> None:
    """Compare all but what is said of a unit among others: its place and its grade."""
    fewer, unit = without
    before, after = score(drawn)[unit], score(fewer)[unit]
    assert replace(after, rank=None, grade="") == replace(before, rank=None, grade="")
