"""The points that a notice speaks of, indicator by indicator, from a score run."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from assess.messages import _
from assess.messages.numbers import decimal_text
from assess.problems import InputError
from assess.reminders.clock import day_of
from assess.reminders.closing import faults_of
from assess.reminders.notice import Points, Share
from assess.reminders.scored import newest_run
from assess.scoring.runs import cells_of, open_run, result_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from assess.records.units import UnitRow
    from assess.reminders.matter import Matter
    from assess.scheme.model import Indicator, Scheme
    from assess.scoring.runs import RunHead, UnitResult

_PLACES = 4  # where no decimal ends


@dataclass(frozen=True, slots=True)
class Marks:
    """Full marks as the scheme has them, and what units earned in a run by it."""

    connection: Connection
    scheme: Scheme
    run: RunHead | None  # None: nothing was scored by this scheme yet

    @classmethod
    def read(cls, connection: Connection, scheme: Scheme, end: int) -> Marks:
        """Take the newest run made by a moment, if it was made by this scheme."""
        number = connection.execute(newest_run(end)).scalar()
        run = open_run(connection, number) if number else None
        same = run is not None and run.scheme_sha256 == scheme.sha256
        return cls(connection, scheme, run if same else None)

    def points(self, unit: UnitRow, matters: Sequence[Matter]) -> Points:
        """Give the points of what a notice speaks of: the whole, or indicators."""
        sheet = self.scheme.sheets.get(unit.class_id, ())
        result = self._result(unit)
        if all(matter.indicators for matter in matters):
            named = {name for matter in matters for name in matter.indicators}
            mine = [each for each in sheet if each.id in named]
            shares = tuple(self._each(mine, unit, result))
            return _added(shares, self.run, apart=_apart(sheet, mine))
        if result is None or self.scheme.heading.combine != "sum":
            return Points()
        return _added(tuple(_whole(sheet, result)), self.run, apart=True)

    def _result(self, unit: UnitRow) -> UnitResult | None:
        if self.run is None:
            return None
        try:
            return result_of(self.connection, self.run.id, unit.code)
        except InputError:  # it was not scored
            return None

    def _each(
        self, mine: Sequence[Indicator], unit: UnitRow, result: UnitResult | None
    ) -> Iterator[Share]:
        earned = self._earned(result) if result else {}
        faults = set(faults_of(self.scheme))
        for each in mine:
            got = earned.get(each.id)
            if got is not None and (unit.class_id, each.id) in faults:
                got = each.full - got
            yield _share(each.id, str(each.title), each.full, got)

    def _earned(self, result: UnitResult) -> Mapping[str, Fraction | None]:
        assert self.run, "there is a result"
        cells = cells_of(self.connection, self.run.id, result)
        leaves = {cell.indicator: cell.points for cell in cells}
        told = {**result.part_points, **leaves}
        return {name: Fraction(text) if text else None for name, text in told.items()}


def _whole(sheet: Sequence[Indicator], result: UnitResult) -> Iterator[Share]:
    """Yield the parts of a total, and what came after them, to the printed total."""
    left = Fraction(result.printed or 0)
    for each in sheet:
        text = result.part_points.get(each.id) if each.parent is None else None
        if text:
            got = _shown(each.weight * Fraction(text))
            left -= got
            full = each.weight * each.full if each.kind == "merit" else None
            yield _share(each.id, str(each.title), full, got)
    if left:
        yield _share("", _("vetoes, adjustments, rounding"), None, left)


def _share(name: str, title: str, full: Fraction | None, got: Fraction | None) -> Share:
    """Write a row whose points add up as they are printed."""
    got = None if got is None else _shown(got)
    rest = None if got is None or full is None else full - got
    return Share(name, title, *map(_text, (full, got, rest)))


def _shown(points: Fraction) -> Fraction:
    """Give points as they are printed: exact, or cut where no decimal ends."""
    if "/" not in decimal_text(points):
        return points
    return Fraction(int(points * 10**_PLACES), 10**_PLACES)


def _text(points: Fraction | None) -> str:
    return "" if points is None else decimal_text(points)


def _apart(sheet: Sequence[Indicator], mine: Sequence[Indicator]) -> bool:
    """Tell whether none of some indicators stands below another of them."""
    above = {each.id: each.parent for each in sheet}
    ids = {each.id for each in mine}
    return not any(parent in ids for each in ids for parent in _above(above, each))


def _above(above: Mapping[str, str | None], name: str) -> Iterator[str]:
    parent = above.get(name)
    if parent:
        yield parent
        yield from _above(above, parent)


def _added(shares: tuple[Share, ...], run: RunHead | None, *, apart: bool) -> Points:
    """Add up the columns, each where every row has a number and none is in another."""
    sums = (_sum([share[n] for share in shares]) if apart else "" for n in (2, 3, 4))
    made = day_of(run.made_at) if run else None
    return Points(run.id if run else 0, made, shares, *sums)


def _sum(texts: Sequence[str]) -> str:
    if not all(texts) or len(texts) < 2:
        return ""
    return decimal_text(sum(map(Fraction, texts), Fraction()))
