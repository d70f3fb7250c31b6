"""A run is the same wherever the observations of a source live."""

from __future__ import annotations

from contextlib import ExitStack
from random import Random
from typing import TYPE_CHECKING, Final

import pytest
from server import ADDRESS, VARIABLE, place

from assess.records.elsewhere.origins import heads_of
from assess.records.store import open_record
from assess.scheme.load import read_scheme
from assess.scoring.again import digest, verify
from assess.scoring.run import score
from assess.workdays import WorkCalendar
from scoring import elsewhere as living
from scoring.spark import missing_for_spark

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assess.records.elsewhere.told import Elsewhere
    from assess.records.store import Record

FACTS: Final = living.facts()
NEW_YEAR_2015: Final = 1_420_070_400


def run_of(record: Record) -> int:
    scheme = read_scheme(living.SCHEME, "scheme.toml")
    return score(record, scheme, WorkCalendar(), now=NEW_YEAR_2015)


def digest_of(record: Record, run: int) -> str:
    with record.reading() as connection:
        return digest(connection, run)


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The digest of the run where all is in the record."""
    record = living.empty(tmp_path_factory.mktemp("within") / "record.db")
    living.fill(record, FACTS)
    run = run_of(record)
    assert verify(record, run) == (run, [])
    return digest_of(record, run)


@pytest.fixture
def told(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Elsewhere]:
    facts = list(FACTS)
    Random(2).shuffle(facts)  # noqa: S311 - any order will do
    with ExitStack() as stack:
        if request.param == "another file":
            yield living.in_sqlite(tmp_path / "others.db", facts)
        elif request.param == "server":
            if not ADDRESS:
                pytest.skip(f"{VARIABLE} names no PostgreSQL server")
            made = stack.enter_context(place(tmp_path))
            yield living.on_server(made.address, facts)
        else:
            if request.param == "Spark" and (why := missing_for_spark()):
                pytest.skip(why)
            living.in_parquet(tmp_path / "facts", facts)
            by = living.by_spark if request.param == "Spark" else living.by_duckdb
            yield by(tmp_path / "facts")


EVERYWHERE = pytest.mark.parametrize(
    "told", ["another file", "server", "DuckDB", "Spark"], indirect=True
)


@EVERYWHERE
def test_a_run_is_the_same(told: Elsewhere, expected: str, tmp_path: Path) -> None:
    made = living.empty(tmp_path / "record.db")
    record = open_record(made.place, {"monitoring": told})
    run = run_of(record)
    assert digest_of(record, run) == expected
    assert verify(record, run) == (run, [])
    with record.reading() as connection:
        (head,) = heads_of(connection, run).values()
    assert (head.cutoff, head.strangers) == (len(FACTS), 0)
    assert head.sha256 == brought_from_a_file(tmp_path)


def brought_from_a_file(folder: Path) -> str:
    """Give the digest of what is brought from a file, in which they stand in order."""
    made = living.empty(folder / "another.db")
    told = living.in_sqlite(folder / "in-order.db", FACTS)
    record = open_record(made.place, {"monitoring": told})
    run = run_of(record)
    with record.reading() as connection:
        return heads_of(connection, run)["monitoring"].sha256
