"""What holds for every scoring method; a new one is under these laws once listed."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Final, get_args, get_type_hints

import pytest
from catalogue import LAW, build, worked_out
from hypothesis import given, reject
from hypothesis import strategies as st
from marking import earned, worked

from assess.methods import METHODS, Method
from assess.methods.between import Between
from assess.methods.compared import By
from assess.methods.deduct import Deduct
from assess.methods.relative import Column, Relative
from assess.methods.stepwise import Steps
from assess.methods.tiers import Tier, Tiers
from assess.problems import BadParameterError

F = Fraction

numbers = st.fractions(-10, 10**6, max_denominator=1000)
CUT: Final = F(1, 10**7)
"""What a z-score that is no fraction may lose in a working: it shows 12 decimals."""

fulls = st.fractions(F("0.1"), 100, max_denominator=100)
some = st.fractions(0, 1, max_denominator=20) | st.fractions(0, 30, max_denominator=20)


@st.composite
def tiers(draw: st.DrawFn) -> tuple[Tier, ...]:
    """Make tiers that rise, each with its bound inside or outside."""
    bounds = sorted(draw(st.sets(some, max_size=4)))
    edges = [draw(st.sampled_from(["below", "at_most"])) for _bound in bounds]
    made = [
        Tier(points=draw(some), **{edge: bound})
        for edge, bound in zip(edges, bounds, strict=True)
    ]
    return (*made, Tier(points=draw(some)))


def _falling(points: list[Fraction]) -> tuple[Fraction, ...]:
    return tuple(sorted(points, reverse=True))


FIELDS: Final[dict[Any, st.SearchStrategy[Any]]] = {
    bool: st.booleans(),
    Steps: st.sampled_from(get_args(Steps)),
    Fraction: some,
    Fraction | None: st.none() | some,
    dict[str, Fraction]: st.dictionaries(st.text(), some, min_size=1, max_size=5),
    tuple[Tier, ...]: tiers(),
    By: st.sampled_from(get_args(By)),
    Method: st.sampled_from([build(kind) for kind in (Tiers, Deduct, Between)]),
    tuple[Fraction, ...]: st.lists(some, max_size=6).map(_falling),
}


@st.composite
def any_of_its_kind(draw: st.DrawFn, kind: type[Method]) -> Method:
    """Make the method of its manual page, or one with other parameters."""
    if draw(st.booleans()):
        return build(kind)
    hints = get_type_hints(kind)
    wanted = {
        name: draw(FIELDS[hint]) for name, hint in hints.items() if hint in FIELDS
    }
    try:
        return kind(**wanted)
    except BadParameterError:
        reject()


def measures(method: Method) -> st.SearchStrategy[Fraction]:
    """Make what this method may be handed."""
    if method.reading == "word":
        return some
    return st.sampled_from([F(0), F(1)]) if method.reading == "yes-no" else numbers


def bound(data: st.DataObject, method: Method, *among: Fraction) -> Method:
    """Give a relative method a column that holds these measures and some others."""
    if not isinstance(method, Relative):
        return method
    others = data.draw(st.lists(numbers | st.sampled_from(among), max_size=6))
    return method.among(Column.of([*others, *among]))


every_method = pytest.mark.parametrize("kind", METHODS.values(), ids=METHODS)


@every_method
@LAW
@given(data=st.data(), full=fulls)
def test_points_lie_between_nothing_and_full(
    kind: type[Method], data: st.DataObject, full: Fraction
) -> None:
    method = data.draw(any_of_its_kind(kind))
    measure = data.draw(measures(method))
    points = earned(bound(data, method, measure), measure, full)
    assert isinstance(points, Fraction)
    assert 0 <= points <= full


@every_method
@LAW
@given(data=st.data(), full=fulls)
def test_points_go_one_way(
    kind: type[Method], data: st.DataObject, full: Fraction
) -> None:
    method = data.draw(any_of_its_kind(kind))
    less, more = sorted([data.draw(measures(method)), data.draw(measures(method))])
    method = bound(data, method, less, more)
    few, many = earned(method, less, full), earned(method, more, full)
    assert method.less_is_better is not False or few <= many
    assert method.less_is_better is not True or few >= many


@every_method
@LAW
@given(data=st.data(), full=fulls)
def test_a_pocket_calculator_agrees(
    kind: type[Method], data: st.DataObject, full: Fraction
) -> None:
    method = data.draw(any_of_its_kind(kind))
    measure = data.draw(measures(method))
    cut = CUT if getattr(method, "by", "") == "z-score" else 0
    method = bound(data, method, measure)
    apart = worked_out(worked(method, measure, full)) - earned(method, measure, full)
    assert abs(apart) <= cut


@every_method
@LAW
@given(data=st.data(), full=fulls)
def test_the_rule_can_be_said(
    kind: type[Method], data: st.DataObject, full: Fraction
) -> None:
    assert data.draw(any_of_its_kind(kind)).rule(full).strip()


@pytest.mark.parametrize("kind", METHODS.values(), ids=METHODS)
def test_the_example_has_a_direction(kind: type[Method]) -> None:
    assert build(kind).less_is_better is not None
