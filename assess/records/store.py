"""Opening the record: its transactions and its refusals."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect
from sqlalchemy.exc import DBAPIError

from assess.problems import Location, refuse
from assess.records import engines, settings
from assess.records.elsewhere.told import tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import Connection, Engine

    from assess.records.elsewhere.told import Elsewhere
    from assess.records.engines import Database
    from assess.records.places import Place


@dataclass(frozen=True, slots=True)
class Record:
    """An open record."""

    place: Place
    engine: Engine

    @property
    def path(self) -> Path:
        """The file that it is in."""
        assert isinstance(self.place, Path)
        return self.place

    @property
    def folder(self) -> Path:
        """Where what belongs to it is kept: the files behind observations."""
        return self.place.parent if isinstance(self.place, Path) else self.place.folder

    @property
    def database(self) -> Database:
        """What the record is in."""
        return engines.at(self.place)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Look at one unchanging state of the record."""
        with self._transaction(self.database.READING) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Change the record: all of it, or nothing."""
        with self._transaction(self.database.WRITING) as connection:
            yield connection

    @contextmanager
    def filling(self) -> Iterator[Connection]:
        """Add rows of which it is known that what they refer to is there."""
        with self._transaction(self.database.FILLING) as connection:
            yield connection

    @contextmanager
    def rebuilding(self, *, trying: bool) -> Iterator[Connection]:
        """Change tables that others refer to: all of it, or nothing, as in a trial."""
        end = "ROLLBACK" if trying else "COMMIT"
        with self._transaction(self.database.FILLING, end=end) as connection:
            yield connection

    @contextmanager
    def trying(self) -> Iterator[Connection]:
        """Change the record, look at what came of it, and leave it as it was."""
        with self._transaction(self.database.WRITING, end="ROLLBACK") as connection:
            yield connection

    @contextmanager
    def making(self) -> Iterator[Connection]:
        """Make the tables: all of them, or none."""
        with self._transaction(self.database.MAKING) as connection:
            yield connection

    @contextmanager
    def _transaction(
        self, begin: Iterable[str], end: str = "COMMIT"
    ) -> Iterator[Connection]:
        try:
            with self.engine.connect() as connection, _undone(connection, "ROLLBACK"):
                for statement in begin:
                    connection.exec_driver_sql(statement)
                yield connection
                self.database.settle(connection)
                connection.exec_driver_sql(end)
        except self.database.ERRORS as error:
            self.tell(error)
            raise

    def tell(self, error: Exception) -> None:
        """Raise the refusal for what the database says, if it is not our fault."""
        if refusal := self.database.refusal(error, self.place):
            raise refusal from error


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
    return not connection.invalidated and engines.of(connection).is_open(connection)


def create_record(place: Place) -> Record:
    """Make an empty record; it is for the scheme it is first fed by.

    Raises InputError: record-exists, record-refuses, and what connecting raises.
    """
    record = _record(place)
    if isinstance(place, Path):
        _fill_file(record)
    else:
        _fill_schema(record)
    return record


def _fill_file(record: Record) -> None:
    path = record.path
    if path.exists():
        raise refuse("record-exists", Location(str(path)))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with record.making() as connection:
            _fill(connection)
    except OSError as error:
        raise refuse(
            "record-refuses", Location(str(path)), reason=error.strerror
        ) from error
    except BaseException:
        path.unlink(missing_ok=True)  # it was begun here
        raise


def _fill_schema(record: Record) -> None:
    with record.making() as connection:
        if inspect(connection).has_table("setting"):
            raise refuse("schema-in-use", Location(str(record.place)))
        _fill(connection)


def _fill(connection: Connection) -> None:
    from assess.records.declared import metadata  # noqa: PLC0415 - see it

    metadata.create_all(connection)
    engines.of(connection).put_beside(connection)
    settings.write(connection, settings.FORMAT_NAME, str(settings.FORMAT))


def open_record(
    place: Place, elsewhere: Mapping[str, Elsewhere] | None = None
) -> Record:
    """Open a record; `elsewhere`: where sources live whose observations it lacks.

    Raises InputError: record-is-older, and what `open_as_it_is` raises.
    """
    record, found = open_as_it_is(place)
    if found < settings.FORMAT:
        facts = {"found": found, "wanted": settings.FORMAT}
        raise refuse("record-is-older", Location(str(place)), **facts)
    return replace(record, engine=tell(record.engine, elsewhere or {}))


def open_as_it_is(place: Place) -> tuple[Record, int]:
    """Open a record that may be older than this program; tell its format.

    Raises InputError: no-record, record-unreadable, record-locked, not-a-record,
    record-refuses, record-is-newer, and those of a server.
    """
    where, record = Location(str(place)), _record(place)
    record.database.look_for(place)
    try:
        with record.engine.connect() as connection:
            made = settings.read(connection, settings.FORMAT_NAME)
    except DBAPIError as error:
        if record.database.is_something_else(error):
            raise refuse(record.database.NO_RECORD, where) from error
        record.tell(error)
        raise
    if made is None or not made.isdecimal():
        raise refuse(record.database.NO_RECORD, where)
    if int(made) > settings.FORMAT:
        raise refuse("record-is-newer", where, found=made, wanted=settings.FORMAT)
    return record, int(made)


def _record(place: Place) -> Record:
    return Record(place, engines.at(place).engine(place))
