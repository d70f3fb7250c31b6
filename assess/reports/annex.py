"""A scheme as the annex that an office publishes with it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from assess.exports.table import Figure, Table
from assess.messages import N_, _
from assess.messages.numbers import decimal_text
from assess.reports.rules import class_sheets, sheet_title
from assess.scheme import words
from assess.scheme.result_words import (
    grade_in_words,
    grade_name,
    unscored_in_words,
    whole_in_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from assess.scheme.model import Class, Scheme
    from assess.scheme.words import Line

_LEVELS: Final = (
    N_("Level 1"),
    N_("Level 2"),
    N_("Level 3"),
    N_("Level 4"),
    N_("Level 5"),
)
_NUMBER: Final = re.compile(r"[A-Za-z]?\d+([.-]\d+)*")  # an id that a reader numbers by


def annex(scheme: Scheme, only: str = "") -> Iterator[Table]:
    """Build a table for each sheet; `only` names one class by its id or title."""
    for classes in class_sheets(scheme, only):
        yield _table(scheme, classes)
    for each in scheme.classes:
        if each.unscored is not None and only in {"", *_names(each)}:
            yield _without_marks(scheme, each)


def _names(each: Class) -> tuple[str, ...]:
    return each.id, each.title.zh, each.title.en


def _without_marks(scheme: Scheme, each: Class) -> Table:
    """Give a class without marks what decides about it: its vetoes."""
    vetoes = [v for v in scheme.vetoes if not v.only or each.id in v.only]
    return Table(
        title=_("{title}: {classes}").format(
            title=scheme.heading.title, classes=each.title
        ),
        columns=(_("Veto"), _("When"), _("Then")),
        rows=tuple((str(v.title), *words.veto_in_words(scheme, v)) for v in vetoes),
        keys=("title", "when", "then"),
        notes=(unscored_in_words(scheme, each),),
        name=str(each.title),
    )


def _table(scheme: Scheme, classes: list[Class]) -> Table:
    lines = list(words.sheet_lines(scheme, classes[0].id))
    levels = max(line.depth for line in lines) + 1
    return Table(
        title=sheet_title(scheme, classes),
        columns=(*_heads(levels), _("How marks are given"), _("Marks"), _("Source")),
        rows=(*_rows(lines, levels), _total(levels, scheme.full_of(classes[0].id))),
        keys=(
            *(f"level_{n}" for n in range(1, levels + 1)),
            *("rule", "full", "source"),
        ),
        notes=tuple(_notes(scheme, {each.id for each in classes})),
        name=_(", ").join(str(each.title) for each in classes),
        nested=levels,
    )


def _heads(levels: int) -> Iterator[str]:
    known = _LEVELS[:levels]
    yield from (_(level) for level in known)
    for number in range(len(known) + 1, levels + 1):
        yield _("Level {number}").format(number=number)


def _rows(lines: Sequence[Line], levels: int) -> Iterator[tuple[str, ...]]:
    """Give each leaf a row, which begins with the blocks that begin there."""
    names = [""] * levels
    for line, following in pairwise((*lines, None)):
        assert line is not None
        if following and following.depth > line.depth:
            names[line.depth] = _block(line)
            continue
        names[line.depth] = _name(line)
        full = Figure(decimal_text(line.full))
        yield *names, line.rule, full, line.sources
        names = [""] * levels


def _name(line: Line) -> str:
    numbered = _NUMBER.fullmatch(line.id)
    return f"{line.id} {line.title}" if numbered else line.title


def _block(line: Line) -> str:
    marks = _("{full} marks").format(full=decimal_text(line.full))
    return _("{name} ({told})").format(
        name=_name(line), told=_("; ").join(filter(None, (marks, line.rule)))
    )


def _total(levels: int, full: Fraction) -> tuple[str, ...]:
    return _("All marks"), *[""] * levels, Figure(decimal_text(full)), ""


def _notes(scheme: Scheme, classes: set[str]) -> Iterator[str]:
    for matter, choice in whole_in_words(scheme):
        yield _("{matter}: {choice}").format(matter=matter, choice=choice)
    for veto in scheme.vetoes:
        if not veto.only or classes & set(veto.only):
            when, then = words.veto_in_words(scheme, veto)
            said = _("Veto: {title}. When: {when}. Then: {then}")
            yield said.format(title=veto.title, when=when, then=then)
    for gate in scheme.gates:
        if not gate.only or classes & set(gate.only):
            when, then = words.gate_in_words(scheme, gate)
            yield _("Gate: {when}. Then: {then}").format(when=when, then=then)
    if scheme.grades:
        bands = (
            _("{grade} {bounds}").format(
                grade=grade_name(scheme, grade), bounds=grade_in_words(grade)
            )
            for grade in scheme.grades
            if not grade.only or classes & set(grade.only)
        )
        yield _("Grades: {bands}").format(bands=_("; ").join(bands))
