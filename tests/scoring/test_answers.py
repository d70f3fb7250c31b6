"""What folds came to is kept, and holds until something newer is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cases.commanding import assess

from assess.messages import speak
from assess.records.batches import NewBatch, add_batch, next_first_id
from assess.records.bulk import add_rows
from assess.records.shapes import OBSERVATION
from assess.records.store import Record, open_record
from assess.scheme.load import load_scheme
from assess.scoring.again import digest, verify
from assess.scoring.run import score
from assess.workdays import WorkCalendar

if TYPE_CHECKING:
    from pathlib import Path

NEW_YEAR_2015 = 1_420_070_400
ANSWERS = "SELECT question, unit, tallies FROM answer ORDER BY question, unit"
LATEST = "SELECT unit, series, max(seen) FROM observation WHERE state = 0 AND unit = 1"


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """The sample's record, with one run."""
    speak("zh")
    assess("demo", str(tmp_path / "demo"))
    return open_record(tmp_path / "demo" / "record.db")


def score_once_more(record: Record) -> int:
    scheme = load_scheme(record.path.with_name("scheme.toml"))
    return score(record, scheme, WorkCalendar(), now=NEW_YEAR_2015)


def answers(record: Record) -> list[tuple[int, int, str]]:
    with record.reading() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(ANSWERS)]


def digests(record: Record, *runs: int) -> set[str]:
    with record.reading() as connection:
        return {digest(connection, run) for run in runs}


def say_again(record: Record) -> None:
    """Add an observation of the first unit, of a series that it has."""
    with record.writing() as connection:
        unit, series, seen = connection.exec_driver_sql(LATEST).one()
        first = next_first_id(connection)
        add_rows(connection, OBSERVATION, [(unit, series, seen, first, 0, 0)])
        add_batch(
            connection,
            NewBatch(
                contents="observations",
                file="more.csv",
                sha256="more",
                first_id=first,
                lines=1,
                rows=1,
                recorded_at=NEW_YEAR_2015,
                recorded_by="",
            ),
        )


def test_a_second_run_from_what_was_kept_is_the_first_again(record: Record) -> None:
    kept = answers(record)
    assert {unit for _question, unit, _tallies in kept} == set(range(1, 43))
    first, second = score_once_more(record), score_once_more(record)
    assert answers(record) == kept
    assert len(digests(record, first, second)) == 1


def test_an_answer_that_somebody_changed_is_found(record: Record) -> None:
    with record.writing() as connection:
        connection.exec_driver_sql("UPDATE answer SET tallies = '' WHERE unit = 1")
    run = score_once_more(record)
    found, differences = verify(record, run)
    assert found == run
    assert differences


def test_a_batch_makes_the_units_it_speaks_of_be_folded_again(record: Record) -> None:
    kept = answers(record)
    with record.writing() as connection:
        connection.exec_driver_sql("UPDATE answer SET tallies = '' WHERE unit = 1")
    say_again(record)
    run = score_once_more(record)
    changed = set(answers(record)) - set(kept)
    assert {unit for _question, unit, _tallies in changed} <= {1}
    assert verify(record, run) == (run, [])


@pytest.mark.parametrize("runs", [0, 1_000])
def test_series_are_folded_the_same_in_runs_and_all_at_once(
    record: Record, monkeypatch: pytest.MonkeyPatch, runs: int
) -> None:
    first = score_once_more(record)
    with record.writing() as connection:
        connection.exec_driver_sql("DELETE FROM answer")
        connection.exec_driver_sql("DELETE FROM question")
    monkeypatch.setattr("assess.records.answers._RUNS", runs)
    second = score_once_more(record)
    assert len(digests(record, first, second)) == 1
    assert verify(record, second) == (second, [])
