"""How long commands take, as ratios to something everybody has; run by ``make bench``.

Each pair is measured in turns, so that a busy moment hits both; the best of several
runs counts. Limits are those we set ourselves; nothing fails where one is passed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from leaves import write_leaves

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE: Final = Path(__file__).parent
WORK: Final = HERE / ".work"
PYTHON: Final = sys.executable
ASSESS: Final = str(Path(sys.executable).with_name("assess"))
HERE_TOO: Final = ("--record", "record.db", "--scheme", "scheme.toml")
COUNT: Final = (
    "SELECT count(*), sum(value) FROM observation; SELECT count(*) FROM unit;"
    "SELECT count(*) FROM series;"
)


@dataclass(frozen=True, kw_only=True)
class Race:
    """A command of ours beside one that everybody has."""

    name: str
    ours: Sequence[str]
    theirs: Sequence[str]
    times: float  # ours may take this many times theirs
    mebibytes: int | None = None
    rounds: int = 9
    folder: Path = HERE


def main() -> None:
    """Run every race and print a line for each."""
    WORK.mkdir(exist_ok=True)
    print(
        f"{'':34}{'ours':>9}{'theirs':>9}{'ratio':>8}{'limit':>7}{'MiB':>6}{'limit':>6}"
    )
    for race in races(district(), province()):
        report(race)
    report_leaves(WORK)


def races(small: Path, large: Path) -> list[Race]:
    """List what is measured."""
    started = (PYTHON, "-c")
    return [
        Race(
            name="--version / python",
            ours=(ASSESS, "--version"),
            theirs=(*started, "pass"),
            times=2,
        ),
        Race(
            name="--help / typer, rich",
            ours=(ASSESS, "--help"),
            theirs=(*started, "import typer, rich"),
            times=1.3,
        ),
        Race(
            name="score 42 units / + sqlmodel",
            ours=(ASSESS, "score"),
            theirs=(*started, "import typer, rich, sqlmodel"),
            times=1.25,
            mebibytes=80,
            folder=small,
        ),
        Race(
            name="score 10,000 units / sqlite3",
            ours=(ASSESS, "score", *HERE_TOO, "--format", "csv"),
            theirs=("sqlite3", "record.db", COUNT),
            times=35,
            mebibytes=150,
            rounds=3,
            folder=large,
        ),
    ]


def district() -> Path:
    """Make the sample anew."""
    shutil.rmtree(WORK / "demo", ignore_errors=True)
    run((ASSESS, "demo", "demo"), WORK)
    return WORK / "demo"


def province() -> Path:
    """Make the large record, unless it is there."""
    folder = WORK / "province"
    if not (folder / "record.db").exists():
        run((PYTHON, str(HERE / "make_record.py"), "province", str(folder)), HERE)
    return folder


def report(race: Race) -> None:
    """Run a race in turns and print its line."""
    pairs = [
        (run(race.ours, race.folder), run(race.theirs, race.folder))
        for _ in range(race.rounds)
    ]
    ours = min(seconds for (seconds, _), _ in pairs)
    theirs = min(seconds for _, (seconds, _) in pairs)
    memory = max(mebibytes for (_, mebibytes), _ in pairs)
    line = f"{race.name:34}{ours:8.3f}s{theirs:8.3f}s{ours / theirs:8.2f}{race.times:7}"
    print(f"{line}{memory:6.0f}{race.mebibytes or '':>6}")


def report_leaves(folder: Path, rounds: int = 9) -> None:
    """Check 50 and 500 leaves in turns with a help page, and print both ratios."""
    few, many = (write_leaves(folder, leaves) for leaves in (50, 500))
    checked = [(ASSESS, "scheme", "check", name) for name in (few, many)]
    turns = [
        [run(command, folder)[0] for command in ((ASSESS, "--help"), *checked)]
        for _ in range(rounds)
    ]
    started, first, last = (min(times) for times in zip(*turns, strict=True))
    name, beyond = "check 500 leaves / --help", (last - started) / (first - started)
    print(f"{name:34}{last:8.3f}s{started:8.3f}s{last / started:8.2f}{4:7}")
    name = "... beyond start-up / 50 leaves"
    print(f"{name:34}{last - started:8.3f}s{first - started:8.3f}s{beyond:8.2f}{12:7}")


def run(command: Sequence[str], folder: Path) -> tuple[float, float]:
    """Run a command; give its seconds and its largest size in MiB."""
    began = time.perf_counter()
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        took = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"failed: {' '.join(command)}")
    return took, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
