"""A PostgreSQL server; needs the extra `postgres`."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy.dialects import postgresql

from assess.records.elsewhere.engines import refused
from assess.records.places import Server
from assess.records.postgres import conninfo_of, last

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Dialect

    from assess.records.elsewhere.engines import Ask
    from assess.records.elsewhere.told import Elsewhere

__all__ = ["dialect", "last", "opened"]

_AT_ONCE: Final = 20_000  # rows fetched at one time


def dialect() -> Dialect:
    """Give PostgreSQL's words; a per cent sign stays one."""
    return postgresql.dialect(paramstyle="named")  # type: ignore[no-untyped-call] # SQLAlchemy's


@contextmanager
def opened(told: Elsewhere) -> Iterator[Ask]:
    """Look at one state of the database. Raises InputError: extra-missing, too."""
    address = conninfo_of(Server(told.address, Path()))
    import psycopg  # noqa: PLC0415 - of an extra; that it is there was seen above

    level = psycopg.IsolationLevel.REPEATABLE_READ
    try:
        with psycopg.connect(address) as connection:
            connection.isolation_level, connection.read_only = level, True

            def ask(text: str) -> Iterator[tuple[Any, ...]]:
                with connection.cursor("assess") as cursor:
                    cursor.itersize = _AT_ONCE
                    yield from cursor.execute(text.encode(), binary=True)

            yield ask
    except psycopg.Error as error:
        raise refused(told, error) from error
