"""A scheme by which a worse fact may score better is caught, whatever the seed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assess.messages import speak
from assess.reports.proof import in_words
from assess.scheme.document import Document
from assess.scheme.draft import draft_of
from assess.scoring.proving import search
from assess.workdays import WorkCalendar
from scoring.judging import block, head

if TYPE_CHECKING:
    from assess.scheme.model import Scheme
    from assess.scoring.proving import Proof


def leaf(name: str, score: str, *more: str, full: int = 10) -> str:
    """Write a leaf by how it is scored; `more` are keys of its own."""
    keys = "\n".join(more)
    return f"""
[[indicator]]
id = "{name}"
title = "{name}"
full = {full}
source = "inspection"
score = {{ {score} }}
{keys}
"""


DEDUCT = 'method = "deduct", per = 0.5'
LINKS = 'observe = { measure = "count", check = "links" }'
GIVEN = leaf("9", 'method = "given"')
RISING_TIER = leaf(
    "1",
    'method = "tiers", tiers = [{ at_most = 2, points = 10 }, '
    "{ at_most = 8, points = 4 }, { at_most = 10, points = 6 }, { points = 0 }]",
)
OVERLAPPING_TIERS = leaf(
    "1",
    'method = "tiers", tiers = [{ below = 3, points = 10 }, '
    "{ at_least = 5, at_most = 9, points = 3 }, { at_most = 12, points = 5 }, "
    "{ points = 0 }]",
)
RESET_CAP = (
    leaf("1", 'method = "deduct", per = 1', full=20)
    + block("2", 6, 'kind = "bonus"')
    + leaf("2.1", 'method = "given"', 'parent = "2"', full=6)
    + '\n[[gate]]\non = "1"\nbelow = 5\nopens = "2"\n'
)
GENEROUS_BONUS = (
    leaf("1", DEDUCT, LINKS)
    + block("2", 10, 'kind = "bonus"')
    + leaf("2.1", 'method = "linear", per = 0.6', LINKS, 'parent = "2"')
)
SPARED = leaf("1", DEDUCT, 'spared_by = ["3"]') + leaf(
    "3", 'method = "deduct", per = 0.1'
)
FOUR_VETOES = "".join(
    f'\n[[veto]]\ntitle = "{name}"\neffect = {{ score = 5 }}\n'
    'when = { source = "inspection", measure = "sum", '
    f'check = "{name}", at_least = 1 }}\n'
    for name in ("forged", "leaked", "down", "silent")
)
BEHIND_A_GATE = (
    GENEROUS_BONUS + '\n[[gate]]\non = "9"\nabove = 9\nopens = "2"\n' + FOUR_VETOES
)
JUST = (
    leaf("1", DEDUCT, LINKS)
    + leaf("3", 'method = "yes-no"')
    + block("2", 10, 'kind = "bonus"')
    + leaf("2.1", 'method = "linear", per = 0.4', LINKS, 'parent = "2"')
    + '\n[[veto]]\ntitle = "down"\neffect = { score = 59 }\n'
    'when = { source = "inspection", measure = "share-failing", check = "visit", '
    'at_least = "5%", sample = { per_day = 2, days = 3 } }\n'
)
RELATIVE = leaf("1", 'method = "min-max", all_equal = "100%"') + leaf(
    "2", 'method = "rank-points", by_place = [10, 5], all_equal = "50%"'
)


def scheme_of(indicators: str) -> Scheme:
    draft = draft_of(Document("x.toml", head() + indicators + GIVEN))
    assert draft.faults == ()
    return draft.scheme


def searched(indicators: str, seed: int, trials: int = 300) -> Proof:
    return search(
        scheme_of(indicators),
        WorkCalendar(),
        trials=trials,
        seed=seed,
        progress=lambda _done: None,
    )


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize(
    ("indicators", "check"),
    [
        pytest.param(RISING_TIER, "1", id="a tier that rises"),
        pytest.param(OVERLAPPING_TIERS, "1", id="tiers that overlap"),
        pytest.param(RESET_CAP, "1", id="a cap that resets"),
        pytest.param(
            GENEROUS_BONUS, "links", id="a bonus that pays more than it costs"
        ),
        pytest.param(BEHIND_A_GATE, "links", id="what only a good unit shows"),
        pytest.param(SPARED, "3", id="a small loss that spares a large one"),
    ],
)
def test_it_is_caught(indicators: str, check: str, seed: int) -> None:
    found = searched(indicators, seed).found
    assert [each.subject.check for each in found] == [check]
    for each in found:
        low, high = each.better.outcome.total, each.worse.outcome.total
        assert low is not None
        assert high is not None
        assert high > low


@pytest.mark.parametrize(
    "indicators",
    [
        pytest.param(JUST, id="deduction, bonus, veto"),
        pytest.param(RELATIVE, id="relative methods"),
    ],
)
def test_a_just_scheme_is_not(indicators: str) -> None:
    proof = searched(indicators, 1)
    assert proof.found == ()
    assert proof.trials >= max(proof.changes, 300)


def test_the_same_seed_finds_the_same() -> None:
    one, other = (searched(RESET_CAP, 5).found[0] for _time in range(2))
    assert (one.states, one.better.outcome) == (other.states, other.better.outcome)


def test_it_is_told_in_words() -> None:
    speak("en")
    found = searched(GENEROUS_BONUS, 1).found[0]
    told = list(in_words(scheme_of(GENEROUS_BONUS), found))
    assert told[0].startswith("1 1, 2.1 2.1 (Inspection), 街道: from ")
    assert told[0].endswith("which is worse")
    assert "  total:" in told[-1]


def test_nothing_is_told_that_it_does_not_need() -> None:
    speak("en")
    for each in searched(RISING_TIER, 1).found:
        told = list(in_words(scheme_of(RISING_TIER), each))
        assert not [line for line in told if "beside" in line]
