"""The breakdown of one unit's total: line by line, each to be checked by hand."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from assess.measures.share_failing import ShareFailing
from assess.measures.subordinates import Subordinates
from assess.messages import _
from assess.messages.numbers import decimal_text as text
from assess.methods.relative import Among
from assess.problems import refuse
from assess.reports import why
from assess.reports.below import below_lines
from assess.reports.ending import Ending, roughly, settled
from assess.reports.entry import Entry, Line
from assess.reports.explained import Explanation
from assess.reports.made import made_lines
from assess.reports.ranking import STATUSES
from assess.reports.seen import seen_lines
from assess.scheme.words import method_in_words
from assess.scoring.explain import joining_of, reopen, working_of
from assess.scoring.facts import state_title
from assess.scoring.inflated import cost_written
from assess.scoring.rollup import exact
from assess.scoring.workings import (
    bare,
    block_working,
    merit_of,
    merit_working,
    with_extras_written,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from sqlalchemy import Connection

    from assess.scheme.model import Indicator, Scheme
    from assess.scoring.cells import Cell
    from assess.scoring.explain import Reopened
    from assess.scoring.joining import LeafCell
    from assess.scoring.runs import RunHead, UnitResult
    from assess.scoring.sheet import Leaf
    from assess.scoring.tree import Block


def breakdown(
    connection: Connection, run: RunHead, scheme: Scheme, result: UnitResult
) -> list[Entry]:
    """Build every entry, from the leaves to the printed total."""
    reopened = reopen(connection, run.id, scheme, result)
    told = _Teller(connection, run, reopened, result)
    return [*told.indicators(), *told.ending()]


def explained(
    connection: Connection, run: RunHead, scheme: Scheme, result: UnitResult
) -> Explanation:
    """Explain the whole of a unit's result."""
    entries = breakdown(connection, run, scheme, result)
    return Explanation(run, scheme, result, tuple(entries))


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
        counted = self._counted(leaf)
        shut = self._is_shut(indicator, leaf.place)
        return Entry(
            indicator.id,
            str(indicator.title),
            _earned(counted, cell.state, indicator.full),
            tuple(self._below(leaf, cell)),
            depth,
            points="" if counted is None else text(counted),
            full=text(indicator.full),
            state="shut" if shut else cell.state,
        )

    def _below(self, leaf: Leaf, cell: LeafCell) -> Iterator[Line]:
        """Tell a leaf's rule, what each source saw, and what that came to."""
        indicator = leaf.indicator
        rule = method_in_words(indicator)
        yield Line("rule", _("rule: {rule}").format(rule=rule))
        for nth, part in enumerate(cell.cells):
            yield self._found(leaf, part)
            if cell.counts(indicator, nth):
                yield from self._worked(leaf, nth, part)
            yield from (Line("fact", f"· {line}") for line in self._facts(leaf, nth))
            yield from (Line("found", line) for line in self._target(leaf))
        if len(cell.cells) > 1:
            yield from self._joined(indicator, cell)
        if indicator.basis:
            yield Line("basis", _("basis: {basis}").format(basis=indicator.basis))
        yield from (Line("step", said) for said in self._spared(leaf))
        yield from self._idle(leaf.place, indicator, cell.state)

    def _idle(self, place: int, indicator: Indicator, state: str) -> Iterator[Line]:
        """Tell why an indicator does not count, where it does not."""
        if self.reopened.outcome.values[place] is None:
            yield Line("step", why.left_out(self.reopened, place, state))
        if self._is_shut(indicator, place):
            shut = why.shut(self.reopened, indicator)
            yield from (Line("step", said) for said in shut)
        yield from (Line("step", said) for said in why.alone(self.reopened, place))

    def _counted(self, leaf: Leaf) -> Fraction | None:
        return exact(self.reopened.outcome.values[leaf.place])

    def _spared(self, leaf: Leaf) -> Iterator[str]:
        """Tell for which others a leaf lost nothing."""
        sheet, judged = self.reopened.sheet, self.reopened.judged
        for spare in sheet.spares:
            others = [sheet.at(place).id for place in spare.because_of(judged)]
            if spare.leaf.place == leaf.place and others:
                said = _("marks were lost in {others} already: none are lost here")
                yield said.format(others=_(", ").join(others))

    def _found(self, leaf: Leaf, cell: Cell) -> Line:
        scheme = self.reopened.sheet.scheme
        source = scheme.source(cell.source).title
        said = said_of(leaf.indicator, cell)
        return Line("found", _("{source}: {said}").format(source=source, said=said))

    def _worked(self, leaf: Leaf, nth: int, cell: Cell) -> Iterator[Line]:
        """Tell what was made of what a source saw."""
        look = self.reopened.sheet.looks[leaf.looks[nth]]
        made = made_lines(self.connection, self.run, self.result.unit, look, cell)
        yield from (Line("working", line) for line in made)
        method = leaf.methods[nth]
        if isinstance(method, Among) and cell.measure is not None:
            yield Line("working", method.standing(cell.measure))
        yield from self._earns(leaf, nth, cell)

    def _earns(self, leaf: Leaf, nth: int, cell: Cell) -> Iterator[Line]:
        """Tell how the points of a source's cell were worked out."""
        if cell.points is None:
            return
        working = working_of(self.reopened.sheet.scheme, leaf, nth, cell)
        if working == text(cell.points):
            said = _("earns {points}").format(points=working)
            yield Line("working", said)
        else:
            yield Line("working", self._rounded(working, cell.points))

    def _rounded(self, working: str, points: Fraction) -> str:
        heading = self.reopened.sheet.scheme.heading
        return settled(heading, working, heading.round_leaves, points)

    def _facts(self, leaf: Leaf, nth: int) -> Iterator[str]:
        """Tell what a source's cell was made from: the newest first, or what failed."""
        measure = leaf.indicator.observe.measure
        if isinstance(measure, Subordinates):
            yield from below_lines(self.connection, self.run.id, self.result, measure)
            return
        look = self.reopened.sheet.looks[leaf.looks[nth]]
        yield from seen_lines(
            self.connection,
            self.run,
            self.result.unit,
            look,
            failed=isinstance(measure, ShareFailing),
        )

    def _target(self, leaf: Leaf) -> Iterator[str]:
        """Tell where a unit's target stands, or that there is none."""
        if leaf.target is None:
            return
        look = self.reopened.sheet.looks[leaf.target]
        seen = seen_lines(self.connection, self.run, self.result.unit, look)
        yield _("target, {source}: {said}").format(
            source=self.reopened.sheet.scheme.source(look.source).title,
            said=next(seen, state_title("not-collected")),
        )

    def _joined(self, indicator: Indicator, cell: LeafCell) -> Iterator[Line]:
        """Tell how the cells of several sources became one."""
        if cell.decided_by:
            source = self.reopened.sheet.scheme.source(cell.decided_by).title
            yield Line("step", _("{source} decides").format(source=source))
            yield from self._cost(indicator, cell)
            return
        working = joining_of(indicator, cell)
        if not working or cell.points is None:
            yield Line("step", _("nothing to join"))
        elif working != text(cell.points):
            yield Line("working", self._rounded(working, cell.points))

    def _cost(self, indicator: Indicator, leaf: LeafCell) -> Iterator[Line]:
        """Tell what a claim cost that was too high."""
        decides = next(c for c in leaf.cells if c.source == leaf.decided_by)
        working = cost_written(indicator, leaf.cells, decides)
        if working and leaf.points is not None:
            said = _("the claim was too high: {working}")
            worked = self._rounded(working, leaf.points)
            yield Line("working", said.format(working=worked))

    def _block(self, block: Block, indicator: Indicator, depth: int) -> Entry:
        points = exact(self.reopened.outcome.values[block.place])
        lines = [] if points is None else list(self._reached(block, points))
        lines += self._idle(block.place, indicator, "")
        shut = self._is_shut(indicator, block.place)
        return Entry(
            indicator.id,
            str(indicator.title),
            _earned(points, "left-out", block.full),
            tuple(lines),
            depth,
            points="" if points is None else text(points),
            full=text(block.full),
            state="shut" if shut else "",
        )

    def _is_shut(self, indicator: Indicator, place: int) -> bool:
        extra = indicator.kind != "merit"
        return extra and place not in self.reopened.outcome.extras

    def _reached(self, block: Block, points: Fraction) -> Iterator[Line]:
        """Tell how a block came to its points; the whole is rounded only once."""
        heading = self.reopened.sheet.scheme.heading
        places = heading.round_blocks if block.indicator else None
        working = block_working(self.reopened, block)
        if places is not None and block.extras:
            own = merit_of(self.reopened, block)
            merit = merit_working(self.reopened, block)
            yield Line("working", settled(heading, merit, places, own))
            working = with_extras_written(self.reopened, block, bare(own))
            places = None
        if block.place in self.reopened.failed:
            said = _("{working}, but vetoed: 0").format(working=working)
            yield Line("working", said)
        elif places is not None or working != text(points):
            yield Line("working", settled(heading, working, places, points))

    def ending(self) -> Iterator[Entry]:
        """Tell the whole: its sum, vetoes, gates, rounding, grade and rank."""
        result = self.result
        yield Entry(
            "",
            _("Total"),
            result.printed or _(STATUSES[result.status]),
            tuple(self._steps()),
            points="" if result.total is None else text(result.total),
            full=text(self.reopened.sheet.root.full),
            state=result.status,
        )

    def _steps(self) -> Iterator[Line]:
        sheet, points = self.reopened.sheet, exact(self.reopened.outcome.values[-1])
        if points is not None and not sheet.unscored:
            yield from self._reached(sheet.root, points)
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
    return f"{roughly(points)} / {bare(full)}"
