"""What the record knows about itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import insert, select, update

from assess.problems import refuse
from assess.records.shapes import SETTING

if TYPE_CHECKING:
    from sqlalchemy import Connection

FORMAT_NAME: Final = "format"
FORMAT: Final = 10  # the newest of `upgrades`
SCHEME: Final = "scheme"


def read(connection: Connection, name: str) -> str | None:
    """Give the setting, or None."""
    return connection.execute(
        select(SETTING.c.text).where(SETTING.c.name == name)
    ).scalar()


def write(connection: Connection, name: str, text: str) -> None:
    """Write a setting that is not there yet."""
    connection.execute(insert(SETTING).values(name=name, text=text))


def is_now(connection: Connection, name: str, text: str) -> None:
    """Write a setting over what it was."""
    connection.execute(update(SETTING).where(SETTING.c.name == name).values(text=text))


def adopt_scheme(connection: Connection, scheme_id: str) -> None:
    """Make the record one for this scheme, from its first observation on.

    Raises InputError: record-of-another-scheme.
    """
    same_scheme(connection, scheme_id)
    if read(connection, SCHEME) is None:
        write(connection, SCHEME, scheme_id)


def same_scheme(connection: Connection, scheme_id: str) -> None:
    """Refuse a scheme that this record is not for (record-of-another-scheme)."""
    made_for = read(connection, SCHEME)
    if made_for not in {None, scheme_id}:
        raise refuse("record-of-another-scheme", made_for=made_for, given=scheme_id)
