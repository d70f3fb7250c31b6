"""Which of the units that are scored somebody asks about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.nearest import nearest
from assess.problems import refuse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.records.units import UnitRow
    from assess.scheme.model import Scheme


def chosen(
    units: Mapping[int, UnitRow], scheme: Scheme, unit: str = "", class_name: str = ""
) -> list[int]:
    """Give all units, those of a class, or the one of this code or name.

    Raises InputError: misspelt-unit, not-scored, no-such-class.
    """
    wanted = _class_of(scheme, class_name)
    found = [
        number
        for number, row in units.items()
        if unit in {"", row.code, row.name} and wanted in {"", row.class_id}
    ]
    if unit and not found:
        known = (name for row in units.values() for name in (row.code, row.name))
        if near := nearest(unit, known):
            raise refuse("misspelt-unit", text=unit, near=near)
        raise refuse("not-scored", unit=unit)
    return sorted(found, key=lambda number: (units[number].class_id, number))


def _class_of(scheme: Scheme, name: str) -> str:
    """Give the id of a class by its id or title; nothing for nothing."""
    for each in scheme.classes:
        if name in {each.id, each.title.zh, each.title.en} - {""}:
            return each.id
    if name:
        known = tuple(each.id for each in scheme.classes)
        raise refuse("no-such-class", name=name, known=known)
    return ""
