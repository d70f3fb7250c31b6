"""The parts of every comparison add up, and each cause is told as what it is."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction as F
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING, Any, Final

import pytest
from cases.commanding import assess
from hypothesis import HealthCheck, Phase, given, note, seed, settings
from reference.facts import seconds
from reference.filling import facts_to_record
from reference.observing import Assessment, assessments

from assess.records.standing import newest_id
from assess.records.store import create_record, open_record
from assess.scheme.load import read_scheme
from assess.scoring.comparing import Side, compare
from assess.scoring.rehearsing import moved
from assess.scoring.run import assessed, score
from assess.scoring.runs import results
from assess.workdays import WorkCalendar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.scheme.model import Scheme

SCHEME: Final = """\
[scheme]
id = "s"
title = "测试"
period = { from = 2014-01-01, to = 2014-12-31 }
decimals = 2
rounding = "half-up"
ties = "competition"
rank_on = "printed"
not_applicable = "rescale"
nothing_to_score = "not-issued"
silence = "not-collected"
[states]
not-collected = 0
could-not-tell = "leave-out"
[source.self-check]
[source.decisions]
[adjustments]
source = "decisions"
[[class]]
id = "street"
title = "街道"
[[indicator]]
id = "1"
title = "公开条数"
full = 6
source = "self-check"
score = { method = "linear", per = 1 }
[[indicator]]
id = "2"
title = "相对"
full = 4
source = "self-check"
score = { method = "ratio-to-best", all_equal = "100%" }
[[veto]]
title = "泄密"
when = { source = "self-check", check = "leak", measure = "sum", at_least = 1 }
effect = { score = 1 }
"""
UNITS: Final = "编码,名称,类别\nJ01,文源街道,街道\nJ02,画桥街道,街道\n"
BEFORE: Final = """\
单位,来源,指标,日期,值
J01,self-check,1,2014-02-01,3
J01,self-check,2,2014-02-01,5
J02,self-check,1,2014-02-01,3
J02,self-check,2,2014-02-01,10
"""


@pytest.fixture
def scored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office of two streets that has been scored once."""
    monkeypatch.chdir(tmp_path)
    assess("init")
    Path("scheme.toml").write_text(SCHEME, "utf-8")
    Path("units.csv").write_text(UNITS, "utf-8")
    Path("before.csv").write_text(BEFORE, "utf-8")
    assess("import", "units.csv", "before.csv")
    assess("score")
    return tmp_path


def seen(row: str) -> None:
    head = BEFORE.splitlines()[0]
    Path("later.csv").write_text(f"{head}\n{row}\n", "utf-8")
    assess("import", "later.csv")
    assess("score")


def parts_of(unit: str) -> Iterator[tuple[str, str, str]]:
    """Give what moved a unit: where, by which cause, how far."""
    causes = ("facts", "coverage", "others", "scheme", "adjustments")
    rows: list[dict[str, Any]] = json.loads(assess("compare", "--format", "json"))
    mine = [row for row in rows if row["code"] == unit]
    for cause in causes:
        told = [F(row[cause]) for row in mine]
        assert told[0] == sum(told[1:]), cause
    assert F(mine[0]["change"]) == sum(F(mine[0][cause]) for cause in causes)
    for row in mine[1:]:
        yield from ((row["indicator"], c, row[c]) for c in causes if row[c] != "0")


@pytest.mark.usefixtures("scored")
@pytest.mark.parametrize(
    ("row", "unit", "parts"),
    [
        pytest.param(
            "J01,self-check,1,2014-03-01,5",
            *("J01", [("1", "facts", "2")]),
            id="a later fact of its own",
        ),
        pytest.param(
            "J02,self-check,2,2014-03-01,20",
            *("J01", [("2", "others", "-1")]),
            id="a better value of another unit",
        ),
        pytest.param(
            "J01,self-check,2,2014-03-01,20",
            *("J01", [("2", "facts", "2")]),
            id="its own value, among the others as they were",
        ),
        pytest.param(
            "J01,self-check,leak,2014-03-01,1",
            *("J01", [("vetoes", "facts", "-4")]),
            id="a veto",
        ),
        pytest.param(
            "J01,decisions,adjustment,2014-03-01,-0.5",
            *("J01", [("adjustments", "adjustments", "-0.5")]),
            id="what was decided",
        ),
    ],
)
def test_causes(row: str, unit: str, parts: list[tuple[str, str, str]]) -> None:
    seen(row)
    assert list(parts_of(unit)) == parts


@pytest.mark.usefixtures("scored")
def test_what_nobody_had_looked_at_is_coverage() -> None:
    text = (
        SCHEME
        + SCHEME[SCHEME.index("[[indicator]]") :]
        .replace('id = "1"', 'id = "3"', 1)
        .split('[[indicator]]\nid = "2"')[0]
    )
    Path("scheme.toml").write_text(text, "utf-8")
    assess("score")
    seen("J01,self-check,3,2014-03-01,4")
    assert list(parts_of("J01")) == [("3", "coverage", "4")]


@pytest.mark.usefixtures("scored")
def test_a_changed_rule_is_the_scheme() -> None:
    text = SCHEME.replace("per = 1", "per = 0.5")
    Path("scheme.toml").write_text(text, "utf-8")
    assess("score")
    assert list(parts_of("J01")) == [("1", "scheme", "-1.5")]


@pytest.mark.usefixtures("scored")
def test_facts_and_scheme_at_once() -> None:
    Path("scheme.toml").write_text(SCHEME.replace("per = 1", "per = 0.5"), "utf-8")
    seen("J01,self-check,1,2014-03-01,5")
    assert list(parts_of("J01")) == [("1", "facts", "2"), ("1", "scheme", "-2.5")]


def test_random_schemes_and_records(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    create_record(tmp_path / "empty.db")

    @seed(1)
    @settings(
        deadline=None,
        max_examples=request.config.getoption("--explained") // 5,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(drawn=assessments())
    def compared(drawn: Assessment) -> None:
        note(drawn.text)
        copyfile(tmp_path / "empty.db", tmp_path / "record.db")
        adds_up(tmp_path / "record.db", drawn)

    compared()


def adds_up(path: Path, drawn: Assessment) -> None:
    """Compare half of a record under another scheme with all of it."""
    record, scheme = open_record(path), read_scheme(drawn.text, "drawn")
    facts_to_record(record, drawn.rules, drawn.units, drawn.facts)
    now = seconds(drawn.today, hour=12)
    run = score(record, scheme, WorkCalendar(), now=now)
    with record.reading() as connection:
        units = tuple(assessed(connection, scheme))
        many = newest_id(connection)
        last = Side(scheme, WorkCalendar(), units, now, many)
        for first in (
            replace(last, cutoff=many // 2),
            replace(last, scheme=other(scheme)),
        ):
            half = replace(first, cutoff=many // 2)
            for one, two in ((half, last), (last, half), (first, last)):
                found = compare(connection, one, two)
                assert len(found.changes) == len(units)
                for change in found.changes:
                    assert sum(s.points for s in change.steps) == change.points
        totals = {r.code: r.total for r in results(connection, run)}
        found = compare(connection, first, last)
        assert {c.row.code: c.after.total for c in found.changes} == totals


def other(scheme: Scheme) -> Scheme:
    """Give a scheme of the same leaves that judges otherwise."""
    heading = replace(scheme.heading, not_applicable="drop", issue_from=F(0))
    return replace(scheme, heading=heading, vetoes=())


def test_days_are_moved_wherever_they_stand() -> None:
    scheme = read_scheme(SCHEME, "scheme.toml")
    later = moved(scheme, 2)
    assert later.heading.period.first == date(2016, 1, 1)
    assert vars(moved(later, -2)) == vars(scheme)
    assert moved(date(2016, 2, 29), -1) == date(2015, 2, 28)
