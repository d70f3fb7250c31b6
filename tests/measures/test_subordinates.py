from __future__ import annotations

from fractions import Fraction as F
from typing import Any

import pytest

from assess.measures.subordinates import Subordinates
from assess.problems import BadParameterError

TOWNS = "90.5=优秀 70=合格 40=不合格"


def below(text: str) -> list[tuple[F | None, str]]:
    """Read ``90=优秀 -=不合格``: what units earned, and their grades."""
    pairs = (each.split("=") for each in text.split())
    return [(None if number == "-" else F(number), grade) for number, grade in pairs]


def measure(**keys: Any) -> Subordinates:
    return Subordinates(classes=("town",), **keys)


@pytest.mark.parametrize(
    ("asked", "found", "taken"),
    [
        pytest.param(measure(), TOWNS, "401/6", id="the mean, exact"),
        pytest.param(measure(take="sum"), TOWNS, "200.5", id="the sum"),
        pytest.param(measure(take="lowest"), TOWNS, "40", id="the lowest"),
        pytest.param(measure(take="highest"), TOWNS, "90.5", id="the highest"),
        pytest.param(measure(), TOWNS + " -=", "401/6", id="no number: passed over"),
        pytest.param(
            measure(take="count", below=F(70)), TOWNS, "1", id="failing, 70 is enough"
        ),
        pytest.param(
            measure(take="count", at_most=F(70)), TOWNS, "2", id="70 is not enough"
        ),
        pytest.param(
            measure(take="share", at_least=F(70)), TOWNS, "2/3", id="share of those"
        ),
        pytest.param(
            measure(take="count", grade="不合格"),
            TOWNS + " -=不合格",
            "2",
            id="a veto without a number has its grade",
        ),
        pytest.param(
            measure(take="share", grade="不合格"),
            TOWNS + " -=不合格 -=",
            "1/2",
            id="without a grade: passed over",
        ),
        pytest.param(
            measure(take="count", grade="合格", above=F(70)),
            TOWNS,
            "0",
            id="bound and grade, both",
        ),
        pytest.param(measure(take="count", above=F(90)), TOWNS, "1", id="above"),
    ],
)
def test_taken(asked: Subordinates, found: str, taken: str) -> None:
    assert asked.taken(below(found)) == F(taken)


@pytest.mark.parametrize("found", ["", "-= -=不合格"], ids=["no unit", "no number"])
def test_nothing_below(found: str) -> None:
    assert measure().taken(below(found)) is None


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        pytest.param({"classes": ()}, "no-classes", id="no class"),
        pytest.param({"take": "count"}, "counts-what", id="counting everything"),
        pytest.param({"below": F(60)}, "counts-nothing", id="a bound on a mean"),
        pytest.param({"grade": "优秀"}, "counts-nothing", id="a grade on a mean"),
    ],
)
def test_refused(keys: dict[str, Any], code: str) -> None:
    with pytest.raises(BadParameterError, match=code):
        Subordinates(**({"classes": ("town",)} | keys))
