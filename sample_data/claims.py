"""What the units say of themselves: 自查."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from chance import pick, roll
from district import BOASTS, NEW, SELF_CHECK_LATE, SELF_CHECK_MISSING, SHIRKS
from facts import NOT_APPLICABLE, Fact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from district import Unit

COLUMNS: Final = ("unit", "check", "seen", "value", "state", "basis", "evidence")

_DAYS: Final = tuple(f"2015-01-{day:02}" for day in (5, 6, 7, 8, 9, 12, 13, 14, 15))
_TICKS: Final = ("1.1", "1.4", "4.1", "4.5", "5.1")
_AREAS: Final = tuple(f"3.{area}" for area in range(1, 11))
_STREET_AREAS: Final = ("3.2", "3.3", "3.5", "3.6", "3.8")
_NO_DUTY: Final = "《奇艺区机构设置和职责规定》：不承担此项职责"
_NO_INSTITUTIONS: Final = "《奇艺区机构设置和职责规定》：没有所属公共企事业单位"


def self_check(unit: Unit) -> Iterator[Fact]:
    """Write the unit's self-check, unless it handed in none."""
    if unit.code in {SELF_CHECK_MISSING, NEW}:
        return
    seen = SELF_CHECK_LATE.get(unit.code) or pick(_DAYS, unit.luck, "self-check")
    said = Fact(unit=unit.name, check="", seen=seen)
    for check, value in _claims(unit):
        evidence = f"{_site(unit)}/zc/{check}.html" if roll(3, unit.luck, check) else ""
        yield replace(said, check=check, value=value, evidence=evidence)
    for check, basis in _exemptions(unit):
        yield replace(said, check=check, state=NOT_APPLICABLE, basis=basis)


def areas(unit: Unit) -> tuple[str, ...]:
    """List the key areas on the unit's sheet."""
    return _STREET_AREAS if unit.street else _AREAS


def _claims(unit: Unit) -> Iterator[tuple[str, str]]:
    yield from ((check, "是") for check in _TICKS)
    yield "1.2", str(2 - (roll(100, unit.luck, "staff") >= unit.quality))
    yield "1.5", str(4 + roll(3, unit.luck, "rules"))
    own = [area for area in areas(unit) if _claimed(unit, area)]
    yield from ((area, _mark(unit, area)) for area in own)
    if unit.institutions:
        yield "7.1", "是"
        yield "7.2", "100%"
    yield "8.2", str(1 + roll(5, unit.luck, "consultations"))


def _mark(unit: Unit, area: str) -> str:
    modest = unit.code != BOASTS and not roll(8, unit.luck, area, "claim")
    return "良" if modest else "优"  # hardly anyone marks himself down


def _claimed(unit: Unit, area: str) -> bool:
    return area in unit.duties and (unit.code, area) != SHIRKS


def _exemptions(unit: Unit) -> Iterator[tuple[str, str]]:
    for area in areas(unit):
        if not _claimed(unit, area):
            yield area, _NO_DUTY
    if not unit.institutions:
        yield "7.1", _NO_INSTITUTIONS
        yield "7.2", _NO_INSTITUTIONS


def _site(unit: Unit) -> str:
    return f"http://{unit.site}.qiyi.example"
