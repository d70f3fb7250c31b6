"""Strategies for the indicators of random schemes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from reference.combining import NEITHER_SUM_NOR_MEAN
from reference.scoring_ways import Keys, ways

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

CLASSES = ("street", "office")
SHARES: dict[int, tuple[list[str], ...]] = {
    2: (["50%", "50%"], ["20%", "80%"], ["1/3", "2/3"]),
    3: (["20%", "30%", "50%"], ["1/3", "1/3", "1/3"]),
}
WINDOWS = ("10 days", "2 weeks", "3 months", "10 months", "1 year")
POLICIES = ("rescale", "spread-evenly", "drop", "full")
SHARED = {"count": "faults", "sum": "faults", "share-failing": "visit"}
WORTHS = ("not-collected", "could-not-tell", "explained-empty")


def maybe(strategy: SearchStrategy[Any]) -> SearchStrategy[Any]:
    return st.none() | strategy


def number(*values: str) -> SearchStrategy[Fraction]:
    return st.sampled_from([Fraction(value) for value in values])


@cache
def rarely(value: object) -> SearchStrategy[Any]:
    """Draw the value now and then."""
    return st.sampled_from([None, None, None, value])


@dataclass(frozen=True)
class Branch:
    """One indicator and all below it."""

    tables: list[Keys]  # the first is its own
    full: dict[str, Fraction]  # by class, times its weight
    pools: list[str] = field(default_factory=list)  # bonus blocks

    def once(self) -> list[Keys]:
        """Give the indicators that there are once, and not in every round."""
        again = tuple(f"{keys['id']}." for keys in self.tables if keys.get("rounds"))
        return [keys for keys in self.tables if not keys["id"].startswith(again)]


@cache
@st.composite
def branches(
    draw: DrawFn,
    name: str,
    parent: str | None,
    classes: tuple[str, ...],
    sources: tuple[str, ...],
    depth: int,
    *,
    in_rounds: bool = False,
) -> Branch:
    """Draw a leaf or, with `depth` left, a block and what is below it."""
    own = {"id": name, "title": name, "parent": parent}
    own |= {key: draw(rarely(value=True)) for key in ("over_full", "below_zero")}
    weight = draw(maybe(number("0.8", "1/3", "2")))
    if not in_rounds:
        own["rounds"] = draw(rarely(("q1", "q2")))
    again = in_rounds or own["rounds"] is not None
    if depth == 0 or not draw(st.booleans()):
        leaf = draw(leaves(classes, sources))
        keys = {**own, "weight": weight, **leaf.tables[0]}
        return Branch([keys], _times(leaf.full, weight))
    inside = name, classes, sources
    below = [
        draw(branches(f"{name}.{n}", *inside, depth - 1, in_rounds=again))
        for n in range(1, draw(st.integers(1, 3)) + 1)
    ]
    combine = draw(combinations(below))
    full = added(below)
    if combine in NEITHER_SUM_NOR_MEAN:
        full = dict.fromkeys(full, Fraction(10))
    _spare(draw(st.booleans()), below, again=again)
    keys = {
        **own,
        "weight": weight,
        "not_applicable": draw(maybe(st.sampled_from(POLICIES))),
        "combine": combine,
        **_by_class(full, classes),
    }
    if draw(st.booleans()):
        below.append(draw(pools(f"{name}.more", name, keys["only"], sources)))
    tables = [keys, *(t for branch in below for t in branch.tables)]
    inner = [pool for branch in below for pool in branch.pools]
    return Branch(tables, _times(full, weight), [] if own.get("rounds") else inner)


def _spare(wanted: bool, below: list[Branch], *, again: bool) -> None:
    """Let the second leaf of a block lose nothing where the first did."""
    own = [branch.tables[0] for branch in below]
    leaves = [keys for keys in own if "score" in keys and not keys.get("rounds")]
    alike = [keys for keys in leaves if keys.get("only") == leaves[0].get("only")]
    if wanted and not again and len(alike) > 1:
        alike[1]["spared_by"] = [alike[0]["id"]]


def combinations(below: list[Branch]) -> SearchStrategy[str | None]:
    """Draw how a block is made of what it holds."""
    own = [branch.tables[0] for branch in below]
    merit = [keys for keys in own if "kind" not in keys]
    ways_of_all = {"geometric", "harmonic", *NEITHER_SUM_NOR_MEAN}
    if any(keys.get("weight") for keys in merit):
        ways_of_all -= NEITHER_SUM_NOR_MEAN
    if any(keys.get("below_zero") for keys in merit):
        ways_of_all -= {"geometric", "harmonic", "product"}
    return st.sampled_from([None] * 5 + sorted(ways_of_all))


@cache
@st.composite
def leaves(draw: DrawFn, classes: tuple[str, ...], sources: tuple[str, ...]) -> Branch:
    """Draw what is a leaf's own, without its id."""
    full = draw(number("5", "1", "10", "2.5"))
    only = classes[: draw(st.sampled_from([len(classes), 1]))]
    larger = draw(st.booleans()) if only == CLASSES else False
    fulls = {c: full + (3 if larger and c == "office" else 0) for c in only}
    observe, score = draw(ways(full))
    fed_by = draw(fed(sources))
    observe |= draw(looking(observe, score, sources))
    keys = {
        **_by_class(fulls, classes),
        **fed_by,
        "observe": {key: value for key, value in observe.items() if value is not None},
        "score": score,
        "silence": draw(maybe(st.sampled_from(["not-collected", "clean"]))),
        "worth": draw(worths()),
    }
    return Branch([keys], fulls)


@st.composite
def looking(draw: DrawFn, observe: Keys, score: Keys, sources: tuple[str, ...]) -> Keys:
    """Draw when, and against what, a leaf is looked at."""
    keys: Keys = {
        "window": draw(maybe(st.sampled_from(WINDOWS))),
        "stale_after": draw(maybe(st.sampled_from(["20 days", "1 month"]))),
        "period": draw(periods()),
    }
    measure = observe.get("measure", "last")
    if measure in SHARED:
        keys["check"] = draw(maybe(st.just(SHARED[measure])))
    if _numeric(measure, score):
        plan = {"source": draw(st.sampled_from(sources)), "check": "plan"}
        keys["target"] = draw(st.sampled_from([None, None, None, plan]))
    return keys


def _numeric(measure: str, score: Keys) -> bool:
    dates_or_looks = measure in {"days-late", "share-failing"}
    return not dates_or_looks and score["method"] not in {"levels", "yes-no"}


@cache
def periods() -> SearchStrategy[Any]:
    """Draw from when on, or until when, what is seen counts."""
    first, last = {"from": date(2014, 6, 1)}, {"to": date(2014, 12, 17)}
    return st.sampled_from([None, None, None, first, last, {**first, **last}])


@cache
def worths() -> SearchStrategy[Keys]:
    """Draw what states are worth to one leaf."""
    worth = st.sampled_from(["40%", "leave-out", 0])
    return st.just({}) | st.dictionaries(st.sampled_from(WORTHS), worth, max_size=2)


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
    cost = draw(inflated()) if join == "verified-claim" else None
    return {"sources": some, "join": join, "weights": weights, "inflated": cost}


@cache
def inflated() -> SearchStrategy[Keys | None]:
    """Draw what a claim costs that is too high."""
    per = st.sampled_from([Fraction(1), Fraction(1, 2), Fraction("0.3")])
    most = st.none() | st.sampled_from([Fraction(1), Fraction("2.5")])
    return st.none() | st.fixed_dictionaries({"per": per, "at_most": most})


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
    keys["weight"] = draw(st.sampled_from([None, None, Fraction("0.5")]))
    keys["capped"] = draw(rarely(value=False))
    return Branch([keys, *inner], {}, [name] if kind == "bonus" else [])


def _times(full: dict[str, Fraction], weight: Fraction | None) -> dict[str, Fraction]:
    return {c: marks * (1 if weight is None else weight) for c, marks in full.items()}


def added(branches: list[Branch]) -> dict[str, Fraction]:
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
