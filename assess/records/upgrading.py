"""Bringing an older record into the form that this program reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.problems import Location, refuse
from assess.records import settings

if TYPE_CHECKING:
    from assess.records.store import Record


def upgrade(record: Record, found: int, *, dry_run: bool = False) -> None:
    """Take a record of format `found` to the newest: all the way, or not at all.

    With `dry_run` it is done and taken back.
    Raises InputError: record-locked, record-refuses, and upgrade-breaks where rows
    refer to others that are not there.
    """
    from alembic.migration import MigrationContext  # noqa: PLC0415 - for this only
    from alembic.operations import Operations  # noqa: PLC0415

    from assess.records.upgrades import UPGRADES  # noqa: PLC0415

    with record.rebuilding(trying=dry_run) as connection:
        record.database.take_away(connection)
        with Operations.context(MigrationContext.configure(connection)):
            for made in range(found + 1, settings.FORMAT + 1):
                UPGRADES[made]()
        record.database.put_beside(connection)
        settings.is_now(connection, settings.FORMAT_NAME, str(settings.FORMAT))
        if astray := record.database.astray(connection):
            where = Location(str(record.place))
            raise refuse("upgrade-breaks", where, tables=sorted(astray))
