"""Which mechanics of the language a scheme and its outcomes exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reference.filling import parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reference.outcome import Outcome
    from reference.rules import Indicator, Keys, Rules

_CHOICES = (
    *("rounding", "ties", "rank_on", "equals", "vetoed", "not_applicable"),
    "combine",
)
_FREEDOMS = ("over_full", "below_zero", "round_leaves", "round_blocks", "issue_from")
_BOUNDS = ("at_least", "above", "at_most", "below")
_OBSERVED = ("window", "stale_after", "period", "target")


def exercised(rules: Rules, outcomes: Mapping[str, Outcome]) -> set[str]:
    """Name what was written in the scheme, and what became of it."""
    found = {*_of_heading(rules.heading)}
    for sheet in rules.sheets.values():
        for indicator in sheet:
            found |= {*_of_indicator(indicator)}
    for veto in rules.vetoes:
        found |= {*_of_veto(veto)}
    for gate in rules.gates:
        found |= {f"gate {key}" for key in gate if key not in {"title", "effect"}}
        found |= {f"gate effect {key}" for key in gate.get("effect", ())}
    for grade in rules.grades:
        found |= {f"grade {key}" for key in grade if key != "title"}
    found |= {f"adjustments {key}" for key in rules.adjustments}
    found |= {"unscored class" for keys in rules.classes.values() if "unscored" in keys}
    return found | {*_of_outcomes(outcomes)}


def _of_heading(heading: Keys) -> Iterator[str]:
    yield from (f"{key} {heading[key]}" for key in _CHOICES if key in heading)
    yield from (f"total {key}" for key in _FREEDOMS if heading.get(key) is not None)
    yield from ["then_by"] * bool(heading.get("then_by"))


def _of_indicator(indicator: Indicator) -> Iterator[str]:
    kind = "leaf" if indicator.score else "block"
    yield f"{kind} {indicator.kind}"
    yield f"combine {indicator.combine}"
    own: dict[str, Any] = {
        "weight": indicator.weight != 1,
        "over_full": indicator.over_full,
        "below_zero": indicator.below_zero,
        "uncapped": not indicator.capped,
        "not_applicable": indicator.not_applicable,
        "in a round": indicator.period,
        "worth": indicator.worth,
        "inflated": indicator.inflated,
        "spared_by": indicator.spared_by,
    }
    yield from (f"{kind} {key}" for key, is_so in own.items() if is_so)
    if indicator.score:
        yield f"method {indicator.score['method']}"
        yield f"measure {indicator.observe.get('measure', 'last')}"
        yield from (f"observe {key}" for key in _OBSERVED if key in indicator.observe)
        yield f"join {indicator.join or 'of one source'}"


def _of_veto(veto: Keys) -> Iterator[str]:
    yield from (f"veto effect {key}" for key in veto["effect"])
    yield from (
        f"veto of {how}" for how in ("any", "all", "sum", "of") if how in veto["when"]
    )
    for part in parts(veto["when"]):
        keys = (*_BOUNDS, "sample", *_OBSERVED)
        yield from (f"veto {key}" for key in keys if key in part)


def _of_outcomes(outcomes: Mapping[str, Outcome]) -> Iterator[str]:
    ranks = [outcome.rank for outcome in outcomes.values() if outcome.rank]
    if len({*ranks}) < len(ranks):
        yield "a tie"
    for outcome in outcomes.values():
        yield f"status {outcome.status}"
        yield from (f"state {state}" for state in outcome.states.values())
        yield from ["a veto struck"] * bool(outcome.vetoes)
        yield from ["a part left out"] * (None in outcome.points.values())
