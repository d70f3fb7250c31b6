from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assess.intake.taking import take_in
from assess.records.store import open_record
from assess.scheme.load import load_scheme
from cli.conftest import CHECKS

if TYPE_CHECKING:
    from assess.messages import Language

COMMAND = [sys.executable, "-m", "assess"]
FULL = Path("/dev/full")  # a disk without room
SAID = {
    "en": "interrupted; what was not finished is as before",
    "zh": "已中断，未完成的部分保持原样",
}

unix = pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
languages = pytest.mark.parametrize("language", ["en", "zh"])


@pytest.fixture(autouse=True)
def _units(folder: Path) -> None:
    office = open_record(folder / "record.db"), load_scheme(folder / "scheme.toml")
    take_in(
        *office, folder / "units.csv", source=None, today=date(2015, 1, 1), now=0, by=""
    )


@pytest.fixture
def large(folder: Path) -> Path:
    """Make a file that takes a while."""
    heading, row = CHECKS.splitlines(keepends=True)
    (folder / "many.csv").write_text(heading + row * 600_000, "utf-8")
    return folder


def started(folder: Path, language: Language = "en") -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*COMMAND, "import", "many.csv"],
        cwd=folder,
        env=os.environ | {"ASSESS_LANG": language, "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


@unix
@languages
@pytest.mark.parametrize("written", [1, 100_000, 1_000_000])
def test_an_interrupt_while_writing(
    large: Path, language: Language, written: int
) -> None:
    folder = large
    record, before = folder / "record.db", (folder / "record.db").read_bytes()
    journal = folder / "record.db-journal"
    importing = started(folder, language)
    while not (journal.exists() and record.stat().st_size >= len(before) + written - 1):
        assert importing.poll() is None, "it was done before it was interrupted"
        time.sleep(0.002)
    importing.send_signal(signal.SIGINT)
    told = importing.communicate()
    assert (importing.returncode, *told) == (130, "", SAID[language] + "\n")
    assert record.read_bytes() == before
    assert not journal.exists()


STARTING = """
import builtins, signal
importing = builtins.__import__
def stop(name, *rest):
    if name == "{module}":
        signal.raise_signal(signal.SIGINT)
    return importing(name, *rest)
builtins.__import__ = stop
import sys
sys.argv = ["assess", "score"]
from assess.__main__ import main
main()
"""


@pytest.mark.parametrize(
    "module", ["assess.cli", "typer", "assess.scoring.run", "sqlalchemy"]
)
def test_an_interrupt_while_starting(folder: Path, module: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", STARTING.format(module=module)],
        cwd=folder,
        env=os.environ | {"ASSESS_LANG": "en"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr == SAID["en"] + "\n"


@unix
@pytest.mark.parametrize("command", ["score", "scheme show", "--help", "--version"])
def test_nobody_reads_the_results(folder: Path, command: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*COMMAND, *command.split()],
        cwd=folder,
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not FULL.exists(), reason="there is no such disk")
@pytest.mark.parametrize("command", ["score", "scheme show", "--help", "--version"])
def test_the_results_find_no_room(folder: Path, command: str) -> None:
    with FULL.open("w") as full:
        done = subprocess.run(
            [*COMMAND, *command.split()],
            cwd=folder,
            env=os.environ | {"ASSESS_LANG": "en"},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 3
    first, hint = done.stderr.splitlines()
    assert first == "the results cannot be written: the disk is full [cannot-print]"
    assert hint.startswith("  hint: ")


@unix
def test_results_are_not_wanted_at_all(folder: Path) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f"{sys.executable} -m assess score >&-"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
