"""One set of observations, in the record or in tables of others."""

from __future__ import annotations

import sqlite3
from random import Random
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from server import connected

from assess.records.batches import NewBatch, add_batch
from assess.records.bulk import add_corrections, add_rows
from assess.records.elsewhere.told import Columns, Elsewhere
from assess.records.series import Numbers
from assess.records.shapes import OBSERVATION
from assess.records.states import SCALE, STATES
from assess.records.store import create_record
from assess.records.units import UnitRow, write_units

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assess.records.places import Place
    from assess.records.store import Record

SCHEME: Final = """
[scheme]
id = "province"
title = "某省网站考评"
period = { from = 2014-01-01, to = 2014-12-31 }
decimals = 2
rounding = "half-up"
ties = "average"
rank_on = "printed"
not_applicable = "rescale"
nothing_to_score = "not-issued"
silence = "not-collected"
round_leaves = 2
[states]
not-collected = 0
could-not-tell = "leave-out"
explained-empty = 1
[source.monitoring]
[source.inspection]
[[class]]
id = "site"
title = "网站"
[[indicator]]
id = "1"
title = "链接"
full = 30
source = "monitoring"
observe = { measure = "sum", window = "26 weeks" }
score = { method = "deduct", per = 0.35 }
[[indicator]]
id = "2"
title = "更新"
full = 20
sources = ["monitoring", "inspection"]
join = "minimum"
score = { method = "linear", per = 1 }
[[indicator]]
id = "3"
title = "问题"
full = 20
source = "monitoring"
silence = "clean"
observe = { measure = "by-kind", kinds = { "严重\\\\'%错误" = 5, "一般错误" = 1 } }
score = { method = "deduct", per = 1 }
[[indicator]]
id = "4"
title = "响应"
full = 10
source = "monitoring"
observe = { measure = "median" }
score = { method = "min-max", all_equal = 1 }
[[indicator]]
id = "5"
title = "每月更新"
full = 20
source = "monitoring"
observe = { measure = "short-periods", every = "month", quota = 1 }
score = { method = "deduct", per = 1.5 }
[[indicator]]
id = "6"
title = "加分"
full = 5
kind = "bonus"
source = "monitoring"
score = { method = "linear", per = 1 }
[[veto]]
title = "无法访问"
effect = { score_at_most = 59 }
[veto.when]
source = "monitoring"
measure = "share-failing"
check = "visit"
at_least = "50%"
[[gate]]
on = "total"
above = 40
opens = "6"
"""
UNITS: Final = ("乙02", "A9", "A10", "b1", "a1", "甲01")  # in the order of no text
BEGIN: Final = 1_388_534_400  # 2014-01-01
_DAY: Final = 86_400


class Fact(NamedTuple):
    """A row of a table of others."""

    id: int
    unit: str
    check: str
    kind: str | None
    seen: int
    value: str | None
    state: str | None
    corrects: int | None


def facts(seed: int = 1) -> list[Fact]:
    """Give ties in time, corrections, edges of rounding, and every state."""
    drawn, made = Random(seed), list[Fact]()  # noqa: S311 - a set of cases
    for unit in UNITS:
        for check in ("1", "2", "3", "4", "5", "6", "visit"):
            made += _of_check(drawn, unit, check, len(made))
    made += [each._replace(id=len(made) + 1 + n) for n, each in enumerate(_twice(made))]
    return made


def _of_check(drawn: Random, unit: str, check: str, done: int) -> list[Fact]:
    return [
        Fact(
            done + n,
            unit,
            check,
            _kind(drawn, check),
            BEGIN + drawn.randrange(360) * _DAY,
            *_said(drawn, check),
            None,
        )
        for n in range(1, drawn.randrange(1, 9))
    ]


def _kind(drawn: Random, check: str) -> str | None:
    if check != "3":
        return drawn.choice(["", None])
    return drawn.choice(["严重\\'%错误", "一般错误"])


def _said(drawn: Random, check: str) -> tuple[str | None, str | None]:
    if check != "visit" and drawn.random() < 0.2:
        return None, drawn.choice(sorted(STATES))
    if check == "visit":
        return drawn.choice(["0", "1"]), drawn.choice(["", None])
    values = ["0", "1", "2.5", "0.000001", "1.005", "2.675", "19.999999", "0.1", "7"]
    return drawn.choice(values), drawn.choice(["", "observed", None])


def _twice(made: Sequence[Fact]) -> list[Fact]:
    """Say some again at the same second; let some of those take the place."""
    return [
        each._replace(value="3.145", state=None, corrects=each.id if n % 2 else None)
        for n, each in enumerate(made)
        if n % 7 == 0 and each.check != "visit"
    ]


def empty(place: Place) -> Record:
    """Make a record that knows the units, and what an inspection said."""
    record = create_record(place)
    with record.writing() as connection:
        units = [UnitRow(code=c, name=f"name of {c}", class_id="site") for c in UNITS]
        write_units(connection, units, {})
        series = Numbers.read(connection).of_series(("inspection", "2", ""), "number")
        rows = [(n, series, BEGIN + n, 10_000 + n, n * SCALE, 0) for n in (1, 3, 5)]
        add_rows(connection, OBSERVATION, rows)
        _add_batch(connection, 10_000)
    return record


def fill(record: Record, made: Sequence[Fact]) -> None:
    """Put them into the record itself."""
    with record.writing() as connection:
        numbers, rows, corrections = Numbers.read(connection), [], []
        place: dict[int, tuple[int, int]] = {}
        for each in made:
            key = ("monitoring", each.check, each.kind or "")
            unit, series = UNITS.index(each.unit) + 1, numbers.of_series(key, "number")
            state = STATES.get(each.state or "", 0)
            value = None if each.value is None else _millionths(each.value)
            rows.append((unit, series, each.seen, each.id, value, int(state)))
            place[each.id] = unit, series
            if each.corrects:
                corrections.append((each.corrects, *place[each.corrects], each.id))
        add_rows(connection, OBSERVATION, sorted(rows))
        add_corrections(connection, corrections)
        _add_batch(connection, 0)


def _millionths(text: str) -> int:
    whole, _point, rest = text.partition(".")
    return int(whole + rest.ljust(6, "0"))


def _add_batch(connection: Any, first: int) -> None:
    batch = NewBatch(
        contents="observations",
        file="facts.csv",
        sha256=str(first),
        first_id=first,
        lines=5_000,
        rows=1,
        recorded_at=0,
        recorded_by="",
    )
    add_batch(connection, batch)


COLUMNS: Final = Columns(
    unit="Org",
    check="item",
    kind="kind",
    seen="seen",
    id="id",
    value="value",
    state="state",
    corrects="corrects",
)
_TYPES: Final = (
    "bigint",
    "varchar",
    "varchar",
    "varchar",
    "bigint",
    "decimal(18, 6)",
    "varchar",
    "bigint",
)
_NAMED: Final = ", ".join(
    f'"{name}" {kind}'
    for name, kind in zip(
        ("id", "Org", "item", "kind", "seen", "value", "state", "corrects"),
        _TYPES,
        strict=True,
    )
)


def in_sqlite(path: Path, made: Sequence[Fact], **more: Any) -> Elsewhere:
    """Put them into a file of others."""
    with sqlite3.connect(path) as connection:
        connection.execute(f"create table facts ({_NAMED})")
        connection.executemany("insert into facts values (?,?,?,?,?,?,?,?)", made)
    connection.close()
    return _told("sqlite", str(path), "facts", **more)


def on_server(address: str, made: Sequence[Fact], **more: Any) -> Elsewhere:
    """Put them into a table of a server."""
    with connected(address) as connection, connection.cursor() as cursor:
        cursor.execute(f"create table facts ({_NAMED})".encode())
        insert = b"insert into facts values (%s,%s,%s,%s,%s,%s,%s,%s)"
        cursor.executemany(insert, made)
    return _told("postgresql", address, "facts", **more)


def in_parquet(folder: Path, made: Sequence[Fact]) -> None:
    """Put them into two Parquet files."""
    import duckdb  # noqa: PLC0415 - of an extra

    folder.mkdir()
    with duckdb.connect() as connection:
        connection.execute(f"create table facts ({_NAMED})")
        connection.executemany("insert into facts values (?,?,?,?,?,?,?,?)", made)
        for n in (0, 1):
            some = f"(select * from facts where id % 2 = {n})"  # noqa: S608 - a number
            connection.execute(f"copy {some} to '{folder}/{n}.parquet'")


def by_duckdb(folder: Path, **more: Any) -> Elsewhere:
    """Let DuckDB read the files."""
    return _told("duckdb", f"{folder}/*.parquet", "", **more)


def by_spark(folder: Path, **more: Any) -> Elsewhere:
    """Let Spark read the files, on this machine."""
    return _told("spark", "local[2]", str(folder), **more)


def _told(engine: Any, address: str, table: str, **more: Any) -> Elsewhere:
    return Elsewhere(
        engine=engine, address=address, table=table, columns=COLUMNS, **more
    )
