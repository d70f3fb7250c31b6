"""What a measure was made of, where its newest observations do not say it all."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from assess.measures.short_periods import ShortPeriods
from assess.messages import N_, _
from assess.messages.numbers import decimal_text as text
from assess.records.elsewhere.origins import heads_of
from assess.records.series import words_of
from assess.reports.ending import roughly
from assess.scheme.forms import stretch_text
from assess.scoring.partings import parts_behind
from assess.stretches import day_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from assess.measures.short_periods import Verdict
    from assess.records.tally import Part
    from assess.scoring.cells import Cell
    from assess.scoring.looking import Look
    from assess.scoring.parts import Apart
    from assess.scoring.runs import RunHead

_PERIODS: Final[Mapping[Verdict, str]] = {
    "short": N_("short: {each}"),
    "blank": N_("blank: {each}"),
    "enough": N_("enough: {each}"),
    "untold": N_("passed over: {each}"),
}


def made_lines(
    connection: Connection, run: RunHead, unit: int, look: Look, cell: Cell
) -> Iterator[str]:
    """Write how a cell's measure came about from its parts, and from its target.

    What was parted elsewhere cannot be shown.
    """
    if cell.measure is None or cell.state != "observed":
        return
    raw = cell.measure * (cell.target or 1)
    if look.apart and look.source not in heads_of(connection, run.id):
        parts = parts_behind(connection, unit, look, run.cutoff, run.made_at)
        working = look.apart.measure.working(parts)
        if working != text(raw):
            yield f"{working} = {roughly(raw)}"
        yield from (f"· {line}" for line in _parts(connection, look.apart, parts))
    if cell.target:
        yield f"{_enclosed(raw)} / {text(cell.target)} = {roughly(cell.measure)}"


def _parts(
    connection: Connection, apart: Apart, parts: Sequence[Part]
) -> Iterator[str]:
    if isinstance(apart.measure, ShortPeriods):
        yield from _periods(apart.measure, apart.edges, parts)
        return
    words = words_of(connection) if apart.levels else {}
    each = [_value(part, words) for part in sorted(parts, key=_number)]
    yield _("all values: {each}").format(each=_(", ").join(each))


def _number(part: Part) -> Fraction:
    return Fraction(part.total, part.n)


def _value(part: Part, words: Mapping[int, str]) -> str:
    """Write a value, or a word with its number, and how often it was given."""
    number = text(_number(part))
    shown = f"{words[part.key]} {number}" if words else number
    return shown if part.n == 1 else f"{shown} × {part.n}"


def _periods(
    measure: ShortPeriods, edges: Sequence[int], parts: Sequence[Part]
) -> Iterator[str]:
    for verdict, said in _PERIODS.items():
        each = [
            _period(measure, edges, part)
            for part in parts
            if measure.verdict(part) == verdict
        ]
        if each:
            yield _(said).format(each=_(", ").join(each))


def _period(measure: ShortPeriods, edges: Sequence[int], part: Part) -> str:
    """Name a period, and what came together in it."""
    first, after = (day_at(edge) for edge in edges[part.key : part.key + 2])
    name = stretch_text(first, after - timedelta(days=1))
    return f"{name} {text(measure.amount(part))}" if part.n else name


def _enclosed(number: Fraction) -> str:
    shown = text(number)
    return f"({shown})" if "/" in shown else shown
