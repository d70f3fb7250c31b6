"""From facts to matters: who is due what on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from assess.messages import _
from assess.messages.numbers import decimal_text
from assess.problems import refuse
from assess.records import settings
from assess.reminders.clock import LATE, Clock
from assess.reminders.closing import leaves_of
from assess.reminders.facts import read_facts
from assess.reminders.matter import Matter, joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assess.records.store import Record
    from assess.reminders.expected import Expected
    from assess.reminders.facts import Facts, Finding, Score
    from assess.reminders.matter import Kind
    from assess.scheme.model import Indicator, Scheme, Source
    from assess.triggers import Trigger
    from assess.workdays import WorkCalendar


def read_matters(
    record: Record,
    scheme: Scheme,
    calendar: WorkCalendar,
    *,
    today: date,
    unit: str = "",
) -> tuple[Matter, ...]:
    """Give the matters of `today` in a record: all, or those of a unit.

    Raises InputError: record-of-another-scheme, no-such-unit.
    """
    clock = Clock(today, calendar)
    with record.reading() as connection:
        settings.same_scheme(connection, scheme.heading.id)
        facts = read_facts(connection, scheme, clock)
    matters = due_today(scheme, facts, clock)
    if not unit:
        return matters
    found = [who.code for who in facts.units.values() if unit in {who.code, who.name}]
    if not found:
        raise refuse("no-such-unit", unit=unit, day=str(today))
    return tuple(matter for matter in matters if matter.code in found)


def due_today(scheme: Scheme, facts: Facts, clock: Clock) -> tuple[Matter, ...]:
    """Give every matter of the day: the loudest first, then by unit and day."""
    desk = _Desk(scheme, facts, clock)
    found = (*_not_in(desk), *_not_rectified(desk), *_by_law(desk), *_low(desk))
    return tuple(sorted(found, key=_order))


def _order(matter: Matter) -> tuple[int, str, date, str, tuple[str, ...]]:
    day = matter.due or date.max
    return -matter.level, matter.code, day, matter.kind, matter.indicators


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where matters are written: what each of them needs."""

    scheme: Scheme
    facts: Facts
    clock: Clock

    def matter(
        self, unit: int, kind: Kind, level: int, due: date | None = None, **said: Any
    ) -> Matter:
        """Write a matter of a unit; `said` are its own fields."""
        who = self.facts.units[unit]
        titles = self.scheme.remind.levels
        level = min(level, len(titles) or level)
        return Matter(
            code=who.code,
            name=who.name,
            class_title=self._class_title(who.class_id),
            kind=kind,
            due=due,
            estimated=due is not None and self.clock.estimated(due),
            late=None if due is None else self.clock.late(due),
            level=level,
            level_title=(
                str(titles[level - 1])
                if titles
                else _("level {level}").format(level=level)
            ),
            **said,
        )

    def _class_title(self, class_id: str) -> str:
        titles = (str(c.title) for c in self.scheme.classes if c.id == class_id)
        return next(titles, class_id)


def _not_in(desk: _Desk) -> Iterator[Matter]:
    """Yield one matter for each unit and source, with all that is missing."""
    missing: dict[tuple[int, str], list[Expected]] = {}
    wanted: dict[tuple[str, str], int] = {}
    for each, units in desk.facts.lacking:
        if each.source:
            key = each.class_id, each.source.id
            wanted[key] = wanted.get(key, 0) + 1
            for unit in units:
                missing.setdefault((unit, each.source.id), []).append(each)
    for (unit, source), parts in missing.items():
        yield _handed_in(desk, unit, parts, wanted[parts[0].class_id, source])


def _handed_in(
    desk: _Desk, unit: int, missing: Sequence[Expected], wanted: int
) -> Matter:
    source, leaves = missing[0].source, [each.leaf for each in missing]
    assert source, "only what a source is to hand in comes here"
    ids = tuple(leaf.id for leaf in leaves)
    rest = _("hand in the rest: {ids}").format(ids=_(", ").join(ids))
    found = _("{missing} of {wanted} indicators missing")
    return desk.matter(
        unit,
        "not-in",
        missing[0].level,
        missing[0].due,
        indicators=ids,
        title=str(source.title),
        found=found.format(missing=len(ids), wanted=wanted),
        required=_("hand in all of it") if len(ids) == wanted else rest,
        basis=joined(leaf.basis for leaf in leaves),
        points=_at_stake(leaves),
    )


def _by_law(desk: _Desk) -> Iterator[Matter]:
    for each, units in desk.facts.lacking:
        if each.source is None:
            for unit in units:
                yield desk.matter(
                    unit,
                    "statutory-date",
                    each.level,
                    each.due,
                    indicators=(each.leaf.id,),
                    title=str(each.leaf.title),
                    found=_("nothing seen of it yet"),
                    required=each.leaf.remedy or _("do it, and say when it was done"),
                    basis=each.leaf.basis,
                    points=each.leaf.full,
                )


def _not_rectified(desk: _Desk) -> Iterator[Matter]:
    fed = leaves_of(desk.scheme)
    sources = {source.id: source for source in desk.scheme.sources}
    for finding in desk.facts.findings:
        who = desk.facts.units.get(finding.unit)
        if who is None:
            continue
        leaves = fed.get((who.class_id, finding.source, finding.check), [])
        due = date.fromordinal(finding.due)
        triggers = _triggers(leaves, sources.get(finding.source))
        if level := desk.clock.level(triggers, due):
            yield _rectify(desk, finding, leaves, level, due)


def _triggers(
    leaves: Sequence[Indicator], source: Source | None
) -> tuple[Trigger, ...]:
    """Take the leaf's own triggers, else the source's, else the usual ones."""
    own = tuple(trigger for leaf in leaves for trigger in leaf.remind)
    return own or (source.remind if source else ()) or LATE


def _rectify(
    desk: _Desk, finding: Finding, leaves: Sequence[Indicator], level: int, due: date
) -> Matter:
    day = datetime.fromtimestamp(finding.seen, UTC).date().isoformat()
    beside = (finding.kind, finding.note, finding.place, finding.evidence)
    remedy = joined(leaf.remedy for leaf in leaves)
    return desk.matter(
        finding.unit,
        "not-rectified",
        level,
        due,
        indicators=tuple(leaf.id for leaf in leaves) or (finding.check,),
        title=joined(str(leaf.title) for leaf in leaves),
        found=joined((day, *beside)),
        required=remedy or _("put right what was found, and report it"),
        basis=joined(leaf.basis for leaf in leaves),
        points=_at_stake(leaves),
    )


def _low(desk: _Desk) -> Iterator[Matter]:
    line = desk.scheme.remind.below_score
    for score in desk.facts.scores:
        if line is not None and score.unit in desk.facts.units and _below(score, line):
            yield desk.matter(
                score.unit,
                "low-score",
                1,
                indicators=(),
                title="",
                found=_found(score, decimal_text(line)),
                required=_("put right where points were lost"),
                basis="",
                points=None,
            )


def _below(score: Score, line: Fraction) -> bool:
    """Tell whether a total is too low; a veto that leaves no total is."""
    if not score.printed:
        return score.status == "vetoed"
    return Fraction(score.printed) < line


def _found(score: Score, line: str) -> str:
    if not score.printed:
        return _("vetoed, without a total (run {run})").format(run=score.run)
    said = _("total {total}, below {line} (run {run})")
    return said.format(total=score.printed, line=line, run=score.run)


def _at_stake(leaves: Sequence[Indicator]) -> Fraction | None:
    return sum((leaf.full for leaf in leaves), Fraction()) if leaves else None
