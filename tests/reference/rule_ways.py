"""Strategies for the vetoes, gates and grades of random schemes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from reference.branches import WINDOWS, maybe, number, periods

if TYPE_CHECKING:
    from fractions import Fraction

    from hypothesis.strategies import DrawFn, SearchStrategy

    from reference.branches import Branch
    from reference.scoring_ways import Keys

LOWEST = "不合格"
EDGES = number("1", "2", "5", "0.5", "1/3", "10")
RATES = number("0.05", "0.5", "1/3", "1")


@st.composite
def vetoes(
    draw: DrawFn, tops: list[Branch], sources: tuple[str, ...], bands: list[Keys]
) -> list[Keys]:
    """Draw up to two vetoes."""
    conditions = simple(sources) | composed(sources)
    effect = effects(named(bands))
    blocks = [k["id"] for top in tops for k in top.once() if "score" not in k]
    if blocks:
        effect |= st.fixed_dictionaries({"block": st.sampled_from(blocks)})
    each = st.fixed_dictionaries(
        {"title": st.just("否决"), "when": conditions, "effect": effect}
    )
    return draw(st.lists(each, max_size=2))


def named(bands: list[Keys]) -> tuple[str, ...]:
    """Name the grades that every class has, the lowest first."""
    return tuple(band["title"] for band in reversed(bands) if "only" not in band)


@cache
def effects(titles: tuple[str, ...]) -> SearchStrategy[Keys]:
    named = st.sampled_from(titles)
    scores = number("3", "1.25", "59")
    ceilings = st.sampled_from(titles[:-1] or titles)
    held = st.fixed_dictionaries({"grade_at_most": ceilings})
    return (held if titles[1:] else st.nothing()) | (
        st.fixed_dictionaries({"grade": named, "score": scores})
        | st.fixed_dictionaries({"grade": named, "no_score": st.just(value=True)})
        | st.fixed_dictionaries({"grade": named})
        | st.fixed_dictionaries({"score": scores})
        | st.fixed_dictionaries({"score_at_most": scores})
        | st.fixed_dictionaries({"grade_down": st.sampled_from([1, 2])})
    )


@cache
def bounds(edges: SearchStrategy[Fraction] = EDGES) -> SearchStrategy[Keys]:
    sides = st.sampled_from(["at_least", "above", "at_most", "below"])
    return st.builds(lambda side, edge: {side: edge}, sides, edges)


@cache
@st.composite
def simple(draw: DrawFn, sources: tuple[str, ...], *, bare: bool = False) -> Keys:
    """Draw one measure and, unless `bare`, its bounds."""
    faults = ["count", "sum", "last", "mean", "median", "highest", "lowest"]
    measures = {"faults": faults, "visit": ["share-failing"]}
    check = draw(st.sampled_from(list(measures)))
    keys: Keys = {
        "source": draw(st.sampled_from(sources)),
        "check": check,
        "measure": draw(st.sampled_from(measures[check])),
    }
    if window := draw(maybe(st.sampled_from(WINDOWS))):
        keys["window"] = window
    if period := draw(periods()):
        keys["period"] = period
    if bare:
        return keys
    if draw(st.booleans()):
        some = st.integers(1, 2)
        keys["sample"] = {"per_day": draw(some), "days": draw(some)}
    return {**keys, **draw(bounds(RATES if check == "visit" else EDGES))}


@cache
@st.composite
def composed(draw: DrawFn, sources: tuple[str, ...]) -> Keys:
    """Draw any, all, how many or the sum of two or three conditions."""
    how = draw(st.sampled_from(["any", "all", "sum", "of"]))
    parts = st.lists(simple(sources, bare=how == "sum"), min_size=2, max_size=3)
    return {how: draw(parts), **(draw(bounds()) if how in {"sum", "of"} else {})}


@st.composite
def gates(
    draw: DrawFn, tops: list[Branch], classes: tuple[str, ...], bands: list[Keys]
) -> list[Keys]:
    """Draw up to two gates, on what all classes have."""
    opened = [pool for top in tops for pool in top.pools if _everybodys(top, pool)]
    on = ["total", "deductions"]
    on += [top.tables[0]["id"] for top in tops if set(top.full) == set(classes)]
    does: SearchStrategy[Keys] = st.fixed_dictionaries(
        {"effect": effects(named(bands))}
    )
    if opened:
        does = st.fixed_dictionaries({"opens": st.sampled_from(opened)}) | does
    one = st.builds(
        lambda name, inside: {"on": name, **inside}, st.sampled_from(on), bounds()
    )
    several = st.lists(one, min_size=2, max_size=3)
    many = st.fixed_dictionaries({"of": several, "at_least": st.integers(1, 2)})
    each = st.builds(lambda inside, what: {**inside, **what}, one | many, does)
    return draw(st.lists(each, max_size=2))


def _everybodys(top: Branch, pool: str) -> bool:
    keys = next(keys for keys in top.tables if keys["id"] == pool)
    return keys.get("only") is None


@cache
@st.composite
def grades(draw: DrawFn, most: int, classes: tuple[str, ...]) -> list[Keys]:
    """Draw bands from the highest to the lowest, each within reach.

    The highest may be for some classes alone.
    """
    cuts = draw(st.sets(st.integers(1, most), max_size=3)) if most else set()
    side = draw(st.sampled_from(["at_least", "above"]))
    bands = [
        {"title": f"等次{n}", side: cut, **draw(tops_of_a_class())}
        for n, cut in enumerate(sorted(cuts, reverse=True), 1)
    ]
    if draw(st.booleans()):
        first = {"title": "先进", "top": 1, "border": draw(borders())}
        bands.insert(0, first)
    if bands and len(classes) > 1 and draw(st.booleans()):
        bands[0]["only"] = (draw(st.sampled_from(classes)),)
    return [*bands, {"title": LOWEST}]


@cache
def borders() -> SearchStrategy[str]:
    return st.sampled_from(["all", "none"])


@cache
@st.composite
def tops_of_a_class(draw: DrawFn) -> Keys:
    """Draw how many of a class get a grade."""
    if not draw(st.booleans()):
        return {}
    top = draw(st.sampled_from([2, 3, "25%", "50%", "1/3"]))
    keys: Keys = {"top": top, "border": draw(borders())}
    if draw(st.booleans()):
        keys["moves_up"] = True
    if isinstance(top, str):
        keys["top_rounding"] = draw(st.sampled_from(["up", "down", "half-up"]))
    return keys
