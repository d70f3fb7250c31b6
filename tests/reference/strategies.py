"""Strategies for random schemes, as TOML text, and for what is observed under them.

Every scheme is valid by construction: full marks add up for each class, every bonus has
a parent, the lowest grade has no lower bound. The first choice of each draw is the
plainest, so that a failure shrinks to a scheme one can read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from reference.scoring_ways import Keys, ways
from reference.toml import table

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

CLASSES = ("street", "office")
SOURCES = ("self-check", "monitoring", "inspection")
SHARES: dict[int, tuple[list[str], ...]] = {
    2: (["50%", "50%"], ["20%", "80%"], ["1/3", "2/3"]),
    3: (["20%", "30%", "50%"], ["1/3", "1/3", "1/3"]),
}
WINDOWS = ("10 days", "2 weeks", "3 months", "10 months", "1 year")
POLICIES = ("rescale", "spread-evenly", "drop", "full")
SHARED = {"count": "faults", "sum": "faults", "share-failing": "visit"}
LOWEST = "不合格"


def maybe(strategy: SearchStrategy[Any]) -> SearchStrategy[Any]:
    return st.none() | strategy


def number(*values: str) -> SearchStrategy[Fraction]:
    return st.sampled_from([Fraction(value) for value in values])


EDGES = number("1", "2", "5", "0.5", "1/3", "10")
RATES = number("0.05", "0.5", "1/3", "1")


@dataclass(frozen=True)
class Branch:
    """One indicator and all below it."""

    tables: list[Keys]  # the first is its own
    full: dict[str, Fraction]  # by class, times its weight
    pools: list[str] = field(default_factory=list)  # bonus blocks


@st.composite
def scheme_texts(draw: DrawFn) -> str:
    """Draw the text of a scheme."""
    classes = CLASSES[: draw(st.integers(1, 2))]
    sources = SOURCES[: draw(st.integers(1, 3))]
    tops = [
        draw(branches(str(n), None, classes, sources, 2))
        for n in range(1, draw(st.integers(1, 3)) + 1)
    ]
    full = _added(tops)
    classes = tuple(full)  # those that have anything
    if draw(st.booleans()):
        tops.append(draw(pools("more", None, None, sources)))
    parts = [
        table("[scheme]", draw(headings())),
        table("[states]", draw(states())),
        *(table(f"[source.{s}]", draw(source_keys())) for s in sources),
        *(table("[[class]]", {"id": c, "title": c}) for c in classes),
        *(table("[[indicator]]", keys) for top in tops for keys in top.tables),
        *(table("[[veto]]", keys) for keys in draw(vetoes(tops, sources))),
        *(table("[[gate]]", keys) for keys in draw(gates(tops, classes))),
        *(table("[[grade]]", keys) for keys in draw(grades(int(max(full.values()))))),
    ]
    return "\n".join(parts)


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
            "ties": st.sampled_from(["competition", "dense", "average"]),
            "rank_on": st.sampled_from(["printed", "exact"]),
            "not_applicable": st.sampled_from(POLICIES),
            "nothing_to_score": st.sampled_from(["not-issued", "zero"]),
            "silence": st.sampled_from(["not-collected", "clean"]),
            "round_leaves": maybe(places),
            "round_blocks": maybe(places),
            "issue_from": maybe(st.sampled_from(["50%", "1/3"])),
        }
    )


@cache
def states() -> SearchStrategy[Keys]:
    worth = st.sampled_from([0, "leave-out", "60%", "1/3", 1])
    keys = ("not-collected", "could-not-tell", "explained-empty", "stale")
    return st.fixed_dictionaries(dict.fromkeys(keys, worth))


@cache
def source_keys() -> SearchStrategy[Keys]:
    half = {"from": date(2014, 7, 1), "to": date(2014, 11, 30)}
    return st.fixed_dictionaries(
        {"title": st.just("来源"), "period": maybe(st.just(half))},
        optional={"silence": st.sampled_from(["not-collected", "clean"])},
    )


@cache
@st.composite
def branches(
    draw: DrawFn,
    name: str,
    parent: str | None,
    classes: tuple[str, ...],
    sources: tuple[str, ...],
    depth: int,
) -> Branch:
    """Draw a leaf or, with `depth` left, a block and what is below it."""
    own = {"id": name, "title": name, "parent": parent}
    weight = draw(maybe(number("0.8", "1/3", "2")))
    if depth == 0 or not draw(st.booleans()):
        leaf = draw(leaves(classes, sources))
        keys = {**own, "weight": weight, **leaf.tables[0]}
        return Branch([keys], _times(leaf.full, weight))
    below = [
        draw(branches(f"{name}.{n}", name, classes, sources, depth - 1))
        for n in range(1, draw(st.integers(1, 3)) + 1)
    ]
    full = _added(below)
    policy = draw(maybe(st.sampled_from(POLICIES)))
    keys = {
        **own,
        "weight": weight,
        "not_applicable": policy,
        **_by_class(full, classes),
    }
    if draw(st.booleans()):
        below.append(draw(pools(f"{name}.more", name, keys["only"], sources)))
    tables = [keys, *(t for branch in below for t in branch.tables)]
    inner = [pool for branch in below for pool in branch.pools]
    return Branch(tables, _times(full, weight), inner)


@cache
@st.composite
def leaves(draw: DrawFn, classes: tuple[str, ...], sources: tuple[str, ...]) -> Branch:
    """Draw what is a leaf's own, without its id."""
    full = draw(number("5", "1", "10", "2.5"))
    only = classes[: draw(st.sampled_from([len(classes), 1]))]
    larger = draw(st.booleans()) if only == CLASSES else False
    fulls = {c: full + (3 if larger and c == "office" else 0) for c in only}
    observe, score = draw(ways(full))
    if observe.get("measure") in SHARED:
        observe["check"] = draw(maybe(st.just(SHARED[observe["measure"]])))
    observe["window"] = draw(maybe(st.sampled_from(WINDOWS)))
    observe["stale_after"] = draw(maybe(st.sampled_from(["20 days", "1 month"])))
    keys = {
        **_by_class(fulls, classes),
        **draw(fed(sources)),
        "observe": {key: value for key, value in observe.items() if value is not None},
        "score": score,
        "silence": draw(maybe(st.sampled_from(["not-collected", "clean"]))),
    }
    return Branch([keys], fulls)


@cache
@st.composite
def fed(draw: DrawFn, sources: tuple[str, ...]) -> Keys:
    """Draw a leaf's sources and how they are joined."""
    some = [s for s in sources if draw(st.booleans())] or [sources[0]]
    if len(some) == 1:
        return {"source": some[0]}
    joins = ["verified-claim", "weighted", "minimum", "mean"]
    join = draw(st.sampled_from(joins))
    weights = draw(st.sampled_from(SHARES[len(some)])) if join == "weighted" else None
    return {"sources": some, "join": join, "weights": weights}


@cache
@st.composite
def pools(
    draw: DrawFn,
    name: str,
    parent: str | None,
    only: tuple[str, ...] | None,
    sources: tuple[str, ...],
) -> Branch:
    """Draw a bonus or a minus block; all classes that have its parent have it."""
    kind = draw(st.sampled_from(["bonus", "minus"]))
    own = {"id": name, "title": name, "parent": parent, "kind": kind}
    inner: list[Keys] = []
    total = Fraction(0)
    for n in range(1, draw(st.integers(1, 2)) + 1):
        full = draw(number("1", "2.5"))
        total += full
        linear = {"method": "linear", "per": draw(number("1", "0.5"))}
        leaf = {"id": f"{name}.{n}", "title": name, "parent": name, "full": full}
        inner.append({**leaf, "only": only, **draw(fed(sources)), "score": linear})
    keys = {**own, "full": min(total, draw(number("10", "2"))), "only": only}
    return Branch([keys, *inner], {}, [name] if kind == "bonus" else [])


def _times(full: dict[str, Fraction], weight: Fraction | None) -> dict[str, Fraction]:
    return {c: marks * (1 if weight is None else weight) for c, marks in full.items()}


def _added(branches: list[Branch]) -> dict[str, Fraction]:
    full: dict[str, Fraction] = {}
    for branch in branches:
        for class_id, marks in branch.full.items():
            full[class_id] = full.get(class_id, Fraction(0)) + marks
    return {c: full[c] for c in CLASSES if c in full}


def _by_class(full: dict[str, Fraction], classes: tuple[str, ...]) -> Keys:
    """Write full marks once, and again where a class has its own."""
    usual = next(iter(full.values()))
    keys: Keys = {
        "full": usual,
        "only": tuple(full) if len(full) < len(classes) else None,
    }
    for class_id, marks in full.items():
        if marks != usual:
            keys[f"in_class.{class_id}"] = {"full": marks}
    return keys


@st.composite
def vetoes(draw: DrawFn, tops: list[Branch], sources: tuple[str, ...]) -> list[Keys]:
    """Draw up to two vetoes."""
    blocks = [keys["id"] for top in tops for keys in top.tables if "score" not in keys]
    conditions = simple(sources) | composed(sources)
    effect = effects()
    if blocks:
        effect |= st.fixed_dictionaries({"block": st.sampled_from(blocks)})
    each = st.fixed_dictionaries(
        {"title": st.just("否决"), "when": conditions, "effect": effect}
    )
    return draw(st.lists(each, max_size=2))


@cache
def effects() -> SearchStrategy[Keys]:
    named = st.just(LOWEST)
    scores = number("3", "1.25", "59")
    return (
        st.fixed_dictionaries({"grade": named, "score": scores})
        | st.fixed_dictionaries({"grade": named, "no_score": st.just(value=True)})
        | st.fixed_dictionaries({"grade": named})
        | st.fixed_dictionaries({"score": scores})
    )


@cache
def bounds(edges: SearchStrategy[Fraction] = EDGES) -> SearchStrategy[Keys]:
    sides = st.sampled_from(["at_least", "above", "at_most", "below"])
    return st.builds(lambda side, edge: {side: edge}, sides, edges)


@cache
@st.composite
def simple(draw: DrawFn, sources: tuple[str, ...], *, bare: bool = False) -> Keys:
    """Draw one measure and, unless `bare`, its bounds."""
    measures = {"faults": ["count", "sum", "last", "mean"], "visit": ["share-failing"]}
    check = draw(st.sampled_from(list(measures)))
    keys: Keys = {
        "source": draw(st.sampled_from(sources)),
        "check": check,
        "measure": draw(st.sampled_from(measures[check])),
    }
    if window := draw(maybe(st.sampled_from(WINDOWS))):
        keys["window"] = window
    if bare:
        return keys
    if draw(st.booleans()):
        some = st.integers(1, 2)
        keys["sample"] = {"per_day": draw(some), "days": draw(some)}
    return {**keys, **draw(bounds(RATES if check == "visit" else EDGES))}


@cache
@st.composite
def composed(draw: DrawFn, sources: tuple[str, ...]) -> Keys:
    """Draw any, all or the sum of two or three conditions."""
    how = draw(st.sampled_from(["any", "all", "sum"]))
    parts = st.lists(simple(sources, bare=how == "sum"), min_size=2, max_size=3)
    return {how: draw(parts), **(draw(bounds()) if how == "sum" else {})}


@st.composite
def gates(draw: DrawFn, tops: list[Branch], classes: tuple[str, ...]) -> list[Keys]:
    """Draw up to two gates, on what all classes have."""
    opened = [pool for top in tops for pool in top.pools if _everybodys(top, pool)]
    on = ["total", "deductions"]
    on += [top.tables[0]["id"] for top in tops if set(top.full) == set(classes)]
    does: SearchStrategy[Keys] = st.fixed_dictionaries({"effect": effects()})
    if opened:
        does = st.fixed_dictionaries({"opens": st.sampled_from(opened)}) | does
    each = st.builds(
        lambda name, inside, what: {"on": name, **inside, **what},
        st.sampled_from(on),
        bounds(),
        does,
    )
    return draw(st.lists(each, max_size=2))


def _everybodys(top: Branch, pool: str) -> bool:
    keys = next(keys for keys in top.tables if keys["id"] == pool)
    return keys.get("only") is None


@cache
@st.composite
def grades(draw: DrawFn, most: int) -> list[Keys]:
    """Draw bands from the highest to the lowest, each within reach."""
    cuts = draw(st.sets(st.integers(1, most), max_size=3)) if most else set()
    side = draw(st.sampled_from(["at_least", "above"]))
    bands = [
        {"title": f"等次{n}", side: cut}
        for n, cut in enumerate(sorted(cuts, reverse=True), 1)
    ]
    return [*bands, {"title": LOWEST}]
