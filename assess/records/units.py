"""Reading and writing who is assessed."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import exists, insert, select, update
from sqlmodel import col

from assess.records.tables import Observation, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitRow:
    """A unit; the fields are the columns of the table, `parent` is a code here."""

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


def read_units(connection: Connection) -> dict[int, UnitRow]:
    """Read every unit by its number."""
    rows = connection.execute(select(*Unit.__table__.columns)).mappings()  # type: ignore[attr-defined] # SQLModel hides it
    told = {int(row["id"]): dict(row) for row in rows}
    for row in told.values():
        del row["id"]
    codes = {number: str(row["code"]) for number, row in told.items()}
    for row in told.values():
        row["parent"] = codes[row["parent"]] if row["parent"] else ""
    return {number: UnitRow(**row) for number, row in told.items()}


def write_units(
    connection: Connection, added: Iterable[UnitRow], changed: Mapping[int, UnitRow]
) -> None:
    """Add units, and give the changed ones their new fields.

    Names go in after all old ones are out, and parents when everybody is there.
    """
    fresh = list(added)
    for number in changed:
        _set(connection, number, name=f"\0{number}")
    for number, row in changed.items():
        _set(connection, number, **_columns(row))
    if fresh:
        connection.execute(insert(Unit), [_columns(row) for row in fresh])
    _write_parents(connection, [*changed.values(), *fresh])


def _columns(row: UnitRow) -> dict[str, object]:
    return asdict(replace(row, parent="")) | {"parent": None}


def _write_parents(connection: Connection, rows: Iterable[UnitRow]) -> None:
    children = [row for row in rows if row.parent]
    if not children:
        return
    query = select(col(Unit.code), col(Unit.id))
    numbers = {row.code: row.id for row in connection.execute(query)}
    for row in children:
        _set(connection, numbers[row.code], parent=numbers[row.parent])


def _set(connection: Connection, number: int | None, **fields: object) -> None:
    connection.execute(update(Unit).where(col(Unit.id) == number).values(**fields))


def is_observed(connection: Connection, number: int) -> bool:
    """Tell whether there is any observation of a unit."""
    query = select(exists().where(col(Observation.unit) == number))
    return bool(connection.execute(query).scalar())
