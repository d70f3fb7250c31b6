"""Issuing and entering, as they are typed."""

from __future__ import annotations

import json
import shutil
import smtplib
from datetime import date
from typing import TYPE_CHECKING, ClassVar

import pytest
from reminders.keeping import STREET, Ledger
from typer.testing import CliRunner

from assess.cli.commands import app
from assess.messages import speak
from assess.messages.width import display_width
from assess.records.store import create_record, open_record
from cli.test_remind import RULES

if TYPE_CHECKING:
    from email.message import EmailMessage
    from pathlib import Path
    from typing import Self


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a record that is copied for each test."""
    path = tmp_path_factory.mktemp("issue") / "record.db"
    ledger = Ledger(create_record(path))
    ledger.unit("J01", STREET)
    ledger.unit("J02", STREET)
    ledger.saw("J01", "1", date(2014, 9, 20))
    ledger.write()
    ledger.record.engine.dispose()
    return path


@pytest.fixture(autouse=True)
def office(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an office where J02 has not handed in."""
    speak("en")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    (tmp_path / "assess.toml").write_text('[office]\nname = "区政府办"\n', "utf-8")
    (tmp_path / "scheme.toml").write_text(RULES, "utf-8")
    shutil.copyfile(filled, tmp_path / "record.db")
    return tmp_path


def told(*words: str, code: int = 0) -> str:
    done = CliRunner().invoke(app, ["remind", *words])
    assert done.exit_code == code, done.output
    return done.stdout if not code else done.output


LATE = ("--today", "2014-10-08")
EARLY = ("--today", "2014-09-30")
WHAT = "not handed in: Self-check"
WHY = ("--reason", "flood", "--authority", "memo 7")


def test_a_trial_writes_nothing(office: Path) -> None:
    said = told("issue", *LATE, "--dry-run")
    assert "name of J02" in said
    assert said.endswith("A trial: nothing was entered or written.\n")
    assert not (office / "notices").exists()
    assert told("issue", *LATE, "--dry-run") == said


def test_issued_once(office: Path) -> None:
    said = told("issue", *LATE)
    assert max(map(display_width, said.splitlines())) <= 80
    assert "Written to notices" in said
    assert {path.name for path in (office / "notices" / "2014-10-08").iterdir()} == {
        "0001-J02-name of J02-催办.docx",
        "list 0001-0001.xlsx",
    }
    assert told("issue", *LATE) == "No notice is owed.\n"
    assert told("--today", "2014-10-08").count("     1  ") >= 1, "its number is listed"


def test_another_folder(office: Path) -> None:
    told("issue", *LATE, "--out", "letters")
    assert (office / "letters" / "2014-10-08").is_dir()


def test_json_tells_notices_and_ends(office: Path) -> None:
    ledger = Ledger(create_record(office / "other.db"))
    ledger.unit("J02", STREET)
    ledger.saw("J02", "1", date(2014, 10, 9))
    ledger.write()
    ledger.record.engine.dispose()
    said = told(
        "issue", "--today", "2014-10-10", "--format", "json", "--record", "other.db"
    )
    notices, ended = json.loads(said)
    assert (notices["code"], notices["level"], notices["file_only"]) == (
        "J02",
        1,
        "yes",
    )
    assert (ended["what"], ended["day"]) == ("settled", "2014-10-09")


def test_what_fell_due_before_may_be_left_alone() -> None:
    assert told("issue", *LATE, "--since", "2014-10-09") == "No notice is owed.\n"
    assert told("issue", "--today", "2014-10-09") == "No notice is owed.\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(
            ("log", "J02", "--person", "Wang", "--said", "soon"),
            "Entered: name of J02, contacted",
            id="a call",
        ),
        pytest.param(
            (
                *("log", "J02", "self-check", "--person", "Wang", "--said", "soon"),
                *("--way", "visit", "--at", "2014-10-08T09:30"),
            ),
            f"Entered: name of J02, contacted, {WHAT}",
            id="a visit about a matter",
        ),
        pytest.param(
            ("extend", "J02", "self-check", "--to", "2014-10-20", *WHY, *LATE),
            f"Entered: name of J02, extended, {WHAT}, until 2014-10-20",
            id="an extension",
        ),
        pytest.param(
            ("snooze", "J02", "self-check", "--until", "2014-10-20", *WHY, *LATE),
            f"Entered: name of J02, snoozed, {WHAT}, until 2014-10-20",
            id="a silence",
        ),
        pytest.param(
            ("answer", "1", "--said", "done", "--person", "Li", *LATE),
            "Entered: name of J02, answered",
            id="an answer",
        ),
    ],
)
def test_entered(words: tuple[str, ...], said: str) -> None:
    told("issue", *LATE)
    assert told(*words).strip() == said
    assert told("history", "J02").count("2014-10-08") >= 1
    rows = json.loads(told("history", "J02", "--format", "json"))
    assert len(rows) == 2


def test_no_history_yet() -> None:
    assert told("history", "J01") == "The ledger holds nothing about J01.\n"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        pytest.param(
            ("--check", "issue"), 2, "write options behind issue.", id="options before"
        ),
        pytest.param(("isue",), 2, "Did you mean issue?", id="misspelt"),
        pytest.param(("issue", "--since", "soon"), 2, "2014-03-05", id="no date"),
        pytest.param(("history", "J99"), 3, "[unit-not-there]", id="nobody"),
        pytest.param(("answer", "9", "--said", "?"), 3, "[no-such-notice]", id="none"),
        pytest.param(("log", "J02"), 2, "--person", id="who was it?"),
        pytest.param(
            ("log", "J02", "--person", "W", "--said", "?", "--at", "noon"),
            *(2, "2014-03-05T09:30"),
            id="no time",
        ),
        pytest.param(
            ("extend", "J02", "9.9", "--to", "2014-12-01", *WHY, *LATE),
            *(3, "self-check (not handed in: Self-check, due 2014-09-30)"),
            id="what there is, is named",
        ),
        pytest.param(
            ("extend", "J02", "self-check", "--to", "2014-09-30", *WHY, *EARLY),
            *(3, "[not-later]"),
            id="no more time",
        ),
        pytest.param(
            ("snooze", "J02", "self-check", "--until", "2014-10-01", *WHY, *LATE),
            *(3, "[in-the-past]"),
            id="a silence that is over",
        ),
    ],
)
def test_wrong_use(words: tuple[str, ...], code: int, said: str) -> None:
    assert said in told(*words, code=code)


def test_a_file_in_the_way(office: Path) -> None:
    path = office / "notices" / "2014-10-08" / "0001-J02-name of J02-催办.docx"
    path.parent.mkdir(parents=True)
    path.touch()
    assert "[notice-file-exists]" in told("issue", *LATE, code=3)


def test_the_gain() -> None:
    (row,) = json.loads(told(*LATE, "--gain", "--format", "json"))
    assert (row["place"], row["place_then"]) == ("", "1") or row["gain"]
    assert "then: " in told(*LATE, "--gain")


def test_drafts(office: Path) -> None:
    told("issue", *LATE)
    assert told("mail") == "Drafts written: 0\n", "there is no address"
    assert "no e-mail address" in CliRunner().invoke(app, ["remind", "mail"]).stderr
    assert not list(office.rglob("*.eml"))


def test_nothing_is_sent_without_a_server() -> None:
    told("issue", *LATE)
    assert "[no-mail-server]" in told("mail", "--send", code=3)


class Server:
    """Stands for a mail server."""

    done: ClassVar[list[object]] = []

    def __init__(self, host: str, port: int, **_given: object) -> None:
        self.done.append((host, port))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.done.append("bye")

    def starttls(self, **_given: object) -> None:
        self.done.append("starttls")

    def login(self, user: str, password: str) -> None:
        if password != "secret":  # noqa: S105 - of a server that is none
            raise smtplib.SMTPAuthenticationError(535, b"wrong password")
        self.done.append(user)

    def send_message(self, message: EmailMessage) -> None:
        self.done.append(message["To"])


@pytest.fixture
def server(office: Path, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Let a server be there, and an address of J02."""
    for kind in ("SMTP", "SMTP_SSL"):
        monkeypatch.setattr(smtplib, kind, Server)
    monkeypatch.setenv("ASSESS_MAIL_PASSWORD", "secret")
    toml = '[mail]\nsender = "a@b.example"\nhost = "mail"\nuser = "me"\nport = 587\n'
    (office / "assess.toml").write_text(toml, "utf-8")
    record = open_record(office / "record.db")
    with record.writing() as connection:
        connection.exec_driver_sql("UPDATE unit SET email = 'j02@b.example'")
    record.engine.dispose()
    told("issue", *LATE)
    Server.done.clear()
    return Server.done


def test_sent_once_over_an_encrypted_connection(server: list[object]) -> None:
    assert told("mail", "--send") == "Sent: No. 1 to name of J02\nSent: 1\n"
    assert server == [("mail", 587), "starttls", "me", "j02@b.example", "bye"]
    assert told("mail", "--send") == "Sent: 0\n"
    assert server.count("j02@b.example") == 1
    assert "sent by e-mail" in told("history", "J02")


def test_a_server_that_refuses(
    server: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSESS_MAIL_PASSWORD", "guess")
    assert "[mail-refused]" in told("mail", "--send", code=3)
    assert "j02@b.example" not in server


def test_a_calendar(office: Path) -> None:
    said = told("calendar", "days.ics", *LATE)
    assert said == "Wrote 1 days to days.ics.\n"
    assert (office / "days.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert "[file-exists]" in told("calendar", "days.ics", *LATE, code=3)
    told("calendar", "days.ics", *LATE, "--force")
