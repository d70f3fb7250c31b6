"""The observations behind a cell: what was seen, when, by whom, with which evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import desc, select
from sqlmodel import col

from assess.messages import _
from assess.messages.numbers import fixed_text
from assess.records.standing import stands
from assess.records.states import State
from assess.records.tables import Batch, Detail, Observation, Series, Word

if TYPE_CHECKING:
    from sqlalchemy import Connection, RowMapping, Select

    from assess.scoring.sheet import Look

SHOWN: Final = 5  # the newest facts of a cell that are listed one by one

_COLUMNS: Final[tuple[Any, ...]] = (
    Observation.id,
    Observation.seen,
    Observation.state,
    Observation.value,
    Series.reading,
    Series.kind,
    Word.text,
    Batch.file,
    Batch.first_id,
    Detail.evidence,
    Detail.note,
    Detail.basis,
    Detail.inspector,
    Detail.place,
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One observation, in the reader's form."""

    number: int  # the observation's
    seen: str
    value: str  # or the state's name, where it carries none
    kind: str
    file: str
    line: int
    beside: tuple[str, ...]  # evidence, note, basis, inspector, place: those given


def facts_of(
    connection: Connection, unit: int, look: Look, cutoff: int
) -> tuple[Fact, ...]:
    """Give the newest observations that a look folds, at most SHOWN + 1 of them."""
    query: Select[Any] = (
        select(*_COLUMNS)
        .join(Series, col(Series.id) == col(Observation.series))
        .join(
            Batch,
            (col(Batch.contents) == "observations")
            & col(Observation.id).between(
                col(Batch.first_id), col(Batch.first_id) + col(Batch.lines)
            ),
        )
        .outerjoin(
            Word, (col(Series.reading) == "word") & (col(Word.id) == Observation.value)
        )
        .outerjoin(Detail, col(Detail.observation) == col(Observation.id))
        .where(col(Observation.unit) == unit)
        .where(col(Series.source) == look.source, col(Series.check_code) == look.check)
        .where(col(Observation.seen).between(look.window.first, look.window.last))
        .where(col(Observation.id) <= cutoff, stands(cutoff))
        .order_by(desc(col(Observation.seen)), desc(col(Observation.id)))
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
        file=row["file"],
        line=row["id"] - row["first_id"],
        beside=tuple(row[name] for name in beside if row[name]),
    )


def _value(row: RowMapping) -> str:
    if row["state"] != State.OBSERVED:
        return state_title(_NAMES[row["state"]])
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


_NAMES: Final = {
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
        "rectified": _("rectified"),
    }[state]
