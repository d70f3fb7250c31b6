"""Relative methods, bound: what all units of a class have, leaf by leaf."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeAlias

from sqlalchemy import select

from assess.methods import relative
from assess.methods.relative import Column
from assess.records.shapes import CELL, RESULT
from assess.scoring.cells import seen_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection, Select

    from assess.methods import Method
    from assess.records.fold import Row
    from assess.scoring.cells import Judging
    from assess.scoring.sheet import Leaf, Sheet

Columns: TypeAlias = "Mapping[tuple[int, int], Column]"
"""Place of a leaf and number of its source -> the measures of all units."""


def relative_leaves(sheet: Sheet) -> tuple[Leaf, ...]:
    """Give the leaves whose points depend on the other units of the class."""
    return tuple(leaf for leaf in sheet.leaves if relative(leaf.indicator.score))


def columns_seen(
    judging: Judging, sheet: Sheet, looked: Iterable[Sequence[Row | None]]
) -> Columns:
    """Gather the columns of a class from what was folded of its units."""
    leaves = relative_leaves(sheet)
    found: dict[tuple[int, int], list[Fraction]] = defaultdict(list)
    for rows in looked:
        for leaf in leaves:
            for nth in range(len(leaf.looks)):
                _state, measure = seen_in(judging, leaf, nth, rows)
                if measure is not None:
                    found[leaf.place, nth].append(measure)
    return _columns(found)


def columns_kept(connection: Connection, run: int, sheet: Sheet) -> Columns:
    """Gather the columns of a class again, from the cells that a run keeps."""
    leaves = relative_leaves(sheet)
    if not leaves:
        return {}
    query: Select[Any] = select(CELL.c.number, CELL.c.sources).where(
        CELL.c.run == run,
        CELL.c.indicator.in_([leaf.indicator.id for leaf in leaves]),
    )
    cells = {row[0]: json.loads(row[1]) for row in connection.execute(query)}
    found: dict[tuple[int, int], list[Fraction]] = defaultdict(list)
    for numbers in _numbers_kept(connection, run, sheet.class_id):
        for leaf in leaves:
            for nth, cell in enumerate(cells[numbers[leaf.place]]):
                if cell[2] is not None:
                    found[leaf.place, nth].append(Fraction(cell[2]))
    return _columns(found)


def bound(sheet: Sheet, columns: Columns) -> Sheet:
    """Put methods that know their columns in the place of relative ones."""
    leaves = (
        replace(
            leaf,
            methods=tuple(
                _bound(method, columns.get((leaf.place, nth)))
                for nth, method in enumerate(leaf.methods)
            ),
        )
        for leaf in sheet.leaves
    )
    return replace(sheet, leaves=tuple(leaves)) if columns else sheet


def _bound(method: Method, column: Column | None) -> Method:
    among = relative(method)
    return among.among(column) if among and column else method


def _columns(found: Mapping[tuple[int, int], list[Fraction]]) -> Columns:
    return {where: Column.of(measures) for where, measures in found.items()}


def _numbers_kept(
    connection: Connection, run: int, class_id: str
) -> Iterable[list[int]]:
    query: Select[Any] = select(RESULT.c.cells).where(
        RESULT.c.run == run, RESULT.c.class_id == class_id
    )
    for row in connection.execute(query):
        yield [int(number) for number in row[0].split(",")]
