"""What a scheme expects of every unit of a class by a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assess.measures.days_late import DaysLate
from assess.records.states import State
from assess.scoring.cells import silence_of
from assess.scoring.looking import Look, window_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from assess.scheme.model import Indicator, Scheme, Source

HANDED_IN: Final = (
    State.OBSERVED,
    State.EXPLAINED,
    State.NOT_APPLICABLE,
    State.COULD_NOT_TELL,
)
SETTLED: Final = (State.OBSERVED, State.NOT_APPLICABLE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Expected:
    """An observation of a leaf that every unit of a class should have by a day."""

    class_id: str
    leaf: Indicator
    source: Source | None  # None: any of the leaf's, for a date set by law
    looks: tuple[Look, ...]  # where it may be seen
    states: tuple[State, ...]  # what it may say
    due: date


def expected(scheme: Scheme) -> Iterator[Expected]:
    """Yield what is to be asked of the record."""
    for class_id, sheet in scheme.sheets.items():
        for leaf in sheet:
            if leaf.score:
                yield from _handed_in(scheme, class_id, leaf)
                yield from _by_law(scheme, class_id, leaf)


def _handed_in(scheme: Scheme, class_id: str, leaf: Indicator) -> Iterator[Expected]:
    """Yield a leaf for each of its sources with a day; silence may say "clean"."""
    for source in map(scheme.source, leaf.sources):
        if source.due and silence_of(scheme, leaf, source.id) != "clean":
            yield Expected(
                class_id=class_id,
                leaf=leaf,
                source=source,
                looks=_looks(scheme, leaf, (source.id,)),
                states=HANDED_IN,
                due=source.due,
            )


def _by_law(scheme: Scheme, class_id: str, leaf: Indicator) -> Iterator[Expected]:
    measure = leaf.observe.measure
    if isinstance(measure, DaysLate):
        yield Expected(
            class_id=class_id,
            leaf=leaf,
            source=None,
            looks=_looks(scheme, leaf, leaf.sources),
            states=SETTLED,
            due=measure.due,
        )


def _looks(
    scheme: Scheme, leaf: Indicator, sources: tuple[str, ...]
) -> tuple[Look, ...]:
    """Look at the whole period of a source: when in it, is the leaf's affair."""
    return tuple(Look(s, leaf.check, window_of(scheme, s, "")) for s in sources)
