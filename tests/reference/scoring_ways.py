"""Strategies for the two catalogues: a measure and a method that go together."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import DrawFn, SearchStrategy

Keys: TypeAlias = dict[str, Any]  # of a TOML table

OFFICE_DAY = date(2014, 3, 31)
_BY_KIND: Keys = {
    "measure": "by-kind",
    "kinds": {"": Fraction(1), "甲": Fraction(3), "乙": Fraction(1, 3)},
    "once": ["甲"],
}
_COUNTING = (_BY_KIND, {"measure": "sum"}, {"measure": "count"}, {"measure": "last"})
_MIDDLE: tuple[Keys, ...] = (
    *({"measure": name} for name in ("mean", "median", "highest", "lowest")),
    *({"measure": "trimmed-mean"}, {"measure": "trimmed-mean", "drop": 2}),
)
_QUOTA: Keys = {"measure": "short-periods", "quota": Fraction(2)}
_SHORT: tuple[Keys, ...] = (
    {**_QUOTA, "every": "month", "blank": Fraction(2)},
    {**_QUOTA, "every": "2 months"},
    {**_QUOTA, "every": "quarter", "take": "count"},
    {**_QUOTA, "every": "week"},
)
_NUMBERS: tuple[Keys, ...] = (*_COUNTING, *_MIDDLE, *_SHORT)
_RATES: tuple[Keys, ...] = ({"measure": "share-failing"}, {"measure": "mean"})
_LAST: tuple[Keys, ...] = ({}, {"measure": "last"})


@cache
def _some(*values: str) -> SearchStrategy[Fraction]:
    return st.sampled_from([Fraction(value) for value in values])


def _maybe(values: SearchStrategy[Any]) -> SearchStrategy[Any]:
    return st.none() | values


@cache
def _yes_no(_full: Fraction) -> SearchStrategy[Keys]:
    return st.fixed_dictionaries({}, optional={"reverse": st.booleans()})


@cache
def _levels(full: Fraction) -> SearchStrategy[Keys]:
    middle = _some("0.6", "1/3", "0.25")
    shares = middle.map(lambda m: {"优": Fraction(1), "良": m, "差": Fraction(0)})
    marks = shares.map(lambda levels: {word: m * full for word, m in levels.items()})
    return st.fixed_dictionaries({"levels": marks}) | st.fixed_dictionaries(
        {"levels": shares, "of_full": st.just(value=True)}
    )


@cache
def _linear(full: Fraction) -> SearchStrategy[Keys]:
    return st.fixed_dictionaries(
        {"per": _some("1", "0.5", "1/3")},
        optional={
            "each": _some("3", "0.5"),
            "at_most": st.just(full),
            **_stepwise(),
        },
    )


def _stepwise() -> dict[str, SearchStrategy[Any]]:
    steps = st.sampled_from(["parts", "whole", "begun"])
    return {"beyond": _some("0", "1", "0.02"), "steps": steps}


@cache
def _deduct(full: Fraction) -> SearchStrategy[Keys]:
    each = _some("3", "0.01")
    falling = {**_stepwise(), "short_of": _some("0.9", "5")}
    falling.pop("beyond")
    return (
        st.fixed_dictionaries(
            {"per": _some("1", "0.1", "1/3")},
            optional={"each": each, "at_most": st.just(full / 2), **_stepwise()},
        )
        | st.fixed_dictionaries(
            {"per": _some("0.5", "1/3")}, optional={"each": each, **falling}
        )
        | st.fixed_dictionaries(
            {"per": _some("0.1", "1/3"), "of_full": st.just(value=True)},
            optional={"each": each, "at_most": _some("0.4"), **_stepwise()},
        )
    )


@cache
def _tiers(full: Fraction) -> SearchStrategy[Keys]:
    def tiers(bound: str, cut: Fraction, top: Fraction) -> list[Keys]:
        low = {bound: cut, "points": Fraction(0)}
        return [low, {"at_most": cut + 2, "points": top / 2}, {"points": top}]

    bounds, cuts = st.sampled_from(["below", "at_most"]), _some("1", "0.5", "2")
    return st.fixed_dictionaries(
        {"tiers": st.builds(tiers, bounds, cuts, st.just(full))}
    ) | st.fixed_dictionaries(
        {
            "tiers": st.builds(tiers, bounds, cuts, st.just(Fraction(1))),
            "of_full": st.just(value=True),
        }
    )


@cache
def _between(_full: Fraction) -> SearchStrategy[Keys]:
    up = {"nothing_at": _some("0", "1"), "full_at": _some("3", "10")}
    down = {"nothing_at": _some("3", "10"), "full_at": _some("0", "1")}
    return st.fixed_dictionaries(up) | st.fixed_dictionaries(down)


@cache
def _given(full: Fraction) -> SearchStrategy[Keys]:
    return st.fixed_dictionaries(
        {}, optional={"least": st.just(full / 4), "most": st.just(full)}
    )


@cache
def _deadline(full: Fraction) -> SearchStrategy[Keys]:
    marks = {"late": full / 4, "per_day": Fraction("0.5"), "at_most": full / 2}
    shares = {"late": Fraction("0.25"), "per_day": Fraction("0.1")}
    return st.fixed_dictionaries(
        {}, optional={key: st.just(value) for key, value in marks.items()}
    ) | st.fixed_dictionaries(
        {"of_full": st.just(value=True)},
        optional={key: st.just(value) for key, value in shares.items()},
    )


@cache
def _days_late() -> SearchStrategy[Keys]:
    return st.fixed_dictionaries(
        {"measure": st.just("days-late"), "due": st.just(OFFICE_DAY)},
        optional={"working": st.booleans(), "early": st.booleans()},
    )


@cache
def _relative() -> SearchStrategy[Keys]:
    return st.fixed_dictionaries(
        {"all_equal": _some("1", "0", "1/3")},
        optional={"less_is_better": st.booleans()},
    )


@cache
@st.composite
def _rank_points(draw: DrawFn, full: Fraction) -> Keys:
    paid = draw(st.sampled_from([[full, full / 2], [full, full * 3 / 4, full / 4]]))
    rest = draw(st.sampled_from([None, full / 10]))
    equals = draw(st.sampled_from(["best", "mean"]))
    more = {"by_place": paid, "rest": rest, "equals": equals}
    return {**more, **draw(_relative())}


@cache
def _ratio_to_best(_full: Fraction) -> SearchStrategy[Keys]:
    places = _maybe(st.sampled_from([1, 2]))
    return st.builds(lambda usual, n: {**usual, "places": n}, _relative(), places)


@cache
def _by_ends(_full: Fraction) -> SearchStrategy[Keys]:
    return _relative()


@cache
@st.composite
def _compared(draw: DrawFn, full: Fraction) -> Keys:
    keys = dict(draw(_relative()))
    of_mean = ["ratio-to-mean", "above-mean", "z-score"]
    by = draw(st.sampled_from(["place", "place-share", *of_mean]))
    if by in of_mean:
        keys.pop("less_is_better", None)
    then = draw(st.sampled_from([("tiers", _tiers), ("deduct", _deduct)]))
    return {**keys, "by": by, "then": {"method": then[0], **draw(then[1](full))}}


_WAYS: dict[
    str, tuple[tuple[Keys, ...], Callable[[Fraction], SearchStrategy[Keys]]]
] = {
    "given": (({}, {"measure": "mean"}), _given),
    "yes-no": (_LAST, _yes_no),
    "levels": ((*_LAST, *_MIDDLE), _levels),
    "linear": (_NUMBERS, _linear),
    "deduct": ((*_NUMBERS, {"measure": "share-failing"}), _deduct),
    "tiers": ((*_NUMBERS, {"measure": "share-failing"}), _tiers),
    "between": (_NUMBERS, _between),
    "share": ((*_LAST, *_RATES), _yes_no),
    "deadline": ((), _deadline),
    "rank-points": (_NUMBERS, _rank_points),
    "ratio-to-best": (_NUMBERS, _ratio_to_best),
    "min-max": (_NUMBERS, _by_ends),
    "share-of-sum": (_NUMBERS, _by_ends),
    "compared": (_NUMBERS, _compared),
}


@cache
@st.composite
def ways(draw: DrawFn, full: Fraction) -> tuple[Keys, Keys]:
    """Draw the keys of ``observe`` and of ``score``."""
    method = draw(st.sampled_from(list(_WAYS)))
    measures, methods = _WAYS[method]
    observe = draw(st.sampled_from(measures) if measures else _days_late())
    return dict(observe), {"method": method, **draw(methods(full))}
