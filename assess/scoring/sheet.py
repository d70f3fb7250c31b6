"""One class's sheet, laid out for judging: what to look at, and the tree above it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, TypeVar

from assess.measures import weighing
from assess.records.fold import Window
from assess.scheme.windows import stretch
from assess.scoring.rounds import in_rounds
from assess.scoring.sparing import spares_of
from assess.scoring.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.measures import Weighing
    from assess.methods import Method
    from assess.scheme.model import Indicator, Period, Scheme
    from assess.scheme.vetoes import Condition, Gate, Veto
    from assess.scoring.sparing import Spare
    from assess.scoring.tree import Block

Rule = TypeVar("Rule", "Veto", "Gate")

_DAY: Final = 86400
_EPOCH: Final = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Look:
    """One thing that is looked at: the observations of a check, source and window."""

    source: str
    check: str
    window: Window
    weighing: Weighing | None = None  # what weighs its kinds, where that is wanted


@dataclass(frozen=True, slots=True)
class Leaf:
    """A scored indicator: its place in the sheet and its looks, one per source."""

    indicator: Indicator
    place: int
    looks: tuple[int, ...]
    methods: tuple[Method, ...]  # one per look; they differ where relative, and bound
    stale_before: tuple[int, ...]  # per look, in seconds: older is stale; 0: never


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that judging a unit of one class needs; the root block is last.

    Nodes (leaves and blocks) are numbered by `place`, children before parents.
    """

    scheme: Scheme
    class_id: str
    unscored: str  # the grade of a class that gets no marks; else empty
    indicators: tuple[Indicator, ...]  # what has rounds as a block of them
    leaves: tuple[Leaf, ...]
    blocks: tuple[Block, ...]
    looks: tuple[Look, ...]
    chains: tuple[int, ...]  # of each leaf: its marks in the whole, for coverage
    vetoes: tuple[tuple[int, Veto], ...]
    gates: tuple[tuple[int, Gate], ...]
    spares: tuple[Spare, ...]
    places: dict[str, int]  # indicator id -> place
    parts: tuple[tuple[int, Indicator], ...]  # places of blocks and top-level leaves
    extras: frozenset[int]  # places of the bonus and minus indicators
    veto_looks: dict[int, int]  # id() of a veto's condition -> the look it needs
    adjusting: int | None  # the look at what was decided, where the scheme has one

    @property
    def root(self) -> Block:
        """The whole."""
        return self.blocks[-1]

    def at(self, place: int) -> Indicator:
        """Give the indicator at a place."""
        if place < len(self.leaves):
            return self.leaves[place].indicator
        indicator = self.blocks[place - len(self.leaves)].indicator
        assert indicator is not None, "the whole is not an indicator"
        return indicator

    def look(self, part: Condition) -> int:
        """Find the number of the look that a veto's condition needs."""
        return self.veto_looks[id(part)]


def window_of(scheme: Scheme, source: str, text: str) -> Window:
    """Give the seconds in which observations of `source` count."""
    return window_in(period_of(scheme, source), text)


def window_in(period: Period, text: str) -> Window:
    """Give the seconds of a period, or of its last ``2 weeks``."""
    length = stretch(text) if text else None
    first = length.before(period.last) if length else period.first
    return Window(at(first), at(period.last + timedelta(days=1)) - 1)


def period_of(scheme: Scheme, source: str) -> Period:
    """Give the days in which observations of `source` count."""
    return scheme.source(source).period or scheme.heading.period


def at(day: date) -> int:
    """Give the first second of `day`."""
    return (day.toordinal() - _EPOCH) * _DAY


def lay_out(scheme: Scheme, class_id: str) -> Sheet:
    """Lay out the sheet of one class."""
    rounds = {each.id: each for each in scheme.rounds}
    indicators = tuple(in_rounds(scheme.sheets[class_id], rounds))
    tree = Tree.of(scheme, class_id, indicators)
    scored = [i for i in indicators if i.score]
    vetoes = _concerning(scheme.vetoes, class_id)
    measured = [part for _number, veto in vetoes for part in parts_of(veto.when)]
    wanted = [look for i in scored for look in _leaf_looks(scheme, i)]
    wanted += [_veto_look(scheme, part) for part in measured]
    wanted += (decided := _decided_looks(scheme))
    looks = {look: n for n, look in enumerate(dict.fromkeys(wanted))}
    places = {i.id: n for n, i in enumerate([*scored, *tree.rising()])}
    extras = (places[i.id] for i in indicators if i.kind != "merit")
    unscored = next(c.unscored for c in scheme.classes if c.id == class_id) or ""
    return Sheet(
        scheme=scheme,
        class_id=class_id,
        unscored=unscored,
        indicators=indicators,
        leaves=tuple(_leaf(scheme, i, n, looks) for n, i in enumerate(scored)),
        blocks=tuple(tree.blocks(places)),
        looks=tuple(looks),
        chains=tree.chains(scored),
        vetoes=vetoes,
        gates=() if unscored else _concerning(scheme.gates, class_id),
        spares=spares_of(tree.by_id, places),
        places=places,
        parts=tuple(
            (places[i.id], i) for i in indicators if not (i.score and i.parent)
        ),
        extras=frozenset(extras),
        veto_looks={id(part): looks[_veto_look(scheme, part)] for part in measured},
        adjusting=next((looks[look] for look in decided), None),
    )


def _concerning(rules: tuple[Rule, ...], class_id: str) -> tuple[tuple[int, Rule], ...]:
    """Keep the rules that apply to a class, each with its number."""
    return tuple((n, r) for n, r in enumerate(rules) if concerns(r.only, class_id))


def concerns(only: tuple[str, ...], class_id: str) -> bool:
    """Tell whether a rule restricted to the classes `only` applies to this one."""
    return not only or class_id in only


def _leaf(
    scheme: Scheme, indicator: Indicator, place: int, looks: dict[Look, int]
) -> Leaf:
    limit = stretch(indicator.observe.stale_after)
    assert indicator.score is not None
    ends = [_period(scheme, indicator, s).last for s in indicator.sources]
    return Leaf(
        indicator,
        place,
        looks=tuple(looks[wanted] for wanted in _leaf_looks(scheme, indicator)),
        methods=(indicator.score,) * len(ends),
        stale_before=tuple(at(limit.before(end)) if limit else 0 for end in ends),
    )


def _leaf_looks(scheme: Scheme, indicator: Indicator) -> list[Look]:
    seen, check = indicator.observe, indicator.check
    return [
        Look(
            source,
            check,
            window_in(_period(scheme, indicator, source), seen.window),
            weighing(seen.measure),
        )
        for source in indicator.sources
    ]


def _veto_look(scheme: Scheme, part: Condition) -> Look:
    window = window_of(scheme, part.source, part.window)
    return Look(part.source, part.check, window, weighing(part.measure))


def _decided_looks(scheme: Scheme) -> list[Look]:
    if (decided := scheme.adjustments) is None:
        return []
    return [Look(decided.source, decided.check, window_of(scheme, decided.source, ""))]


def _period(scheme: Scheme, indicator: Indicator, source: str) -> Period:
    """Give the days in which a leaf's observations count: those of its round."""
    return indicator.round.period if indicator.round else period_of(scheme, source)


def parts_of(condition: Condition) -> Iterator[Condition]:
    """Yield the conditions inside `condition` that measure something."""
    if condition.measure:
        yield condition
    for part in (*condition.any, *condition.all, *condition.sum):
        yield from parts_of(part)
