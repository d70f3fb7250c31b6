"""Who finds room in a grade that has only so much: M59."""

from __future__ import annotations

from fractions import Fraction as F
from typing import TYPE_CHECKING, Any

import pytest

from assess.scheme.model import Bounds, Grade, Title
from assess.scoring.grading import Standing, anyone, gets_in, grade_of, room_of

if TYPE_CHECKING:
    from assess.scheme.model import Quota


def grade(top: Quota, **given: Any) -> Grade:
    return Grade(title=Title("先进"), bounds=Bounds(), top=top, **given)


@pytest.mark.parametrize(
    ("top", "rounding", "ranked", "room"),
    [
        pytest.param(22, None, 74, 22, id="22 of 74"),
        pytest.param(F("0.3"), "down", 74, 22, id="30% of 74 is 22.2: about 22"),
        pytest.param(F("0.3"), "half-up", 74, 22, id="the nearest is 22, too"),
        pytest.param(F("0.3"), "up", 74, 23, id="but 23 have begun"),
        pytest.param(F("0.25"), "down", 62, 15, id="a quarter of 62 is 15.5"),
        pytest.param(F("0.25"), "half-up", 62, 16, id="half goes up"),
        pytest.param(F("0.25"), "up", 62, 16, id="and up"),
        pytest.param(F("0.25"), "up", 60, 15, id="nothing to round"),
        pytest.param(F("0.25"), "down", 3, 0, id="no room in a small class"),
        pytest.param(F(1), "up", 5, 5, id="all of them"),
        pytest.param(1, None, 5, 1, id="one of them"),
        pytest.param(22, None, 10, 22, id="more room than units"),
    ],
)
def test_room(top: Quota, rounding: Any, ranked: int, room: int) -> None:
    assert room_of(grade(top, top_rounding=rounding), ranked) == room


@pytest.mark.parametrize(
    ("better", "equals", "some", "none"),
    [
        pytest.param(0, 1, True, True, id="the first"),
        pytest.param(21, 1, True, True, id="the last with room"),
        pytest.param(22, 1, False, False, id="one too late"),
        pytest.param(20, 2, True, True, id="both find room"),
        pytest.param(21, 2, True, False, id="two for one room"),
        pytest.param(22, 5, False, False, id="no room for any"),
        pytest.param(0, 30, True, False, id="all are equal"),
    ],
)
def test_equals_at_the_border(better: int, equals: int, some: bool, none: bool) -> None:
    standing = Standing(better, equals, 74)
    assert gets_in(grade(22, border="all"), standing) == some
    assert gets_in(grade(22, border="none"), standing) == none


def test_without_a_quota_there_is_room() -> None:
    plain = Grade(title=Title("合格"), bounds=Bounds(at_least=F(60)))
    assert gets_in(plain, Standing(73, 1, 74))


def test_who_finds_no_room_falls_to_the_next_that_fits() -> None:
    first = Grade(title=Title("先进"), bounds=Bounds(at_least=F(85)), top=1)
    second = Grade(title=Title("良好"), bounds=Bounds(above=F(90)))
    third = Grade(title=Title("达标"), bounds=Bounds())
    grades = (first, second, third)
    assert grade_of(grades, F(86), anyone) == "先进"
    assert grade_of(grades, F(86), lambda each: each is not first) == "达标"
