from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assess.problems import InputError
from assess.records.batches import batch_of, batches, known_batch
from assess.records.changes import changes_of
from assess.records.fold import Window, fold, fold_corrected
from assess.records.standing import newest_id
from assess.records.states import SCALE
from assess.records.store import Record, create_record
from assess.records.withdrawing import Withdrawn, withdraw
from records.filling import open_for_one, said, standing

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def record(tmp_path: Path) -> Record:
    made = create_record(tmp_path / "record.db")
    open_for_one(made)
    return made


def take_back(record: Record, batch: int) -> Withdrawn:
    with record.writing() as connection:
        return withdraw(connection, batch, reason="a wrong file", now=7, by="office")


def folded(record: Record) -> int:
    """Give the sum that scoring would see."""
    known = Window(0, 10**6), (1, 10**6)
    with record.reading() as connection:
        rows = {row[:2]: row for row in fold(connection, *known)}
        rows |= {row[:2]: row for row in fold_corrected(connection, *known)}
    return sum(row[7] for row in rows.values()) // SCALE


def test_rows_stay_and_no_longer_stand(record: Record) -> None:
    said(record, 1)
    batch, _first = said(record, 2, 3)
    done = take_back(record, batch)
    assert (done.rows, done.units, done.restored) == (2, 1, 0)
    assert standing(record) == [1]
    assert folded(record) == 1
    with record.reading() as connection:
        rows = connection.exec_driver_sql("SELECT count(*) FROM observation")
        assert rows.scalar_one() == 3


def test_what_it_corrected_stands_again(record: Record) -> None:
    _batch, first = said(record, 1)
    batch, _first = said(record, 2, corrects=first)
    assert standing(record) == [2]
    assert take_back(record, batch).restored == 1
    assert standing(record) == [1]
    assert folded(record) == 1


def test_a_later_correction_still_counts(record: Record) -> None:
    _a, first = said(record, 1)
    second_batch, second = said(record, 2, corrects=first)
    third_batch, _third = said(record, 3, corrects=second)
    assert take_back(record, second_batch).restored == 0
    assert standing(record) == [3], "it said what is true of the first, too"
    assert take_back(record, third_batch).restored == 1
    assert standing(record) == [1]


def test_nothing_of_two_withdrawn_batches_comes_back(record: Record) -> None:
    first_batch, first = said(record, 1)
    second_batch, _second = said(record, 2, corrects=first)
    take_back(record, first_batch)
    assert standing(record) == [2]
    assert take_back(record, second_batch).restored == 0
    assert standing(record) == []


def test_a_decision_is_taken_back_with_what_it_took_away(record: Record) -> None:
    _batch, first = said(record, 1)
    decision, _none = said(record, corrects=first, contents="decision")
    assert standing(record) == []
    take_back(record, decision)
    assert standing(record) == [1]


def test_a_refusal_dies_with_what_it_refused(record: Record) -> None:
    """What the batch had corrected does not fall with the refusal of the batch's."""
    _batch, first = said(record, 1)
    claim_batch, claim = said(record, 2, corrects=first)
    said(record, corrects=claim, contents="decision")
    assert standing(record) == []
    take_back(record, claim_batch)
    assert standing(record) == [1]


def test_what_stood_before_is_known(record: Record) -> None:
    _batch, first = said(record, 1)
    batch, _second = said(record, 2, corrects=first)
    with record.reading() as connection:
        before = newest_id(connection)
    take_back(record, batch)
    assert standing(record, before) == [2]
    assert standing(record) == [1]


def test_the_file_may_come_again(record: Record) -> None:
    batch, first = said(record, 1)
    with record.reading() as connection:
        assert known_batch(connection, str(first)) == batch
    take_back(record, batch)
    with record.reading() as connection:
        assert known_batch(connection, str(first)) is None


def test_it_is_written_down(record: Record) -> None:
    batch, _first = said(record, 1)
    done = take_back(record, batch)
    with record.reading() as connection:
        old, new = batches(connection)
        (change,) = changes_of(connection, done.by_batch)
    assert (old.withdrawn_by, old.reason) == (new.id, "a wrong file")
    assert (new.contents, new.recorded_at, new.recorded_by) == (
        "withdrawal",
        7,
        "office",
    )
    assert (change.subject, change.number, change.reason) == (
        "batch",
        batch,
        "a wrong file",
    )


@pytest.mark.parametrize(
    ("number", "code"),
    [
        pytest.param(9, "no-batch", id="no such batch"),
        pytest.param(1, "withdrawn-already", id="a second time"),
        pytest.param(2, "withdraws-nothing", id="a withdrawal"),
    ],
)
def test_what_cannot_be_withdrawn(record: Record, number: int, code: str) -> None:
    take_back(record, said(record, 1)[0])
    with pytest.raises(InputError, match=code):
        take_back(record, number)


def test_a_batch_is_found_by_its_number(record: Record) -> None:
    number, first = said(record, 1, 2)
    with record.reading() as connection:
        batch = batch_of(connection, number)
    assert (batch.first_id, batch.last_id, batch.withdrawn_by) == (
        first,
        first + 2,
        None,
    )
