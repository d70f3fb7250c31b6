"""Whatever the scheme and the record: what is explained can be worked out by hand."""

from __future__ import annotations

from shutil import copyfile
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, given, note, seed, settings
from reference.facts import seconds
from reference.filling import facts_to_record
from reference.observing import Assessment, assessments

from assess.messages import speak
from assess.records.store import create_record, open_record
from assess.reports.breakdown import breakdown
from assess.scheme.load import read_scheme
from assess.scoring.run import score
from assess.scoring.runs import open_run, results
from assess.workdays import WorkCalendar
from reports.checked_by_hand import Printed, check

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from assess.records.store import Record


def test_random_schemes_and_records(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    speak("en")
    create_record(tmp_path / "empty.db")
    many: int = request.config.getoption("--explained")

    @seed(1)
    @settings(
        deadline=None,
        max_examples=many,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(drawn=assessments())
    def explained(drawn: Assessment) -> None:
        note(drawn.text)
        copyfile(tmp_path / "empty.db", tmp_path / "record.db")
        work_out(open_record(tmp_path / "record.db"), drawn)

    explained()


def work_out(record: Record, drawn: Assessment) -> None:
    """Score, explain every unit, and work the explanations out."""
    scheme = read_scheme(drawn.text, "scheme.toml")
    facts_to_record(record, drawn.rules, drawn.units, drawn.facts)
    score(record, scheme, WorkCalendar(), now=seconds(drawn.today, hour=12))
    with record.reading() as connection:
        head = open_run(connection)
        for result in results(connection, head.id):
            entries = breakdown(connection, head, scheme, result)
            note(
                "\n".join(
                    f"{e.id} {e.result} {[x.text for x in e.lines]}" for e in entries
                )
            )
            check(
                Printed(e.id, e.result, [line.text for line in e.lines], e.depth)
                for e in entries
            )
            assert entries[-1].result == result.printed or not result.printed
    record.engine.dispose()
