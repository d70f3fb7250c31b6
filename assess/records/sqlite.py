"""A record in one SQLite file."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import create_engine, event, func, insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from assess.problems import Location, refuse
from assess.records.shapes import OBSERVATION

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from sqlalchemy import ColumnElement, Connection, Engine, Select, TableClause

    from assess.problems import InputError
    from assess.records.engines import Row
    from assess.records.places import Place

READING: Final = ("BEGIN",)
WRITING: Final = ("BEGIN IMMEDIATE",)
FILLING: Final = ("PRAGMA foreign_keys=OFF", "BEGIN IMMEDIATE")  # of one connection
MAKING: Final = WRITING
NO_RECORD: Final = "not-a-record"
KEEPS_ANSWERS: Final = True
ERRORS: Final = (DBAPIError, sqlite3.Error)  # the latter of what is streamed

_PATIENCE: Final = 5  # seconds to wait for another writer
_OUTSIDE_OUR_HANDS: Final = {  # itself, not a subclass
    sqlite3.DatabaseError,
    sqlite3.OperationalError,
}
_NO_TEXT: Final = sqlite3.SQLITE_CORRUPT  # the driver, not SQLite: bytes are no UTF-8
_OF_SOMETHING_ELSE: Final = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}  # no table
_AT_ONCE: Final = 100  # rows in one statement: a third of the time of one by one
_TOLD: Final = 10  # what is damaged is told this often
_GUARD: Final = "SELECT sql FROM sqlite_master WHERE type='trigger' AND name=?"
_BESIDE: Final = (
    "SELECT type, name, sql FROM sqlite_master WHERE type IN ('view', 'trigger')"
)


def engine(place: Path) -> Engine:
    """Say how to connect; the file is let go of after every transaction."""
    made = create_engine(
        f"sqlite:///{place}",
        isolation_level="AUTOCOMMIT",
        poolclass=NullPool,
        connect_args={"timeout": _PATIENCE},
    )
    event.listen(made, "connect", _prepare)
    return made


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA threads=2")


def look_for(place: Path) -> None:
    """Refuse what is no file, or one that may not be read."""
    where = Location(str(place))
    try:
        with place.open("rb"):
            return
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as error:
        raise refuse("no-record", where) from error
    except OSError as error:
        raise refuse("record-unreadable", where, reason=error.strerror) from error


def is_open(connection: Connection) -> bool:
    """Tell whether a transaction is left to undo."""
    return bool(connection.connection.dbapi_connection.in_transaction)  # type: ignore[union-attr] # SQLite's own


def refusal(error: Exception, place: Place) -> InputError | None:
    """Give the refusal for what the database says; None: the fault is ours."""
    where, said = Location(str(place)), _said(error)
    if type(said) not in _OUTSIDE_OUR_HANDS:
        return None
    if "locked" in str(said):
        return refuse("record-locked", where)
    if _code(said) == sqlite3.SQLITE_CORRUPT:
        return refuse("record-damaged", where, reason=said)
    return refuse("record-refuses", where, reason=said)


def is_something_else(error: DBAPIError) -> bool:
    """Tell whether there is no table of settings."""
    return _code(_said(error)) in _OF_SOMETHING_ELSE


def _said(error: Exception) -> BaseException | None:
    """Give what the driver said, be it told by SQLAlchemy or not."""
    return error.orig if isinstance(error, DBAPIError) else error


def _code(said: BaseException | None) -> int:
    return getattr(said, "sqlite_errorcode", _NO_TEXT) & 0xFF  # the rest: of which kind


def add_rows(connection: Connection, table: TableClause, rows: Sequence[Row]) -> None:
    """Write rows whose fields stand in the order of the table's columns."""
    text = str(insert(table).compile(connection.engine))
    into, _values, _marks = text.partition("VALUES")
    _insert(connection, into, list(chain.from_iterable(rows)), len(table.columns))


@contextmanager
def adding(connection: Connection, *tables: TableClause) -> Iterator[None]:
    """Let many rows be added to tables.

    A plain INSERT replaces nothing: the guard against that is not asked of each row.
    """
    lifted = []
    for table in tables:
        name = f"{table.name}_no_replace"
        if guard := connection.exec_driver_sql(_GUARD, (name,)).scalar():
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
            lifted.append(guard)
    yield
    for guard in lifted:
        connection.exec_driver_sql(guard)


def begin_stage(connection: Connection) -> None:
    """Make a table for the observations to come."""
    connection.exec_driver_sql(
        "CREATE TEMP TABLE staged (unit, series, seen, id, value, state)"
    )


def add_to_stage(
    connection: Connection, cells: Sequence[int | None], width: int
) -> None:
    """Gather observations: the columns of one after those of the other."""
    _insert(connection, "INSERT INTO staged ", cells, width)


def _insert(
    connection: Connection, into: str, cells: Sequence[int | str | None], width: int
) -> None:
    """Add rows, many in one statement, and what is left over one by one."""
    row, many = f"({', '.join('?' * width)})", _AT_ONCE * width
    whole = len(cells) // many * many
    for some, rows in ((cells[:whole], _AT_ONCE), (cells[whole:], 1)):
        wide = rows * width
        parts = [tuple(some[n : n + wide]) for n in range(0, len(some), wide)]
        if parts:
            told = ", ".join([row] * rows)
            connection.exec_driver_sql(f"{into}VALUES {told}", parts)


def end_stage(connection: Connection) -> None:
    """Move them into the record, in its order: the database sorts faster than we do."""
    with adding(connection, OBSERVATION):
        connection.exec_driver_sql(
            "INSERT INTO observation SELECT * FROM staged"
            " ORDER BY unit, series, seen, id"
        )
    connection.exec_driver_sql("DROP TABLE staged")


def settle(_connection: Connection) -> None:
    """Do nothing: its joins go by keys."""


def stream(connection: Connection, query: Select[Any]) -> Iterator[Any]:
    """Yield rows as the driver gives them."""
    text = query.compile(connection.engine, compile_kwargs={"literal_binds": True})
    cursor = connection.connection.cursor()
    cursor.execute(str(text))
    return iter(cursor)  # type: ignore[call-overload, no-any-return] # a DBAPI cursor is one


def last(
    mark: ColumnElement[int], *columns: ColumnElement[Any]
) -> tuple[ColumnElement[Any], ...]:
    """Give the largest mark, and columns: SQLite gives those of the row with it."""
    return func.coalesce(func.max(mark), -1), *columns


def put_beside(connection: Connection) -> None:
    """Make views and guards."""
    for statement in _beside().values():
        connection.exec_driver_sql(statement)


def take_away(connection: Connection) -> None:
    """Drop every view and guard."""
    for kind, name, _sql in connection.exec_driver_sql(_BESIDE).all():
        connection.exec_driver_sql(f'DROP {kind} "{name}"')


def not_as_made(connection: Connection) -> Iterator[str]:
    """Yield the names of views and guards that are not what `put_beside` makes."""
    found = {name: sql for _kind, name, sql in connection.exec_driver_sql(_BESIDE)}
    for name, statement in _beside().items():
        if found.get(name) != statement:
            yield name


def _beside() -> dict[str, str]:
    from assess.records.declared import keys  # noqa: PLC0415 - slow, and seldom asked
    from assess.records.guards import guards  # noqa: PLC0415
    from assess.records.spelling import SQLITE, views  # noqa: PLC0415

    return {**views(SQLITE), **guards(keys())}


def damage(connection: Connection) -> Iterator[str]:
    """Yield what the database finds broken in its own file."""
    for (said,) in connection.exec_driver_sql(f"PRAGMA integrity_check({_TOLD})"):
        if said != "ok":
            yield said


def astray(connection: Connection) -> Mapping[str, int]:
    """Count the rows that refer to what is not there, by table."""
    rows = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return Counter(str(row[0]) for row in rows)
