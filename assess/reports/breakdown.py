"""The breakdown of one unit's total: line by line, each to be checked by hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from itertools import takewhile
from typing import TYPE_CHECKING

from assess.measures.subordinates import Subordinates
from assess.messages import _
from assess.messages.numbers import decimal_text as text
from assess.methods.relative import Among
from assess.problems import refuse
from assess.reports.below import below_lines
from assess.reports.ending import Ending, roughly
from assess.reports.made import made_lines
from assess.reports.ranking import STATUSES
from assess.reports.seen import seen_lines
from assess.scheme.words import method_in_words
from assess.scoring.explain import joining_of, reopen, working_of
from assess.scoring.facts import state_title
from assess.scoring.inflated import cost_written
from assess.scoring.workings import block_working

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from assess.scheme.model import Indicator, Scheme
    from assess.scoring.cells import Cell
    from assess.scoring.explain import Reopened
    from assess.scoring.joining import LeafCell
    from assess.scoring.runs import RunHead, UnitResult
    from assess.scoring.sheet import Leaf
    from assess.scoring.tree import Block


@dataclass(frozen=True, slots=True)
class Entry:
    """One heading of the breakdown, its result, and what stands below it."""

    id: str
    title: str
    result: str
    lines: tuple[str, ...] = field(default=())
    depth: int = 0


def breakdown(
    connection: Connection, run: RunHead, scheme: Scheme, result: UnitResult
) -> list[Entry]:
    """Build every entry, from the leaves to the printed total."""
    reopened = reopen(connection, run.id, scheme, result)
    told = _Teller(connection, run, reopened, result)
    return [*told.indicators(), *told.ending()]


def only(entries: Sequence[Entry], indicator: str) -> list[Entry]:
    """Keep an indicator with those below it; all where none is named.

    Raises InputError: indicator-unknown.
    """
    if not indicator:
        return list(entries)
    ids = [entry.id for entry in entries]
    if indicator not in ids:
        raise refuse("indicator-unknown", indicator=indicator)
    first, *after = entries[ids.index(indicator) :]
    return [first, *takewhile(lambda entry: entry.depth > first.depth, after)]


@dataclass(frozen=True, slots=True)
class _Teller:
    """Words the breakdown of one unit."""

    connection: Connection
    run: RunHead
    reopened: Reopened
    result: UnitResult

    def indicators(self) -> Iterator[Entry]:
        """Tell each block with its indicators below it, in the scheme's order."""
        sheet = self.reopened.sheet
        leaves = {leaf.indicator.id: leaf for leaf in sheet.leaves}
        blocks = {b.indicator.id: b for b in sheet.blocks if b.indicator}
        for indicator, depth in in_order(sheet.indicators):
            if indicator.id in leaves:
                yield self._leaf(leaves[indicator.id], depth)
            else:
                yield self._block(blocks[indicator.id], indicator, depth)

    def _leaf(self, leaf: Leaf, depth: int) -> Entry:
        indicator, cell = leaf.indicator, self.reopened.judged[leaf.place][0]
        lines = [_("rule: {rule}").format(rule=method_in_words(indicator))]
        for nth, part in enumerate(cell.cells):
            lines.extend(self._part(leaf, nth, part))
        if len(cell.cells) > 1:
            lines.append(self._joined(indicator, leaf.place))
        if indicator.basis:
            lines.append(_("basis: {basis}").format(basis=indicator.basis))
        lines.extend(self._spared(leaf))
        shown = _earned(self._counted(leaf), cell.state, indicator.full)
        return Entry(indicator.id, str(indicator.title), shown, tuple(lines), depth)

    def _counted(self, leaf: Leaf) -> Fraction | None:
        points = self.reopened.outcome.values[leaf.place]
        return None if points is None else Fraction(*points)

    def _spared(self, leaf: Leaf) -> Iterator[str]:
        """Tell for which others a leaf lost nothing."""
        sheet, judged = self.reopened.sheet, self.reopened.judged
        for spare in sheet.spares:
            others = [sheet.at(place).id for place in spare.because_of(judged)]
            if spare.leaf.place == leaf.place and others:
                said = _("marks were lost in {others} already: none are lost here")
                yield said.format(others=_(", ").join(others))

    def _part(self, leaf: Leaf, nth: int, cell: Cell) -> Iterator[str]:
        scheme = self.reopened.sheet.scheme
        source = scheme.source(cell.source).title
        said = said_of(leaf.indicator, cell)
        yield _("{source}: {said}").format(source=source, said=said)
        look = self.reopened.sheet.looks[leaf.looks[nth]]
        yield from made_lines(self.connection, self.run, self.result.unit, look, cell)
        method = leaf.methods[nth]
        if isinstance(method, Among) and cell.measure is not None:
            yield method.standing(cell.measure)
        working = working_of(scheme, leaf, nth, cell)
        points = cell.points or Fraction()
        if working and working != text(points):
            yield f"{working} = {roughly(points)}"
        yield from (f"· {line}" for line in self._facts(leaf, nth))
        yield from self._target(leaf)

    def _facts(self, leaf: Leaf, nth: int) -> Iterator[str]:
        """Tell what a source's cell was made from, the newest first."""
        measure = leaf.indicator.observe.measure
        if isinstance(measure, Subordinates):
            yield from below_lines(self.connection, self.run.id, self.result, measure)
            return
        look = self.reopened.sheet.looks[leaf.looks[nth]]
        unit, cutoff = self.result.unit, self.run.cutoff
        yield from seen_lines(self.connection, unit, look, cutoff)

    def _target(self, leaf: Leaf) -> Iterator[str]:
        """Tell where a unit's target stands, or that there is none."""
        if leaf.target is None:
            return
        look = self.reopened.sheet.looks[leaf.target]
        unit, cutoff = self.result.unit, self.run.cutoff
        seen = seen_lines(self.connection, unit, look, cutoff)
        yield _("target, {source}: {said}").format(
            source=self.reopened.sheet.scheme.source(look.source).title,
            said=next(seen, state_title("not-collected")),
        )

    def _joined(self, indicator: Indicator, place: int) -> str:
        cell = self.reopened.judged[place][0]
        if cell.decided_by:
            source = self.reopened.sheet.scheme.source(cell.decided_by).title
            said = _("{source} decides").format(source=source)
            return _("; ").join(filter(None, (said, _cost(indicator, cell))))
        working = joining_of(indicator, cell)
        if not working or cell.points is None:
            return _("nothing to join")
        return f"{working} = {roughly(cell.points)}"

    def _block(self, block: Block, indicator: Indicator, depth: int) -> Entry:
        points = self.reopened.outcome.values[block.place]
        exact = None if points is None else Fraction(*points)
        lines = [] if exact is None else [self._reached(block, exact)]
        if (
            indicator.kind != "merit"
            and block.place not in self.reopened.outcome.extras
        ):
            lines.append(_("not counted: its gate is shut"))
        shown = _earned(exact, "left-out", block.full)
        return Entry(indicator.id, str(indicator.title), shown, tuple(lines), depth)

    def _reached(self, block: Block, exact: Fraction) -> str:
        heading = self.reopened.sheet.scheme.heading
        working = block_working(self.reopened, block)
        if block.place in self.reopened.failed:
            return _("{working}, but vetoed: 0").format(working=working)
        if heading.round_blocks is None:
            return f"{working} = {roughly(exact)}"
        return _("{working}, rounded to {places} decimals: {points}").format(
            working=working, places=heading.round_blocks, points=roughly(exact)
        )

    def ending(self) -> Iterator[Entry]:
        """Tell the whole: its sum, vetoes, gates, rounding, grade and rank."""
        yield Entry("", _("Total"), self._total(), tuple(self._steps()))

    def _total(self) -> str:
        if not self.result.printed:
            return _(STATUSES[self.result.status])
        return self.result.printed

    def _steps(self) -> Iterator[str]:
        sheet, points = self.reopened.sheet, self.reopened.outcome.values[-1]
        if points is not None and not sheet.unscored:
            yield self._reached(sheet.root, Fraction(*points))
        ending = Ending(self.connection, self.run, self.reopened, self.result)
        yield from ending.lines()


def in_order(
    indicators: tuple[Indicator, ...], parent: str | None = None, depth: int = 0
) -> Iterator[tuple[Indicator, int]]:
    """Yield each indicator with those it holds below it."""
    for indicator in indicators:
        if indicator.parent == parent:
            yield indicator, depth
            yield from in_order(indicators, indicator.id, depth + 1)


def _cost(indicator: Indicator, leaf: LeafCell) -> str:
    """Say what a claim cost that was too high."""
    decides = next(c for c in leaf.cells if c.source == leaf.decided_by)
    working = cost_written(indicator, leaf.cells, decides)
    if not working or leaf.points is None:
        return ""
    said = _("the claim was too high: {working} = {points}")
    return said.format(working=working, points=roughly(leaf.points))


def said_of(indicator: Indicator, cell: Cell) -> str:
    """Say what was measured, and how, in the form it was handed in."""
    if cell.measure is None or cell.state == "clean":
        return state_title(cell.state)
    said = indicator.observe.measure.words()
    if cell.target:
        said = _("{measure}, of the target").format(measure=said)
    return f"{said} = {measured(indicator, cell)}"


def measured(indicator: Indicator, cell: Cell) -> str:
    """Say what was measured, in the form it was handed in."""
    if cell.measure is None or cell.state == "clean":
        return state_title(cell.state)
    if indicator.reading == "word" and not indicator.observe.measure.reading:
        levels = indicator.levels.items()
        return " / ".join(word for word, each in levels if each == cell.measure)
    if indicator.observe.measure.reading is None and indicator.reading == "yes-no":
        return _("yes") if cell.measure else _("no")
    return text(cell.measure)


def _earned(points: Fraction | None, state: str, full: Fraction) -> str:
    if points is None:
        return _("left out") if state == "left-out" else state_title(state)
    return f"{roughly(points)} / {text(full)}"
