"""Kinds weighed in a whole scheme: the engine and the reference scorer."""

from __future__ import annotations

from fractions import Fraction as F
from typing import TYPE_CHECKING

import pytest
from reference.building import STREET, fact, leaf, scheme
from reference.engine import engine
from reference.scorer import score

from assess.measures.by_kind import ByKind
from assess.measures.sum import Sum
from assess.methods.deduct import Deduct
from assess.problems import InputError
from assess.scheme.model import Observe
from assess.workdays import WorkCalendar

if TYPE_CHECKING:
    from pathlib import Path

ISSUES = ByKind(kinds={"标题": F(5), "日期": F(1), "链接": F(1)})
FIVES = ByKind(kinds={kind: F(5) for kind in "甲乙丙丁戊"})
WEIGHED = leaf("a", 10, Deduct(per=F(1)), observe=Observe(measure=ISSUES, check="x"))
SINGLE = leaf("b", 10, Deduct(per=F(1)), observe=Observe(measure=FIVES, check="y"))
PLAIN = leaf("c", 10, Deduct(per=F(1)), observe=Observe(measure=Sum(), check="x"))


@pytest.mark.parametrize(
    ("found", "points"),
    [
        pytest.param({"标题": 1}, "5 9", id="one of 5"),
        pytest.param({"标题": 1, "日期": 2, "链接": 1}, "2 6", id="5, twice 1, and 1"),
        pytest.param({"标题": 2, "日期": 3}, "0 5", id="never below nothing"),
        pytest.param({"": 0}, "10 10", id="looked, found nothing"),
    ],
)
def test_beside_a_plain_sum(found: dict[str, int], points: str, tmp_path: Path) -> None:
    rules = scheme(WEIGHED, PLAIN, silence="clean")
    told = [
        fact("x", value, kind=kind, order=n)
        for n, (kind, value) in enumerate(found.items(), 1)
    ]
    units, calendar = {"U1": STREET}, WorkCalendar()
    weighed, plain = map(F, points.split())
    for outcome in (
        score(rules, units, told, calendar)["U1"],
        engine(tmp_path / "record.db", rules, units, told, calendar)["U1"],
    ):
        assert outcome.points == {"a": weighed, "c": plain}


def test_five_single_deductions_of_5_in_a_leaf_of_10(tmp_path: Path) -> None:
    rules = scheme(SINGLE)
    told = [fact("y", 1, kind=kind, order=n) for n, kind in enumerate("甲乙丙丁戊", 1)]
    path, units = tmp_path / "record.db", {"U1": STREET}
    for many, total in ((1, 5), (2, 0), (5, 0)):
        outcome = engine(path, rules, units, told[:many], WorkCalendar())["U1"]
        assert outcome.total == total


def test_a_kind_that_is_not_weighed_is_refused(tmp_path: Path) -> None:
    rules, told = scheme(WEIGHED), [fact("x", 1, kind="别的")]
    with pytest.raises(InputError) as caught:
        engine(tmp_path / "r.db", rules, {"U1": STREET}, told, WorkCalendar())
    assert [problem.code for problem in caught.value.problems] == ["kind-unknown"]
