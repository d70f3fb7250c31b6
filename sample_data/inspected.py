"""What the inspectors found, and what became of it: 现场检查."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from chance import pick, roll
from district import (
    BOASTS,
    CRITICISED,
    NEW,
    PRAISED,
    QUIETLY_MENDED,
    SELF_CHECK_LATE,
    SELF_CHECK_MISSING,
    UNVISITED,
)
from facts import NOT_APPLICABLE, RECTIFIED, Fact, after, yes_no
from judged import goes_well, level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from district import Unit

COLUMNS: Final = (
    "unit",
    "check",
    "seen",
    "value",
    "state",
    "due",
    "basis",
    "place",
    "inspector",
    "note",
)

_SPRING: Final = tuple(f"2014-06-{day:02}" for day in range(9, 14))
_YEAR_END: Final = tuple(f"2015-03-{day:02}" for day in (3, 4, 5, 6, 9, 10, 11, 12))
_IN_SPRING: Final = ("1.1", "1.4", "5.4")
_AFTER_REPORT: Final = ("2015-04-07", "2015-04-08", "2015-04-09")
_TEAMS: Final = ("检查一组", "检查二组", "检查三组")
_TRAININGS: Final = {
    "2014-04-17": {SELF_CHECK_MISSING: 0, NEW: 0},
    "2014-09-25": {SELF_CHECK_MISSING: 0, NEW: 2, CRITICISED: 1, "B05": 1},
}
_USUAL: Final = 2  # people that a unit sends to a training: 160 in all
_TO_RECTIFY: Final = 14  # days
_NO_REQUESTS: Final = "依申请公开登记簿：全年未收到申请"
_FAULTS: Final = {
    "1.1": "查不到领导小组文件",
    "1.4": "未见保密审查单",
    "4.1": "未公布受理电话和申请表",
    "4.5": "未公示收费标准",
    "5.4": "查阅点没有公开指南和目录",
    "7.1": "未公布所属单位名录",
}


def inspections(unit: Unit) -> Iterator[Fact]:
    """Write what the inspectors found at one unit."""
    yield from _trainings(unit)
    yield from _from_the_office(unit)
    if unit.code == NEW:
        return
    yield from _visit(unit, pick(_SPRING, unit.luck, "spring"), _IN_SPRING)
    checks = _year_end(unit)
    yield from _visit(unit, pick(_YEAR_END, unit.luck, "year end"), checks)
    yield from _marks(unit)
    yield from _requests(unit)


def _trainings(unit: Unit) -> Iterator[Fact]:
    for day, exceptions in _TRAININGS.items():
        people = exceptions.get(unit.code, _USUAL)
        sheet = Fact(unit=unit.name, check="培训签到", seen=day, value=str(people))
        yield replace(sheet, place="区政府第一会议室", note="签到表")


def _from_the_office(unit: Unit) -> Iterator[Fact]:
    """Note what the office itself knows: praise, lateness, blame."""
    used = unit.quality >= 94 or unit.code == BOASTS
    late = unit.code in {*SELF_CHECK_LATE, SELF_CHECK_MISSING}
    noted = {
        "9.1": PRAISED.get(unit.code),
        "9.2": str(3 + roll(6, unit.luck, "used")) if used else None,
        "10.1": "1" if late else None,
        "10.2": "1" if unit.code == CRITICISED else None,
    }
    for check, value in noted.items():
        if value:
            yield Fact(unit=unit.name, check=check, seen="2015-02-27", value=value)


def _year_end(unit: Unit) -> tuple[str, ...]:
    checks = [check for check in ("1.1", "1.4", "4.1", "4.5") if _visited(unit, check)]
    if unit.institutions:
        checks.append("7.1")
    return (*checks, *(() if unit.code == UNVISITED else ("5.4",)))


def _visited(unit: Unit, check: str) -> bool:
    return unit.code == BOASTS or roll(10, unit.luck, check, "visited") > 0


def _visit(unit: Unit, day: str, checks: tuple[str, ...]) -> Iterator[Fact]:
    team = pick(_TEAMS, unit.luck, day)
    for check in checks:
        seen = Fact(unit=unit.name, check=check, seen=day, inspector=team)
        seen = replace(seen, place=f"{unit.name}办公楼")
        if _in_order(unit, check, day):
            yield replace(seen, value="是")
        else:
            yield from _finding(unit, seen)


def _in_order(unit: Unit, check: str, day: str) -> bool:
    if day in _YEAR_END and (_boasted(unit, check) or _left_open(unit, check)):
        return False
    return goes_well(unit, f"{check} on {day}")


def _boasted(unit: Unit, check: str) -> bool:
    return unit.code == BOASTS and check != "5.4"


def _left_open(unit: Unit, check: str) -> bool:
    """Tell whether what was found in spring is as it was."""
    if (unit.code, check) == QUIETLY_MENDED:
        return False
    spring = pick(_SPRING, unit.luck, "spring")
    fine = check not in _IN_SPRING or _in_order(unit, check, spring)
    return not fine and not _days_to_rectify(unit, check, spring)


def _finding(unit: Unit, seen: Fact) -> Iterator[Fact]:
    due = after(seen.seen, _TO_RECTIFY)
    yield replace(seen, value="否", due=due, note=_FAULTS[seen.check])
    days = _days_to_rectify(unit, seen.check, seen.seen)
    if days:
        done = replace(seen, seen=after(seen.seen, days), state=RECTIFIED)
        yield replace(done, note="复查：已按要求整改")


def _days_to_rectify(unit: Unit, check: str, day: str) -> int:
    """Give the days it took: most in time, some late, 0 where it is still open."""
    rolled = roll(100, unit.luck, check, day, "rectified")
    if unit.code in SELF_CHECK_LATE:
        return 20
    if unit.code == BOASTS or rolled >= unit.quality:
        return 0
    return 20 if rolled >= unit.quality - 20 else 7 + rolled % 7


def _marks(unit: Unit) -> Iterator[Fact]:
    day = pick(_YEAR_END, unit.luck, "year end")
    team = pick(_TEAMS, unit.luck, day)
    for check, value in _values(unit):
        yield Fact(unit=unit.name, check=check, seen=day, value=value, inspector=team)
    if unit.code != SELF_CHECK_MISSING:
        report = pick(_AFTER_REPORT, unit.luck, "report read")
        mark = _tenths(40 - roll(max(100 - unit.quality, 4) // 2, unit.luck, "6.2"))
        yield Fact(unit=unit.name, check="6.2", seen=report, value=mark, inspector=team)


def _values(unit: Unit) -> Iterator[tuple[str, str]]:
    slack = 100 - unit.quality
    yield "1.3", level(unit, "1.3")
    yield "1.5", str(max(4 - roll(1 + slack // 8, unit.luck, "rules seen"), 0))
    yield "8.5", _tenths(max(20 - roll(max(slack, 4) // 2, unit.luck, "8.5"), 0))


def _tenths(tenths: int) -> str:
    return f"{tenths // 10}.{tenths % 10}"


def _requests(unit: Unit) -> Iterator[Fact]:
    number = roll(7, unit.luck, "requests")
    ledger = Fact(unit=unit.name, check="4.3", seen="2015-03-02")
    if not number:
        none = replace(ledger, state=NOT_APPLICABLE, basis=_NO_REQUESTS)
        yield from (replace(none, check="4.2"), none)
        return
    yield replace(ledger, value=level(unit, "4.3"))
    for each in range(1, number + 1):
        day = f"2014-{2 + each:02}-{1 + roll(27, unit.luck, 'request', each):02}"
        answer = yes_no(yes=goes_well(unit, f"request {each}"))
        reply = Fact(unit=unit.name, check="4.2", seen=day, value=answer)
        yield replace(reply, note=f"申请第{each}号")
