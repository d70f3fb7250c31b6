"""A database on the server that ASSESS_TEST_POSTGRES names; without one, no test."""

from __future__ import annotations

import os
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING, Any, Final

import pytest

from assess.records.places import Server, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import psycopg

VARIABLE: Final = "ASSESS_TEST_POSTGRES"
ADDRESS: Final = os.environ.get(VARIABLE, "")
needs_server: Final = pytest.mark.skipif(
    not ADDRESS, reason=f"{VARIABLE} names no PostgreSQL server"
)
_NUMBERS: Final = count()


@contextmanager
def place(folder: Path) -> Iterator[Server]:
    """Give an empty schema, for as long as it is wanted."""
    schema = f"assess_{os.getpid()}_{next(_NUMBERS)}"
    with connected() as connection:
        connection.execute(f"CREATE SCHEMA {schema}".encode())
        made = place_of(f"{ADDRESS}?options=-csearch_path%3D{schema}", folder)
        assert isinstance(made, Server)
        yield made
        connection.execute(f"DROP SCHEMA {schema} CASCADE".encode())


@contextmanager
def connected(address: str = ADDRESS) -> Iterator[psycopg.Connection[Any]]:
    """Talk to the server as another program does."""
    import psycopg  # noqa: PLC0415 - it is an extra

    with psycopg.connect(address, autocommit=True) as connection:
        yield connection
