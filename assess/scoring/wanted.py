"""Which fields of a tally are read: what is not wanted need not be told."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from assess.records.tally import Tally
from assess.scoring.sheet import parts_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from assess.records.answers import Fields
    from assess.scoring.sheet import Leaf, Sheet

_WEIGHED: Final = ("n", "zeros", "total")


def decides(leaf: Leaf) -> list[str]:
    """Name what decides the cell of a leaf, besides the state."""
    used = [*leaf.indicator.observe.measure.uses]
    used += ["value"] if leaf.target is not None else []
    used += ["mark"] if any(leaf.stale_before) else []
    return used


def _wanted_of(sheet: Sheet) -> list[set[str]]:
    """Give what is read of each look of a sheet, besides the state."""
    wanted: list[set[str]] = [
        set(_WEIGHED if look.weighing else ()) for look in sheet.looks
    ]
    for leaf in sheet.leaves:
        for look in leaf.all_looks:
            wanted[look].update(decides(leaf))
    for _number, veto in sheet.vetoes:
        for part in parts_of(veto.when):
            wanted[sheet.look(part)].update(part.measure.uses if part.measure else ())
    if sheet.adjusting is not None:
        wanted[sheet.adjusting].update(("n", "total"))
    return wanted


def feeding(looks_of: Mapping[int, tuple[int, ...]]) -> Counter[int]:
    """Count the series that feed each look."""
    return Counter(look for looks in looks_of.values() for look in looks)


def fields_of(
    feeds: Collection[tuple[Sheet, Mapping[int, tuple[int, ...]]]],
) -> dict[int, Fields]:
    """Give what is read of each series, in the order of a Tally.

    `feeds`: for each sheet, the looks that a series feeds. Where a look is fed by more
    than one series, the newest has to be known.
    """
    found: dict[int, set[str]] = {}
    for sheet, looks_of in feeds:
        wanted, fed = _wanted_of(sheet), feeding(looks_of)
        for series, looks in looks_of.items():
            mine = found.setdefault(series, set())
            for look in looks:
                mine |= wanted[look]
                mine |= {"mark"} if fed[look] > 1 else set()
    return {
        series: tuple(name for name in Tally._fields if name in mine)
        for series, mine in sorted(found.items())
    }
