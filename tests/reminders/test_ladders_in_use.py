"""The ladders that offices have published, written as a scheme writes them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
import tomli

from assess.reminders.ladder import calls, climb
from assess.scheme.binding import Binder
from assess.scheme.model import RemindRules
from assess.triggers.after_deadline import AfterDeadline
from assess.workdays import WorkCalendar

if TYPE_CHECKING:
    from assess.triggers import Trigger

DUE = date(2018, 3, 2)  # a Friday; nothing but weekends for a month
CALENDAR = WorkCalendar()

COLOURS = """\
sheets = "matter"       # 一事一单
[[levels]]
title = "蓝色督查单"    # 提醒
colour = "blue"
hears = ["承办科室"]
grace = 3
[[levels]]
title = "橙色督查单"    # 警告
colour = "orange"
hears = ["承办单位分管领导"]
grace = 5
[[levels]]
title = "红色督查单"
colour = "red"
hears = ["承办单位主要领导"]
"""
SHEETS = 'levels = ["工作交办单", "工作催办单", "督办通知单"]'
USUAL = """\
urgent_from = 3
levels = [
  "催办",
  { title = "督办", hears = ["分管领导"], grace = 10 },
  { zh = "通报", en = "Circular" },
  { title = "约谈", hears = ["主要负责人"] },
]
"""


def rules(text: str) -> RemindRules:
    binder = Binder()
    told = binder.table(RemindRules, tomli.loads(text), ("remind",))
    assert binder.faults == []
    return told


@pytest.mark.parametrize(
    ("text", "trigger", "urgent", "wanted"),
    [
        pytest.param(
            *(COLOURS, AfterDeadline(days=(1, 2, 3)), False),
            [("蓝色督查单", 5), ("橙色督查单", 9), ("红色督查单", 19)],
            id="three colours: blue gives 3 days, orange 5",
        ),
        pytest.param(
            *(COLOURS, AfterDeadline(days=(1, 2, 3)), True),
            [("橙色督查单", 5), ("红色督查单", 13)],
            id="three colours: urgent matters begin with orange",
        ),
        pytest.param(
            *(SHEETS, AfterDeadline(days=(1, 3, 10)), False),
            [("工作交办单", 5), ("工作催办单", 7), ("督办通知单", 16)],
            id="three sheets",
        ),
        pytest.param(
            *(USUAL, AfterDeadline(days=(1, 3, 5, 20)), False),
            [("催办", 5), ("督办", 7), ("通报", 22), ("约谈", 30)],
            id="the usual chain: two weeks for what is supervised",
        ),
        pytest.param(
            *(USUAL, AfterDeadline(days=(1, 3, 5, 20)), True),
            [("通报", 5), ("约谈", 7)],
            id="the usual chain: urgent matters are made public at once",
        ),
    ],
)
def test_ladder(
    text: str, trigger: Trigger, wanted: list[tuple[str, int]], *, urgent: bool
) -> None:
    told = rules(text)
    ladder = climb(calls([trigger], DUE, CALENDAR), told, CALENDAR, urgent=urgent)
    reached = [(str(told.levels[s.level - 1]), s.day.day) for s in ladder.steps]
    assert reached == wanted
