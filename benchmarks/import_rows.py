"""One million monitoring rows: ``assess import`` beside sqlite3's own ``.import``.

    python benchmarks/import_rows.py [ROWS [UNITS]]

Both read the same file. The shell only stores its text; we decode it strictly, check
every cell, and keep the rows sorted by unit. A third time a vendor laid it out.
"""

from __future__ import annotations

import csv
import random
import shutil
import subprocess
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

from racing import timed

from assess.records.store import create_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ASSESS: Final = Path(sys.executable).with_name("assess")
NEW_YEAR: Final = datetime(2014, 1, 1)  # noqa: DTZ001 - the office's own clock
SCHEME: Final = """\
[scheme]
id = "bench"
title = "Benchmark"
period = { from = 2014-01-01, to = 2014-12-31 }
decimals = 2
rounding = "half-up"
ties = "competition"
rank_on = "printed"
not_applicable = "rescale"
nothing_to_score = "not-issued"
silence = "not-collected"

[states]
not-collected = 0
could-not-tell = "leave-out"

[source.monitoring]

[[class]]
id = "office"
title = "Office"

[[indicator]]
id = "1"
title = "Dead links"
full = 5
source = "monitoring"
observe = { measure = "sum", check = "dead-links" }
score = { method = "deduct", per = 0.1 }

[[indicator]]
id = "2"
title = "Up"
full = 5
source = "monitoring"
observe = { measure = "share-failing", check = "visit" }
score = { method = "share", reverse = true }
"""

MAPPING: Final = """\
[import.vendor]
unit   = "网站"
check  = "项目"
time   = "时间"
result = "结果"
note   = "备注"
always = { source = "monitoring" }
words  = { could-not-tell = ["超时"] }
"""
TURNS: Final = 3
NAMES: Final = ("sqlite3 .import", "assess import", "assess import, mapped")


def main(rows: int = 1_000_000, units: int = 10_000) -> None:
    """Make the files, take them in, in turns; print medians and the most memory."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lay_out(folder, rows, units)
        races = [race(folder) for _turn in range(TURNS)]
    print(f"{rows:,} rows of {units:,} units, medians of {TURNS}")
    floor = 0.0
    for name, runs in zip(NAMES, zip(*races, strict=True), strict=True):
        took, held = zip(*runs, strict=True)
        seconds = median(took)
        floor = floor or seconds
        print(f"{name:25}{seconds:6.2f} s, {max(held):.0f} MiB: {seconds / floor:.2f}")


def race(folder: Path) -> list[tuple[float, float]]:
    """Take the rows in by the shell, by us, and by us as a vendor writes them."""
    (folder / "a.db").unlink(missing_ok=True)
    times = [timed(["sqlite3", "a.db", ".mode csv", ".import rows.csv t"], folder)]
    for file in ("rows.csv", "vendor.csv"):
        shutil.copy(folder / "clean.db", folder / "record.db")
        times.append(timed([str(ASSESS), "import", file], folder))
    return times


def lay_out(folder: Path, rows: int, units: int) -> None:
    """Make an office whose units are in the record, and two files of `rows` visits."""
    (folder / "assess.toml").write_text(MAPPING, "utf-8")
    (folder / "scheme.toml").write_text(SCHEME, "utf-8")
    create_record(folder / "record.db")
    listed = ([f"U{n:06}", f"Unit {n}", "office"] for n in range(units))
    write(folder / "units.csv", ["code", "name", "class"], listed)
    ours = ["unit", "indicator", "monitored_at", "value"]
    write(folder / "rows.csv", ours, visits(rows, units))
    theirs = ([*row, ""] for row in visits(rows, units))
    write(folder / "vendor.csv", ["网站", "项目", "时间", "结果", "备注"], theirs)
    subprocess.run([ASSESS, "import", "units.csv"], cwd=folder, check=True)
    shutil.copy(folder / "record.db", folder / "clean.db")


def visits(rows: int, units: int) -> Iterator[list[str]]:
    """Draw rows, the same ones each time."""
    chance = random.Random(2014)  # noqa: S311 - no secret
    step = timedelta(days=365) / rows
    for n in range(rows):
        yield [
            f"U{chance.randrange(units):06}",
            chance.choice(("visit", "dead-links")),
            f"{NEW_YEAR + n * step:%Y-%m-%d %H:%M:%S}",
            chance.choice("01"),
        ]


def write(path: Path, head: list[str], rows: Iterable[list[str]]) -> None:
    """Write a file as a spreadsheet program would."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([head])
        csv.writer(file).writerows(rows)


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:3]))
