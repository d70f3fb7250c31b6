"""Kinds weighed in a whole scheme: the engine and the reference scorer."""

from __future__ import annotations

from fractions import Fraction as F
from typing import TYPE_CHECKING, Any

import pytest
from reference.building import MONITOR, STREET, by, fact, seen, written
from reference.engine import engine
from reference.facts import Unit
from reference.reading import rules
from reference.scorer import LONG_AFTER, score

from assess.problems import InputError
from assess.workdays import WorkCalendar

if TYPE_CHECKING:
    from reference.rules import Keys


def leaf(name: str, **observe: Any) -> Keys:
    own = {"id": name, "full": 10, "source": MONITOR}
    return {**own, "observe": observe, "score": by("deduct", per=1)}


ISSUES = {"标题": F(5), "日期": F(1), "链接": F(1)}
WEIGHED = leaf("a", **seen("by-kind", kinds=ISSUES, check="x"))
SINGLE = leaf(
    "b", **seen("by-kind", kinds=dict.fromkeys("甲乙丙丁戊", F(5)), check="y")
)
PLAIN = leaf("c", **seen("sum", check="x"))
UNITS, CALENDAR = {"U1": Unit(STREET)}, WorkCalendar()


@pytest.mark.parametrize(
    ("found", "points"),
    [
        pytest.param({"标题": 1}, "5 9", id="one of 5"),
        pytest.param({"标题": 1, "日期": 2, "链接": 1}, "2 6", id="5, twice 1, and 1"),
        pytest.param({"标题": 2, "日期": 3}, "0 5", id="never below nothing"),
        pytest.param({"": 0}, "10 10", id="looked, found nothing"),
    ],
)
def test_beside_a_plain_sum(found: dict[str, int], points: str) -> None:
    text = written(WEIGHED, PLAIN, silence="clean")
    told = [
        fact("x", value, kind=kind, order=n)
        for n, (kind, value) in enumerate(found.items(), 1)
    ]
    weighed, plain = map(F, points.split())
    for outcome in (
        score(rules(text), UNITS, told, CALENDAR)["U1"],
        engine(text, UNITS, told, CALENDAR, LONG_AFTER)["U1"],
    ):
        assert outcome.points == {"a": weighed, "c": plain}


def test_five_single_deductions_of_5_in_a_leaf_of_10() -> None:
    text = written(SINGLE)
    told = [fact("y", 1, kind=kind, order=n) for n, kind in enumerate("甲乙丙丁戊", 1)]
    for many, total in ((1, 5), (2, 0), (5, 0)):
        found = engine(text, UNITS, told[:many], CALENDAR, LONG_AFTER)
        assert found["U1"].total == total


def test_a_kind_that_is_not_weighed_is_refused() -> None:
    text, told = written(WEIGHED), [fact("x", 1, kind="别的")]
    with pytest.raises(InputError) as caught:
        engine(text, UNITS, told, CALENDAR, LONG_AFTER)
    assert [problem.code for problem in caught.value.problems] == ["kind-unknown"]
