"""What was seen on the units' sites: 网上监测."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from chance import apportion, pick, roll
from claims import areas
from district import (
    BOASTS,
    EXPLAINS,
    FIGURES,
    HIDDEN,
    LATE_ITEMS,
    MENDED,
    NEW,
    REPORT_LATE,
    SELF_CHECK_MISSING,
    SHIRKS,
    VISITS_FAILED,
    VISITS_UNTOLD,
)
from facts import COULD_NOT_TELL, EXPLAINED, RECTIFIED, Fact, after, yes_no
from judged import goes_well, level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from district import Unit

COLUMNS: Final = ("unit", "check", "seen", "value", "state", "kind", "due", "note")

_MONTH_ENDS: Final = tuple(
    f"2014-{month:02}-{day}"
    for month, day in enumerate((31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), 1)
)
_WEEK: Final = tuple(f"2015-04-{day:02}" for day in range(4, 11))
_TIMES: Final = tuple(f"{8 + n * 36 // 60:02}:{n * 36 % 60:02}" for n in range(20))
_VISITS: Final = tuple(f"{day} {time}" for day in _WEEK for time in _TIMES)
_LAST_LOOK: Final = "2015-04-02"
_COLUMNS_LOOK: Final = "2015-01-20"
_REPORT_DAYS: Final = tuple(f"2015-03-{day:02}" for day in (16, 18, 20, 23, 25, 27, 31))
_ERRORS: Final = ("错别字", "表述错误", "信息失效")


def new_items(everyone: Sequence[Unit]) -> Iterator[Fact]:
    """Share the year's figures out over units and months, to the last item."""
    for check, total in FIGURES.items():
        of_units = apportion(total, {unit: _volume(unit, check) for unit in everyone})
        for unit, of_unit in of_units.items():
            months = _MONTH_ENDS[9:] if unit.code == NEW else _MONTH_ENDS
            weights = {day: 60 + roll(80, unit.luck, check, day) for day in months}
            for day, number in apportion(of_unit, weights).items():
                yield Fact(unit=unit.name, check=check, seen=day, value=str(number))


def monitoring(unit: Unit) -> Iterator[Fact]:
    """Write what was seen of one unit over the year."""
    yield from _visits(unit)
    yield from _dead_links(unit)
    yield from _report(unit)
    if unit.code == NEW:
        return
    yield from _late_items(unit)
    yield from _content_errors(unit)
    yield from _columns(unit)
    yield from _platforms(unit)
    yield from _letters(unit)


def _volume(unit: Unit, check: str) -> int:
    if unit.code == NEW:
        return 4
    spread = 75 + roll(50, unit.luck, check)
    return spread * max(unit.quality - 30, 25) // (2 if unit.street else 1)


def _visits(unit: Unit) -> Iterator[Fact]:
    failed = VISITS_FAILED.get(unit.code, int(roll(100, unit.luck, "visit") >= 70))
    untold = VISITS_UNTOLD.get(unit.code, 0)
    order = sorted(_VISITS, key=lambda time: roll(10**6, unit.luck, time))
    bad, unknown = set(order[:failed]), set(order[failed : failed + untold])
    for time in _VISITS:
        told = "" if time in unknown else yes_no(yes=time not in bad)
        state = "" if told else COULD_NOT_TELL
        yield Fact(unit=unit.name, check="visit", seen=time, value=told, state=state)


def _dead_links(unit: Unit) -> Iterator[Fact]:
    quarters = () if unit.code == NEW else _MONTH_ENDS[2::3]
    for day in (*quarters, _LAST_LOOK):
        number = roll(max(100 - unit.quality, 4) // 2, unit.luck, "dead-links", day)
        if unit.code == MENDED:
            number = 0 if day == _LAST_LOOK else 60
        yield Fact(unit=unit.name, check="dead-links", seen=day, value=str(number))


def _report(unit: Unit) -> Iterator[Fact]:
    if unit.code == SELF_CHECK_MISSING:
        return
    day = REPORT_LATE.get(unit.code) or pick(_REPORT_DAYS, unit.luck, "report")
    yield Fact(unit=unit.name, check="6.1", seen=day, value=day)


def _late_items(unit: Unit) -> Iterator[Fact]:
    for day in _MONTH_ENDS:
        number = int(roll(500, unit.luck, "late-item", day) >= 400 + unit.quality)
        if unit.code == LATE_ITEMS and day in _MONTH_ENDS[4:8]:
            number = 3
        if number:
            yield Fact(unit=unit.name, check="2.5", seen=day, value=str(number))


def _content_errors(unit: Unit) -> Iterator[Fact]:
    for day in _MONTH_ENDS:
        if roll(200, unit.luck, "content-error", day) < 100 + unit.quality:
            continue
        kind = pick(_ERRORS, unit.luck, "kind", day)
        number = 1 + roll(2, unit.luck, "errors", day)
        found = Fact(unit=unit.name, check="2.6", seen=day, value=str(number))
        yield replace(found, kind=kind, due=after(day, 14))
        if roll(100, unit.luck, "mended", day) < unit.quality:
            mended = after(day, 3 + roll(9, unit.luck, day))
            yield replace(found, seen=mended, value="", state=RECTIFIED, kind=kind)


def _columns(unit: Unit) -> Iterator[Fact]:
    for area in areas(unit):
        if area in unit.duties and _looked_at(unit, area):
            seen = Fact(unit=unit.name, check=area, seen=_COLUMNS_LOOK)
            yield _column(unit, area, seen)
    old = roll(max(100 - unit.quality, 1) // 10 + 1, unit.luck, "stale-columns")
    blank = roll(max(100 - unit.quality, 1) // 15 + 1, unit.luck, "blank-columns")
    for check, number in (("stale-columns", old), ("blank-columns", blank)):
        yield Fact(unit=unit.name, check=check, seen=_COLUMNS_LOOK, value=str(number))


def _column(unit: Unit, area: str, seen: Fact) -> Fact:
    if (unit.code, area) == EXPLAINS:
        return replace(seen, state=EXPLAINED, note="栏目内只有情况说明")
    if (unit.code, area) == HIDDEN:
        return replace(seen, state=COULD_NOT_TELL, note="栏目需要登录")
    if (unit.code, area) == SHIRKS:
        return replace(seen, value="差", note="申报不适用，经查属本单位职责")
    return replace(seen, value=level(unit, area))


def _looked_at(unit: Unit, area: str) -> bool:
    told_of = (unit.code, area) in {EXPLAINS, HIDDEN, SHIRKS} or unit.code == BOASTS
    return told_of or roll(10, unit.luck, area, "looked at") > 0


def _platforms(unit: Unit) -> Iterator[Fact]:
    for check in ("4.4", "5.1", "8.4"):
        answer = yes_no(yes=goes_well(unit, check))
        yield Fact(unit=unit.name, check=check, seen=_COLUMNS_LOOK, value=answer)
    for check, value in _measured(unit):
        yield Fact(unit=unit.name, check=check, seen=_COLUMNS_LOOK, value=value)


def _measured(unit: Unit) -> Iterator[tuple[str, str]]:
    slack = max(100 - unit.quality, 4)
    yield "5.2", level(unit, "5.2")
    if unit.institutions:
        yield "7.2", f"{100 - roll(slack, unit.luck, '7.2')}%"
    yield "8.2", str(roll(6, unit.luck, "consultations seen"))
    yield "8.3", f"{100 - roll(slack, unit.luck, '8.3')}%"


def _letters(unit: Unit) -> Iterator[Fact]:
    most = 2 + max(100 - unit.quality, 4) // 4
    for day in ("2014-05-19", "2014-11-10"):
        took = 1 + roll(most, unit.luck, "test-letter", day)
        yield Fact(unit=unit.name, check="5.3", seen=day, value=str(took))
    for number in range(2 + roll(6, unit.luck, "letters")):
        day = pick(_MONTH_ENDS, unit.luck, "letter", number)
        answer = yes_no(yes=goes_well(unit, f"letter {number}"))
        yield Fact(unit=unit.name, check="8.1", seen=day, value=answer)
