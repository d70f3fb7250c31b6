"""A fill-in workbook, before it becomes a file: what it asks, and of whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from fractions import Fraction

    from assess.scheme.forms import Facts

Kind = Literal["block", "yes-no", "word", "number", "percent", "date"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Ask:
    """One row: an indicator, or on the sheet of an indicator a unit."""

    id: str  # in column A
    kind: Kind  # "block": a heading above others
    told: Mapping[str, str]  # by column: what stands beside it, not to be changed
    words: tuple[str, ...] = ()  # to choose from, in place of a number or alone
    least: Fraction | None = None
    most: Fraction | None = None
    kinds: tuple[str, ...] = ()  # types of issue


@dataclass(frozen=True, kw_only=True, slots=True)
class Typed:
    """What was typed in one row, and what is wrong with it, by column."""

    id: str
    cells: Mapping[str, str]
    faults: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class FormSheet:
    """One sheet to fill in."""

    name: str  # of its tab
    about: str  # what it is about: "unit:J01"
    title: str
    subject: tuple[str, str]  # what it is about, and whose name: "单位", "文源街道"
    told: str  # period, when it is due
    advice: str
    heads: Mapping[str, str]  # cells above the grid to be filled in: key, label
    asks: tuple[Ask, ...]
    more: int = 0  # empty rows below, for further findings
    sign: str = ""  # the line below all, on paper
    days: tuple[date, date] | None = None  # within which its dates lie
    typed: tuple[Typed, ...] = ()
    head: Typed | None = None  # what was typed above the grid


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """A workbook to fill in."""

    facts: Facts
    columns: Mapping[str, str]  # keys of `scheme.forms.COLUMNS`, and titles
    sheets: tuple[FormSheet, ...]
    faults: tuple[tuple[str, str, str], ...] = ()  # cell, what is wrong, what to do
