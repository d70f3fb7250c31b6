"""The observations behind a cell: what was seen, when, by whom, with which evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import case, desc, select

from assess.messages import _
from assess.messages.numbers import fixed_text
from assess.records.sections import PLACED, in_section, place_of
from assess.records.shapes import (
    BATCH,
    DETAIL,
    OBSERVATION,
    SECTION,
    SERIES,
    WORD,
)
from assess.records.standing import stands
from assess.records.states import State

if TYPE_CHECKING:
    from sqlalchemy import Connection, RowMapping, Select

    from assess.scoring.looking import Look

SHOWN: Final = 5  # the first facts of a cell that are listed one by one

_COLUMNS: Final[tuple[Any, ...]] = (
    OBSERVATION.c.id,
    OBSERVATION.c.seen,
    OBSERVATION.c.state,
    OBSERVATION.c.value,
    SERIES.c.reading,
    SERIES.c.kind,
    WORD.c.text,
    BATCH.c.id.label("batch"),
    BATCH.c.contents,
    *PLACED,
    DETAIL.c.evidence,
    DETAIL.c.note,
    DETAIL.c.basis,
    DETAIL.c.inspector,
    DETAIL.c.place,
)
_FAILED: Final = (OBSERVATION.c.state == State.OBSERVED.value) & (
    OBSERVATION.c.value == 0
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One observation, in the reader's form."""

    number: int  # the observation's
    seen: str
    value: str  # or the state's name, where it carries none
    kind: str
    origin: str  # file and line, or the document of a decision
    beside: tuple[str, ...]  # evidence, note, basis, inspector, place: those given


def facts_of(
    connection: Connection, unit: int, look: Look, cutoff: int, *, failed: bool = False
) -> tuple[Fact, ...]:
    """Give the newest observations that a look folds, at most SHOWN + 1 of them.

    With `failed`, looks that failed go before all others.
    """
    first = [case((_FAILED, 0), else_=1)] if failed else []
    query: Select[Any] = (
        select(*_COLUMNS)
        .join(SERIES, SERIES.c.id == OBSERVATION.c.series)
        .join(
            BATCH,
            OBSERVATION.c.id.between(
                BATCH.c.first_id, BATCH.c.first_id + BATCH.c.lines
            ),
        )
        .outerjoin(SECTION, in_section())
        .outerjoin(
            WORD, (SERIES.c.reading == "word") & (WORD.c.id == OBSERVATION.c.value)
        )
        .outerjoin(DETAIL, DETAIL.c.observation == OBSERVATION.c.id)
        .where(OBSERVATION.c.unit == unit)
        .where(SERIES.c.source == look.source, SERIES.c.check_code == look.check)
        .where(OBSERVATION.c.seen.between(look.window.first, look.window.last))
        .where(OBSERVATION.c.id <= cutoff, stands(cutoff))
        .order_by(*first, desc(OBSERVATION.c.seen), desc(OBSERVATION.c.id))
        .limit(SHOWN + 1)
    )
    return tuple(_fact(row._mapping) for row in connection.execute(query))  # noqa: SLF001 - SQLAlchemy's public name


def _fact(row: RowMapping) -> Fact:
    beside = ("evidence", "note", "basis", "inspector", "place")
    return Fact(
        number=row["id"],
        seen=time_text(row["seen"]),
        value=_value(row),
        kind=row["kind"],
        origin=_origin(row),
        beside=tuple(row[name] for name in beside if row[name]),
    )


def _origin(row: RowMapping) -> str:
    if row["contents"] == "decision":
        return row["file"] or _("decision, batch {batch}").format(batch=row["batch"])
    return place_of(row)


def _value(row: RowMapping) -> str:
    if row["state"] != State.OBSERVED:
        return state_title(STATE_NAMES[row["state"]])
    return value_text(row["value"], row["reading"], row["text"])


def value_text(value: int, reading: str, word: str | None) -> str:
    """Write an observed value as it was handed in."""
    if reading == "word":
        return word or ""
    if reading == "date":
        return date.fromordinal(value).isoformat()
    if reading == "yes-no":
        return _("yes") if value else _("no")
    return fixed_text(value, 6, zeros=False)


def time_text(seen: int) -> str:
    """Write a time; midnight is a bare date."""
    moment = datetime.fromtimestamp(seen, UTC)
    text = moment.strftime("%Y-%m-%d %H:%M")
    return text.removesuffix(" 00:00")


STATE_NAMES: Final = {
    State.EXPLAINED: "explained-empty",
    State.NOT_APPLICABLE: "not-applicable",
    State.COULD_NOT_TELL: "could-not-tell",
    State.RECTIFIED: "rectified",
}


def state_title(state: str) -> str:
    """Name a state in the reader's language."""
    return {
        "observed": _("observed"),
        "clean": _("nothing found"),
        "explained-empty": _("explained as empty"),
        "not-applicable": _("not applicable"),
        "could-not-tell": _("could not tell"),
        "not-collected": _("not collected"),
        "stale": _("stale"),
        "no-target": _("no target"),
        "rectified": _("rectified"),
    }[state]
