"""Which workbooks are to be filled in, and by what names they go out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from assess.intake.looks import looks_of
from assess.intake.nearest import source_named
from assess.messages import _
from assess.nearest import nearest
from assess.problems import InputError, Problem, refuse
from assess.records.settings import same_scheme
from assess.records.units import read_units
from assess.reports.beside import Beside, claims, last_points
from assess.reports.forms import Asking, inspectors_form, unit_form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.exports.form import Form
    from assess.records.store import Record
    from assess.records.units import UnitRow
    from assess.scheme.model import Round, Scheme

_CLAIM, _VISIT = "self-check", "inspection"  # who is asked unless the user says
_FORBIDDEN: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')  # in names of files


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """What the user asks for."""

    source: str = ""  # id or title
    inspectors: bool = False
    per: Literal["unit", "indicator"] = "unit"  # of inspectors: what has a sheet
    units: tuple[str, ...] = ()  # codes or names; none: all
    round: str = ""  # the id of a round; none: the whole period
    last: Record | None = None  # whose results stand beside; the record's own unless


def forms(record: Record, scheme: Scheme, wanted: Wanted) -> dict[str, Form]:
    """Give the workbooks to be filled in, by the names of their files.

    Raises InputError: misspelt-source, unknown-source, misspelt-unit, unknown-unit,
    no-rounds, unknown-round, nothing-to-ask.
    """
    usual = _VISIT if wanted.inspectors else _CLAIM
    source = source_named(scheme, wanted.source or usual)
    with record.reading() as connection:
        same_scheme(connection, scheme.heading.id)
        units = _chosen(assessed(scheme, read_units(connection)), wanted.units)
        claimed = Beside()
        if wanted.inspectors:
            claimed = claims(connection, scheme, source, units)
    asked = Asking(
        scheme=scheme,
        source=source,
        looks=looks_of(scheme),
        before=_before(record, wanted),
        claims=claimed,
        by_inspectors=wanted.inspectors,
        round=_round(scheme, wanted.round) if wanted.round else None,
    )
    asked_of = [unit for unit in units.values() if asked.asks(unit)]
    if not asked_of:
        raise refuse("nothing-to-ask", source=str(scheme.source(source).title))
    if wanted.inspectors:
        form = inspectors_form(asked, asked_of, wanted.per)
        return {_name(asked, _("inspections"), ""): form}
    return dict(_unit_forms(asked, asked_of))


def _round(scheme: Scheme, name: str) -> Round:
    if not scheme.rounds:
        raise refuse("no-rounds")
    found = next((each for each in scheme.rounds if each.id == name), None)
    if found is None:
        known = tuple(each.id for each in scheme.rounds)
        raise refuse("unknown-round", text=name, known=known)
    return found


def _before(record: Record, wanted: Wanted) -> Beside:
    if wanted.inspectors:
        return {}
    with (wanted.last or record).reading() as connection:
        return last_points(connection)


def assessed(scheme: Scheme, units: dict[int, UnitRow]) -> dict[int, UnitRow]:
    """Leave out who is not scored: not there, merged since, or of another class."""
    period = scheme.heading.period
    first, last = period.first.toordinal(), period.last.toordinal()
    return {
        number: unit
        for number, unit in units.items()
        if unit.class_id in scheme.sheets
        and (unit.valid_from or first) <= last
        and (unit.valid_to or last) >= (last if unit.merged_into else first)
    }


def _chosen(units: dict[int, UnitRow], names: tuple[str, ...]) -> dict[int, UnitRow]:
    """Pick units by code or name."""
    if not names:
        return units
    numbers = {name: n for n, unit in units.items() for name in (unit.name, unit.code)}
    unknown = [name for name in names if name not in numbers]
    if unknown:
        raise InputError(_unknown(name, numbers) for name in unknown)
    return {numbers[name]: units[numbers[name]] for name in names}


def _unknown(name: str, known: dict[str, int]) -> Problem:
    if near := nearest(name, known):
        return Problem("misspelt-unit", facts={"text": name, "near": near})
    return Problem("unknown-unit", facts={"text": name})


def _unit_forms(asked: Asking, units: list[UnitRow]) -> Iterator[tuple[str, Form]]:
    """Name each after its unit; units whose names a file cannot tell apart, by code."""
    names = Counter(_FORBIDDEN.sub(" ", unit.name).casefold() for unit in units)
    for unit in units:
        alike = names[_FORBIDDEN.sub(" ", unit.name).casefold()] > 1
        name = f"{unit.name} {unit.code}" if alike else unit.name
        yield _name(asked, _("self-check"), name), unit_form(asked, unit)


def _name(asked: Asking, what: str, whose: str) -> str:
    """Name a file: 自查表_文源街道_2014.xlsx."""
    if asked.source not in {_CLAIM, _VISIT}:
        what = str(asked.scheme.source(asked.source).title)
    name = "_".join(filter(None, (what, whose, asked.period_name)))
    return _FORBIDDEN.sub(" ", name) + ".xlsx"
