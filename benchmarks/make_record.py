"""Seeded records of three sizes, that look like a district's and not like white noise.

A unit has leaves from three sources: ticks, levels and marks seen once or twice, counts
seen monthly, and site visits. Some are missing, some could not be told, some are
corrected, many units tie. Four more are of odd shapes, for what might be slow in them.

    python benchmarks/make_record.py province FOLDER
"""

from __future__ import annotations

import random
import sqlite3
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from assess.records.store import create_record

if TYPE_CHECKING:
    from collections.abc import Iterator

SCALE: Final = 10**6
DAY: Final = 86400
NEW_YEAR: Final = (date(2014, 1, 1).toordinal() - date(1970, 1, 1).toordinal()) * DAY
WORDS: Final = ("优", "良", "一般", "差")

HEAD: Final = """\
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
explained-empty = "60%"

[source.self-check]
[source.monitoring]
[source.inspection]

[[class]]
id = "county"
title = "County"

[[class]]
id = "office"
title = "Office"

[[veto]]
title = "Site down"
effect = { grade = "D", score = 59 }
[veto.when]
source = "monitoring"
measure = "share-failing"
check = "visit"
at_least = "5%"
sample = { per_day = 10, days = 7 }

[[grade]]
title = "A"
at_least = 90
[[grade]]
title = "B"
at_least = 75
[[grade]]
title = "C"
at_least = 60
[[grade]]
title = "D"
"""


@dataclass(frozen=True)
class Kind:
    """A sort of leaf: how it is written, and what is observed of it."""

    leaf: str
    source: str
    reading: str
    rows: int
    check: str = ""  # as the leaf is called, unless it says otherwise


CLAIM: Final = Kind(
    'sources = ["self-check", "inspection"]\njoin = "verified-claim"\n'
    'score = { method = "yes-no" }',
    "self-check",
    "yes-no",
    1,
)
LEVEL: Final = Kind(
    'source = "inspection"\nscore = { method = "levels", '
    'levels = { "优" = 2, "良" = 1.6, "一般" = 1.2, "差" = 0 } }',
    "inspection",
    "word",
    1,
)
GIVEN: Final = Kind(
    'source = "self-check"\nscore = { method = "given" }', "self-check", "number", 1
)
COUNT: Final = Kind(
    'source = "monitoring"\nobserve = { measure = "sum" }\n'
    'score = { method = "deduct", per = 0.1 }',
    "monitoring",
    "number",
    4,
)


def visits(many: int) -> Kind:
    """Give the leaf that is visited so often."""
    return Kind(
        'source = "monitoring"\n'
        'observe = { measure = "share-failing", check = "visit" }\n'
        'score = { method = "share", reverse = true }',
        "monitoring",
        "yes-no",
        many,
        "visit",
    )


@dataclass(frozen=True)
class Shape:
    """How many units, of which leaves; of how many rows one is corrected."""

    units: int
    kinds: tuple[Kind, ...]
    corrected: int = 1000


USUAL: Final = 15 * (CLAIM,) + 15 * (LEVEL,) + 14 * (GIVEN,) + 15 * (COUNT,)
LARGE: Final = 25 * (CLAIM,) + 25 * (LEVEL,) + 24 * (GIVEN,) + 25 * (COUNT,)
SHAPES: Final = {
    "district": Shape(100, (*USUAL, visits(90))),
    "province": Shape(10_000, (*USUAL, visits(90))),
    "national": Shape(100_000, (*LARGE, visits(40))),
    "one-leaf": Shape(100, (visits(20_000),)),
    "one-row": Shape(100_000, (GIVEN,)),
    "many-leaves": Shape(100, 33 * (*USUAL, COUNT) + 20 * (GIVEN,)),
    "corrections": Shape(10_000, (*USUAL, visits(90)), corrected=2),
}


def scheme_text(kinds: tuple[Kind, ...]) -> str:
    """Write the scheme: blocks of six leaves."""
    parts = [HEAD if "visit" in {kind.check for kind in kinds} else _without_veto()]
    full = max(2, 120 // len(kinds))
    for number, kind in enumerate(kinds):
        block, place = divmod(number, 6)
        if place == 0:
            here = len(kinds[number : number + 6])
            parts.append(
                f'[[indicator]]\nid = "{block + 1}"\n'
                f'title = "Block {block + 1}"\nfull = {full * here}\n'
            )
        parts.append(
            f'[[indicator]]\nid = "{block + 1}.{place + 1}"\nparent = "{block + 1}"\n'
            f'title = "Leaf {block + 1}.{place + 1}"\nfull = {full}\n{kind.leaf}\n'
        )
    return "\n".join(parts)


def _without_veto() -> str:
    before, _veto = HEAD.split("[[veto]]")
    return before + HEAD[HEAD.index("[[grade]]") :]


def make(size: str, folder: Path) -> Path:
    """Make a record and its scheme in `folder`; give the record's path."""
    shape = SHAPES[size]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "scheme.toml").write_text(scheme_text(shape.kinds), "utf-8")
    path = folder / "record.db"
    create_record(path).engine.dispose()
    with sqlite3.connect(path) as file:
        file.execute("PRAGMA synchronous=OFF")
        _fill(file, shape)
    file.close()
    return path


def _fill(file: sqlite3.Connection, shape: Shape) -> None:
    file.executemany(
        "INSERT INTO unit VALUES (?, ?, ?, ?, NULL, '', '', '', '', NULL, NULL, NULL)",
        (
            (n, f"U{n:06}", f"Unit {n}", "county" if n % 3 else "office")
            for n in range(1, shape.units + 1)
        ),
    )
    file.executemany("INSERT INTO word VALUES (?, ?)", enumerate(WORDS, 1))
    series = list(_series(shape.kinds))
    file.executemany("INSERT INTO series VALUES (?, ?, ?, '', ?)", series)
    verified = [row[0] for row in series[len(shape.kinds) :]]
    rows = _rows(shape, verified)
    file.executemany("INSERT INTO observation VALUES (?, ?, ?, ?, ?, ?)", rows)
    (last,) = file.execute("SELECT max(id) FROM observation").fetchone()
    file.execute(
        "INSERT INTO batch"
        " VALUES (1, 'observations', 'seeded', 'seeded', 0, ?, ?, 0, '')",
        (last, last),
    )
    file.execute(
        "INSERT INTO correction SELECT id, unit, series, ? FROM observation"
        " WHERE id % ? = 1 AND id < ?",
        (last, shape.corrected, last),
    )


def _series(kinds: tuple[Kind, ...]) -> Iterator[tuple[int, str, str, str]]:
    """Give a series to each leaf, and one more to what an inspection verifies."""
    named = [(kind, kind.check or _id(number)) for number, kind in enumerate(kinds)]
    for number, (kind, check) in enumerate(named, 1):
        yield number, kind.source, check, kind.reading
    claimed = (check for kind, check in named if kind is CLAIM)
    for number, check in enumerate(claimed, len(kinds) + 1):
        yield number, "inspection", check, "yes-no"


def _id(number: int) -> str:
    return f"{number // 6 + 1}.{number % 6 + 1}"


def _rows(
    shape: Shape, verified: list[int]
) -> Iterator[tuple[int, int, int, int, int | None, int]]:
    chance, observation = random.Random(2014), 0  # noqa: S311 - no secret
    for unit in range(1, shape.units + 1):
        quality = chance.choice((0.97, 0.9, 0.8, 0.6))
        for series, kind in enumerate(shape.kinds, 1):
            for _row in range(_many(chance, kind)):
                observation += 1
                seen = NEW_YEAR + chance.randrange(365) * DAY
                value, state = _value(chance, kind, quality)
                yield unit, series, seen, observation, value, state
        for series in verified:
            if chance.random() < 0.7:
                observation += 1
                seen = NEW_YEAR + chance.randrange(365) * DAY
                told = SCALE if chance.random() < quality else 0
                yield unit, series, seen, observation, told, 0


def _many(chance: random.Random, kind: Kind) -> int:
    if kind.rows == 1:
        return 1 if chance.random() < 0.97 else 0
    return kind.rows


def _value(chance: random.Random, kind: Kind, quality: float) -> tuple[int | None, int]:
    if chance.random() < 0.004:
        return None, chance.choice((1, 2, 3))
    good = chance.random() < quality
    if kind.reading == "word":
        return (1 if good else chance.randint(2, 4)), 0
    if kind.reading == "yes-no":
        return (SCALE if good or (kind.check and chance.random() < 0.9) else 0), 0
    if kind.rows > 1:
        return (0 if good else chance.randint(1, 9) * SCALE), 0
    return (2 * SCALE if good else chance.randint(0, 20) * SCALE // 10), 0


if __name__ == "__main__":
    print(make(sys.argv[1], Path(sys.argv[2])))
