"""Whom a file means: units by their codes and names, those of today and before."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import exists, not_, select

from assess.records.shapes import FORMER_NAME, UNIT, WITHDRAWAL

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select


class KnownUnit(NamedTuple):
    """A unit that observations may be about."""

    number: int
    class_id: str
    until: int = 0  # its last day, where it was merged
    heir: KnownUnit | None = None  # whom its code and names mean after that

    def on(self, day: int) -> KnownUnit:
        """Give whom its names mean on a day."""
        if self.heir and day > self.until:
            return self.heir.on(day)
        return self


class Directory(NamedTuple):
    """Everybody that a file may speak of."""

    known: dict[str, KnownUnit]  # by code, by name, and by former name
    unclear: dict[str, tuple[str, ...]]  # a former name of several -> their codes


def directory(connection: Connection) -> Directory:
    """Read whom codes and names mean.

    A name that a unit has today is its own, whoever had it before.
    """
    columns: list[Any] = [UNIT.c[name] for name in _Row._fields]
    query: Select[Any] = select(*columns).order_by(UNIT.c.id)
    rows = {row[0]: _Row(*row) for row in connection.execute(query)}
    units = {number: _known(row, rows) for number, row in rows.items()}
    former = _former(connection, units)
    known = {name: units[min(of)] for name, of in former.items() if len(of) == 1}
    for row in rows.values():
        known[row.name] = units[row.id]
    for row in rows.values():
        known[row.code] = units[row.id]
    unclear = {
        name: tuple(sorted(rows[number].code for number in of))
        for name, of in former.items()
        if name not in known
    }
    return Directory(known, unclear)


class _Row(NamedTuple):
    """What is asked of a unit; the fields are columns of the table."""

    id: int
    code: str
    name: str
    class_id: str
    valid_to: int | None
    merged_into: int | None


def _known(row: _Row, rows: dict[int, _Row]) -> KnownUnit:
    if not row.merged_into:
        return KnownUnit(row.id, row.class_id)
    heir = _known(rows[row.merged_into], rows)
    return KnownUnit(row.id, row.class_id, row.valid_to or 0, heir)


def former_names(connection: Connection) -> list[tuple[int, str]]:
    """Give the numbers of units and the names they had, oldest first."""
    back = exists().where(WITHDRAWAL.c.batch == FORMER_NAME.c.batch)
    query: Select[Any] = select(FORMER_NAME.c.unit, FORMER_NAME.c.name)
    rows = connection.execute(query.where(not_(back)).order_by(FORMER_NAME.c.id))
    return [(unit, name) for unit, name in rows]


def _former(connection: Connection, units: dict[int, KnownUnit]) -> dict[str, set[int]]:
    found: defaultdict[str, set[int]] = defaultdict(set)
    for unit, name in former_names(connection):
        if unit in units:
            found[name].add(unit)
    return found
