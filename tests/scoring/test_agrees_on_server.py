"""On a server, too, the engine agrees with the reference scorer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, note, settings
from reference.engine import engine
from reference.observing import UNHURRIED, Assessment, assessments
from reference.scorer import score
from server import connected, needs_server
from server import place as schema

from assess.records.declared import metadata
from assess.records.places import Server
from assess.records.store import Record, create_record
from assess.workdays import WorkCalendar

if TYPE_CHECKING:
    from collections.abc import Iterator

CALENDAR = WorkCalendar()
SHARED = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]  # it is emptied


@pytest.fixture
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with schema(tmp_path_factory.mktemp("agree")) as place:
        yield create_record(place)


def emptied(record: Record) -> Record:
    """Take everything out, guards or no guards."""
    assert isinstance(record.place, Server)
    every = ", ".join(f'"{name}"' for name in metadata.tables if name != "setting")
    with connected(record.place.address) as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute(f"TRUNCATE {every}".encode())
        connection.execute("DELETE FROM setting WHERE name = 'scheme'")
    return record


@needs_server
@given(drawn=assessments())
@settings(UNHURRIED, max_examples=20, suppress_health_check=SHARED)
def test_random_schemes_and_records(record: Record, drawn: Assessment) -> None:
    note(drawn.text)
    told = (drawn.units, drawn.facts, CALENDAR, drawn.today)
    expected = score(drawn.rules, *told)
    assert engine(drawn.text, *told, record=emptied(record)) == expected
