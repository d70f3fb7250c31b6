"""A record in a PostgreSQL database: a schema of its own, the first of the search path.

Needs the extra `postgres`. Whoever writes holds a lock that other writers wait for, so
that numbers are given without gaps, as in a file.
"""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from itertools import count
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import create_engine, func
from sqlalchemy.dialects.postgresql import array
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from assess.problems import InputError, Location, refuse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    import psycopg
    from sqlalchemy import ColumnElement, Connection, Engine, Select, TableClause

    from assess.records.engines import Row
    from assess.records.places import Place, Server

_BEGIN: Final = "BEGIN ISOLATION LEVEL REPEATABLE READ"
_PATIENCE: Final = "SET LOCAL lock_timeout = '5s'"  # to wait for another writer
_WHOLE: Final = "SET LOCAL cursor_tuple_fraction = 1"  # what is streamed is read whole
READING: Final = (_BEGIN, _PATIENCE, _WHOLE)
WRITING: Final = (*READING, "LOCK TABLE setting IN SHARE ROW EXCLUSIVE MODE")
FILLING: Final = WRITING  # rows are always asked what they refer to
MAKING: Final = READING
NO_RECORD: Final = "not-a-schema"
KEEPS_ANSWERS: Final = False  # it was not tried there
ERRORS: Final = (DBAPIError,)

_DEFAULTS: Final = {"connect_timeout": "10", "fallback_application_name": "assess"}
_NO_TABLE: Final = {"42P01", "3F000"}
_LOCKED: Final = {"55P03", "40P01", "40001"}
_OUTSIDE_OUR_HANDS: Final = ("08", "22", "25", "42501", "53", "57", "58", "XX")
_GREW: Final = """
SELECT relname FROM pg_stat_xact_user_tables
WHERE schemaname = current_schema() AND n_tup_ins > 1000"""
_AT_ONCE: Final = 20_000  # rows fetched at one time
_NUMBERS: Final = count()


def engine(place: Server) -> Engine:
    """Say how to connect. Raises InputError: extra-missing, not-an-address."""
    told = conninfo_of(place)
    import psycopg  # noqa: PLC0415 - of an extra, which is there

    return create_engine(
        "postgresql+psycopg://",
        creator=lambda: psycopg.connect(told),
        isolation_level="AUTOCOMMIT",
        poolclass=NullPool,
        use_native_hstore=False,
    )


def conninfo_of(place: Server) -> str:
    """Say where the server is, as its driver wants it.

    Raises InputError: extra-missing, not-an-address.
    """
    try:
        import psycopg  # noqa: PLC0415 - of an extra
        from psycopg import conninfo  # noqa: PLC0415
    except ImportError as error:
        raise refuse("extra-missing", Location(str(place)), extra="postgres") from error
    try:
        given: dict[str, Any] = conninfo.conninfo_to_dict(place.address)
    except psycopg.ProgrammingError:  # it repeats what it was given
        raise refuse("not-an-address", Location(str(place))) from None
    return conninfo.make_conninfo(**{**_DEFAULTS, **given, "client_encoding": "utf8"})


def look_for(place: Server) -> None:
    """Leave it to the server to tell."""


def is_open(connection: Connection) -> bool:
    """Tell whether a transaction is left to undo."""
    driver = _driver(connection)
    return not driver.closed and driver.info.transaction_status != 0


def _driver(connection: Connection) -> psycopg.Connection[Any]:
    return connection.connection.dbapi_connection  # type: ignore[return-value] # psycopg's own


def refusal(error: DBAPIError, place: Place) -> InputError | None:
    """Give the refusal for what the server says; None: the fault is ours."""
    where, state = Location(str(place)), _state(error)
    if error.connection_invalidated or (not state and _cannot_connect(error)):
        return refuse("server-unreachable", where, reason=_said(error))
    if state in _LOCKED:
        return refuse("record-locked", where)
    if state.startswith(_OUTSIDE_OUR_HANDS):
        return refuse("server-refuses", where, reason=_said(error))
    return None


def is_something_else(error: DBAPIError) -> bool:
    """Tell whether there is no table of settings."""
    return _state(error) in _NO_TABLE


def _state(error: DBAPIError) -> str:
    return getattr(error.orig, "sqlstate", None) or ""


def _cannot_connect(error: DBAPIError) -> bool:
    import psycopg  # noqa: PLC0415 - of an extra

    return type(error.orig) in {
        psycopg.OperationalError,
        psycopg.errors.ConnectionTimeout,
    }


def _said(error: DBAPIError) -> str:
    """Give the first thing that the server, or the way to it, complains of."""
    return str(error.orig).strip().splitlines()[0]


def add_rows(connection: Connection, table: TableClause, rows: Sequence[Row]) -> None:
    """Write rows whose fields stand in the order of the table's columns."""
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    _copy(connection, f'"{table.name}" ({names})', rows)


def _copy(connection: Connection, into: str, rows: Iterable[Row]) -> None:
    with (
        _as_ever(into),
        _driver(connection).cursor() as cursor,
        cursor.copy(f"COPY {into} FROM STDIN".encode()) as copy,
    ):
        for row in rows:
            copy.write_row(row)


@contextmanager
def _as_ever(statement: str) -> Iterator[None]:
    """Let errors of the driver come as those of SQLAlchemy do."""
    import psycopg  # noqa: PLC0415 - of an extra

    try:
        yield
    except psycopg.Error as error:
        raise DBAPIError.instance(statement, None, error, psycopg.Error) from error


def adding(
    _connection: Connection, *_tables: TableClause
) -> AbstractContextManager[None]:
    """Let many rows be added to tables: no guard is in the way."""
    return nullcontext()


def begin_stage(connection: Connection) -> None:
    """Make a table for the observations to come."""
    connection.exec_driver_sql(
        "CREATE TEMP TABLE staged (unit int, series int, seen int, id bigint, "
        "value bigint, state int)"
    )


def add_to_stage(
    connection: Connection, cells: Sequence[int | None], width: int
) -> None:
    """Gather observations: the columns of one after those of the other."""
    every = (cells[n : n + width] for n in range(0, len(cells), width))
    _copy(connection, "staged", map(tuple, every))


def end_stage(connection: Connection) -> None:
    """Move them into the record, in the order in which they are read."""
    connection.exec_driver_sql(
        "INSERT INTO observation SELECT * FROM staged ORDER BY unit, series, seen, id"
    )
    connection.exec_driver_sql("DROP TABLE staged")


def settle(connection: Connection) -> None:
    """Count what is in tables that grew: until then, joins go by how few there were."""
    for (table,) in connection.exec_driver_sql(_GREW).all():
        connection.exec_driver_sql(f'ANALYZE "{table}"')


def stream(connection: Connection, query: Select[Any]) -> Iterator[Any]:
    """Yield rows as the driver gives them, some thousand at a time."""
    text = query.compile(connection.engine, compile_kwargs={"literal_binds": True})
    name = f"assess_{next(_NUMBERS)}"
    with _as_ever(str(text)), _driver(connection).cursor(name) as cursor:
        cursor.itersize = _AT_ONCE
        cursor.execute(str(text).encode(), binary=True)
        yield from cursor


def last(
    mark: ColumnElement[int], *columns: ColumnElement[Any]
) -> tuple[ColumnElement[Any], ...]:
    """Give the largest mark, and the columns of its row; arrays are compared so."""
    packed = func.max(array([mark, *columns]))
    return func.coalesce(packed[1], -1), *(packed[n + 2] for n in range(len(columns)))


def put_beside(connection: Connection) -> None:
    """Make views and guards; let numbers have no gaps, and texts an order of ours."""
    from assess.records.postgres_beside import make  # noqa: PLC0415 - seldom asked

    make(connection)


def take_away(connection: Connection) -> None:
    """Drop every view and guard."""
    from assess.records.postgres_beside import drop  # noqa: PLC0415 - seldom asked

    drop(connection)


def not_as_made(connection: Connection) -> Iterator[str]:
    """Yield the names of views and guards that are not what `put_beside` makes."""
    from assess.records.postgres_beside import compare  # noqa: PLC0415 - seldom asked

    return compare(connection)


def damage(_connection: Connection) -> Iterator[str]:
    """Leave it to the server, whose files they are."""
    return iter(())


def astray(_connection: Connection) -> Mapping[str, int]:
    """Find none: the server lets none in."""
    return {}
