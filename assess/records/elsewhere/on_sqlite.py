"""Another SQLite file."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.dialects import sqlite

from assess.records.elsewhere.engines import refused
from assess.records.sqlite import last

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Dialect

    from assess.records.elsewhere.engines import Ask
    from assess.records.elsewhere.told import Elsewhere

__all__ = ["dialect", "last", "opened"]


def dialect() -> Dialect:
    """Give SQLite's words."""
    return sqlite.dialect()


@contextmanager
def opened(told: Elsewhere) -> Iterator[Ask]:
    """Read the file, and never write to it."""
    address = f"{Path(told.address).absolute().as_uri()}?mode=ro"
    try:
        connection = sqlite3.connect(address, uri=True, isolation_level=None)
    except sqlite3.Error as error:
        raise refused(told, error) from error
    try:
        connection.execute("PRAGMA threads=2")
        connection.execute("BEGIN")
        yield connection.execute
    except sqlite3.Error as error:
        raise refused(told, error) from error
    finally:
        connection.close()
