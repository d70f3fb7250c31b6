"""What marks in a scheme come to: points, or with `of_full` a share of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.messages import _
from assess.messages.numbers import decimal_text
from assess.problems import BadParameterError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction


def worth(marks: Fraction, full: Fraction, *, of_full: bool) -> Fraction:
    """Give the points that `marks` come to."""
    return marks * full if of_full else marks


def capped(
    points: Fraction, at_most: Fraction | None, full: Fraction, *, of_full: bool
) -> Fraction:
    """Give points, but no more than `at_most` comes to, where that is given."""
    if at_most is None:
        return points
    return min(points, worth(at_most, full, of_full=of_full))


def put_in(marks: Fraction, full: Fraction, *, of_full: bool) -> str:
    """Write what `worth` works out: ``2``, or ``5 × 0.4`` for a share of 5."""
    if of_full:
        return f"{decimal_text(full)} × {enclosed(marks)}"
    return decimal_text(marks)


def divided(product: str, each: Fraction) -> str:
    """Write a product for every `each`: ``0.1 × 7``, or ``5 × 0.03 / 0.01``."""
    return product if each == 1 else f"{product} / {enclosed(each)}"


def enclosed(value: Fraction) -> str:
    """Write `value` to stand behind ``-`` or ``/``: ``(-3)``, ``(1/3)``."""
    shown = decimal_text(value)
    return f"({shown})" if value < 0 or "/" in shown else shown


def in_words(marks: Fraction, *, of_full: bool) -> str:
    """Name `marks` in a rule: ``2``, or ``40% of the full marks``."""
    if not of_full:
        return decimal_text(marks)
    return _("{share}% of the full marks").format(share=decimal_text(marks * 100))


def must_be_marks(
    parameter: str, marks: Fraction | None, *, of_full: bool = False
) -> None:
    """Refuse marks below nothing, and a share of more than all."""
    if marks is not None and marks < 0:
        raise BadParameterError(parameter, "negative", value=marks)
    if marks is not None and of_full and marks > 1:
        raise BadParameterError(parameter, "share-above-one", value=marks)


def must_be_positive(parameter: str, value: Fraction) -> None:
    """Refuse nothing and less."""
    if value <= 0:
        raise BadParameterError(parameter, "not-positive", value=value)


def falling(points: Iterable[Fraction]) -> bool | None:
    """Tell whether `points` fall (or rise) from first to last; None: neither."""
    given = list(points)
    if given == sorted(given, reverse=True):
        return True
    return False if given == sorted(given) else None
