"""A total as the scheme prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.messages.numbers import fixed_text

if TYPE_CHECKING:
    from assess.scheme.model import Heading


def printed(number: int, heading: Heading) -> str:
    """Write a rounded total as the scheme prints it."""
    return fixed_text(number, heading.decimals, zeros=heading.zeros == "keep")
