"""Measures that need more than one tally, through the public commands."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from cases.commanding import assess
from sqlalchemy import select

from assess.messages import speak
from assess.records.shapes import OBSERVATION
from assess.records.store import open_record
from assess.scheme.load import load_scheme
from assess.scoring.run import score
from assess.scoring.runs import cells_of, results
from assess.stretches import at
from assess.workdays import WorkCalendar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

HEAD: Final = """
[scheme]
id = "x-2014"
title = "某县2014年度政务公开考评方案"
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
explained-empty = "leave-out"
no-target = "leave-out"
[source.monitoring]
[source.plan]
title = "任务书"
[[class]]
id = "street"
title = "街道"
[[grade]]
title = "合格"
"""
LEAF: Final = """
[[indicator]]
id = "{id}"
title = "内容"
source = "monitoring"
full = {full}
observe = {{ measure = {measure} }}
score = {{ method = {method} }}
"""


def leaf(full: int, measure: str, method: str, *, name: str = "1") -> str:
    """Write an indicator of the source monitoring."""
    return LEAF.format(id=name, full=full, measure=measure, method=method)


Rows = Sequence[tuple[str, ...]]
"""Indicator, day, value; then perhaps source, state."""

COLUMNS: Final = ("indicator", "date", "value", "source", "state", "basis", "corrects")


@pytest.fixture(autouse=True)
def at_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    speak("en")
    monkeypatch.chdir(tmp_path)


def filled(leaves: str, facts: Mapping[str, Rows]) -> None:
    """Make an office with these facts of each unit."""
    assess("init")
    Path("scheme.toml").write_text(HEAD + leaves, "utf-8")
    assess("scheme", "check", "scheme.toml")
    _write("units.csv", ("code", "name", "class"), [(u, u, "street") for u in facts])
    _write("facts.csv", ("unit", *COLUMNS), _rows(facts))
    assess("import", "units.csv", "facts.csv")


def points(leaves: str, facts: Mapping[str, Rows]) -> dict[str, str]:
    """Score, and give the points of indicator 1 of each unit, exactly."""
    filled(leaves, facts)
    return scored(date(2015, 1, 1))


def scored(today: date) -> dict[str, str]:
    return {unit: of_leaf["1"] for unit, of_leaf in cells(today).items()}


def cells(today: date) -> dict[str, dict[str, str]]:
    """Score, and give the points of each unit and leaf, else the state."""
    scheme, record = load_scheme(Path("scheme.toml")), open_record(Path("record.db"))
    run = score(record, scheme, WorkCalendar(), now=at(today) + 9 * 3600)
    with record.reading() as connection:
        return {
            result.code: {
                cell.indicator: cell.points or cell.state
                for cell in cells_of(connection, run, result)
            }
            for result in results(connection, run)
        }


def _rows(facts: Mapping[str, Rows]) -> Iterable[tuple[str, ...]]:
    for unit, rows in facts.items():
        for indicator, day, value, *more in rows:
            source, state = (*more, "")[:2] if more else ("monitoring", "")
            basis = "三定方案" if state == "not-applicable" else ""
            yield unit, indicator, f"2014-{day}", value, source, state, basis, ""


def _write(name: str, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    with Path(name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])


def monthly(numbers: str) -> Rows:
    """Hand in a number on the 20th of each month; a ``-`` is no row at all."""
    return [
        ("1", f"{month:02}-20", number)
        for month, number in enumerate(numbers.split(), 1)
        if number != "-"
    ]


BELOW_20: Final = '"short-periods", every = "month", quota = 20, blank = 2'
MONTHS: Final = leaf(40, BELOW_20, '"deduct", per = 5')
FINE: Final = "20 25 30 20 21 22 23 24 25 26 27 28"


def test_months_below_the_quota_and_blank_months() -> None:
    """Each month below quota -5, blank month -10, 40 marks (M8)."""
    given = {
        "fine": monthly(FINE),
        "short": monthly(FINE.replace("25", "12").replace("30", "19")),
        "blank": monthly(FINE.replace("25", "-").replace("30", "0")),
        "poor": monthly("- 1 - 1 - 1 - 1 - 1 - 1"),
        "twice": [*monthly("19 " + FINE[3:]), ("1", "01-31", "1")],
        "unseen": [],
    }
    assert points(MONTHS, given) == {
        "fine": "40",
        "short": "25",  # both 25s are 12 now, and 30 is 19
        "blank": "10",
        "poor": "0",
        "twice": "40",
        "unseen": "0",
    }


def test_what_nobody_could_tell_is_neither_short_nor_blank() -> None:
    row = ("1", "03-20", "", "monitoring", "could-not-tell")
    given = {"U": [*monthly(FINE.replace("30", "-")), row]}
    assert points(MONTHS, given) == {"U": "40"}


def test_only_what_is_over_counts() -> None:
    filled(MONTHS, {"U": monthly("20 20 20 20 20 20 19")})
    assert scored(date(2014, 8, 31)) == {"U": "35"}  # August may still be good
    assert scored(date(2014, 9, 1)) == {"U": "25"}  # it was not
    assert scored(date(2015, 1, 1)) == {"U": "0"}


def test_a_unit_answers_for_the_months_in_which_it_exists() -> None:
    """Of a unit set up in the year, blank months before it are no fault of its own."""
    new = monthly("- - - - - - - 20 19 20 20 20")
    filled(MONTHS, {"old": new, "new": new, "gone": monthly("20 20 20")})
    _write(
        "days.csv",
        ("code", "name", "class", "from", "to"),
        [
            ("new", "new", "street", "2014-07-15", ""),
            ("gone", "gone", "street", "", "2014-04-10"),
        ],
    )
    assess("import", "days.csv")
    assert scored(date(2015, 1, 1)) == {"old": "0", "new": "35", "gone": "40"}
    assess("score")
    assert "2014-07" not in assess("explain", "new", "1")


def test_a_correction_mends_its_month_and_no_earlier_run() -> None:
    filled(MONTHS, {"U": monthly(FINE.replace("30", "3"))})
    assess("score")
    row = ("U", "1", "2014-03-21", "20", "monitoring", "", "", number_of("2014-03-20"))
    _write("mended.csv", ("unit", *COLUMNS), [row])
    assess("import", "mended.csv")
    assess("score")
    assert "short: 2014-03 3" in assess("explain", "U", "1", "--run", "1")
    told = assess("explain", "U", "1", "--run", "2")
    assert "short" not in told.partition("enough")[2]
    assert "2014-03 20" in told


def number_of(day: str) -> str:
    """Give the number of the observation of a day."""
    seen = OBSERVATION.c.seen == at(date.fromisoformat(day))
    with open_record(Path("record.db")).reading() as connection:
        return str(connection.execute(select(OBSERVATION.c.id).where(seen)).scalar())


def test_every_month_is_told() -> None:
    filled(MONTHS, {"U": monthly("12 - 20 0 25 30 20 21 22 23 24 25")})
    assess("score")
    told = assess("explain", "U", "1")
    assert "short periods (each month: below 20), a blank one as 2 = 5" in told
    assert "1 + 2 × 2 = 5" in told
    assert "· short: 2014-01 12" in told
    assert "· blank: 2014-02, 2014-04 0" in told
    assert "· enough: 2014-03 20, 2014-05 25, 2014-06 30" in told
    assert "40 - 5 × 5 = 15" in told


PAIRS: Final = '"short-periods", every = "2 months", quota = 1'
GAPS: Final = leaf(5, PAIRS, '"deduct", per = 1')


def test_one_off_for_each_gap_of_two_months() -> None:
    given = {"U": monthly("1 - - - 1 1 - - 2 - - 3"), "V": monthly("1 - 1 - 1 - - 1 1")}
    assert points(GAPS, given) == {"U": "3", "V": "4"}


def test_a_remainder_is_no_period() -> None:
    """From the 15th on there are eleven months, the last till 14 December."""
    late = MONTHS.replace("20,", "20, period = { from = 2014-01-15 },")
    given = {
        "U": [*monthly("20 " * 11), ("1", "12-25", "99")],
        "V": [*monthly("20 " * 10), ("1", "12-25", "99")],
    }
    assert points(late, given) == {"U": "40", "V": "30"}


GIVEN: Final = '"given"'
WORDS: Final = '"levels", levels = { "优" = 10, "良" = 8, "中" = 6, "差" = 0 }'
MADE: Final = ("mean", "trimmed-mean", "median", "highest", "lowest")


@pytest.mark.parametrize(
    ("method", "said", "made"),
    [
        pytest.param(GIVEN, "10 9 8.5 8.5 6", "8.4 26/3 8.5 10 6", id="marks"),
        pytest.param(WORDS, "优 优 良", "28/3 10 10 10 8", id="words"),
        pytest.param(WORDS, "优 良 差 中", "6 7 7 10 0", id="an even number"),
        pytest.param(WORDS, "优 差", "5 5 5 10 0", id="too few to drop any"),
    ],
)
def test_what_several_raters_said(method: str, said: str, made: str) -> None:
    """The mean, 去掉最高分和最低分, the median, the best and the worst (M51)."""
    given = [("marks", f"06-0{n}", each) for n, each in enumerate(said.split(), 1)]
    leaves = [leaf(10, f'"{m}", check = "marks"', method, name=m) for m in MADE]
    filled("".join(leaves), {"U": given})
    (of_leaf,) = cells(date(2015, 1, 1)).values()
    assert list(of_leaf.values()) == made.split()


def test_the_words_are_told_with_their_numbers() -> None:
    given = [("1", f"06-0{n}", word) for n, word in enumerate("优良优", 1)]
    filled(leaf(10, '"mean"', WORDS), {"U": given})
    assess("score")
    told = assess("explain", "U", "1")
    assert "(8 + 10 × 2) / 3 = 28/3 ≈ 9.3333" in told
    assert "all values: 良 8, 优 10 × 2" in told


PLANNED: Final = leaf(25, '"sum", check = "tasks", target = "plan"', '"share"')


def test_against_a_target_of_each_unit() -> None:
    """25 marks for what the unit was given to do (M7): 80 of 100 are 20."""
    done = ("tasks", "06-30", "80")
    given: dict[str, Rows] = {
        "most": [done, ("1", "01-05", "90", "plan"), ("1", "02-05", "100", "plan")],
        "more": [done, ("tasks", "02-05", "60", "plan")],
        "none": [("1", "01-05", "100", "plan")],
        "free": [done, ("1", "01-05", "0", "plan")],
        "unasked": [done],
        "silent": [],
        "exempt": [("1", "06-30", "", "monitoring", "not-applicable")],
    }
    assert points(PLANNED, given) == {
        "most": "20",
        "more": "25",
        "none": "0",
        "free": "no-target",
        "unasked": "no-target",
        "silent": "no-target",
        "exempt": "not-applicable",
    }


def test_the_target_is_told() -> None:
    given = [("1", "06-30", "30"), ("1", "07-30", "50"), ("1", "01-05", "100", "plan")]
    filled(PLANNED.replace("tasks", "1"), {"U": given})
    assess("score")
    told = assess("explain", "U", "1")
    assert "the sum of all values, of the target = 0.8" in told
    assert "80 / 100 = 0.8" in told
    assert "25 × 0.8 = 20" in told
    assert "target, 任务书: 2014-01-05: 100 (no. " in told


def test_only_what_was_seen_in_the_period_counts() -> None:
    """Only what was published from July on (M21); a window counts back from its end."""
    some = '"sum", check = "x", period = { from = 2014-07-01, to = 2014-11-30 }'
    windows = {"1": "", "2": ', window = "2 months"', "3": ', window = "1 year"'}
    leaves = [
        leaf(10, some + w, '"linear", per = 1', name=n) for n, w in windows.items()
    ]
    filled("".join(leaves), {"U": [("x", f"{n:02}-20", "1") for n in range(1, 13)]})
    assert cells(date(2015, 1, 1)) == {"U": {"1": "5", "2": "2", "3": "5"}}


def test_a_condition_may_count_months_too() -> None:
    when = 'source = "monitoring", check = "1", period = { from = 2014-07-01 }'
    months = 'measure = "short-periods", every = "month", quota = 1, at_least = 3'
    veto = f"""
[[veto]]
title = "长期不更新"
when = {{ {when}, {months} }}
effect = {{ score = 59 }}
"""
    filled(MONTHS + veto, {"U": monthly(FINE), "V": monthly("20 20 20 20 20 20 - - 1")})
    assess("score")
    assert "长期不更新" not in assess("explain", "U")
    assert "长期不更新" in assess("explain", "V")
