"""Whatever the scheme and the record: what is explained can be worked out by hand."""

from __future__ import annotations

import csv
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING, Final

import pytest
from cases.commanding import assess
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
    from collections.abc import Iterator

    from assess.records.store import Record

ROOT: Final = Path(__file__).parents[2]
MANY: Final = 100  # who asks for so many asks for the whole sample, too
STORIES: Final = ("B01", "B15", "B16", "B23", "B32", "J04", "J10")
SAMPLE: Final = ("units", "self-checks", "monitoring", "inspections")


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


def test_the_sample(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "10000")  # nothing is folded
    scheme, sample = ROOT / "rules" / "qiyi-2014.toml", ROOT / "sample_data"
    assess("init")
    copyfile(scheme, "scheme.toml")
    assess("import", *(str(sample / f"{name}.csv") for name in SAMPLE))
    assess("score")
    speak("en")
    told = csv.DictReader(assess("score", "--format", "csv").splitlines())
    totals = {row["Code"]: row["Total"] for row in told}
    every = request.config.getoption("--explained") >= MANY
    for code in totals if every else STORIES:
        *_parts, last = parts = list(printed(assess("explain", code)))
        check(parts)
        assert last.result == totals[code] or not totals[code]


@pytest.mark.parametrize(
    ("result", "line", "total"),
    [
        pytest.param("3 / 5", "3 × 1 = 2", "2.00", id="a wrong sum"),
        pytest.param("3 / 5", "2 × 1 = 2", "2.00", id="another number above"),
        pytest.param("2 / 5", "2 × 1 = 2", "3.00", id="another total"),
        pytest.param("2 / 5", "", "2.00", id="no working at all"),
    ],
)
def test_whoever_checks_would_find_it(result: str, line: str, total: str) -> None:
    ending = ["2 = 2", f"2, rounded half up to 2 decimals: {total}"]
    with pytest.raises(AssertionError):
        check([Printed("1", result, [line], 0), Printed("Total", total, ending, 0)])


def printed(page: str) -> Iterator[Printed]:
    """Read a page: headings have no more than six spaces before them."""
    found: list[Printed] = []
    for line in page.splitlines()[1:]:
        text = line.lstrip(" ")
        depth = (len(line) - len(text)) // 2
        if found and depth == found[-1].depth + 2:
            found[-1].lines.append(text)
        else:
            title, _colon, result = text.rpartition(": ")
            found.append(Printed(title, result, [], depth))
    yield from found


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
