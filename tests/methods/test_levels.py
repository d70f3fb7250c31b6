from __future__ import annotations

from fractions import Fraction as F

import pytest
from marking import earned, worked

from assess.methods.levels import Levels
from assess.problems import BadParameterError

MARKS = Levels(levels={"优": F(10), "良": F(8), "一般": F(6), "差": F(0)})
SHARES = Levels(levels={"good": F(1), "fair": F("0.5"), "poor": F(0)}, of_full=True)


@pytest.mark.parametrize(
    ("method", "word", "full", "points", "working"),
    [
        pytest.param(MARKS, "优", 10, "10", "10", id="the best"),
        pytest.param(MARKS, "良", 10, "8", "8", id="one step down"),
        pytest.param(MARKS, "差", 10, "0", "0", id="the worst is nothing, not 4"),
        pytest.param(
            MARKS, "优", 9, "9", "min(10, 9)", id="never above the full marks"
        ),
        pytest.param(SHARES, "fair", 5, "2.5", "5 × 0.5", id="half of the full marks"),
    ],
)
def test_points(
    method: Levels, word: str, full: int, points: str, working: str
) -> None:
    measure = method.levels[word]
    assert earned(method, measure, F(full)) == F(points)
    assert worked(method, measure, F(full)) == working


def test_there_must_be_levels() -> None:
    with pytest.raises(BadParameterError, match="levels: no-levels"):
        Levels(levels={})
