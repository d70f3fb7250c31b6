"""Two commands run in turns, in one run: seconds, peak memory, and their ratio."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_OFTEN: Final = 0.2  # seconds between two looks at the memory


@dataclass(frozen=True, kw_only=True)
class Race:
    """A command of ours beside another."""

    name: str
    ours: Sequence[str]
    theirs: Sequence[str]
    limit: float
    mebibytes: int | None = None
    at_least: bool = False  # the limit is what theirs must take of ours
    rounds: int = 3
    folder: Path = Path()
    before: Sequence[str] = ()  # run before each of ours, not counted
    theirs_before: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class Result:
    """Medians of the rounds."""

    name: str
    ours: float  # seconds
    theirs: float
    ratio: float
    limit: float
    at_least: bool
    mebibytes: float  # the most that ours held, with the processes it began
    theirs_mebibytes: float
    mebibytes_limit: int | None
    rounds: int

    def line(self) -> str:
        """Write it as a row of Markdown."""
        holds = self.ratio >= self.limit if self.at_least else self.ratio <= self.limit
        limit = f"{'≥' if self.at_least else '≤'} {self.limit:g}"
        most = f" (≤ {self.mebibytes_limit})" if self.mebibytes_limit else ""
        return (
            f"| {self.name} | {self.ours:.3f} s | {self.theirs:.3f} s |"
            f" {self.ratio:.3g} | {limit}{'' if holds else ', missed'} |"
            f" {self.mebibytes:.0f}{most} | {self.theirs_mebibytes:.0f} |"
        )

    def data(self) -> dict[str, object]:
        """Write it for a program."""
        return asdict(self)


HEADING: Final = (
    "| race: ours / theirs | ours | theirs | ratio | limit | MiB | theirs |\n"
    "|---|---|---|---|---|---|---|"
)


def result(race: Race) -> Result:
    """Run a race in turns."""
    ours, theirs = [], []
    for _round in range(race.rounds):
        if race.before:
            timed(race.before, race.folder)
        ours.append(timed(race.ours, race.folder))
        if race.theirs_before:
            timed(race.theirs_before, race.folder)
        theirs.append(timed(race.theirs, race.folder))
    mine = statistics.median(seconds for seconds, _memory in ours)
    other = statistics.median(seconds for seconds, _memory in theirs)
    return Result(
        name=race.name,
        ours=mine,
        theirs=other,
        ratio=other / mine if race.at_least else mine / other,
        limit=race.limit,
        at_least=race.at_least,
        mebibytes=max(memory for _seconds, memory in ours),
        theirs_mebibytes=max(memory for _seconds, memory in theirs),
        mebibytes_limit=race.mebibytes,
        rounds=race.rounds,
    )


def timed(command: Sequence[str], folder: Path) -> tuple[float, float]:
    """Run a command; give its seconds and the most MiB it held, children included."""
    began = time.perf_counter()
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL) as process:
        watch = _Watch(process.pid)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        took = time.perf_counter() - began
        watch.stop()
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"failed: {' '.join(command)}")
    return took, max(watch.most, usage.ru_maxrss / 1024)


class _Watch(threading.Thread):
    """Looks at what a process and its children hold, where the system tells."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid = pid
        self._ended = threading.Event()
        self.most = 0.0

    def run(self) -> None:
        while not self._ended.wait(_OFTEN):
            held = sum(map(_held, (self._pid, *_children(self._pid))))
            self.most = max(self.most, held / 1024)

    def stop(self) -> None:
        self._ended.set()
        self.join()


def _children(pid: int) -> list[int]:
    try:
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii")
    except OSError:
        return []
    return [int(child) for child in text.split()]


def _held(pid: int) -> int:
    """Give the kibibytes of a process; what it shares with others in parts."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
    except OSError:
        return 0
    pss = (line.split()[1] for line in text.splitlines() if line.startswith("Pss:"))
    return int(next(pss, "0"))
