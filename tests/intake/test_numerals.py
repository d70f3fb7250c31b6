from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.intake import numerals

wholes = st.integers(min_value=0, max_value=10**12 - 1)


@given(wholes)
def test_what_is_spelt_in_full_is_read(number: int) -> None:
    assert numerals.decimal(numerals.spelt(number)) == str(number)


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("一千零十五", "1015"),
        ("一千零一十五", "1015"),
        ("一亿零一", "100000001"),
        ("二十万", "200000"),
        ("零点零五", "0.05"),
        ("三万五", None),
        ("一千零零五", None),
        ("二〇一四", None),
        ("十十", None),
        ("万", None),
        ("点五", None),
        ("", None),
    ],
)
def test_numerals(text: str, digits: str | None) -> None:
    assert numerals.decimal(text) == digits
