"""Letters by e-mail and days for calendars."""

from __future__ import annotations

import email
import re
from dataclasses import replace
from datetime import date
from email.policy import default
from typing import TYPE_CHECKING

import pytest

from assess.problems import InputError
from assess.reminders.due import open_matters
from assess.reminders.ics import calendar
from assess.reminders.mail import drafts, send_all, write_drafts
from assess.workdays import WorkCalendar
from reminders.keeping import BUREAU, LINKS, STREET, scheme

if TYPE_CHECKING:
    from email.message import EmailMessage

    from assess.reminders.mail import Mailed
    from reminders.keeping import Ledger

FOUND, DUE, TODAY = date(2014, 9, 10), date(2014, 9, 25), date(2014, 9, 26)
NOW = 1_411_725_600  # that day, at ten


@pytest.fixture(autouse=True)
def issued(ledger: Ledger) -> None:
    """Issue two notices; the unit of one has no address."""
    ledger.rules = scheme(sheets={STREET: (LINKS,), BUREAU: ()})
    ledger.unit("J02", STREET, email="xxgk@wenyuan.example")
    for code in ("J01", "J02"):
        ledger.saw(code, "dead-links", FOUND, source="monitoring", due=DUE)
    ledger.issue(TODAY, office="区政府办公室")


def made(ledger: Ledger, batch: int | None = None) -> list[Mailed]:
    return drafts(ledger.record, ledger.folder, ".md", "office@qiyi.example", batch)


def test_a_draft_has_the_notice_attached(ledger: Ledger) -> None:
    (path,) = write_drafts(made(ledger), ledger.folder)
    message = email.message_from_bytes(path.read_bytes(), policy=default)
    assert path.suffix == ".eml"
    assert (message["To"], message["From"], message["X-Unsent"]) == (
        "xxgk@wenyuan.example",
        "office@qiyi.example",
        "1",
    )
    assert message["Subject"] == "催办 No. 2: name of J02"
    (attached,) = message.iter_attachments()
    letter = path.with_suffix(".md")
    assert attached.get_filename() == letter.name
    assert attached.get_content() == letter.read_bytes()
    body = message.get_body()
    assert body
    assert "not rectified: 2.1 2.1 (due 2014-09-25)" in body.get_content()


def test_who_has_no_address_is_told_apart(ledger: Ledger) -> None:
    mailed = made(ledger)
    assert [(m.filed.notice.code, m.message is None) for m in mailed] == [
        ("J01", True),
        ("J02", False),
    ]


@pytest.mark.parametrize(
    "address",
    ["", "nobody", "a@", "@b", "a@b\r\nBcc: c@d", "a b@c", "a@b, c@d", "<script>"],
)
def test_no_address(address: str, ledger: Ledger) -> None:
    ledger.unit("J03", STREET, email=address)
    ledger.saw("J03", "dead-links", FOUND, source="monitoring", due=DUE)
    ledger.issue(TODAY)
    (mailed,) = made(ledger)
    assert mailed.message is None


def test_what_is_for_the_file_is_not_mailed(ledger: Ledger) -> None:
    ledger.issue(date(2014, 10, 31))
    levels = [mailed.filed.notice.level for mailed in made(ledger)]
    assert levels == [3, 3]
    assert [mailed.filed.notice.level for mailed in made(ledger, 1)] == [1, 1]


def test_sent_once(ledger: Ledger) -> None:
    sent: list[EmailMessage] = []
    for _run in "ab":
        mailed = made(ledger)
        list(send_all(ledger.record, mailed, sent.append, now=NOW, by="clerk"))
    assert [message["To"] for message in sent] == ["xxgk@wenyuan.example"]


def test_cut_short_the_rest_is_sent_later(ledger: Ledger) -> None:
    ledger.unit("J03", STREET, email="c@d.example")
    ledger.unit("J04", STREET, email="d@d.example")
    for code in ("J03", "J04"):
        ledger.saw(code, "dead-links", FOUND, source="monitoring", due=DUE)
    ledger.issue(TODAY)
    sent: list[str] = []

    def send(message: EmailMessage) -> None:
        if len(sent) == 1:
            raise ConnectionResetError
        sent.append(message["To"])

    with pytest.raises(ConnectionResetError):
        list(send_all(ledger.record, made(ledger), send, now=NOW, by=""))
    assert [m.filed.notice.code for m in made(ledger)] == ["J04"]


def test_a_letter_that_is_not_there(ledger: Ledger) -> None:
    for path in ledger.folder.rglob("*.md"):
        path.unlink()
    with pytest.raises(InputError, match="no-letter"):
        made(ledger)


def days(ledger: Ledger, today: date = TODAY) -> bytes:
    open_ = open_matters(ledger.record, ledger.rules, WorkCalendar(), today=today)
    return calendar(open_, "考评; 2014", NOW)


def test_days_for_calendars(ledger: Ledger) -> None:
    text = days(ledger).decode()
    assert text.count("BEGIN:VEVENT") == 2
    assert "DTSTART;VALUE=DATE:20140925\r\n" in text
    assert "DTEND;VALUE=DATE:20140926\r\n" in text
    assert "X-WR-CALNAME:考评\\; 2014\r\n" in text
    assert len(set(re.findall(r"UID:(.*)\r\n", text))) == 2
    assert days(ledger) == text.encode()


def test_what_is_not_late_yet_is_there_and_what_is_settled_is_not(
    ledger: Ledger,
) -> None:
    rules = ledger.rules
    claim = replace(rules.sources[0], due=date(2014, 12, 1))
    both = (LINKS, replace(LINKS, id="9", sources=("self-check",)))
    sources = (claim, *rules.sources[1:])
    ledger.rules = replace(rules, sources=sources, sheets={STREET: both, BUREAU: ()})
    ledger.rectified(date(2014, 9, 20), kind="")
    ledger.write()
    text = days(ledger).decode()
    assert text.count("20141201") >= 2, "both are to hand in"
    assert text.count("DTSTART;VALUE=DATE:20140925") == 1


def test_lines_are_folded_between_characters(ledger: Ledger) -> None:
    ledger.saw("J01", "dead-links", FOUND, source="monitoring", kind="x", due=DUE)
    ledger.rules = scheme(
        sheets={STREET: (replace(LINKS, remedy="修复、删除；" * 30),), BUREAU: ()}
    )
    ledger.write()
    lines = days(ledger).split(b"\r\n")
    assert max(map(len, lines)) <= 75
    whole = days(ledger).replace(b"\r\n ", b"").decode()
    assert "修复、删除；" * 30 in whole
