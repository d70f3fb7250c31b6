"""A year of the sample district, run on any days: the same letters, each once.

Planning is tried on every day of sixteen months, from facts that are read once; issuing
itself, with ledger and files, at the end of every other month.
"""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

import pytest

from assess.intake.taking import take_in
from assess.records.store import create_record, open_record
from assess.reminders.book import Book, Sent, read_book
from assess.reminders.clock import Clock
from assess.reminders.due import all_matters, read_desk
from assess.reminders.issue import Order, issue
from assess.reminders.letter import MARKDOWN
from assess.reminders.plan import plan_of
from assess.scheme.load import load_scheme
from assess.scoring.run import score
from assess.stretches import at
from assess.workdays import WorkCalendar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assess.records.store import Record
    from assess.reminders.desk import Desk
    from assess.reminders.matter import Key
    from assess.reminders.plan import Letter, Plan
    from assess.scheme.model import Scheme

ROOT = Path(__file__).parents[2]
FILES = ("units.csv", "self-checks.csv", "monitoring.csv", "inspections.csv")
FIRST, LAST = date(2014, 1, 1), date(2015, 4, 30)
YEAR = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
MONTHS = [day for day in YEAR if (day + timedelta(days=1)).day == 1][1::2]
SCORED = at(date(2015, 1, 12))


class Said(NamedTuple):
    """A letter, whatever its number and the day on which it went out."""

    unit: int
    level: int
    fell_on: date
    matters: tuple[Key, ...]


class Outcome(NamedTuple):
    """All that a year brought."""

    letters: Counter[Said]
    ends: Counter[tuple[object, ...]]
    file_only: int


@pytest.fixture(scope="module")
def rules() -> Scheme:
    return load_scheme(ROOT / "rules" / "qiyi-2014.toml")


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory, rules: Scheme) -> Path:
    """Give the record of the sample, which is not to be changed."""
    path = tmp_path_factory.mktemp("year") / "record.db"
    record = create_record(path)
    for name in FILES:
        file = ROOT / "sample_data" / name
        take_in(record, rules, file, source=None, today=date.max, now=0, by="")
    score(record, rules, WorkCalendar(), now=SCORED)
    record.engine.dispose()
    return path


@pytest.fixture(scope="module")
def facts(district: Path, rules: Scheme) -> Desk:
    record = open_record(district)
    with record.reading() as connection:
        desk = read_desk(connection, rules, Clock(LAST, WorkCalendar()))
    record.engine.dispose()
    return desk


def year(facts: Desk, days: Iterable[date]) -> Outcome:
    """Plan on these days, each time entering what was planned in a book."""
    book, outcome = Book(), Outcome(Counter(), Counter(), 0)
    for day in days:
        desk = replace(facts, clock=Clock(day, facts.clock.calendar), book=book)
        plan = plan_of(all_matters(desk), desk)
        outcome.letters.update(map(said, plan.letters))
        outcome.ends.update((e.key, e.what, e.day) for e in plan.entries)
        apart = sum(letter.file_only for letter in plan.letters)
        outcome = outcome._replace(file_only=outcome.file_only + apart)
        book = entered(book, plan, day)
    return outcome


def said(letter: Letter) -> Said:
    keys = tuple(part.matter.key for part in letter.parts)
    return Said(letter.unit, letter.level, letter.fell_on, keys)


def entered(book: Book, plan: Plan, day: date) -> Book:
    sent, entries = dict(book.sent), dict(book.entries)
    for letter in plan.letters:
        told = Sent(0, letter.level, letter.fell_on, day)
        for part in letter.parts:
            key = part.matter.key
            sent[key] = (*sent.get(key, ()), told)
    for entry in plan.entries:
        about = entry.key[:3]
        entries[about] = (*entries.get(about, ()), entry)
    return replace(book, sent=sent, entries=entries)


@pytest.fixture(scope="module")
def daily(facts: Desk) -> Outcome:
    return year(facts, YEAR)


def some_days(seed: int) -> list[date]:
    return [*sorted(Random(seed).sample(YEAR[:-1], 25)), LAST]  # noqa: S311 - no secret


def test_a_daily_year(daily: Outcome) -> None:
    assert len(daily.letters) == 108
    assert set(daily.letters.values()) == {1}, "each once"
    assert daily.file_only == 0, "each in time"
    assert set(daily.ends.values()) == {1}


@pytest.mark.parametrize(
    "days",
    [
        pytest.param([*YEAR[::7], LAST], id="weekly"),
        pytest.param([d for d in [*YEAR[::30], LAST] for _ in "ab"], id="twice a day"),
        pytest.param(some_days(1), id="at random days"),
        pytest.param(some_days(2), id="at other random days"),
        pytest.param([LAST], id="once, at the end"),
    ],
)
def test_the_same_letters_each_once(
    days: list[date], facts: Desk, daily: Outcome
) -> None:
    outcome = year(facts, days)
    assert outcome.letters == daily.letters
    assert outcome.ends == daily.ends
    assert outcome.file_only > 0, "what nobody sent in time is for the file"


def test_nobody_is_told_who_had_rectified(daily: Outcome, facts: Desk) -> None:
    closed = {
        (f.unit, str(f.number)): date(1970, 1, 1) + timedelta(seconds=f.closed)
        for f in facts.facts.findings
        if f.closed is not None
    }
    told = [
        (said.fell_on, closed[key.unit, key.subject])
        for said in daily.letters
        for key in said.matters
        if (key.unit, key.subject) in closed and key.kind == "not-rectified"
    ]
    assert told
    assert all(fell_on < settled for fell_on, settled in told)


@pytest.fixture
def record(district: Path, tmp_path: Path) -> Record:
    shutil.copyfile(district, tmp_path / "record.db")
    return open_record(tmp_path / "record.db")


def test_issued_every_other_month_and_twice_each_time(
    record: Record, rules: Scheme, tmp_path: Path, daily: Outcome
) -> None:
    folder, letters = tmp_path / "notices", Counter[Said]()
    for day in MONTHS:
        order = Order(scheme=rules, calendar=WorkCalendar(), today=day)
        done = issue(record, order, folder, MARKDOWN)
        letters.update(map(said, done.plan.letters))
        again = issue(record, order, folder, MARKDOWN)
        assert not again.plan.letters
        assert not again.plan.entries
    assert letters == daily.letters
    files = {path.name.split("-")[0] for path in folder.rglob("*.md")}
    assert files == {f"{number:04}" for number in range(1, len(daily.letters) + 1)}
    with record.reading() as connection:
        book = read_book(connection)
    told = Counter(key for each in daily.letters for key in each.matters)
    assert Counter({key: len(each) for key, each in book.sent.items()}) == told
    record.engine.dispose()
