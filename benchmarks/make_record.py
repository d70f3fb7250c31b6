"""Seeded records of three sizes, that look like a district's and not like white noise.

A unit has 60 leaves from three sources and about 200 observations: ticks, levels and
marks seen once or twice, counts seen monthly, and site visits. Some are missing, some
could not be told, some are corrected, many units tie.

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

SIZES: Final = {"district": 100, "province": 10_000, "national": 100_000}
SCALE: Final = 10**6
DAY: Final = 86400
NEW_YEAR: Final = (date(2014, 1, 1).toordinal() - date(1970, 1, 1).toordinal()) * DAY
VISITS: Final = 90
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


_CLAIM: Final = (
    'sources = ["self-check", "inspection"]\njoin = "verified-claim"\n'
    'score = { method = "yes-no" }'
)
KINDS: Final = (
    *(15 * (Kind(_CLAIM, "self-check", "yes-no", 1),)),
    *(
        15
        * (
            Kind(
                'source = "inspection"\nscore = { method = "levels", '
                'levels = { "优" = 2, "良" = 1.6, "一般" = 1.2, "差" = 0 } }',
                "inspection",
                "word",
                1,
            ),
        )
    ),
    *(
        14
        * (
            Kind(
                'source = "self-check"\nscore = { method = "given" }',
                "self-check",
                "number",
                1,
            ),
        )
    ),
    *(
        15
        * (
            Kind(
                'source = "monitoring"\nobserve = { measure = "sum" }\n'
                'score = { method = "deduct", per = 0.1 }',
                "monitoring",
                "number",
                4,
            ),
        )
    ),
    Kind(
        'source = "monitoring"\n'
        'observe = { measure = "share-failing", check = "visit" }\n'
        'score = { method = "share", reverse = true }',
        "monitoring",
        "yes-no",
        VISITS,
    ),
)


def scheme_text() -> str:
    """Write the scheme: ten blocks of six leaves."""
    parts = [HEAD]
    for number, kind in enumerate(KINDS):
        block, place = divmod(number, 6)
        if place == 0:
            parts.append(
                f'[[indicator]]\nid = "{block + 1}"\n'
                f'title = "Block {block + 1}"\nfull = 12\n'
            )
        parts.append(
            f'[[indicator]]\nid = "{block + 1}.{place + 1}"\nparent = "{block + 1}"\n'
            f'title = "Leaf {block + 1}.{place + 1}"\nfull = 2\n{kind.leaf}\n'
        )
    return "\n".join(parts)


def make(size: str, folder: Path) -> Path:
    """Make a record and its scheme in `folder`; give the record's path."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "scheme.toml").write_text(scheme_text(), "utf-8")
    path = folder / "record.db"
    create_record(path).engine.dispose()
    with sqlite3.connect(path) as file:
        file.execute("PRAGMA synchronous=OFF")
        _fill(file, SIZES[size])
    file.close()
    return path


def _fill(file: sqlite3.Connection, units: int) -> None:
    file.executemany(
        "INSERT INTO unit VALUES (?, ?, ?, ?, NULL, '', '', '', '', NULL, NULL, NULL)",
        (
            (n, f"U{n:06}", f"Unit {n}", "county" if n % 3 else "office")
            for n in range(1, units + 1)
        ),
    )
    file.executemany("INSERT INTO word VALUES (?, ?)", enumerate(WORDS, 1))
    file.executemany("INSERT INTO series VALUES (?, ?, ?, '', ?)", _series())
    file.executemany("INSERT INTO observation VALUES (?, ?, ?, ?, ?, ?)", _rows(units))
    (last,) = file.execute("SELECT max(id) FROM observation").fetchone()
    file.execute(
        "INSERT INTO batch"
        " VALUES (1, 'observations', 'seeded', 'seeded', 0, ?, ?, 0, '')",
        (last, last),
    )
    file.execute(
        "INSERT INTO correction SELECT id, unit, series, ? FROM observation"
        " WHERE id % 1000 = 7",
        (last,),
    )


def _check(number: int) -> str:
    return (
        "visit"
        if KINDS[number].rows == VISITS
        else f"{number // 6 + 1}.{number % 6 + 1}"
    )


def _series() -> Iterator[tuple[int, str, str, str]]:
    for number, kind in enumerate(KINDS, 1):
        yield number, kind.source, _check(number - 1), kind.reading
    for number in range(15):
        yield 61 + number, "inspection", _check(number), "yes-no"


def _rows(units: int) -> Iterator[tuple[int, int, int, int, int | None, int]]:
    chance, observation = random.Random(2014), 0  # noqa: S311 - no secret
    for unit in range(1, units + 1):
        quality = chance.choice((0.97, 0.9, 0.8, 0.6))
        for series, kind in enumerate(KINDS, 1):
            for _row in range(_many(chance, kind)):
                observation += 1
                seen = NEW_YEAR + chance.randrange(365) * DAY
                value, state = _value(chance, kind, quality)
                yield unit, series, seen, observation, value, state
        for series in range(61, 76):
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
        return (
            SCALE if good or (kind.rows == VISITS and chance.random() < 0.9) else 0
        ), 0
    if kind.rows > 1:
        return (0 if good else chance.randint(1, 9) * SCALE), 0
    return (2 * SCALE if good else chance.randint(0, 20) * SCALE // 10), 0


if __name__ == "__main__":
    print(make(sys.argv[1], Path(sys.argv[2])))
