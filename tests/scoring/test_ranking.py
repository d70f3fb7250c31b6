"""Five ways to count equals."""

from __future__ import annotations

import pytest

from assess.scoring.ranking import places


@pytest.mark.parametrize(
    ("ties", "ranks"),
    [
        pytest.param("competition", [2, 4, 1, 2], id="1 2 2 4"),
        pytest.param("dense", [2, 3, 1, 2], id="1 2 2 3"),
        pytest.param("average", [2.5, 4, 1, 2.5], id="1 2.5 2.5 4"),
        pytest.param("lowest-place", [3, 4, 1, 3], id="1 3 3 4"),
        pytest.param("ordinal", [2, 4, 1, 3], id="1 2 3 4 in the order given"),
    ],
)
def test_equals(ties: str, ranks: list[float]) -> None:
    assert [half / 2 for half in places([(80,), (60,), (90,), (80,)], ties)] == ranks


@pytest.mark.parametrize(
    "ties", ["competition", "dense", "average", "lowest-place", "ordinal"]
)
def test_nobody_is_nowhere(ties: str) -> None:
    assert places([], ties) == []
    assert places([(-3,)], ties) == [2]


def test_equal_totals_part_by_what_comes_next() -> None:
    scores = [(80, 5, 1), (80, 7, 0), (80, 5, 1), (81, 0, 0)]
    halves = places(scores, "competition")
    assert [half // 2 for half in halves] == [3, 2, 3, 1]
