"""A run is the same wherever the observations of a source live."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, Any, Final

import pytest
from server import ADDRESS, VARIABLE, needs_server, place

from assess.problems import InputError
from assess.records.changes import Author
from assess.records.elsewhere.origins import heads_of
from assess.records.elsewhere.told import Elsewhere
from assess.records.store import open_record
from assess.reports.breakdown import breakdown
from assess.scheme.load import read_scheme
from assess.scoring.again import digest, verify
from assess.scoring.elsewhere import strangers
from assess.scoring.run import score
from assess.scoring.runs import open_run, result_of
from assess.scoring.sealing import open_sealed, seal
from assess.workdays import WorkCalendar
from scoring import elsewhere as living
from scoring.spark import missing_for_spark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from assess.records.store import Record

FACTS: Final = living.facts()
NEW_YEAR_2015: Final = 1_420_070_400


def run_of(record: Record, text: str = living.SCHEME) -> int:
    scheme = read_scheme(text, "scheme.toml")
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


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """A record whose monitoring lives in a file of others."""
    return opened(tmp_path)


def opened(folder: Path, facts: Sequence[living.Fact] = FACTS, **more: Any) -> Record:
    made = living.empty(folder / "record.db")
    told = living.in_sqlite(folder / "others.db", facts, **more)
    return open_record(made.place, {"monitoring": told})


def change(folder: Path, statement: str) -> None:
    with sqlite3.connect(folder / "others.db") as connection:
        connection.execute(statement)
    connection.close()


def test_later_rows_change_no_earlier_run(record: Record, tmp_path: Path) -> None:
    run = run_of(record)
    last = "(9999, 'A9', '1', '', 1404345600, 30, '', 1)"
    change(tmp_path, f"insert into facts values {last}")  # noqa: S608 - numbers
    assert verify(record, run) == (run, [])
    again = run_of(record)
    assert digest_of(record, again) != digest_of(record, run)


def test_what_was_changed_there_is_told(record: Record, tmp_path: Path) -> None:
    run = run_of(record)
    change(tmp_path, "update facts set value = value + 1 where item = 'visit'")
    _run, (first, *_others) = verify(record, run)
    assert (first.unit, first.what) == ("", "monitoring")


def test_what_was_not_kept_must_be_asked_again(record: Record, tmp_path: Path) -> None:
    run = run_of(record)
    with pytest.raises(InputError, match="elsewhere-untold"):
        verify(open_record(record.place), run)
    with pytest.raises(InputError, match="elsewhere-not-kept"):
        seal(record, run, tmp_path / "run.zip", Author(0, ""), force=False)


def test_what_was_kept_is_enough(tmp_path: Path) -> None:
    record = opened(tmp_path, keep=True)
    run = run_of(record)
    (tmp_path / "others.db").unlink()
    assert verify(open_record(record.place), run) == (run, [])
    path = tmp_path / "run.zip"
    seal(record, run, path, Author(0, ""), force=False)
    sealed = open_sealed(path, tmp_path / "another.db")
    assert verify(sealed.record, run) == (run, [])


def test_units_that_nobody_knows_are_told(tmp_path: Path) -> None:
    stranger = FACTS[0]._replace(id=9_000, unit="C3", check="2")
    record = opened(tmp_path, [*FACTS, stranger])
    run = run_of(record)
    with record.reading() as connection:
        (problem,) = strangers(connection, run)
    assert (problem.code, problem.facts["many"]) == ("elsewhere-strangers", 1)


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"state": "seen"}, id="a state that nobody knows"),
        pytest.param({"value": None, "state": None}, id="observed, and no value"),
        pytest.param({"unit": None}, id="no unit"),
        pytest.param({"check": None}, id="no check"),
        pytest.param({"id": 0}, id="a number too small"),
        pytest.param({"id": 2**31}, id="a number too large"),
        pytest.param({"id": None}, id="no number"),
    ],
)
def test_rows_that_cannot_be_read(tmp_path: Path, wrong: dict[str, Any]) -> None:
    record = opened(tmp_path, [FACTS[0]._replace(**wrong), *FACTS[1:]])
    with pytest.raises(InputError, match="elsewhere-unsaid"):
        run_of(record)


def told_otherwise(**more: Any) -> dict[str, Elsewhere]:
    told = Elsewhere(engine="sqlite", address="others.db", table="facts")
    return {"monitoring": replace(told, **more)}


@pytest.mark.parametrize(
    ("sources", "code"),
    [
        pytest.param(
            {"monitorng": told_otherwise()["monitoring"]},
            "elsewhere-unknown",
            id="a source that the scheme lacks",
        ),
        pytest.param(told_otherwise(), "elsewhere-refuses", id="no such file"),
        pytest.param(
            told_otherwise(engine="duckdb", address="none/*.parquet"),
            "elsewhere-refuses",
            id="no such Parquet files",
        ),
    ],
)
def test_what_cannot_be_asked(
    tmp_path: Path, sources: dict[str, Elsewhere], code: str
) -> None:
    made = living.empty(tmp_path / "record.db")
    with pytest.raises(InputError, match=code):
        run_of(open_record(made.place, sources))


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        pytest.param(
            'score = { method = "linear", per = 1 }',
            'score = { method = "levels", levels = { "优" = 1, "差" = 0 } }',
            "elsewhere-number",
            id="words",
        ),
        pytest.param(
            'at_least = "50%"',
            'at_least = "50%"\nsample = { per_day = 1, days = 2 }',
            "elsewhere-sample",
            id="a sample for a veto",
        ),
    ],
)
def test_what_a_table_does_not_tell(
    record: Record, old: str, new: str, code: str
) -> None:
    with pytest.raises(InputError, match=code):
        run_of(record, living.SCHEME.replace(old, new))


def test_an_explanation_says_where_the_rest_is(record: Record, tmp_path: Path) -> None:
    run = run_of(record)
    scheme = read_scheme(living.SCHEME, "scheme.toml")
    with record.reading() as connection:
        result = result_of(connection, run, "A10")
        entries = breakdown(connection, open_run(connection, run), scheme, result)
    said = {entry.id: [line.text for line in entry.lines] for entry in entries}
    place = (
        f"逐条记录存放在别处：sqlite {tmp_path}/others.db facts，编号截至 {len(FACTS)}"
    )
    for leaf in ("1", "4", "5"):
        assert any(place in line for line in said[leaf])


@needs_server
def test_a_record_on_a_server_brings_the_same(tmp_path: Path, expected: str) -> None:
    told = living.in_sqlite(tmp_path / "others.db", FACTS, keep=True)
    with place(tmp_path) as server:
        made = living.empty(server)
        record = open_record(made.place, {"monitoring": told})
        run = run_of(record)
        assert digest_of(record, run) == expected
        assert verify(open_record(made.place), run) == (run, [])
        with record.reading() as connection:
            brought = heads_of(connection, run)["monitoring"].sha256
    assert brought == brought_from_a_file(tmp_path)
