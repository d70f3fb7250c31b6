"""What a pay-off promises comes out once the fix is recorded and scored."""

from __future__ import annotations

from contextlib import chdir
from datetime import date
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING, Final

import pytest
from cases.commanding import assess
from hypothesis import HealthCheck, Phase, given, note, seed, settings
from reference.filling import facts_to_record
from reference.observing import Assessment, assessments
from sqlalchemy import update

from assess.records.bulk import add_rows
from assess.records.changes import Author
from assess.records.fold import Window
from assess.records.seals import enter_seal
from assess.records.series import Numbers
from assess.records.shapes import OBSERVATION, UNIT
from assess.records.standing import newest_id
from assess.records.store import create_record, open_record
from assess.scheme.load import read_scheme
from assess.scoring.payoff import Asked, payoffs, payoffs_in
from assess.scoring.run import score_in
from assess.scoring.runs import results
from assess.stretches import at
from assess.workdays import WorkCalendar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from assess.records.store import Record
    from assess.scheme.model import Scheme
    from assess.scoring.fixes import Entry
    from assess.scoring.payoff import Payoff

ROOT: Final = Path(__file__).parents[2]
MANY: Final = 100  # who asks for so many asks for the whole sample, too
SAMPLE: Final = ("units", "self-checks", "monitoring", "inspections")
STORIES: Final = ("J10",)
OFFICE: Final = WorkCalendar()
DAY: Final = date(2015, 4, 10)
SCHEME: Final = ROOT / "rules" / "qiyi-2014.toml"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """The record of the sample district."""
    with chdir(tmp_path_factory.mktemp("sample")):
        assess("init")
        copyfile(SCHEME, "scheme.toml")
        assess("import", *(str(ROOT / "sample_data" / f"{n}.csv") for n in SAMPLE))
        return open_record(Path("record.db").absolute())


def kept(record: Record, scheme: Scheme, day: date, told: Payoff) -> int:
    """Record each fix, half of them, and all; each has to come out as promised."""
    ways = [([fix.way], fix.alone) for fix in told.fixes if fix.alone]
    ways.append(([], told.now))
    for many in {len(told.order) // 2, len(told.order)} - {0}:
        taken = [told.fixes[number].way for number, _then in told.order[:many]]
        ways.append((taken, told.order[many - 1][1]))
    for taken, standing in ways:
        with record.trying() as connection:
            enter(connection, told.unit, [entry for way in taken for entry in way])
            run = score_in(connection, scheme, OFFICE, now=at(day) + 86399)
            (mine,) = (r for r in results(connection, run) if r.unit == told.unit)
        found = (mine.status, mine.printed, mine.halves, mine.grade)
        assert standing
        assert (standing.status, *standing[2:]) == found, taken
        assert standing.total == mine.total, taken
    return len(ways)


def enter(connection: Connection, unit: int, entries: Iterable[Entry]) -> None:
    numbers, first = Numbers.read(connection), newest_id(connection) + 1
    rows = [e.row(numbers, unit, n) for n, e in enumerate(entries, first)]
    add_rows(connection, OBSERVATION, rows)


def test_random_schemes_and_records(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    create_record(tmp_path / "empty.db")
    many = request.config.getoption("--explained") // 5
    tried = 0

    @seed(1)
    @settings(
        deadline=None,
        max_examples=many,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(drawn=assessments())
    def recorded(drawn: Assessment) -> None:
        nonlocal tried
        note(drawn.text)
        copyfile(tmp_path / "empty.db", tmp_path / "record.db")
        record = open_record(tmp_path / "record.db")
        scheme = read_scheme(drawn.text, "drawn")
        facts_to_record(record, drawn.rules, drawn.units, drawn.facts)
        day = scheme.heading.period.last
        for told in payoffs(record, scheme, OFFICE, Asked(day)):
            tried += kept(record, scheme, day, told)

    recorded()
    assert tried > many


def test_the_sample(sample: Record, request: pytest.FixtureRequest) -> None:
    scheme = read_scheme(SCHEME.read_text("utf-8"), "scheme.toml")
    every = request.config.getoption("--explained") >= MANY
    for code in ("",) if every else STORIES:
        for told in payoffs(sample, scheme, OFFICE, Asked(DAY, code)):
            assert kept(sample, scheme, DAY, told) > 1


def test_what_can_be_done_no_more_is_not_promised(sample: Record) -> None:
    scheme = read_scheme(SCHEME.read_text("utf-8"), "scheme.toml")
    day = date(2015, 3, 1)  # the day after self-checks were over
    (told,) = payoffs(sample, scheme, OFFICE, Asked(day, "J10"))
    over = [fix for fix in told.fixes if not fix.way]
    sheet = told.judged.sheet
    assert [
        (sheet.at(place).id, bar.why)
        for fix in over
        for place in fix.gap.leaves
        for bar in fix.gap.bars
    ] == [
        ("1.2", "over"),
        ("2.5", "stays"),
        ("2.6", "stays"),
        ("2.7", "not-yet"),
        ("2.8", "not-yet"),
        ("10.2", "stays"),
    ]
    (late,) = payoffs(sample, scheme, OFFICE, Asked(date(2015, 4, 11), "J10"))
    assert not late.order
    assert all(fix.alone is None for fix in late.fixes)


def test_nothing_is_kept(sample: Record) -> None:
    assert isinstance(sample.path, Path)
    before = sample.path.read_bytes()
    scheme = read_scheme(SCHEME.read_text("utf-8"), "scheme.toml")
    payoffs(sample, scheme, OFFICE, Asked(DAY, "J10"))
    assert sample.path.read_bytes() == before


def test_of_a_sealed_day_nothing_is_promised(sample: Record) -> None:
    scheme = read_scheme(SCHEME.read_text("utf-8"), "scheme.toml")
    days = Window(at(date(2014, 1, 1)), at(DAY) + 86399)
    with sample.trying() as connection:
        run = score_in(connection, scheme, OFFICE, now=at(DAY))
        enter_seal(connection, run, "", days, Author(at(DAY), ""))
        (told,) = payoffs_in(connection, scheme, OFFICE, Asked(DAY, "J10"))
    assert {bar.why for fix in told.fixes for bar in fix.gap.bars} == {"sealed", "over"}
    assert not told.order


def test_a_unit_that_is_no_more_puts_nothing_right(sample: Record) -> None:
    scheme = read_scheme(SCHEME.read_text("utf-8"), "scheme.toml")
    with sample.trying() as connection:
        ended = update(UNIT).where(UNIT.c.code == "J10")
        connection.execute(ended.values(valid_to=date(2014, 12, 31).toordinal()))
        (told,) = payoffs_in(connection, scheme, OFFICE, Asked(DAY, "J10"))
    assert {bar.why for fix in told.fixes for bar in fix.gap.bars} == {"gone", "over"}
