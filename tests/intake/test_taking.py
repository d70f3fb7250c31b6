from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assess.intake.taking import take_in_all, units_first
from assess.problems import InputError
from assess.records import sqlite as database
from assess.records.store import open_record
from intake.handing import TODAY, UNITS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assess.intake.importing import Taken
    from intake.handing import Office

CHECKS = "单位,指标,填报日期,值\nJ01,1.1,2014-12-05,是\n"
VISITS = "单位,指标,检查日期,值\nG01,1.2,2014-06-05,优\n"
BELOW = "编码,名称,类别,上级\nG01,一小,部门,B01\n"


def take_all(
    office: Office, paths: Iterable[Path], *, dry_run: bool = False
) -> list[str]:
    """Give file and outcome of each, in the order they were taken."""
    outcomes = take_in_all(
        office.record,
        office.scheme,
        paths,
        source=None,
        today=TODAY,
        now=0,
        by="",
        dry_run=dry_run,
    )
    return [told(outcome) for outcome in outcomes]


def told(outcome: Taken | InputError) -> str:
    if isinstance(outcome, InputError):
        codes = ",".join(problem.code for problem in outcome.problems)
        return f"{Path(outcome.problems[0].where.file).name} {codes}"
    return f"{Path(outcome.file).name} {outcome.added}"


@pytest.fixture
def files(empty: Office) -> list[Path]:
    """Files in the worst order."""
    return [
        empty.file("visits.csv", VISITS),
        empty.file("bad.csv", CHECKS.replace("是", "好")),
        empty.file("below.csv", BELOW),
        empty.file("checks.csv", CHECKS.encode("gb18030")),
        empty.file("units.csv", UNITS),
    ]


TAKEN = [
    "units.csv 2",
    "below.csv 1",
    "visits.csv 1",
    "bad.csv not-yes-or-no",
    "checks.csv 1",
]


def test_units_come_first_and_parents_before_them(files: list[Path]) -> None:
    assert [path.stem for path in units_first(files)] == [
        "units",
        "below",
        "visits",
        "bad",
        "checks",
    ]


def test_a_bad_file_stops_no_other(empty: Office, files: list[Path]) -> None:
    assert take_all(empty, files) == TAKEN
    assert empty.rows("SELECT file, contents, rows FROM batch ORDER BY id") == [
        ("units.csv", "units", 2),
        ("below.csv", "units", 1),
        ("visits.csv", "observations", 1),
        ("checks.csv", "observations", 1),
    ]


def test_a_trial_of_several_sees_the_earlier_ones(
    empty: Office, files: list[Path]
) -> None:
    before = empty.dump()
    assert take_all(empty, files, dry_run=True) == TAKEN
    assert empty.dump() == before
    assert take_all(empty, files) == TAKEN


def test_a_second_time_nothing_is_new(empty: Office, files: list[Path]) -> None:
    take_all(empty, files)
    before = empty.dump()
    assert [line.split()[1] for line in take_all(empty, files)] == [
        "0",
        "0",
        "0",
        "not-yes-or-no",
        "0",
    ]
    assert empty.dump() == before


def test_a_record_stays_with_the_scheme_that_first_fed_it(office: Office) -> None:
    office.take("o.csv", CHECKS)
    heading = replace(office.scheme.heading, id="other")
    other = replace(office, scheme=replace(office.scheme, heading=heading))
    assert other.faults("p.csv", VISITS) == ["0 record-of-another-scheme"]
    with pytest.raises(InputError, match="record-of-another-scheme"):
        take_all(other, [])


def test_a_source_that_is_not_there(office: Office) -> None:
    assert office.faults("o.csv", CHECKS, source="自查") == ["0 misspelt-source"]
    assert office.faults("o.csv", CHECKS, source="百度") == ["0 unknown-source"]


def test_a_locked_record_ends_it_all(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_PATIENCE", 0.1)
    path = office.record.path
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    locked = replace(office, record=open_record(path))
    with pytest.raises(InputError, match="record-locked"):
        take_all(locked, [office.file("o.csv", CHECKS)] * 9)
    writer.close()
    assert take_all(locked, [office.file("o.csv", CHECKS)]) == ["o.csv 1"]


ENDLESS = """
import sys
from pathlib import Path
from assess.intake import observations
from assess.records.store import open_record
from intake.handing import Office
from intake.conftest import make_scheme

observations._AT_ONCE = 1000
office = Office(Path(sys.argv[1]), open_record(Path(sys.argv[2])), make_scheme())
rows = "J01,2.1,2014-12-05,1\\n" * 400_000
office.take("many.csv", "单位,指标,监测时间,值\\n" + rows)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
@pytest.mark.parametrize("size", [0, 1_000_000], ids=["rows are gathered", "and moved"])
def test_killed_in_the_middle_nothing_of_it_stays(office: Office, size: int) -> None:
    before = office.dump()
    path, folder = office.record.path, Path(__file__).parents[1]
    journal = path.with_name(path.name + "-journal")
    started = subprocess.Popen(
        [sys.executable, "-c", ENDLESS, str(office.folder), str(path)], cwd=folder
    )
    while not (journal.exists() and path.stat().st_size > size):
        assert started.poll() is None, "it was done before it was killed"
        time.sleep(0.005)
    started.send_signal(signal.SIGKILL)
    started.wait()
    assert journal.exists()
    assert office.dump() == before
    assert office.rows("PRAGMA integrity_check") == [("ok",)]
    assert office.take("o.csv", CHECKS).added == 1
