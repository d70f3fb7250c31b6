"""How well a thing is found to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chance import roll

if TYPE_CHECKING:
    from district import Unit


def goes_well(unit: Unit, about: str) -> bool:
    """Tell whether it is as it should be."""
    return roll(100, unit.luck, about) < unit.quality


def level(unit: Unit, about: str) -> str:
    """Grade it."""
    rolled = roll(100, unit.luck, about)
    if rolled < unit.quality - 12:
        return "优"
    if rolled < unit.quality:
        return "良"
    return "一般" if rolled < unit.quality + 10 else "差"
