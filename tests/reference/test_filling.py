"""Facts arrive in a record as they were told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlmodel import col

from assess.records import tables
from assess.records.standing import newest_id
from assess.records.states import State
from assess.records.store import create_record
from assess.records.tables import Correction, Detail, Observation, Series
from reference.building import STREET, F, by, fact, leaf, not_applicable, scheme, seen
from reference.facts import Unit
from reference.filling import facts_to_record

if TYPE_CHECKING:
    from pathlib import Path


def test_facts_of_all_kinds(tmp_path: Path) -> None:
    due = seen("days-late", due=date(2014, 3, 31))
    rules = scheme(
        leaf("a", 1),
        leaf("b", 1, by("levels", levels={"优": F(1), "差": F(0)})),
        leaf("c", 1, by("deadline"), observe=due),
    )
    facts = [
        fact("a", F("2.5"), order=10, corrected=True),
        fact("b", "差", order=20, kind="甲"),
        fact("c", date(1, 1, 5), order=30),
        fact("a", state=State.COULD_NOT_TELL, order=40, unit="U2"),
        not_applicable("a", order=50),
    ]
    record = create_record(tmp_path / "record.db")
    units = {"U1": Unit(STREET, parent="U2"), "U2": Unit(STREET)}
    facts_to_record(record, rules, units, reversed(facts))
    with record.reading() as connection:
        of = (col(Observation.unit), col(Observation.value), col(Observation.state))
        rows = select(*of).order_by(col(Observation.id))
        assert connection.execute(rows).all() == [
            (1, 2_500_000, 0),
            (1, 1, 0),
            (1, 5, 0),
            (2, None, 3),
            (1, None, 2),
        ]
        parents = select(col(tables.Unit.code), col(tables.Unit.parent))
        assert connection.execute(parents).all() == [("U1", 2), ("U2", None)]
        readings = select(col(Series.kind), col(Series.reading))
        assert connection.execute(readings).all() == [
            ("", "number"),
            ("甲", "word"),
            ("", "date"),
        ]
        corrected = select(col(Correction.observation), col(Correction.successor))
        assert connection.execute(corrected).all() == [(1, 6)]
        assert newest_id(connection) == 6
        assert connection.execute(select(col(Detail.observation))).all() == [(5,)]
