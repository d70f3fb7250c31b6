"""Numbers as schemes write them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from assess.scheme.values import number, quoted, shown


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        pytest.param(5, "5", id="whole"),
        pytest.param(Decimal("0.1"), "1/10", id="decimal, exact"),
        pytest.param(Decimal("1e3"), "1000", id="with an exponent"),
        pytest.param("60%", "3/5", id="percent"),
        pytest.param("12.5 %", "1/8", id="percent with a space"),
        pytest.param("60％", "3/5", id="full-width percent sign"),
        pytest.param("1/3", "1/3", id="fraction"),
        pytest.param("-1/3", "-1/3", id="below nothing"),
    ],
)
def test_a_number(raw: object, value: str) -> None:
    assert number(raw) == Fraction(value)


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(True, id="true is not 1"),
        pytest.param("0.5", id="a number in quotes"),
        pytest.param("1/0", id="division by nothing"),
        pytest.param("half", id="a word"),
        pytest.param("", id="nothing"),
        pytest.param("%", id="a sign alone"),
        pytest.param(Decimal("inf"), id="infinity"),
        pytest.param(Decimal("nan"), id="not a number"),
        pytest.param(Decimal("1e999999999"), id="endless"),
        pytest.param(Decimal("1e-999999999"), id="endlessly small"),
        pytest.param([1], id="a list"),
    ],
)
def test_no_number(raw: object) -> None:
    assert number(raw) is None


@pytest.mark.parametrize(
    ("raw", "wanted", "code"),
    [
        ("0.5", "number", "quoted-number"),
        ("2", "whole", "quoted-number"),
        ("2014-01-01", "date", "quoted-date"),
        ("true", "boolean", "quoted-boolean"),
        ("half", "number", ""),
        (3, "text", ""),
    ],
)
def test_what_stands_in_quotes(raw: object, wanted: str, code: str) -> None:
    assert quoted(raw, wanted) == code


def test_long_text_is_cut_where_it_is_shown() -> None:
    assert shown("长" * 50) == '"' + "长" * 40 + '…"'
