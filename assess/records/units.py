"""Reading and writing who is assessed."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, exists, insert, select, update

from assess.records.shapes import OBSERVATION, UNIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitRow:
    """A unit; the fields are the columns of the table; other units are codes here."""

    code: str
    name: str
    class_id: str
    parent: str = ""
    site: str = ""
    contact: str = ""
    phone: str = ""
    email: str = ""
    valid_from: int | None = None  # day number
    valid_to: int | None = None
    merged_into: str = ""  # a code; after `valid_to`, whoever names this unit means it


def read_units(connection: Connection) -> dict[int, UnitRow]:
    """Read every unit by its number."""
    columns: list[Any] = [UNIT.c[field.name] for field in fields(UnitRow)]
    rows = connection.execute(select(UNIT.c.id, *columns).order_by(UNIT.c.id)).all()
    names = [column.name for column in columns]
    told = {number: dict(zip(names, row, strict=True)) for number, *row in rows}
    codes = {number: row["code"] for number, row in told.items()}
    for row in told.values():
        row.update({name: codes.get(row[name], "") for name in REFERS})
    return {number: UnitRow(**row) for number, row in told.items()}


def write_units(
    connection: Connection, added: Iterable[UnitRow], changed: Mapping[int, UnitRow]
) -> None:
    """Add units, and give the changed ones their new fields.

    Names go in after all old ones are out, and what refers to other units when
    everybody is there.
    """
    fresh = list(added)
    _set(connection, {number: {"name": f"\1{number}"} for number in changed})
    _set(connection, {number: _columns(row) for number, row in changed.items()})
    if fresh:
        connection.execute(insert(UNIT), [_columns(row) for row in fresh])
    for name in REFERS:
        _refer(connection, name, [*changed.values(), *fresh])


REFERS: Final = ("parent", "merged_into")
_OWN: Final = [f.name for f in fields(UnitRow) if f.name not in REFERS]


def _columns(row: UnitRow) -> dict[str, object]:
    return {name: getattr(row, name) for name in _OWN} | dict.fromkeys(REFERS)


def _refer(connection: Connection, name: str, rows: Iterable[UnitRow]) -> None:
    """Write the numbers of the units that a column of codes speaks of."""
    numbers = numbers_of(connection)
    speaking = {numbers[row.code]: getattr(row, name) for row in rows}
    referred = {n: {name: numbers[code]} for n, code in speaking.items() if code}
    _set(connection, referred)


def numbers_of(connection: Connection) -> dict[str, int]:
    """Give the number of every unit by its code."""
    query = select(UNIT.c.code, UNIT.c.id).order_by(UNIT.c.id)
    return {row.code: row.id for row in connection.execute(query)}


def _set(connection: Connection, units: Mapping[int, Mapping[str, object]]) -> None:
    """Change the same columns of some units, by their numbers."""
    if not units:
        return
    columns = next(iter(units.values())).keys()
    change = (
        update(UNIT)
        .where(UNIT.c.id == bindparam("_number"))
        .values({name: bindparam(f"_{name}") for name in columns})
    )
    rows = [
        {"_number": number} | {f"_{name}": value for name, value in row.items()}
        for number, row in units.items()
    ]
    connection.execute(change, rows)


def is_observed(connection: Connection, number: int) -> bool:
    """Tell whether there is any observation of a unit."""
    query = select(exists().where(OBSERVATION.c.unit == number))
    return bool(connection.execute(query).scalar())
