"""`assess runs seal`, `open` and `correct`: what was issued stays readable."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from cases.commanding import assess
from typer.testing import CliRunner

from assess.cli.commands import app
from assess.messages.width import display_width
from assess.problems import InputError
from assess.scoring.sealing import open_sealed

SEALED = Path("s-run-1.zip")
CORRECTION = "单位,指标,填报日期,值,更正\nJ01,1,2014-12-05,否,{number}\n"


@pytest.fixture(autouse=True)
def _sealed(folder: Path) -> None:  # noqa: ARG001 - it is where we are
    assess("import", "units.csv", "checks.csv")
    assess("score")
    assess("runs", "seal", "1")


def refused(*arguments: str) -> str:
    done = CliRunner().invoke(app, arguments, catch_exceptions=False)
    assert done.exit_code == 3, done.output
    return done.stderr


def runs() -> list[tuple[str, str]]:
    told = json.loads(assess("runs", "list", "--format", "json"))
    return [(row["run"], row["edition"]) for row in told]


def number_of_the_check() -> str:
    told = assess("explain", "J01", "1")
    return told.split("(no. ")[1].split(",")[0]


def correct(*more: str) -> str:
    text = CORRECTION.format(number=number_of_the_check())
    Path("fix.csv").write_text(text, "utf-8")
    given = ("--reason", "recounted", "--authority", "区政务公开办")
    return assess("runs", "correct", "fix.csv", *given, *more)


def test_a_sealed_run_comes_out_again() -> None:
    done = CliRunner().invoke(app, ["runs", "verify", str(SEALED)])
    assert done.exit_code == 0
    assert "Score run 1 comes out again, in every cell" in done.stderr
    assert "No byte of s-run-1.zip was changed" in done.stderr


def test_it_does_so_with_another_clock_locale_and_zone(tmp_path: Path) -> None:
    elsewhere = {
        "PATH": os.environ["PATH"],
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONIOENCODING": "gbk",
        "ASSESS_LANG": "zh",
        "HOME": str(tmp_path),
    }
    late = "import time; time.localtime = lambda *_a: time.gmtime(4e9); "
    run = late + "from assess.__main__ import main; main()"
    command = [sys.executable, "-c", run, "runs", "verify", str(SEALED.resolve())]
    done = subprocess.run(
        command, cwd=tmp_path.parent, env=elsewhere, check=True, capture_output=True
    )
    assert "未被改动" in done.stderr.decode("gbk")


def test_one_changed_byte_is_found_wherever_it_is(tmp_path: Path) -> None:
    sound, broken = SEALED.read_bytes(), Path("broken.zip")
    step = 11
    for at in [*range(0, len(sound), step), *range(len(sound) - 120, len(sound))]:
        changed = bytearray(sound)
        changed[at] ^= 1 << at % 8
        broken.write_bytes(changed)
        with pytest.raises(InputError, match="not-as-sealed"):
            open_sealed(broken, tmp_path / "x.db")


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(lambda whole: whole[:-1], id="cut short"),
        pytest.param(lambda whole: whole + b"\n", id="longer"),
        pytest.param(lambda _whole: b"", id="empty"),
        pytest.param(lambda _whole: b"PK\x05\x06" + bytes(18), id="another zip"),
    ],
)
def test_another_length_is_found(changed: object) -> None:
    assert callable(changed)
    SEALED.write_bytes(changed(SEALED.read_bytes()))
    assert "not-as-sealed" in refused("runs", "verify", str(SEALED))
    assert "not-as-sealed" in refused("runs", "open", str(SEALED))
    assert not SEALED.with_suffix("").exists()


def test_the_same_run_is_the_same_bytes() -> None:
    assess("runs", "seal", "1", "again.zip")
    assert Path("again.zip").read_bytes() == SEALED.read_bytes()


def test_it_is_not_written_over() -> None:
    before = SEALED.read_bytes()
    assert "file-exists" in refused("runs", "seal", "1")
    assess("runs", "seal", "1", "--force")
    assert SEALED.read_bytes() == before


def test_nobody_can_be_reached_by_a_sealed_file() -> None:
    assess("init", "other")
    Path("other/scheme.toml").write_text(Path("scheme.toml").read_text("utf-8"))
    Path("u.csv").write_text(
        "编码,名称,类别,联系人,电话,邮箱\nJ01,文源街道,街道,某甲,10086,x@example.org\n"
    )
    at = ("--record", "other/record.db", "--scheme", "other/scheme.toml")
    assess("import", "u.csv", "checks.csv", *at)
    assess("score", *at)
    assess("runs", "seal", "1", "o.zip", "--record", "other/record.db")
    whole = Path("o.zip").read_bytes()
    assert "文源街道".encode() in whole
    assert not [told for told in ("某甲", "10086", "x@") if told.encode() in whole]


def test_it_opens_into_a_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = assess("runs", "show", "1")
    explained = assess("explain", "J01")
    assess("runs", "open", str(SEALED), "opened")
    monkeypatch.chdir("opened")
    assert assess("runs", "show", "1").split("Edition")[0] == shown.split("Edition")[0]
    assert assess("explain", "J01") == explained
    assess("runs", "verify", "1")


def test_it_opens_into_an_empty_folder_only() -> None:
    assess("runs", "open", str(SEALED))
    assert "folder-in-use" in refused("runs", "open", str(SEALED))


def test_sealed_days_take_nothing_in() -> None:
    Path("more.csv").write_text("单位,指标,填报日期,值\nJ01,1,2014-12-06,否\n", "utf-8")
    assert "day-sealed" in refused("import", "more.csv")
    reason = ("--reason", "x")
    assert "period-sealed" in refused("batch", "withdraw", "2", *reason)
    assess("appeal", "open", "J01", "1", "--value", "否", *reason)
    assert "period-sealed" in refused("appeal", "decide", "1", "accept", *reason)


def test_a_correction_is_the_next_edition() -> None:
    before = assess("runs", "show", "1")
    correct()
    assert runs() == [("1", "1"), ("2", "2")]
    assert assess("runs", "show", "1") == before
    after = assess("runs", "show", "2")
    assert "Edition 2: recounted; 区政务公开办" in after
    assert "made-an-edition" in refused("batch", "withdraw", "4", "--reason", "x")
    assert "0.00" in after
    assess("runs", "seal", "2", "second.zip")
    assess("runs", "verify", "second.zip")
    assess("runs", "verify", "1")


def test_the_list_says_why_an_edition_was_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    why = "recounted after the office objected to how links were counted in June"
    correct("--reason", why)
    told = json.loads(assess("runs", "list", "--format", "json"))
    assert [row["reason"] for row in told] == ["", why]
    listed = assess("runs", "list")
    assert "how links were" in listed
    assert max(map(display_width, listed.splitlines())) <= 80


def test_an_appeal_may_be_the_correction() -> None:
    assess("appeal", "open", "J01", "1", "--value", "否", "--reason", "x")
    assess("runs", "correct", "--appeal", "1", "--reason", "upheld")
    assert runs() == [("1", "1"), ("2", "2")]
    assert "0.00" in assess("runs", "show", "2")


def test_a_trial_corrects_nothing() -> None:
    before = Path("record.db").read_bytes()
    assert "edition 2" in correct("--dry-run")
    assert Path("record.db").read_bytes() == before


def test_a_wrong_correction_is_no_edition() -> None:
    Path("fix.csv").write_text(
        "单位,指标,填报日期,值\nJ01,1,2014-12-06,也许\n", "utf-8"
    )
    assert "not-yes-or-no" in refused("runs", "correct", "fix.csv", "--reason", "x")
    assert runs() == [("1", "1")]


def test_the_same_correction_again_is_no_edition() -> None:
    assert "nothing-corrected" in refused("runs", "correct", "--reason", "x")
    correct()
    again = refused("runs", "correct", "fix.csv", "--reason", "recounted")
    assert "nothing-corrected" in again
    assert runs() == [("1", "1"), ("2", "2")]


def test_a_run_beside_the_editions_is_not_sealed() -> None:
    assess("score")
    assert "another-edition" in refused("runs", "seal", "2", "two.zip")
    assert not Path("two.zip").exists()


def test_what_does_not_come_out_again_is_not_sealed() -> None:
    correct()
    from assess.records.store import open_record  # noqa: PLC0415 - for this one

    with open_record(Path("record.db")).writing() as connection:
        triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        for (name,) in connection.exec_driver_sql(triggers).all():
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        connection.exec_driver_sql("UPDATE result SET total = '1' WHERE run = 2")
    assert "comes-out-otherwise" in refused("runs", "seal", "2", "two.zip")


def test_before_a_seal_there_is_nothing_to_correct(tmp_path: Path) -> None:
    assess("init", "new")
    at = ("--record", "new/record.db", "--scheme", str(tmp_path / "scheme.toml"))
    told = refused("runs", "correct", "--reason", "x", *at)
    assert "nothing-issued" in told
