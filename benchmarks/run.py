"""How long commands take and what they hold, as ratios to something everybody has.

    python benchmarks/run.py [start] [leaves] [district] [province] [national] [odd]

Each pair is run in turns, so that a busy moment hits both; the median of three rounds
or more counts, and the most memory of all of them. Nothing fails where a limit is
passed. What was measured goes to ``results.json`` in the folder that holds the records.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from leaves import write_leaves
from racing import HEADING, Race, Result, result, timed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

HERE: Final = Path(__file__).parent
WORK: Final = HERE / ".work"
RIVALS: Final = HERE / "rivals"
PYTHON: Final = sys.executable
ASSESS: Final = (PYTHON, "-m", "assess")
SCORE: Final = (*ASSESS, "score", "--record", "record.db", "--format", "csv")
COUNT: Final = (
    "SELECT count(*), sum(value) FROM observation; SELECT count(*) FROM unit;"
    "SELECT count(*) FROM series;"
)
FLOOR: Final = ("sqlite3", "record.db", COUNT)
FORGET: Final = ("sqlite3", "record.db", "DELETE FROM answer; DELETE FROM question")
"""Makes the next score a first one: the record keeps nothing of what was folded."""

FIRST: Final = (*SCORE, "--scheme", "scheme.toml")
NOTHING: Final = (PYTHON, "-c", "pass")
ODD: Final = ("one-leaf", "one-row", "many-leaves", "corrections")


def main(wanted: list[str]) -> None:
    """Run the races that are wanted, all of them by default, and print a table."""
    WORK.mkdir(exist_ok=True)
    results = []
    print(HEADING)
    for name in wanted or list(GROUPS):
        for race in GROUPS[name]():
            results.append(result(race))
            print(results[-1].line(), flush=True)
    print(*grown({each.name: each for each in results}), sep="\n")
    (WORK / "results.json").write_text(
        json.dumps([each.data() for each in results], indent=1), "utf-8"
    )


def start() -> Iterator[Race]:
    """Whole processes, beside one that does nothing."""
    folder = WORK / "demo"
    shutil.rmtree(folder, ignore_errors=True)
    ready((*ASSESS, "demo", str(folder)))
    for name, command, limit, memory in (
        ("`--version`", (*ASSESS, "--version"), 2, None),
        ("`--help`", (*ASSESS, "--help"), 16, None),
        ("`score` of the sample's 42 units", (*ASSESS, "score"), 40, 80),
    ):
        yield Race(
            name=f"{name} / `python -c pass`",
            before=FORGET,
            ours=command,
            theirs=NOTHING,
            limit=limit,
            mebibytes=memory,
            rounds=9,
            folder=folder,
        )


def leaves() -> Iterator[Race]:
    """Check schemes, beside a help page; what is beyond that, 500 leaves beside 50."""
    few, many = (write_leaves(WORK, leaves) for leaves in (50, 500))
    yield Race(
        name="`scheme check` of 500 leaves / `--help`",
        ours=(*ASSESS, "scheme", "check", many),
        theirs=(*ASSESS, "--help"),
        limit=4,
        rounds=9,
        folder=WORK,
    )
    checked = [(*ASSESS, "scheme", "check", name) for name in (few, many)]
    turns = [
        [timed(command, WORK)[0] for command in ((*ASSESS, "--help"), *checked)]
        for _ in range(9)
    ]
    started, first, last = (min(times) for times in zip(*turns, strict=True))
    beyond = (last - started) / (first - started)
    print(f"| the same, beyond start-up / 50 leaves | | | {beyond:.3g} | ≤ 12 | | |")


def district() -> Iterator[Race]:
    """Score what one office has, beside what it would use instead."""
    folder = made("district")
    yield Race(
        name="`score`, district / `python -c pass`",
        before=FORGET,
        ours=FIRST,
        theirs=NOTHING,
        limit=40,
        mebibytes=80,
        rounds=9,
        folder=folder,
    )
    if not shutil.which("soffice"):
        print("LibreOffice is not here: it is not raced", file=sys.stderr)
        return
    book = (PYTHON, str(RIVALS / "make_book.py"), "record.db", "book.xlsx")
    ready(book, folder)
    yield Race(
        name="`score`, district / LibreOffice working the same book out",
        before=FORGET,
        ours=FIRST,
        theirs=("soffice", "--headless", "--convert-to", "csv", "book.xlsx"),
        limit=20,
        at_least=True,
        folder=folder,
    )


def province() -> Iterator[Race]:
    """10,000 units, beside the floor and other ways to do some of it."""
    folder = made("province")
    yield floor("province", 15, 150)
    yield floor("province", 15, 150, "`score` again", FIRST)
    yield Race(
        name="`score`, province / SQLModel reading the observations",
        before=FORGET,
        ours=FIRST,
        theirs=(PYTHON, str(RIVALS / "sqlmodel_reads.py"), "record.db"),
        limit=0.1,
        folder=folder,
    )
    if find_spec("pandas") is None:
        print("pandas is not here: it is not raced", file=sys.stderr)
        return
    yield Race(
        name="`score`, province / pandas doing a fraction of it",
        before=FORGET,
        ours=FIRST,
        theirs=(PYTHON, str(RIVALS / "pandas_fraction.py"), "record.db"),
        limit=2,
        at_least=True,
        folder=folder,
    )


def national() -> Iterator[Race]:
    """100,000 units of 100 leaves: takes half an hour."""
    yield floor("national", 12, 250)
    yield floor("national", 12, 250, "`score` again", FIRST)
    folder = made("national")
    text = (folder / "scheme.toml").read_text("utf-8")
    block = 'title = "Block 1"\n'
    (folder / "changed.toml").write_text(
        text.replace(block, f'{block}weight = "50%"\n'), "utf-8"
    )
    yield Race(
        name="second `score` with a changed weight / first, national",
        ours=(*SCORE, "--scheme", "changed.toml"),
        before=FIRST,
        theirs=FIRST,
        theirs_before=FORGET,
        limit=0.5,
        folder=folder,
    )


def odd() -> Iterator[Race]:
    """Shapes in which something might be slow."""
    return (floor(name, 15, 150) for name in ODD)


def floor(
    size: str,
    limit: float,
    memory: int,
    what: str = "`score`",
    before: Sequence[str] = FORGET,
) -> Race:
    """Race against the shell that counts and sums the same tables."""
    return Race(
        name=f"{what}, {size} / `sqlite3` counting and summing",
        before=before,
        ours=FIRST,
        theirs=FLOOR,
        limit=limit,
        mebibytes=memory,
        folder=made(size),
    )


GROUPS: Final[dict[str, Callable[[], Iterable[Race]]]] = {
    "start": start,
    "leaves": leaves,
    "district": district,
    "province": province,
    "national": national,
    "odd": odd,
}


def grown(results: dict[str, Result]) -> Iterator[str]:
    """Say how time and memory grow from the province to the nation."""
    names = [
        f"`score`, {size} / `sqlite3` counting and summing"
        for size in ("province", "national")
    ]
    if not all(name in results for name in names):
        return
    small, large = (results[name] for name in names)
    rows = [observations(made(size)) for size in ("province", "national")]
    time = (large.ours / rows[1]) / (small.ours / rows[0])
    yield f"\nSeconds per observation, national / province: {time:.2f} (≤ 1.1)"
    yield f"Memory, national / province: {large.mebibytes / small.mebibytes:.2f} (≤ 2)"


def observations(folder: Path) -> int:
    """Count them."""
    count = ("sqlite3", "record.db", "SELECT count(*) FROM observation")
    done = subprocess.run(count, cwd=folder, capture_output=True, check=True)
    return int(done.stdout)


def made(size: str) -> Path:
    """Make the record of a size, unless it is there."""
    folder = WORK / size
    if not (folder / "record.db").exists():
        ready((PYTHON, str(HERE / "make_record.py"), size, str(folder)))
    return folder


def ready(command: tuple[str, ...], folder: Path = WORK) -> None:
    """Run what makes ready."""
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main(sys.argv[1:])
