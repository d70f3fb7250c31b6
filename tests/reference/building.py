"""Small schemes and facts, by hand and without the reader."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from assess.records.states import State
from assess.workdays import WorkCalendar
from reference.facts import Fact, Unit, Value, seconds
from reference.rules import Indicator, Keys, Rules
from reference.scorer import score
from reference.toml import table

if TYPE_CHECKING:
    from reference.outcome import Outcome

F = Fraction
STREET = "street"
CLAIM, MONITOR, VISIT = "self-check", "monitoring", "inspection"
NO_WORTH: Keys = dict.fromkeys(
    ("not-collected", "could-not-tell", "explained-empty", "stale"), F(0)
)
HEADING: Keys = {
    "period": {"from": date(2014, 1, 1), "to": date(2014, 12, 31)},
    "decimals": F(2),
    "rounding": "half-up",
    "ties": "competition",
    "rank_on": "printed",
    "not_applicable": "rescale",
    "nothing_to_score": "not-issued",
    "silence": "not-collected",
}


def by(method: str, **keys: Any) -> Keys:
    """Write a table with a method in it; whole numbers are exact, too."""
    return {"method": method, **_exact(keys)}


def _exact(keys: Keys) -> Keys:
    return {
        key: F(value) if type(value) is int else value for key, value in keys.items()
    }


def seen(measure: str, **keys: Any) -> Keys:
    return {"measure": measure, **_exact(keys)}


def leaf(
    name: str, full: F | int, method: Keys | None = None, **given: Any
) -> Indicator:
    usual = {"sources": (MONITOR,), "score": method or by("given")}
    return Indicator(id=name, full=F(full), **{**usual, **given})


def block(name: str, full: F | int, **given: Any) -> Indicator:
    return Indicator(id=name, full=F(full), **given)


def scheme(
    *indicators: Indicator,
    states: Keys = NO_WORTH,
    vetoes: tuple[Keys, ...] = (),
    gates: tuple[Keys, ...] = (),
    grades: tuple[Keys, ...] = (),
    adjustments: Keys | None = None,
    **headings: Any,
) -> Rules:
    return Rules(
        heading={**HEADING, **headings},
        states=states,
        sources={source: {} for source in (CLAIM, MONITOR, VISIT)},
        classes={STREET: {}},
        sheets={STREET: indicators},
        vetoes=vetoes,
        gates=gates,
        grades=grades,
        adjustments=adjustments or {},
    )


def written(*indicators: Keys, **headings: Any) -> str:
    """Write the text of a scheme of one class with these indicators."""
    named = [{"title": keys["id"], **keys} for keys in indicators]
    return "\n".join(
        [
            table("[scheme]", {"id": "test", "title": "测试", **HEADING, **headings}),
            table("[states]", NO_WORTH),
            *(table(f"[source.{source}]", {}) for source in (CLAIM, MONITOR, VISIT)),
            table("[[class]]", {"id": STREET, "title": "街道"}),
            *(table("[[indicator]]", keys) for keys in named),
        ]
    )


def band(name: str, **bounds: str) -> Keys:
    return {"title": name, **{key: F(value) for key, value in bounds.items()}}


def fact(
    check: str,
    value: Value | int | None = None,
    day: date = date(2014, 6, 1),
    *,
    source: str = MONITOR,
    state: State | None = None,
    **given: Any,
) -> Fact:
    if state is None:
        state = State.OBSERVED
    if isinstance(value, int):
        value = F(value)
    usual: dict[str, Any] = {"unit": "U1", "seen": seconds(day), "order": 1}
    told: dict[str, Any] = {"check": check, "value": value, "source": source}
    return Fact(**{**usual, **told, "state": state, **given})


def not_applicable(check: str, **given: Any) -> Fact:
    return fact(check, state=State.NOT_APPLICABLE, **given)


def one(rules: Rules, *facts: Fact) -> Outcome:
    """Score the unit U1; of facts at one second, the later in the list is newer."""
    numbered = [replace(fact, order=n) for n, fact in enumerate(facts, 1)]
    return score(rules, {"U1": Unit(STREET)}, numbered, WorkCalendar())["U1"]
