"""Claims of "not applicable", and what the supervisor decided about them.

A claim counts until it is refused. A refused claim no longer stands: its leaf is worth
what else was seen of it, or what silence means.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, case, func, insert, or_, select

from assess.problems import InputError, Problem
from assess.records.bulk import add_corrections
from assess.records.decisions import enter_decision, in_force
from assess.records.seals import open_at
from assess.records.shapes import (
    BATCH,
    CLAIM_RULING,
    DECISION,
    DETAIL,
    OBSERVATION,
    SERIES,
    UNIT,
)
from assess.records.standing import stands
from assess.records.states import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import ColumnClause, ColumnElement, Connection, Select

    from assess.records.changes import Author
    from assess.records.decisions import Grounds


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim; `accepted` is None while nobody has decided."""

    number: int  # the observation's
    unit: int
    series: int
    code: str
    name: str
    source: str
    check: str
    seen: int
    basis: str
    note: str
    standing: int  # 1 or 0
    accepted: int | None  # 1 or 0
    reason: str
    authority: str
    document: str
    decided_at: int | None
    decided_by: str

    @property
    def open(self) -> bool:
        """Tell whether somebody has to decide it."""
        return bool(self.standing) and self.accepted is None


def _text(column: ColumnClause[Any]) -> ColumnElement[str]:
    return func.coalesce(column, "").label(column.name)


_COLUMNS: Final[tuple[Any, ...]] = (
    OBSERVATION.c.id.label("number"),
    OBSERVATION.c.unit,
    OBSERVATION.c.series,
    UNIT.c.code,
    UNIT.c.name,
    SERIES.c.source,
    SERIES.c.check_code.label("check"),
    OBSERVATION.c.seen,
    _text(DETAIL.c.basis),
    _text(DETAIL.c.note),
    case((stands(), 1), else_=0).label("standing"),
    CLAIM_RULING.c.accepted,
    _text(DECISION.c.reason),
    _text(DECISION.c.authority),
    _text(DECISION.c.document),
    BATCH.c.recorded_at.label("decided_at"),
    func.coalesce(BATCH.c.recorded_by, "").label("decided_by"),
)


def read_claims(connection: Connection) -> list[Claim]:
    """Give the claims that stand, and those that were decided, by unit."""
    ruling = and_(
        CLAIM_RULING.c.observation == OBSERVATION.c.id, in_force(CLAIM_RULING.c.batch)
    )
    query: Select[Any] = (
        select(*_COLUMNS)
        .join_from(OBSERVATION, UNIT, UNIT.c.id == OBSERVATION.c.unit)
        .join(SERIES, SERIES.c.id == OBSERVATION.c.series)
        .outerjoin(DETAIL, DETAIL.c.observation == OBSERVATION.c.id)
        .outerjoin(CLAIM_RULING, ruling)
        .outerjoin(DECISION, DECISION.c.batch == CLAIM_RULING.c.batch)
        .outerjoin(BATCH, BATCH.c.id == CLAIM_RULING.c.batch)
        .where(OBSERVATION.c.state == State.NOT_APPLICABLE.value)
        .where(or_(stands(), CLAIM_RULING.c.accepted.is_not(None)))
        .order_by(UNIT.c.code, OBSERVATION.c.id)
    )
    return [Claim(**row) for row in connection.execute(query).mappings()]


def rule_on_claims(
    connection: Connection,
    numbers: Iterable[int],
    grounds: Grounds,
    author: Author,
    *,
    accepted: bool,
) -> tuple[int, list[Claim]]:
    """Accept or refuse claims; give the batch of the decision, and the claims.

    Raises InputError, for each that cannot be decided: no-claim, claim-decided; or
    period-sealed.
    """
    asked = sorted(set(numbers))
    known = {claim.number: claim for claim in read_claims(connection)}
    if problems := list(_undecidable(known, asked)):
        raise InputError(problems)
    claims = [known[number] for number in asked]
    if not accepted:
        open_at(connection, (claim.seen for claim in claims))
    batch, successor = enter_decision(connection, grounds, author, len(claims))
    rows = [
        {"observation": number, "batch": batch, "accepted": int(accepted)}
        for number in asked
    ]
    connection.execute(insert(CLAIM_RULING), rows)
    if not accepted:
        gone = [(c.number, c.unit, c.series, successor) for c in claims]
        add_corrections(connection, gone)
    return batch, claims


def _undecidable(known: Mapping[int, Claim], asked: Iterable[int]) -> Iterator[Problem]:
    for number in asked:
        claim = known.get(number)
        if claim is None:
            yield Problem("no-claim", facts={"number": number})
        elif not claim.open:
            facts = {"number": number, "name": claim.name, "document": claim.document}
            yield Problem("claim-decided", facts=facts)
