"""A matter: one thing that a unit owes on a day, and how loud to say so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from assess.messages import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from fractions import Fraction

Kind = Literal["not-in", "not-rectified", "statutory-date", "low-score"]

KINDS: Final[dict[Kind, str]] = {
    "not-in": N_("not handed in"),
    "not-rectified": N_("not rectified"),
    "statutory-date": N_("date set by law"),
    "low-score": N_("low score"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Matter:
    """One thing that one unit is to put right."""

    code: str  # of the unit
    name: str
    class_title: str
    kind: Kind
    indicators: tuple[str, ...]  # ids; none where the whole is at stake
    title: str  # of the source or the indicators
    due: date | None  # None: it has no day of its own
    estimated: bool  # the working days of a year in between are not published yet
    late: int | None  # working days; negative: so many are left
    level: int  # from 1; never above the last that the scheme names
    level_title: str
    found: str  # what is wrong, with its day, place and evidence
    required: str  # what puts it right
    basis: str
    points: Fraction | None  # full marks that are at stake


def joined(texts: Iterable[str]) -> str:
    """Join what is said, each once."""
    return _("; ").join(dict.fromkeys(text for text in texts if text))
