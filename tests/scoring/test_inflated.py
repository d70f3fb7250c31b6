"""What a claim costs that is above what was found."""

from __future__ import annotations

from datetime import date
from fractions import Fraction as F

import pytest

from assess.methods.given import Given
from assess.scheme.model import Heading, Indicator, Inflated, Period, Title
from assess.scoring.cells import Cell
from assess.scoring.inflated import cost_written
from assess.scoring.joining import join

HEADING = Heading(
    id="x",
    title=Title("测试"),
    period=Period(first=date(2014, 1, 1), last=date(2014, 12, 31)),
    decimals=2,
    rounding="half-up",
    ties="competition",
    rank_on="printed",
    not_applicable="rescale",
    nothing_to_score="not-issued",
    silence="not-collected",
)
HALF = Inflated(per=F("0.5"), at_most=F(2))
WHOLE = Inflated(per=F(1))


def leaf(inflated: Inflated | None) -> Indicator:
    return Indicator(
        id="1",
        title=Title("公开目录"),
        full=F(10),
        sources=("self-check", "monitoring", "inspection"),
        join="verified-claim",
        score=Given(),
        inflated=inflated,
    )


def cell(source: str, told: str) -> Cell:
    state, _, points = told.partition(" ")
    return Cell(state, F(points) if points else None, None, source)


@pytest.mark.parametrize(
    ("claimed", "found", "inflated", "points", "working"),
    [
        pytest.param(
            "observed 4", "observed 3", HALF, "2.5", "3 - 0.5 × (4 - 3)", id="half"
        ),
        pytest.param(
            "observed 10",
            "observed 3",
            HALF,
            "1",
            "3 - min(0.5 × (10 - 3), 2)",
            id="at most",
        ),
        pytest.param(
            "observed 10", "observed 3", WHOLE, "0", "max(3 - 1 × (10 - 3), 0)", id="0"
        ),
        pytest.param("observed 10", "observed 3", None, "3", "", id="costs nothing"),
        pytest.param("observed 3", "observed 3", HALF, "3", "", id="a true claim"),
        pytest.param("observed 1", "observed 3", HALF, "3", "", id="too low a claim"),
        pytest.param(
            "observed 4", "clean 3", HALF, "2.5", "3 - 0.5 × (4 - 3)", id="found clean"
        ),
        pytest.param(
            "clean 4", "observed 3", HALF, "3", "", id="silence claims nothing"
        ),
        pytest.param("stale 4", "observed 3", HALF, "3", "", id="an old claim"),
        pytest.param("not-collected 0", "observed 3", HALF, "3", "", id="no claim"),
        pytest.param("not-applicable", "observed 3", HALF, "3", "", id="no points"),
        pytest.param("observed 4", "could-not-tell 0", HALF, "0", "", id="not seen"),
        pytest.param("observed 4", "not-collected 0", HALF, "4", "", id="not checked"),
    ],
)
def test_what_a_claim_costs(
    claimed: str, found: str, inflated: Inflated | None, points: str, working: str
) -> None:
    indicator = leaf(inflated)
    cells = [
        cell("self-check", claimed),
        cell("monitoring", "not-collected 0"),
        cell("inspection", found),
    ]
    joined = join(indicator, cells, HEADING)
    decides = next(c for c in cells if c.source == joined.decided_by)
    assert joined.points == F(points)
    assert cost_written(indicator, cells, decides) == working
