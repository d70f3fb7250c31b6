"""What a pay-off says of each fix: the gap, what would be recorded, where it leads."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from assess.exports.table import Coded, Figure, Table
from assess.measures.by_kind import ByKind
from assess.measures.count import Count
from assess.measures.sum import Sum
from assess.messages import N_, _
from assess.messages.numbers import decimal_text, handy_text
from assess.reports.ranking import STATUSES, grade_title
from assess.scoring.facts import value_text
from assess.scoring.ranking import rank_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from assess.exports.table import Cell
    from assess.reports.sheets import Found
    from assess.scheme.model import Indicator, Scheme
    from assess.scoring.bench import Standing
    from assess.scoring.fixes import Bar, Way
    from assess.scoring.payoff import Fix, Payoff

_WHY: Final = {
    "over": N_("{source}: over since {day}"),
    "not-yet": N_("{source}: not before {day}"),
    "sealed": N_("{day} is in a period that was sealed"),
    "gone": N_("the unit does not exist on {day}"),
    "stays": N_("{source}: what was found stays found"),
    "below": N_("it is up to the units below"),
    "no-target": N_("the unit has no target"),
}


class Row(NamedTuple):
    """A fix as it is told: with the step at which its turn comes."""

    fix: Fix
    step: int  # 0: it brings nothing more
    before: Standing
    then: Standing | None


class Desk(NamedTuple):
    """One unit's pay-off, and what words it needs."""

    told: Payoff
    scheme: Scheme
    found: Collection[Found]
    day: date

    def rows(self) -> Iterator[Row]:
        """Give the fixes: by step, then those that bring nothing, then the hopeless."""
        before, rest = self.told.now, dict(enumerate(self.told.fixes))
        for step, (number, then) in enumerate(self.told.order, start=1):
            yield Row(rest.pop(number), step, before, then)
            before = then
        for fix in sorted(rest.values(), key=lambda fix: fix.alone is None):
            yield Row(fix, 0, before, None)

    def short(self, row: Row) -> tuple[Cell, ...]:
        """Tell of a fix in a row of the screen."""
        fix, then = row.fix, row.then
        assert fix.alone
        return (
            Figure(str(row.step or "")),
            _("; ").join((self._named(fix), *self._findings(fix))),
            Figure(handy_text(fix.gap.lost)),
            self._record(fix.way),
            Figure(gain(self.told.now, fix.alone)),
            Figure(rank_text(fix.alone.halves)),
            Figure(then.printed if then else ""),
            Figure(rank_text(then.halves) if then else ""),
        )

    def whole(self, row: Row) -> tuple[Cell, ...]:
        """Tell all of a fix."""
        fix, now, then = row.fix, self.told.now, row.then
        alone, mine = fix.alone, self.told.row
        title = next(c.title for c in self.scheme.classes if c.id == mine.class_id)
        return (
            *(mine.code, mine.name, Coded(str(title), mine.class_id)),
            ids_of(self.told, fix),
            self._named(fix),
            Figure(decimal_text(fix.gap.lost)),
            _("; ").join(self._findings(fix)),
            self._record(fix.way),
            _day(fix.gap.until) if fix.way else "",
            Figure(decimal_text(more(now, alone)) if alone else ""),
            Figure(alone.printed if alone else ""),
            Figure(rank_text(alone.halves) if alone else ""),
            Figure(str(row.step or "")),
            Figure(decimal_text(more(row.before, then)) if then else ""),
            Figure(then.printed if then else ""),
            Figure(rank_text(then.halves) if then else ""),
            self._grade(then) if then else "",
            "" if alone else self._why_not(fix),
        )

    def _grade(self, then: Standing) -> Coded:
        return Coded(grade_title(self.scheme, then.grade), then.grade)

    def hopeless(self, rows: Sequence[Row]) -> Iterator[Table]:
        """Tell what can be put right no more, and findings that cost nothing."""
        lost = [
            (
                _("; ").join((self._named(row.fix), *self._findings(row.fix))),
                Figure(handy_text(row.fix.gap.lost)),
                self._why_not(row.fix),
            )
            for row in rows
        ]
        free = _("it costs no points")
        lost += [
            (f"{each.check} {_finding(each)}", Figure(""), free) for each in self.free()
        ]
        if lost:
            yield Table(
                title=_("Nothing can be done about the points of"),
                columns=(_("Marks lost on"), _("Lost"), _("Why not")),
                rows=tuple(lost),
            )

    def free(self) -> list[Found]:
        """Give the open findings on which no lost points hang."""
        fed = {key for fix in self.told.fixes for key in self._fed(fix)}
        return [
            each
            for each in self.found
            if each.closed is None and (each.source, each.check) not in fed
        ]

    def _fed(self, fix: Fix) -> set[tuple[str, str]]:
        return {
            (source, leaf.check)
            for leaf in self._leaves(fix)
            for source in leaf.sources
        } | set(fix.gap.checks)

    def _leaves(self, fix: Fix) -> list[Indicator]:
        return [self.told.judged.sheet.at(place) for place in fix.gap.leaves]

    def _named(self, fix: Fix) -> str:
        vetoes = (self.scheme.vetoes[number].title for number in fix.gap.vetoes)
        leaves = (f"{leaf.id} {leaf.title}" for leaf in self._leaves(fix))
        said = _("veto: {title}")
        return _("; ").join((*(said.format(title=title) for title in vetoes), *leaves))

    def _findings(self, fix: Fix) -> list[str]:
        fed = self._fed(fix)
        return [
            _finding(each)
            for each in self.found
            if each.closed is None and (each.source, each.check) in fed
        ]

    def _record(self, way: Way) -> str:
        """Say what would be recorded."""
        adding = {
            (source, leaf.check)
            for leaf in self.told.judged.sheet.indicators
            if isinstance(leaf.observe.measure, Sum | Count | ByKind)
            for source in leaf.sources
        }
        told = []
        for entry, times in Counter(way).items():
            number = isinstance(entry.value, int)
            value = value_text(
                int(entry.value) if number else 0,
                entry.reading if number else "word",
                str(entry.value),
            )
            if entry.value != 0 and (entry.source, entry.check) in adding:
                value = _("{value} more").format(value=value)
            what = f"{entry.kind} {value}".strip() + (
                f" × {times}" if times > 1 else ""
            )
            title = self.scheme.source(entry.source).title
            told.append(_("{source}: {what}").format(source=title, what=what))
        return _("; ").join(told)

    def _why_not(self, fix: Fix) -> str:
        told = [self._barred(bar) for bar in fix.gap.bars]
        nothing = _("no look on {day} brings more").format(day=self.day)
        return _("; ").join(dict.fromkeys(told)) or nothing

    def _barred(self, bar: Bar) -> str:
        source = self.scheme.source(bar.source).title
        return _(_WHY[bar.why]).format(source=source, day=_day(bar.day))


def ids_of(told: Payoff, fix: Fix) -> str:
    """Name the leaves of a fix."""
    return _(", ").join(told.judged.sheet.at(place).id for place in fix.gap.leaves)


def _finding(found: Found) -> str:
    known, plain = _("found {day} {kind}, due {due}"), _("found {day}, due {due}")
    due, said = date.fromordinal(found.due), known if found.kind else plain
    return said.format(day=_day(found.seen), kind=found.kind, due=due)


def _day(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()


def standing_text(now: Standing, scheme: Scheme) -> str:
    """Say where a unit stands."""
    if not now.printed:
        return _(STATUSES[now.status])
    said = _("{total}, rank {rank}") if now.halves else "{total}"
    told = said.format(total=now.printed, rank=rank_text(now.halves))
    status = _(STATUSES[now.status]) if STATUSES[now.status] else ""
    return _("; ").join(filter(None, (told, grade_title(scheme, now.grade), status)))


def more(now: Standing, then: Standing | None) -> Fraction:
    """Give how many points more there are; where no number is issued, it is 0."""
    return (then.points if then else Fraction()) - now.points


def gain(now: Standing, then: Standing | None) -> str:
    """Write how many points more there are."""
    points = more(now, then)
    return ("+" if points > 0 else "") + handy_text(points)
