"""Appeals of units, and what became of them.

What was seen is never touched: an accepted appeal adds an observation that takes the
place of the old one, or takes the old one out, by a decision that says why.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, case, func, insert, literal, select

from assess.problems import refuse
from assess.records.bulk import DetailRow, add_corrections, add_details, add_rows
from assess.records.decisions import enter_decision, in_force
from assess.records.seals import open_at
from assess.records.shapes import (
    APPEAL,
    APPEAL_RULING,
    BATCH,
    DECISION,
    DETAIL,
    EXHIBIT,
    OBSERVATION,
    SERIES,
    UNIT,
    WORD,
    write,
)
from assess.records.standing import stands
from assess.records.states import State

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection, Select

    from assess.records.changes import Author
    from assess.records.decisions import Grounds


@dataclass(frozen=True, kw_only=True, slots=True)
class Matter:
    """What an appeal is about, and what the unit asks for."""

    unit: int
    series: int
    seen: int  # seconds: of when it speaks
    observation: int | None  # None: nothing was seen
    asked: int | None  # None: to strike the observation


@dataclass(frozen=True, kw_only=True, slots=True)
class Lodging:
    """When an appeal came, until when it is decided, and why it was made."""

    opened: int  # day number
    due: int
    reason: str
    document: str = ""  # the unit's letter


@dataclass(frozen=True, kw_only=True, slots=True)
class Appeal:
    """One appeal; `accepted` is None while nobody has decided."""

    number: int
    unit: int
    series: int
    seen: int
    observation: int | None
    asked: int | None
    opened: int
    due: int
    reason: str
    document: str
    code: str
    name: str
    source: str
    check: str
    kind: str
    reading: str
    state: int | None  # of the observation
    value: int | None
    standing: int  # 1: what it is about is as it was when the appeal came
    accepted: int | None  # 1 or 0
    decided: int | None  # the value that was decided; None: struck, refused
    grounds: str
    authority: str
    ruling: str  # the number of its document
    batch: int | None
    decided_at: int | None
    decided_by: str
    words: dict[int, str] = field(default_factory=dict)  # by number

    @property
    def open(self) -> bool:
        """Tell whether somebody has to decide it."""
        return self.accepted is None


def _text(column: Any, name: str) -> Any:
    return func.coalesce(column, "").label(name)


_COLUMNS: Final[tuple[Any, ...]] = (
    APPEAL.c.id.label("number"),
    *(APPEAL.c[n] for n in ("unit", "series", "seen", "observation", "asked")),
    *(APPEAL.c[n] for n in ("opened", "due", "reason", "document")),
    *(UNIT.c[n] for n in ("code", "name")),
    SERIES.c.source,
    SERIES.c.check_code.label("check"),
    *(SERIES.c[n] for n in ("kind", "reading")),
    *(OBSERVATION.c[n] for n in ("state", "value")),
    case((and_(OBSERVATION.c.id.is_not(None), stands()), 1), else_=0).label("standing"),
    APPEAL_RULING.c.accepted,
    APPEAL_RULING.c.value.label("decided"),
    _text(DECISION.c.reason, "grounds"),
    _text(DECISION.c.authority, "authority"),
    _text(DECISION.c.document, "ruling"),
    APPEAL_RULING.c.batch,
    BATCH.c.recorded_at.label("decided_at"),
    _text(BATCH.c.recorded_by, "decided_by"),
)


def read_appeals(connection: Connection) -> list[Appeal]:
    """Give every appeal, in the order in which they came."""
    words = {row.id: row.text for row in connection.execute(select(WORD))}
    rows = connection.execute(_appeals().order_by(APPEAL.c.id)).mappings()
    return [Appeal(**row, words=words) for row in rows]


def read_appeal(connection: Connection, number: int) -> Appeal:
    """Give one appeal. Raises InputError: no-appeal."""
    found = (each for each in read_appeals(connection) if each.number == number)
    appeal = next(found, None)
    if appeal is None:
        raise refuse("no-appeal", number=number)
    return appeal


def _appeals() -> Select[Any]:
    seen = and_(
        OBSERVATION.c.unit == APPEAL.c.unit,
        OBSERVATION.c.series == APPEAL.c.series,
        OBSERVATION.c.seen == APPEAL.c.seen,
        OBSERVATION.c.id == APPEAL.c.observation,
    )
    ruling = and_(
        APPEAL_RULING.c.appeal == APPEAL.c.id, in_force(APPEAL_RULING.c.batch)
    )
    query: Select[Any] = select(*_COLUMNS)
    return (
        query.join_from(APPEAL, UNIT, UNIT.c.id == APPEAL.c.unit)
        .join(SERIES, SERIES.c.id == APPEAL.c.series)
        .outerjoin(OBSERVATION, seen)
        .outerjoin(APPEAL_RULING, ruling)
        .outerjoin(DECISION, DECISION.c.batch == APPEAL_RULING.c.batch)
        .outerjoin(BATCH, BATCH.c.id == APPEAL_RULING.c.batch)
    )


def open_appeal(
    connection: Connection, matter: Matter, lodging: Lodging, author: Author
) -> int:
    """Write an appeal and give its number.

    Raises InputError: asks-nothing, appealed-already.
    """
    if matter.observation is None and matter.asked is None:
        raise refuse("asks-nothing")
    for other in read_appeals(connection):
        same = (other.unit, other.series, other.seen, other.observation)
        if other.open and same == (
            matter.unit, matter.series, matter.seen, matter.observation,
        ):  # fmt: skip
            raise refuse("appealed-already", number=other.number)
    return write(
        connection,
        APPEAL,
        **asdict(matter),
        **asdict(lodging),
        made_at=author.now,
        made_by=author.by,
    )


def refuse_appeal(
    connection: Connection, appeal: Appeal, grounds: Grounds, author: Author
) -> int:
    """Leave all as it is; give the batch of the decision.

    Raises InputError: appeal-decided.
    """
    _undecided(appeal)
    batch, _first = enter_decision(connection, grounds, author, 0)
    _rule(connection, appeal, batch, accepted=0, value=None)
    return batch


def accept_appeal(
    connection: Connection,
    appeal: Appeal,
    value: int | None,
    grounds: Grounds,
    author: Author,
) -> int:
    """Let `value` take the place of what was seen; None: strike it. Give the batch.

    Raises InputError: appeal-decided, appeal-overtaken, asks-nothing,
    period-sealed.
    """
    _undecided(appeal)
    old = appeal.observation
    if old is not None and not appeal.standing:
        raise refuse("appeal-overtaken", number=appeal.number, observation=old)
    if old is None and value is None:
        raise refuse("asks-nothing")
    open_at(connection, [appeal.seen])
    rows = int(value is not None)
    batch, first = enter_decision(connection, grounds, author, rows)
    if value is not None:
        place = (appeal.unit, appeal.series, appeal.seen)
        row = (*place, first, value, State.OBSERVED.value)
        add_rows(connection, OBSERVATION, [row])
        detail = _detail(
            connection, appeal, first, grounds, fully=value == appeal.asked
        )
        add_details(connection, [detail])
        _keep_exhibits(connection, appeal, first)
    if old is not None:
        add_corrections(connection, [(old, appeal.unit, appeal.series, first)])
    _rule(connection, appeal, batch, accepted=1, value=value)
    return batch


def _undecided(appeal: Appeal) -> None:
    if not appeal.open:
        raise refuse("appeal-decided", number=appeal.number, document=appeal.ruling)


def _rule(
    connection: Connection,
    appeal: Appeal,
    batch: int,
    *,
    accepted: int,
    value: int | None,
) -> None:
    row = {
        "appeal": appeal.number,
        "batch": batch,
        "accepted": accepted,
        "value": value,
    }
    connection.execute(insert(APPEAL_RULING).values(row))


def _detail(
    connection: Connection,
    appeal: Appeal,
    number: int,
    grounds: Grounds,
    *,
    fully: bool,
) -> DetailRow:
    """Give what stands beside the new value: what stood beside the old, and why.

    Where the unit was right, there is nothing to put right any more.
    """
    query: Select[Any] = select(*DETAIL.c).where(
        DETAIL.c.observation == appeal.observation
    )
    row = connection.execute(query).first()
    old = DetailRow(*row) if row else DetailRow(0, 0, None, "", "", "", "", "")
    return old._replace(
        observation=number,
        unit=appeal.unit,
        due=None if fully else old.due,
        note=grounds.reason,
    )


def _keep_exhibits(connection: Connection, appeal: Appeal, number: int) -> None:
    """Let the files behind the old value stand behind the new one, too."""
    its = EXHIBIT.c.observation == appeal.observation
    columns = (EXHIBIT.c.evidence, EXHIBIT.c.unit)
    query: Select[Any] = select(literal(number), *columns).where(its)
    connection.execute(insert(EXHIBIT).from_select(list(EXHIBIT.c), query))


def overdue(appeal: Appeal, today: date) -> bool:
    """Tell whether an appeal should have been decided before today."""
    return appeal.open and appeal.due < today.toordinal()
