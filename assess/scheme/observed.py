"""What narrows an observation: the days that count, and each unit's own target."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - the binder reads the annotations


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """A period of which either end may be left open: ``{ from = … }``."""

    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """``target = …``: whose newest value is what a unit should have reached."""

    source: str
    check: str = ""  # what it is filed under; the leaf's own unless given
