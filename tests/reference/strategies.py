"""Strategies for random schemes, as TOML text, and for what is observed under them.

Every scheme is valid by construction: full marks add up for each class, every bonus has
a parent, the lowest grade has no lower bound. The first choice of each draw is the
plainest, so that a failure shrinks to a scheme one can read.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from reference.branches import (
    CLASSES,
    Branch,
    added,
    branches,
    combinations,
    maybe,
    number,
    pools,
    rarely,
)
from reference.combining import NEITHER_SUM_NOR_MEAN
from reference.rule_ways import LOWEST, gates, grades, vetoes
from reference.scoring_ways import Keys, ways
from reference.toml import table

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

SOURCES = ("self-check", "monitoring", "inspection")
POLICIES = ("rescale", "spread-evenly", "drop", "full")
TIES = ("competition", "dense", "average", "lowest-place", "ordinal")
ROUNDS = (
    {"id": "q1", "title": "上半年", "period": (1, 1, 6, 30), "weight": "1/3"},
    {"id": "q2", "title": "下半年", "period": (7, 1, 12, 31), "weight": "2/3"},
)


@st.composite
def scheme_texts(draw: DrawFn) -> str:
    """Draw the text of a scheme."""
    classes = CLASSES[: draw(st.integers(1, 2))]
    sources = SOURCES[: draw(st.integers(1, 3))]
    tops = [
        draw(branches(str(n), None, classes, sources, 2))
        for n in range(1, draw(st.integers(1, 3)) + 1)
    ]
    full = added(tops)
    classes = tuple(full)  # those that have anything
    bands = draw(grades(int(max(full.values())), classes))
    heading = draw(headings())
    if draw(st.booleans()):
        tops.append(draw(pools("more", None, None, sources)))
    if len(classes) > 1 and draw(st.booleans()):
        tops.append(draw(below(tops, bands)))
    combined = draw(whole(tops))
    unscored = draw(st.sampled_from([False] * 3 + [True]))
    tables = [
        _only(keys, classes, unscored=unscored) for t in tops for keys in t.tables
    ]
    parts = [
        table("[scheme]", {**heading, **combined, "then_by": draw(partings(tops))}),
        table("[states]", draw(states())),
        *(table(f"[source.{s}]", draw(source_keys())) for s in sources),
        *(table("[[class]]", {"id": c, "title": c}) for c in classes),
        *(
            table("[[class]]", {"id": c, "title": c, "unscored": LOWEST})
            for c in ["media"] * unscored
        ),
        *(table("[[round]]", keys) for keys in draw(rounds())),
        *(table("[adjustments]", keys) for keys in draw(adjustments(sources))),
        *(table("[[indicator]]", keys) for keys in tables),
        *(table("[[veto]]", keys) for keys in draw(vetoes(tops, sources, bands))),
        *(table("[[gate]]", keys) for keys in draw(gates(tops, classes, bands))),
        *(table("[[grade]]", keys) for keys in bands),
    ]
    return "\n".join(parts)


def _only(keys: Keys, classes: tuple[str, ...], *, unscored: bool) -> Keys:
    """Name the classes that have a part, where one has none."""
    if not unscored or keys.get("only") or keys.get("parent"):
        return keys
    return {**keys, "only": classes}


@cache
def headings() -> SearchStrategy[Keys]:
    places = st.sampled_from([1, 2, 0])
    return st.fixed_dictionaries(
        {
            "id": st.just("drawn"),
            "title": st.just("抽样"),
            "period": st.just({"from": date(2014, 1, 1), "to": date(2014, 12, 31)}),
            "decimals": st.sampled_from([2, 1, 0]),
            "rounding": st.sampled_from(["half-up", "half-even", "down"]),
            "ties": st.sampled_from(TIES),
            "rank_on": st.sampled_from(["printed", "exact"]),
            "equals": st.sampled_from(["code", "name", "strokes"]),
            "vetoed": st.sampled_from(["ranked", "last", "unranked"]),
            "not_applicable": st.sampled_from(POLICIES),
            "nothing_to_score": st.sampled_from(["not-issued", "zero"]),
            "silence": st.sampled_from(["not-collected", "clean"]),
            "round_leaves": maybe(places),
            "round_blocks": maybe(places),
            "issue_from": maybe(st.sampled_from(["50%", "1/3"])),
            "over_full": rarely(value=True),
            "below_zero": rarely(value=True),
        }
    )


@cache
def states() -> SearchStrategy[Keys]:
    worth = st.sampled_from([0, "leave-out", "60%", "1/3", 1])
    keys = ("not-collected", "could-not-tell", "explained-empty", "stale", "no-target")
    return st.fixed_dictionaries(dict.fromkeys(keys, worth))


@cache
def source_keys() -> SearchStrategy[Keys]:
    half = {"from": date(2014, 7, 1), "to": date(2014, 11, 30)}
    return st.fixed_dictionaries(
        {"title": st.just("来源"), "period": maybe(st.just(half))},
        optional={"silence": st.sampled_from(["not-collected", "clean"])},
    )


@st.composite
def whole(draw: DrawFn, tops: list[Branch]) -> Keys:
    """Draw how the total is made."""
    how = draw(combinations(tops))
    full = 100 if how in NEITHER_SUM_NOR_MEAN else None
    return {"combine": how, "full": full}


def partings(tops: list[Branch]) -> SearchStrategy[list[str]]:
    """Draw by whose points equal totals are told apart."""
    own = [top.tables[0] for top in tops]
    names = [keys["id"] for keys in own if not keys.get("only")]
    some = st.lists(st.sampled_from(names), max_size=2, unique=True)
    return some if names else st.just([])


@st.composite
def rounds(draw: DrawFn) -> list[Keys]:
    """Draw the weights of the rounds, or that they have none."""
    weighted = draw(st.booleans())
    return [
        {
            **{
                key: value for key, value in each.items() if key != "weight" or weighted
            },
            "period": {"from": date(2014, *first), "to": date(2014, *last)},
        }
        for each, first, last in zip(
            ROUNDS, ((1, 1), (7, 1)), ((6, 30), (12, 31)), strict=True
        )
    ]


@st.composite
def adjustments(draw: DrawFn, sources: tuple[str, ...]) -> list[Keys]:
    """Draw whether, and within which limits, decisions change a total."""
    if not draw(st.booleans()):
        return []
    keys = st.fixed_dictionaries(
        {"source": st.sampled_from(sources)},
        optional={
            "check": st.just("decided"),
            "at_most": number("1", "5"),
            "at_least": number("-2"),
        },
    )
    return [draw(keys)]


@st.composite
def below(draw: DrawFn, tops: list[Branch], bands: list[Keys]) -> Branch:
    """Draw a leaf of streets that looks at what the offices below them came to."""
    theirs = [
        keys["id"]
        for top in tops
        for keys in top.once()
        if "office" in top.full and keys.get("only") is None
    ]
    take = draw(st.sampled_from(["mean", "sum", "lowest", "highest", "count", "share"]))
    inside: Keys = {}
    if take in {"count", "share"}:
        edge = number("1", "5", "2.5").map(lambda edge: {"at_least": edge})
        graded = st.just({"grade": LOWEST})
        room_for_all = not any("top" in band for band in bands)
        inside = draw(edge | graded if room_for_all else edge)
    on = draw(st.sampled_from(["total", *theirs]))
    observe = {"measure": "subordinates", "classes": ["office"], "on": on, "take": take}
    full = Fraction(5)
    _observe, score = draw(
        ways(full).filter(lambda way: _takes_numbers(way[0], way[1]))
    )
    keys = {
        "id": "sub",
        "title": "下属",
        "full": full,
        "only": ("street",),
        "observe": {**observe, **inside},
        "score": score,
        "silence": draw(maybe(st.sampled_from(["not-collected", "clean"]))),
    }
    return Branch([keys], {"street": full})


def _takes_numbers(observe: Keys, score: Keys) -> bool:
    dates = observe.get("measure") == "days-late"
    return not dates and score["method"] not in {"levels", "yes-no", "given"}
