"""What changes about units, and how it is taken back: names, parents, mergers."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, exists, insert, or_, select
from sqlalchemy.exc import IntegrityError

from assess.problems import NOWHERE, refuse
from assess.records.changes import Author, Change, changes_of, log
from assess.records.names import former_names
from assess.records.shapes import FORMER_NAME, OBSERVATION, RESULT, UNIT
from assess.records.store import part
from assess.records.units import UnitRow, numbers_of, read_units, write_units

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import Connection

_DAYS = frozenset({"valid_from", "valid_to"})


def log_units(
    connection: Connection, before: Mapping[int, UnitRow], author: Author, reason: str
) -> None:
    """Write what became of the units since `before`, and the names they had."""
    changes = list(_changes(before, read_units(connection), reason))
    log(connection, changes, author)
    until = author.now // 86400 + date(1970, 1, 1).toordinal()
    renamed = ((c.number, c.old) for c in changes if c.part == "name")
    _write_names(connection, renamed, author, until)


def known_as(
    connection: Connection, names: Mapping[str, Iterable[str]], author: Author
) -> None:
    """Write names that units, by their codes, had before; each once."""
    numbers, known = numbers_of(connection), set(former_names(connection))
    told = {(numbers[code], name) for code, of in names.items() for name in of}
    _write_names(connection, sorted(told - known), author, None)


def _write_names(
    connection: Connection,
    names: Iterable[tuple[int, str]],
    author: Author,
    until: int | None,
) -> None:
    rows = [
        {"unit": unit, "name": name, "until": until, "batch": author.batch}
        for unit, name in names
    ]
    if rows:
        connection.execute(insert(FORMER_NAME), rows)


def _changes(
    before: Mapping[int, UnitRow], now: Mapping[int, UnitRow], reason: str
) -> Iterator[Change]:
    for number, row in now.items():
        old = before.get(number)
        if old is None:
            yield Change(subject="unit", number=number, new=row.code, reason=reason)
        elif old != row:
            for name in (f.name for f in fields(UnitRow)):
                was, is_now = _text(old, name), _text(row, name)
                if was != is_now:
                    yield Change(
                        subject="unit", number=number, part=name, old=was, new=is_now,
                        reason=reason,
                    )  # fmt: skip


def _text(row: UnitRow, name: str) -> str:
    value = getattr(row, name)
    if name in _DAYS:
        return date.fromordinal(value).isoformat() if value else ""
    return str(value)


def _value(name: str, text: str) -> Any:
    if name in _DAYS:
        return date.fromisoformat(text).toordinal() if text else None
    return text


def take_back_units(connection: Connection, batch: int, author: Author) -> int:
    """Undo what a file changed about units; count the units it concerns.

    What was changed again since then stays as it is now. Raises InputError:
    units-are-in-use where observations or results are of a unit that the file added.
    """
    changes = changes_of(connection, batch)
    rows = read_units(connection)
    undone = dict(rows)
    for change in changes:
        row = undone[change.number]
        if change.part and _text(row, change.part) == change.new:
            new = {change.part: _value(change.part, change.old)}
            undone[change.number] = replace(row, **new)
    changed = {n: row for n, row in undone.items() if row != rows[n]}
    write_units(connection, (), changed)
    log(connection, _changes(rows, changed, "withdrawn"), author)
    added = [c.number for c in changes if not c.part]
    _remove(connection, {n: rows[n] for n in added}, author)
    return len({*changed, *added})


def _in_use(connection: Connection, units: Iterable[int]) -> list[int]:
    """Find the units that were observed or scored."""
    told = (
        exists().where(shape.c.unit == UNIT.c.id) for shape in (OBSERVATION, RESULT)
    )
    query = select(UNIT.c.id).where(UNIT.c.id.in_(units), or_(*told))
    return list(connection.execute(query.order_by(UNIT.c.id)).scalars())


def _remove(
    connection: Connection, units: Mapping[int, UnitRow], author: Author
) -> None:
    """Take out units of which the record says nothing else."""
    try:
        with part(connection):
            connection.execute(delete(UNIT).where(UNIT.c.id.in_(units)))
    except IntegrityError as error:
        used = _in_use(connection, units) or list(units)
        facts = {"many": len(units), "used": len(used), "first": units[used[0]].name}
        raise refuse("units-are-in-use", NOWHERE, **facts) from error
    gone = (
        Change(subject="unit", number=number, old=row.code, reason="withdrawn")
        for number, row in units.items()
    )
    log(connection, gone, author)
