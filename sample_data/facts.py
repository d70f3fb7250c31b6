"""A fact as a row of a CSV file, and the words that the files are written in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

NOT_APPLICABLE: Final = "不适用"
EXPLAINED: Final = "情况说明"
COULD_NOT_TELL: Final = "无法判定"
RECTIFIED: Final = "已整改"

HEADERS: Final = {
    "unit": "单位",
    "check": "指标",
    "seen": "日期",
    "value": "值",
    "state": "状态",
    "kind": "问题类型",
    "due": "整改期限",
    "basis": "依据",
    "evidence": "佐证",
    "place": "地点",
    "inspector": "检查人",
    "note": "说明",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """One fact about one unit, seen on one day."""

    unit: str
    check: str
    seen: str
    value: str = ""
    state: str = ""
    kind: str = ""
    due: str = ""
    basis: str = ""
    evidence: str = ""
    place: str = ""
    inspector: str = ""
    note: str = ""


def table(
    facts: list[Fact], columns: tuple[str, ...], renamed: Mapping[str, str]
) -> list[list[str]]:
    """Lay facts out under Chinese headers, of which some are `renamed`."""
    head = [renamed.get(column, HEADERS[column]) for column in columns]
    return [head, *([getattr(fact, column) for column in columns] for fact in facts)]


def yes_no(*, yes: bool) -> str:
    """Write a tick."""
    return "是" if yes else "否"


def after(day: str, days: int) -> str:
    """Give the day so many days later."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
