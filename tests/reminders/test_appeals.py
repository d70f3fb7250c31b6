"""Appeals that wait for an answer: the office's own affair."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from assess.records.decision_tables import Appeal, AppealRuling, Decision
from assess.records.tables import Batch
from reminders.keeping import BUREAU, LINKS, MONITOR, STREET, scheme

if TYPE_CHECKING:
    from reminders.keeping import Ledger

OPENED, DUE = date(2014, 9, 15), date(2014, 9, 26)


@pytest.fixture(autouse=True)
def appeal(ledger: Ledger) -> None:
    ledger.rules = scheme(sheets={STREET: (LINKS,), BUREAU: ()})
    number = ledger.saw("J01", "dead-links", date(2014, 9, 10), source=MONITOR)
    given = {"unit": 1, "series": 1, "observation": number, "seen": 0, "asked": 0}
    told = {"reason": "mended before", "opened": OPENED.toordinal(), "made_at": 0}
    row = {"id": 3, "due": DUE.toordinal(), **given, **told}
    ledger.fresh.append((Appeal, {"document": "", "made_by": "", **row}))


@pytest.mark.parametrize(
    ("today", "level"),
    [
        pytest.param(date(2014, 9, 14), 0, id="not opened yet"),
        pytest.param(date(2014, 9, 24), 0, id="two working days left"),
        pytest.param(date(2014, 9, 25), 1, id="one"),
        pytest.param(date(2014, 9, 28), 2, id="one late, on a Sunday that is worked"),
        pytest.param(date(2014, 10, 9), 3, id="five late"),
    ],
)
def test_how_loud(today: date, level: int, ledger: Ledger) -> None:
    told = [(m.kind, m.level) for m in ledger.due(today)]
    assert told == ([("appeal", level)] if level else [])


def test_what_it_says(ledger: Ledger) -> None:
    (told,) = ledger.due(DUE)
    assert (told.code, told.due, told.indicators) == ("J01", DUE, ("2.1",))
    assert told.found == "2014-09-15; mended before"
    assert told.required == "decide appeal 3"


def test_nobody_gets_a_letter_about_it(ledger: Ledger) -> None:
    assert ledger.issued(DUE, date(2014, 10, 31)) == []


def test_a_ruling_settles_it(ledger: Ledger) -> None:
    names = {"contents": "decision", "file": "", "sha256": "x", "recorded_by": ""}
    numbers = {"id": 1, "first_id": 9, "lines": 0, "rows": 0, "recorded_at": 0}
    ledger.fresh += [
        (Batch, {**names, **numbers}),
        (Decision, {"batch": 1, "reason": "", "authority": "", "document": ""}),
        (AppealRuling, {"appeal": 3, "batch": 1, "accepted": 0, "value": None}),
    ]
    assert ledger.due(date(2014, 10, 31)) == ()
