"""Nobody who is at least as good in everything, and better in something, ranks below.

The six stocks of scikit-criteria: one is dominated by all that it can be compared with.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import permutations
from pathlib import Path

import pytest

from assess.messages import speak
from cases.commanding import ranking_of, read

CASE = Path(__file__).parent / "peer-mcdm-stock-selection"
BETTER = {"ROE": 1, "CAP": 1, "RI": -1}  # more is better, or less


def values() -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for row in read(CASE / "facts.csv"):
        found[row["unit"]][row["indicator"]] = int(row["value"])
    return found


def dominates(one: dict[str, int], other: dict[str, int]) -> bool:
    ahead = [(one[key] - other[key]) * way for key, way in BETTER.items()]
    return min(ahead) >= 0 and max(ahead) > 0


PAIRS = [
    (one, other)
    for one, other in permutations(values(), 2)
    if dominates(values()[one], values()[other])
]


def test_who_dominates_whom() -> None:
    assert PAIRS == [
        ("PE", "FX"),
        ("JN", "FX"),
        ("AA", "FX"),
        ("GN", "FX"),
        ("GN", "MM"),
    ]


@pytest.mark.parametrize(
    "weights", [(2, 4, 1), (1, 1, 1), (20, 1, 1), (1, 20, 1), (1, 1, 20)]
)
def test_the_better_is_never_below(
    weights: tuple[int, int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak("en")
    monkeypatch.chdir(tmp_path)
    ranking = ranking_of(weighing(weights), CASE)
    rank = {row["Unit"]: float(row["Rank"]) for row in ranking}
    assert all(rank[one] < rank[other] for one, other in PAIRS)


def weighing(weights: tuple[int, int, int]) -> str:
    head, *leaves = (CASE / "scheme.toml").read_text("utf-8").split("[[indicator]]")
    marks = zip(leaves, (2, 4, 1), weights, strict=True)
    changed = (
        leaf.replace(f"full = {was}", f"full = {now}") for leaf, was, now in marks
    )
    head = head.replace("full = 7", f"full = {sum(weights)}")
    return "[[indicator]]".join((head, *changed))
