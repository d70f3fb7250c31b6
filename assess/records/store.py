"""Opening the record: one SQLite file, with its transactions and its refusals."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import NullPool

from assess.problems import Location, refuse
from assess.records import settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

    from assess.problems import InputError

_LOOSELY: Final = "PRAGMA foreign_keys=OFF"  # of this connection, so of one transaction
_PATIENCE: Final = 5  # seconds to wait for another writer
_OUTSIDE_OUR_HANDS: Final = {DatabaseError, OperationalError}  # itself, not a subclass
_OF_SOMETHING_ELSE: Final = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}  # no table


@dataclass(frozen=True, slots=True)
class Record:
    """An open record."""

    path: Path
    engine: Engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Look at one unchanging state of the record."""
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Change the record: all of it, or nothing."""
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    @contextmanager
    def filling(self) -> Iterator[Connection]:
        """Add rows of which it is known that what they refer to is there."""
        with self._transaction(_LOOSELY, "BEGIN IMMEDIATE") as connection:
            yield connection

    @contextmanager
    def rebuilding(self, *, trying: bool) -> Iterator[Connection]:
        """Change tables that others refer to: all of it, or nothing, as in a trial."""
        end = "ROLLBACK" if trying else "COMMIT"
        with self._transaction(_LOOSELY, "BEGIN IMMEDIATE", end=end) as connection:
            yield connection

    @contextmanager
    def trying(self) -> Iterator[Connection]:
        """Change the record, look at what came of it, and leave it as it was."""
        with self._transaction("BEGIN IMMEDIATE", end="ROLLBACK") as connection:
            yield connection

    @contextmanager
    def _transaction(self, *begin: str, end: str = "COMMIT") -> Iterator[Connection]:
        try:
            with self.engine.connect() as connection, _undone(connection, "ROLLBACK"):
                for statement in begin:
                    connection.exec_driver_sql(statement)
                yield connection
                connection.exec_driver_sql(end)
        except DatabaseError as error:
            if type(error) not in _OUTSIDE_OUR_HANDS:
                raise
            raise self.told(error) from error

    def told(self, error: DatabaseError) -> InputError:
        """Give the refusal for what the database says."""
        where = Location(str(self.path))
        if "locked" in str(error.orig):
            return refuse("record-locked", where)
        if error.orig.sqlite_errorcode == sqlite3.SQLITE_CORRUPT:  # type: ignore[union-attr] # SQLite's own
            return refuse("record-damaged", where, reason=error.orig)
        return refuse("record-refuses", where, reason=error.orig)


@contextmanager
def part(connection: Connection) -> Iterator[None]:
    """Take back what was done inside, and only that, if it ends with an error."""
    connection.exec_driver_sql("SAVEPOINT part")
    with _undone(connection, "ROLLBACK TO part"):
        yield
    connection.exec_driver_sql("RELEASE part")


@contextmanager
def tried(connection: Connection) -> Iterator[None]:
    """Take back what was done inside, and only that, however it ends."""
    connection.exec_driver_sql("SAVEPOINT tried")
    with _undone(connection, "ROLLBACK TO tried"):
        yield
    connection.exec_driver_sql("ROLLBACK TO tried")
    connection.exec_driver_sql("RELEASE tried")


@contextmanager
def _undone(connection: Connection, undo: str) -> Iterator[None]:
    """Take back what was done inside if it ends with an error, and is not yet gone."""
    try:
        yield
    except BaseException:
        if _is_open(connection):
            connection.exec_driver_sql(undo)
        raise


def _is_open(connection: Connection) -> bool:
    """Tell whether a transaction is left to undo; an interrupt ends the connection."""
    if connection.invalidated:
        return False
    return bool(connection.connection.dbapi_connection.in_transaction)  # type: ignore[union-attr] # SQLite's own


def create_record(path: Path) -> Record:
    """Make an empty record at `path`; it is for the scheme it is first fed by.

    Raises InputError (record-exists) where there is a file already.
    """
    if path.exists():
        raise refuse("record-exists", Location(str(path)))
    record = Record(path, _engine(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _fill(record)
    except OSError as error:
        raise refuse(
            "record-refuses", Location(str(path)), reason=error.strerror
        ) from error
    except BaseException:
        path.unlink(missing_ok=True)  # it was begun here
        raise
    return record


def _fill(record: Record) -> None:
    from assess.records.declared import metadata, put_beside  # noqa: PLC0415 - see it

    with record.writing() as connection:
        metadata.create_all(connection)
        put_beside(connection)
        settings.write(connection, settings.FORMAT_NAME, str(settings.FORMAT))


def open_record(path: Path) -> Record:
    """Open the record at `path`.

    Raises InputError: record-is-older, and what `open_as_it_is` raises.
    """
    record, found = open_as_it_is(path)
    if found < settings.FORMAT:
        facts = {"found": found, "wanted": settings.FORMAT}
        raise refuse("record-is-older", Location(str(path)), **facts)
    return record


def open_as_it_is(path: Path) -> tuple[Record, int]:
    """Open a record that may be older than this program; tell its format.

    Raises InputError: no-record, record-unreadable, record-locked, not-a-record,
    record-refuses, record-is-newer.
    """
    where = Location(str(path))
    _make_sure(path)
    record = Record(path, _engine(path))
    try:
        with record.engine.connect() as connection:
            made = settings.read(connection, settings.FORMAT_NAME)
    except DatabaseError as error:
        if error.orig.sqlite_errorcode in _OF_SOMETHING_ELSE:  # type: ignore[union-attr] # SQLite's own
            raise refuse("not-a-record", where) from error
        raise record.told(error) from error
    if made is None or not made.isdecimal():
        raise refuse("not-a-record", where)
    if int(made) > settings.FORMAT:
        raise refuse("record-is-newer", where, found=made, wanted=settings.FORMAT)
    return record, int(made)


def _make_sure(path: Path) -> None:
    """Refuse what is no file, or one that may not be read."""
    where = Location(str(path))
    try:
        with path.open("rb"):
            return
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as error:
        raise refuse("no-record", where) from error
    except OSError as error:
        raise refuse("record-unreadable", where, reason=error.strerror) from error


def _engine(path: Path) -> Engine:
    engine = create_engine(
        f"sqlite:///{path}",
        isolation_level="AUTOCOMMIT",
        poolclass=NullPool,  # the file is let go of after every transaction
        connect_args={"timeout": _PATIENCE},
    )
    event.listen(engine, "connect", _prepare)
    return engine


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA threads=2")
