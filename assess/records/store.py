"""Opening the record: one SQLite file, with its transactions and its refusals."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import event
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlmodel import SQLModel, create_engine

from assess.problems import Location, refuse
from assess.records import settings, tables
from assess.records.views import create_views

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

    from assess.problems import InputError

_PATIENCE: Final = 5  # seconds to wait for another writer


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
    def _transaction(self, begin: str) -> Iterator[Connection]:
        with self.engine.connect() as connection:
            try:
                connection.exec_driver_sql(begin)
                yield connection
                connection.exec_driver_sql("COMMIT")
            except OperationalError as error:
                _undo(connection)
                raise self._told(error) from error
            except BaseException:
                _undo(connection)
                raise

    def _told(self, error: OperationalError) -> InputError:
        where = Location(str(self.path))
        if "locked" in str(error.orig):
            return refuse("record-locked", where)
        return refuse("record-refuses", where, reason=error.orig)


def _undo(connection: Connection) -> None:
    if connection.connection.dbapi_connection.in_transaction:  # type: ignore[union-attr]
        connection.exec_driver_sql("ROLLBACK")


def create_record(path: Path, scheme_id: str) -> Record:
    """Make an empty record at `path` for the scheme `scheme_id`.

    Raises InputError (record-exists) where there is a file already.
    """
    if path.exists():
        raise refuse("record-exists", Location(str(path)))
    path.parent.mkdir(parents=True, exist_ok=True)
    record = Record(path, _engine(path))
    with record.writing() as connection:
        SQLModel.metadata.create_all(connection)
        create_views(connection)
        settings.write(connection, settings.FORMAT_NAME, settings.FORMAT)
        settings.write(connection, settings.SCHEME, scheme_id)
    return record


def open_record(path: Path) -> Record:
    """Open the record at `path`.

    Raises InputError: no-record, not-a-record, record-of-another-format.
    """
    where = Location(str(path))
    if not path.is_file():
        raise refuse("no-record", where)
    record = Record(path, _engine(path))
    try:
        with record.engine.connect() as connection:
            made = settings.read(connection, settings.FORMAT_NAME)
    except DatabaseError as error:
        if "locked" in str(error.orig):
            raise refuse("record-locked", where) from error
        raise refuse("not-a-record", where) from error
    if made != settings.FORMAT:
        raise refuse(
            "record-of-another-format", where, found=made, wanted=settings.FORMAT
        )
    return record


def _engine(path: Path) -> Engine:
    engine = create_engine(
        f"sqlite:///{path}",
        isolation_level="AUTOCOMMIT",
        connect_args={"timeout": _PATIENCE},
    )
    event.listen(engine, "connect", _prepare)
    return engine


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA threads=2")


TABLES: Final = tables  # importing this module is what declares them
