"""Issuing: ledger and files agree, whenever it ends; texts stay what they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select

from assess.problems import InputError
from assess.records.shapes import ISSUED, ISSUING, NOTICE
from assess.reminders import issue as issuing
from assess.reminders.book import read_book
from assess.reminders.issue import Order, complete, issue, plan_today
from assess.reminders.letter import MARKDOWN, write_notice
from assess.reminders.notice import Writer, as_json, from_json
from assess.scheme.model import Level, RemindRules, Title
from assess.workdays import WorkCalendar
from reminders.keeping import BUREAU, LINKS, STREET, scheme

if TYPE_CHECKING:
    from pathlib import Path

    from assess.reminders.notice import Notice
    from assess.scheme.model import Scheme
    from reminders.keeping import Ledger

DUE, TODAY = date(2014, 9, 25), date(2014, 9, 26)
LATER = date(2014, 10, 8)


WITHOUT_REPORT = scheme(sheets={STREET: (LINKS,), BUREAU: ()})


@pytest.fixture(autouse=True)
def quiet(ledger: Ledger) -> None:
    """Let no date set by law be due."""
    ledger.rules = WITHOUT_REPORT


@pytest.fixture
def busy(ledger: Ledger) -> Ledger:
    """Give a ledger with three letters to write today."""
    ledger.unit("J02", STREET)
    ledger.unit("J03", STREET)
    for code in ("J01", "J02", "J03"):
        ledger.saw(code, "dead-links", date(2014, 9, 10), source="monitoring", due=DUE)
    ledger.write()
    return ledger


class Dying:
    """A writer that is killed before it has written so many letters."""

    def __init__(self, after: int) -> None:
        self.left = after

    def __call__(self, notice: Notice, path: Path) -> None:
        if not self.left:
            raise KeyboardInterrupt
        self.left -= 1
        write_notice(notice, path)


def die(*_given: object) -> None:
    raise KeyboardInterrupt


def order(today: date = TODAY, rules: Scheme | None = None, **given: Any) -> Order:
    return Order(
        scheme=rules or WITHOUT_REPORT, calendar=WorkCalendar(), today=today, **given
    )


def contents(folder: Path) -> dict[str, bytes]:
    """Read the letters; a workbook differs by the moment at which it is made."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*.md")
    }


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_file()}


def counted(ledger: Ledger, table: Any) -> int:
    with ledger.record.reading() as connection:
        query = select(func.count()).select_from(table)
        return int(connection.execute(query).scalar_one())


@pytest.mark.parametrize("after", [0, 1, 2])
def test_killed_while_writing_letters(after: int, busy: Ledger, tmp_path: Path) -> None:
    folder = tmp_path / "killed"
    with pytest.raises(KeyboardInterrupt):
        issue(busy.record, order(), folder, Writer(".md", Dying(after)))
    assert counted(busy, NOTICE) == 3, "the ledger has all of them"
    assert len(names(folder)) == after, "no half of a file"
    written = {path: path.stat().st_mtime_ns for path in folder.rglob("*.md")}
    done = issue(busy.record, order(LATER), folder, MARKDOWN)
    missing = {path.name for path in done.completed}
    assert len(missing) == 3 - after + 1, "the letters, and the list"
    assert {path: path.stat().st_mtime_ns for path in written} == written
    first = {name for name in names(folder) if "2014-09-26" not in name}
    assert {"0001", "0002", "0003"} <= {name[:4] for name in first}
    assert {letter.level for letter in done.plan.letters} == {2}, "nothing else"
    assert counted(busy, ISSUED) == counted(busy, ISSUING) == 2


def test_killed_before_the_list(busy: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(issuing, "write_list", die)
        with pytest.raises(KeyboardInterrupt):
            busy.issue(TODAY)
    before = contents(busy.folder)
    done = busy.issue(TODAY)
    assert [path.suffix for path in done.completed] == [".xlsx"]
    assert contents(busy.folder) == before
    assert not done.plan.letters


def test_killed_before_the_ledger_is_written(
    busy: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(issuing, "_enter_notice", die)
        with pytest.raises(KeyboardInterrupt):
            busy.issue(TODAY)
    assert counted(busy, ISSUING) == counted(busy, NOTICE) == 0
    assert not names(busy.folder)
    assert len(busy.issue(TODAY).filed) == 3


def test_what_was_killed_says_what_it_would_have_said(
    busy: Ledger, tmp_path: Path
) -> None:
    with pytest.raises(KeyboardInterrupt):
        issue(busy.record, order(), tmp_path / "a", Writer(".md", Dying(0)))
    list(complete(busy.record, tmp_path / "a", MARKDOWN))
    with busy.record.reading() as connection:
        said = connection.execute(select(NOTICE.c.said)).scalars().all()
    for text in said:
        notice = from_json(text)
        assert as_json(notice) == text
        write_notice(notice, tmp_path / f"{notice.number}.md")
    plain = [(tmp_path / f"{n}.md").read_bytes() for n in (1, 2, 3)]
    assert [text for _name, text in sorted(contents(tmp_path / "a").items())] == plain


def test_a_letter_that_was_moved_is_not_written_again(busy: Ledger) -> None:
    busy.issue(TODAY)
    for path in busy.folder.rglob("*.md"):
        path.unlink()
    assert busy.issue(TODAY).completed == ()


def test_nothing_is_written_over(busy: Ledger) -> None:
    path = busy.folder / "2014-09-26" / "0001-J01-name of J01-催办.md"
    path.parent.mkdir(parents=True)
    path.write_text("something of somebody else's", "utf-8")
    with pytest.raises(InputError, match="notice-file-exists"):
        busy.issue(TODAY)
    assert counted(busy, NOTICE) == 0


def test_a_trial_enters_nothing(busy: Ledger) -> None:
    plan = plan_today(busy.record, order())
    assert len(plan.letters) == 3
    assert counted(busy, ISSUING) == counted(busy, NOTICE) == 0
    assert not busy.folder.exists()


def test_where_nothing_is_owed_nothing_is_entered(busy: Ledger) -> None:
    done = busy.issue(DUE)
    assert (done.filed, done.completed) == ((), ())
    assert counted(busy, ISSUING) == 0


NAMES = [
    pytest.param("a/b\\c", "0001-X-a_b_c-催办.md", id="slashes"),
    pytest.param("../../etc", "0001-X-.._.._etc-催办.md", id="another folder"),
    pytest.param("a<b>&'c'", "0001-X-a_b_&'c'-催办.md", id="markup"),
    pytest.param("=1+1", "0001-X-=1+1-催办.md", id="a formula"),
    pytest.param("{{ 7 * 7 }}", "0001-X-{{ 7 _ 7 }}-催办.md", id="an expression"),
    pytest.param("区" * 40, f"0001-X-{'区' * 40}-催办.md", id="forty characters"),
    pytest.param("区" * 200, f"0001-X-{'区' * 57}.md", id="too many"),
    pytest.param("a\nb\tc", "0001-X-a_b_c-催办.md", id="lines"),
]


@pytest.mark.parametrize(("name", "file"), NAMES)
def test_file_names(name: str, file: str, ledger: Ledger) -> None:
    ledger.fresh[0][1].update(code="X", name=name)
    ledger.found(date(2014, 9, 10), DUE)
    (notice,) = (each.notice for each in ledger.issue(TODAY).filed)
    assert notice.unit == name
    written = [path for path in ledger.folder.rglob("*") if path.suffix == ".md"]
    assert [path.name for path in written] == [file]
    assert written[0].parent == ledger.folder / "2014-09-26"


@pytest.mark.parametrize(
    "text", ["# not a head", "*bold*", "a_b_c", "<b>", "[x](y)", "{{ 7 * 7 }}", "a|b"]
)
def test_texts_stay_texts(text: str, ledger: Ledger) -> None:
    ledger.found(date(2014, 9, 10), DUE, note=text)
    ledger.issue(TODAY)
    (letter,) = contents(ledger.folder).values()
    assert text in letter.decode().replace("\\", "")
    assert text not in letter.decode().splitlines()


LOUD = RemindRules(
    levels=(
        Level(title=Title("提醒"), colour="blue", hears=("联系人",), grace=3),
        Level(title=Title("警告"), colour="orange", hears=("分管领导",), grace=2),
    )
)


@pytest.mark.parametrize(
    ("today", "level", "answer_by"),
    [
        pytest.param(date(2014, 9, 26), 1, date(2014, 9, 30), id="on the day itself"),
        pytest.param(date(2014, 9, 29), 1, date(2014, 9, 30), id="late: no longer"),
        pytest.param(date(2014, 10, 8), 2, date(2014, 10, 10), id="the next level"),
        pytest.param(date(2014, 10, 20), 2, date(2014, 10, 22), id="the last level"),
    ],
)
def test_the_days_that_a_notice_gives(
    today: date, level: int, answer_by: date, ledger: Ledger
) -> None:
    ledger.found(date(2014, 9, 10), DUE)
    done = ledger.issue(
        today, replace(WITHOUT_REPORT, remind=LOUD), office="区政府办公室"
    )
    notice = [each.notice for each in done.filed if each.notice.code == "J01"][-1]
    assert (notice.level, notice.answer_by) == (level, answer_by)
    assert notice.office == "区政府办公室"
    assert notice.hears == LOUD.levels[level - 1].hears
    assert notice.colour == LOUD.levels[level - 1].colour


def test_earlier_reminders_are_quoted(ledger: Ledger) -> None:
    ledger.found(date(2014, 9, 10), DUE)
    ledger.issue(TODAY)
    (filed,) = (f for f in ledger.issue(LATER).filed if f.notice.code == "J01")
    (item,) = filed.notice.items
    assert [(e.what, e.number, e.day) for e in item.earlier] == [("notice", 1, TODAY)]


def test_what_depends_on_unpublished_days_is_marked(ledger: Ledger) -> None:
    ledger.found(date(2031, 9, 10), date(2031, 9, 25))
    done = ledger.issue(date(2031, 9, 26), replace(WITHOUT_REPORT, remind=LOUD))
    mine = [each.notice for each in done.filed if each.notice.code == "J01"]
    (item,) = mine[-1].items
    assert item.estimated
    assert mine[-1].answer_by_estimated


def test_two_at_once_issue_each_once(busy: Ledger) -> None:
    done = issue(busy.record, order(), busy.folder, MARKDOWN)
    other = issue(busy.record, order(), busy.folder, MARKDOWN)
    assert (len(done.filed), len(other.filed)) == (3, 0)
    with busy.record.reading() as connection:
        assert len(read_book(connection).sent) == 3


def test_where_no_folder_can_be_made_nothing_is_entered(
    busy: Ledger, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="cannot-write"):
        issue(busy.record, order(), tmp_path / "file" / "notices", MARKDOWN)
    assert counted(busy, NOTICE) == 0
