"""A real record that holds plain facts, put in without the intake."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from sqlalchemy import insert, update
from sqlmodel import col

from assess.records import tables
from assess.records.states import SCALE
from assess.records.tables import Batch, Correction, Detail, Observation, Series, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import Connection

    from assess.records.states import Reading
    from assess.records.store import Record
    from reference.facts import Fact, Unit, Value
    from reference.rules import Keys, Rules


def facts_to_record(
    record: Record,
    rules: Rules,
    units: Mapping[str, Unit],
    facts: Iterable[Fact],
    *,
    files: int = 1,
) -> None:
    """Put units, by code, and facts into an empty record.

    Facts get the ids 1, 2, … in their `order`, and are cut into so many files. A
    corrected one is succeeded by the id after the last: a line of the last file that
    holds no observation.
    """
    in_order = sorted(facts, key=lambda fact: fact.order)
    with record.writing() as connection:
        _add_units(connection, units)
        _add_batches(connection, len(in_order), files)
        _add_facts(connection, in_order, _readings(rules), list(units))


def _add_units(connection: Connection, units: Mapping[str, Unit]) -> None:
    ids = {code: number for number, code in enumerate(units, 1)}
    rows: list[dict[str, object]] = [
        {
            "id": ids[code],
            "code": code,
            "name": unit.name or f"name of {code}",
            "class_id": unit.class_id,
            "valid_from": unit.first.toordinal() if unit.first else None,
            "valid_to": unit.last.toordinal() if unit.last else None,
        }
        for code, unit in units.items()
    ]
    _insert(connection, tables.Unit, rows)
    for code, unit in units.items():
        if unit.parent:  # it may stand after those below it
            below = update(tables.Unit).where(col(tables.Unit.id) == ids[code])
            connection.execute(below.values(parent=ids[unit.parent]))


def _add_batches(connection: Connection, facts: int, files: int) -> None:
    """Write files that end one id before the next begins; the last holds one more."""
    cuts = [1 + facts * n // files for n in range(files)] + [facts + 2]
    rows: list[dict[str, object]] = [
        {
            "contents": "observations",
            "file": f"facts-{first}.csv",
            "sha256": f"{first:064}",
            "first_id": first,
            "lines": after - first - 1,
            "rows": after - first,
            "recorded_at": 0,
        }
        for first, after in pairwise(cuts)
        if first < after
    ]
    _insert(connection, Batch, rows)


def _add_facts(
    connection: Connection,
    facts: list[Fact],
    readings: Mapping[tuple[str, str], Reading],
    units: list[str],
) -> None:
    series = {key: n for n, key in enumerate(dict.fromkeys(map(_series, facts)), 1)}
    told = [fact.value for fact in facts if isinstance(fact.value, str)]
    words = {word: n for n, word in enumerate(dict.fromkeys(told), 1)}
    _insert(
        connection,
        Series,
        [
            {
                "id": number,
                "source": source,
                "check_code": check,
                "kind": kind,
                "reading": readings.get((source, check), "number"),
            }
            for (source, check, kind), number in series.items()
        ],
    )
    _insert(connection, Word, [{"id": n, "text": word} for word, n in words.items()])
    _insert(
        connection,
        Observation,
        [
            {
                "id": number,
                "unit": units.index(fact.unit) + 1,
                "series": series[_series(fact)],
                "seen": fact.seen,
                "value": _stored(fact.value, words),
                "state": fact.state.value,
            }
            for number, fact in enumerate(facts, 1)
        ],
    )
    _add_beside(connection, facts, units, series)


def _add_beside(
    connection: Connection,
    facts: list[Fact],
    units: list[str],
    series: Mapping[tuple[str, str, str], int],
) -> None:
    _insert(
        connection,
        Detail,
        [
            {"observation": n, "unit": units.index(fact.unit) + 1, "basis": "第一条"}
            for n, fact in enumerate(facts, 1)
            if fact.state.name == "NOT_APPLICABLE"
        ],
    )
    _insert(
        connection,
        Correction,
        [
            {
                "observation": n,
                "unit": units.index(fact.unit) + 1,
                "series": series[_series(fact)],
                "successor": len(facts) + 1,
            }
            for n, fact in enumerate(facts, 1)
            if fact.corrected
        ],
    )


def _insert(connection: Connection, table: type, rows: list[dict[str, object]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _series(fact: Fact) -> tuple[str, str, str]:
    return fact.source, fact.check, fact.kind


def _stored(value: Value | None, words: Mapping[str, int]) -> int | None:
    match value:
        case None:
            return None
        case str():
            return words[value]
        case date():
            return value.toordinal()
    millionths = value * SCALE
    assert millionths.denominator == 1, f"{value} has more than six decimals"
    return int(millionths)


def _readings(rules: Rules) -> dict[tuple[str, str], Reading]:
    """Say how values are written, by (source, check): leaves last."""
    found: dict[tuple[str, str], Reading] = {}
    for condition in (c for veto in rules.vetoes for c in parts(veto["when"])):
        found[condition["source"], condition["check"]] = reading(condition, None)
    for leaf in (i for sheet in rules.sheets.values() for i in sheet):
        for source in leaf.sources if leaf.score else ():
            found[source, leaf.check] = reading(leaf.observe, leaf.score)
    return found


def reading(observe: Keys, score: Keys | None) -> Reading:
    """Say how what is observed is written."""
    match observe.get("measure", "last"):
        case "days-late":
            return "date"
        case "share-failing":
            return "yes-no"
    by_method: dict[str, Reading] = {"levels": "word", "yes-no": "yes-no"}
    return by_method.get((score or {}).get("method", ""), "number")


def parts(condition: Keys) -> Iterator[Keys]:
    """Give the conditions inside a condition that measure something."""
    inner = [
        part for how in ("any", "all", "sum", "of") for part in condition.get(how, ())
    ]
    if not inner:
        yield condition
    for part in inner:
        yield from parts(part)
