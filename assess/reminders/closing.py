"""What closes a finding: a later word that it was put right, or a look that shows it.

A rectification is a new observation of the same thing. So a later value closes too, if
it leaves nothing to be desired; being half better does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from assess.measures.short_periods import ShortPeriods
from assess.methods import relative
from assess.records.states import State
from assess.records.tally import Tally
from assess.scoring.bests import is_fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from assess.scheme.model import Indicator, Observe, Scheme
    from assess.workdays import WorkCalendar

Leaves: TypeAlias = "dict[tuple[str, str, str], list[Indicator]]"
"""The leaves that an observation feeds: by class, source and check."""


class Later(NamedTuple):
    """What was told, after a finding, of the same unit, source and check."""

    class_id: str
    source: str
    check: str
    kind: str  # of the finding
    said_of: str  # the kind of issue that the later one names
    state: int | None  # OBSERVED or RECTIFIED; None: nothing was told
    value: int | None  # see Reading


@dataclass(frozen=True, slots=True)
class Closing:
    """What it takes to tell whether a later observation closes a finding."""

    leaves: Leaves
    faults: frozenset[tuple[str, str]]  # class and leaf: it scores the size of a fault
    words: Mapping[int, str]  # of the record, by id
    calendar: WorkCalendar

    def closes(self, later: Later) -> bool:
        """Tell whether a finding is closed by a later observation."""
        if later.state == State.RECTIFIED:
            return later.said_of in {"", later.kind}
        fed = self.leaves.get((later.class_id, later.source, later.check), [])
        return bool(fed) and all(self._in_order(leaf, later) for leaf in fed)

    def _in_order(self, leaf: Indicator, later: Later) -> bool:
        """Tell whether a value earns all there is, were it the only one."""
        measure = self._measured(leaf, later.value)
        if leaf.score is None or measure is None:
            return False
        if among := relative(leaf.score):  # what the others have is not asked
            return among.less_is_better and measure <= 0
        points = leaf.score.points(measure, leaf.full)
        fault = (later.class_id, leaf.id) in self.faults
        return points <= 0 if fault else points >= leaf.full

    def _measured(self, leaf: Indicator, value: int | None) -> Fraction | None:
        """Measure a value alone; None: it cannot say that all is well."""
        if leaf.reading == "date" or value is None or needs_others(leaf.observe):
            return None
        if leaf.reading == "word":
            return leaf.levels.get(self.words[value])
        return leaf.observe.measure.of(alone(value), self.calendar)


def needs_others(seen: Observe) -> bool:
    """Tell whether a value means nothing without others, or without a target."""
    return seen.target is not None or isinstance(seen.measure, ShortPeriods)


def alone(value: int) -> Tally:
    """Fold one value."""
    return Tally(0, 0, 0, value, State.OBSERVED, 1, int(value == 0), value)


def leaves_of(scheme: Scheme) -> Leaves:
    """Tell which leaves an observation feeds."""
    found: Leaves = {}
    for class_id, sheet in scheme.sheets.items():
        for leaf in sheet:
            for source in leaf.sources:
                found.setdefault((class_id, source, leaf.check), []).append(leaf)
    return found


def faults_of(scheme: Scheme) -> Iterator[tuple[str, str]]:
    """Yield the leaves, by class, whose points are taken off in the end."""
    for class_id, sheet in scheme.sheets.items():
        by_id = {indicator.id: indicator for indicator in sheet}
        for leaf in sheet:
            if leaf.score and is_fault(by_id, leaf):
                yield class_id, leaf.id
