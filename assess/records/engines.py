"""The databases that a record may be in, and what each of them does in its own way.

`sqlite` and `postgres` are the two; whatever else is asked of a record is asked of both
alike. The one that is not used is not loaded.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from sqlalchemy import ColumnElement, Connection, Engine, Select, TableClause
    from sqlalchemy.exc import DBAPIError

    from assess.problems import InputError
    from assess.records.places import Place

Row = tuple[int | str | None, ...]


class Database(Protocol):
    """What differs between databases; both modules are one."""

    READING: tuple[str, ...]  # statements that begin to look at one unchanging state
    WRITING: tuple[str, ...]  # to be the only one who writes
    FILLING: tuple[str, ...]  # not to be asked whether what rows refer to is there
    MAKING: tuple[str, ...]  # to make the tables
    NO_RECORD: str  # the refusal of what holds something else
    KEEPS_ANSWERS: bool  # to folds; see `answers`
    ERRORS: tuple[type[Exception], ...]  # what comes of a transaction

    def engine(self, place: Any) -> Engine:
        """Say how to connect."""

    def look_for(self, place: Any) -> None:
        """Refuse what is plainly no record: no-record, record-unreadable."""

    def is_open(self, connection: Connection) -> bool:
        """Tell whether a transaction is left to undo."""

    def refusal(self, error: Any, place: Place) -> InputError | None:
        """Give the refusal for what the database says; None: the fault is ours."""

    def is_something_else(self, error: DBAPIError) -> bool:
        """Tell whether there is no table of settings."""

    def add_rows(
        self, connection: Connection, table: TableClause, rows: Sequence[Row]
    ) -> None:
        """Write rows whose fields stand in the order of the table's columns."""

    def adding(
        self, connection: Connection, *tables: TableClause
    ) -> AbstractContextManager[None]:
        """Let many rows be added to tables, without a look at each."""

    def begin_stage(self, connection: Connection) -> None:
        """Make a table for the observations to come."""

    def add_to_stage(
        self, connection: Connection, cells: Sequence[int | None], width: int
    ) -> None:
        """Gather observations: the columns of one after those of the other."""

    def end_stage(self, connection: Connection) -> None:
        """Move them into the record."""

    def settle(self, connection: Connection) -> None:
        """See to it, before the end, that what was written is read fast."""

    def stream(self, connection: Connection, query: Select[Any]) -> Iterator[Any]:
        """Yield rows as the driver gives them: there may be millions."""

    def last(
        self, mark: ColumnElement[int], *columns: ColumnElement[Any]
    ) -> tuple[ColumnElement[Any], ...]:
        """Give the largest mark of a group, and the columns of the row that has it."""

    def put_beside(self, connection: Connection) -> None:
        """Make views and guards."""

    def take_away(self, connection: Connection) -> None:
        """Drop every view and guard, so that tables can be made anew."""

    def not_as_made(self, connection: Connection) -> Iterator[str]:
        """Yield the names of views and guards that are not what `put_beside` makes."""

    def damage(self, _connection: Connection) -> Iterator[str]:
        """Yield what the database finds broken in its own file."""

    def astray(self, _connection: Connection) -> Mapping[str, int]:
        """Count the rows that refer to what is not there, by table."""


def at(place: Place) -> Database:
    """Give the database of a place."""
    return _named("sqlite" if isinstance(place, Path) else "postgres")


def of(connection: Connection) -> Database:
    """Give the database of a connection."""
    return _named("sqlite" if connection.dialect.name == "sqlite" else "postgres")


def _named(name: str) -> Database:
    return cast("Database", import_module(f"assess.records.{name}"))
