from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assess.problems import InputError
from assess.records.bulk import DetailRow, add_details, add_rows
from assess.records.changes import Author
from assess.records.claims import Claim, read_claims, rule_on_claims
from assess.records.decisions import Grounds
from assess.records.shapes import OBSERVATION
from assess.records.states import State
from assess.records.store import Record, create_record
from assess.records.withdrawing import withdraw
from records.filling import open_for_one, said, standing

if TYPE_CHECKING:
    from pathlib import Path

GROUNDS = Grounds(
    reason="条例第十四条不适用于此", authority="区政府办", document="奇办〔2014〕5号"
)
OFFICE = Author(1000, "office")


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """Hold a value, 1, and a later claim: observation 3."""
    made = create_record(tmp_path / "record.db")
    open_for_one(made)
    said(made, 1)
    said(made)
    with made.writing() as connection:
        row = (1, 1, 200, 3, None, State.NOT_APPLICABLE.value)
        add_rows(connection, OBSERVATION, [row])
        add_details(connection, [DetailRow(3, 1, None, "条例第十四条", "", "", "", "")])
    return made


def claims(record: Record) -> list[Claim]:
    with record.reading() as connection:
        return read_claims(connection)


def rule(record: Record, *numbers: int, accepted: bool) -> int:
    with record.writing() as connection:
        batch, _claims = rule_on_claims(
            connection, numbers, GROUNDS, OFFICE, accepted=accepted
        )
    return batch


def valid(record: Record) -> int:
    with record.reading() as connection:
        rows = connection.exec_driver_sql('SELECT sum("有效") FROM "记录"')
        return int(rows.scalar_one())


def test_a_claim_is_open_until_it_is_decided(record: Record) -> None:
    (claim,) = claims(record)
    assert (claim.number, claim.name, claim.basis) == (3, "文源街道", "条例第十四条")
    assert (claim.open, claim.accepted, claim.decided_at) == (True, None, None)


def test_an_accepted_claim_stands(record: Record) -> None:
    rule(record, 3, accepted=True)
    (claim,) = claims(record)
    assert (claim.open, claim.accepted, claim.standing) == (False, True, True)
    assert (claim.reason, claim.authority, claim.document) == (
        GROUNDS.reason,
        "区政府办",
        "奇办〔2014〕5号",
    )
    assert (claim.decided_at, claim.decided_by) == (1000, "office")


def test_a_refused_claim_no_longer_stands(record: Record) -> None:
    before = valid(record)
    rule(record, 3, accepted=False)
    (claim,) = claims(record)
    assert (claim.open, claim.accepted, claim.standing) == (False, False, False)
    assert valid(record) == before - 1
    assert standing(record) == [1], "what was seen before counts again"


def test_a_decision_may_be_taken_back(record: Record) -> None:
    batch = rule(record, 3, accepted=False)
    with record.writing() as connection:
        withdraw(connection, batch, reason="the basis was found", now=0, by="")
    assert [claim.open for claim in claims(record)] == [True]
    rule(record, 3, accepted=True)
    assert [claim.accepted for claim in claims(record)] == [True]


@pytest.mark.parametrize(
    ("numbers", "codes"),
    [
        pytest.param([2], ["no-claim"], id="an observation that is no claim"),
        pytest.param([99], ["no-claim"], id="nothing at all"),
        pytest.param([3], ["claim-decided"], id="a second time"),
        pytest.param([2, 3], ["no-claim", "claim-decided"], id="all are told"),
    ],
)
def test_what_cannot_be_decided(
    record: Record, numbers: list[int], codes: list[str]
) -> None:
    rule(record, 3, accepted=True)
    with pytest.raises(InputError) as caught:
        rule(record, *numbers, accepted=False)
    assert [problem.code for problem in caught.value.problems] == codes
