"""A scheme as its reader sees it: the sheet of each class, then vetoes to grades."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assess.exports.table import Figure, Table
from assess.messages import _
from assess.messages.numbers import decimal_text
from assess.messages.phrases import KINDS
from assess.problems import refuse
from assess.scheme import words
from assess.scheme.model import Publication
from assess.scheme.result_words import (
    grade_in_words,
    grade_name,
    publication_in_words,
    unscored_in_words,
    whole_in_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.scheme.model import Class, Scheme
    from assess.scheme.words import Line

_INDENT: Final = "  "


def rules(scheme: Scheme, only: str = "") -> Iterator[Table]:
    """Build the tables of a scheme; `only` names one class by its id or title."""
    for classes in class_sheets(scheme, only):
        yield _sheet(scheme, classes)
    others = (
        _whole(scheme),
        _rounds(scheme),
        _vetoes(scheme),
        _gates(scheme),
        _grades(scheme),
        _publication(scheme),
    )
    for table in (_unscored(scheme, only), *others):
        if table.rows:
            yield table


def class_sheets(scheme: Scheme, only: str) -> list[list[Class]]:
    """Put classes whose sheets are the same together."""
    found: list[list[Class]] = []
    for each in _named(scheme, only):
        if each.unscored is not None:
            continue
        alike = (c for c in found if _same_sheet(scheme, c[0].id, each.id))
        if (same := next(alike, None)) is None:
            found.append([each])
        else:
            same.append(each)
    return found


def _same_sheet(scheme: Scheme, one: str, other: str) -> bool:
    sheets = scheme.sheets[one] == scheme.sheets[other]
    return sheets and scheme.full_of(one) == scheme.full_of(other)


def _named(scheme: Scheme, only: str) -> list[Class]:
    wanted = [c for c in scheme.classes if only in {"", c.id, c.title.zh, c.title.en}]
    if not wanted:
        known = tuple(c.id for c in scheme.classes)
        raise refuse("no-such-name", kind=KINDS["class"], name=only, known=known)
    return wanted


def _unscored(scheme: Scheme, only: str) -> Table:
    named = _named(scheme, only)
    return Table(
        title=_("Classes without marks"),
        columns=(_("Class"), _("Then")),
        rows=tuple(
            (str(each.title), unscored_in_words(scheme, each))
            for each in named
            if each.unscored is not None
        ),
        keys=("class", "then"),
    )


def _sheet(scheme: Scheme, classes: list[Class]) -> Table:
    return Table(
        title=sheet_title(scheme, classes),
        columns=(_("No."), _("Indicator"), _("Full"), _("Source"), _("How")),
        rows=tuple(map(_row, words.sheet_lines(scheme, classes[0].id))),
        keys=("id", "title", "full", "source", "rule"),
    )


def sheet_title(scheme: Scheme, classes: list[Class]) -> str:
    """Name a sheet: its scheme, whom it is for, and its marks."""
    return _("{title}: {classes}, {full} marks").format(
        title=scheme.heading.title,
        classes=_(", ").join(str(c.title) for c in classes),
        full=decimal_text(scheme.full_of(classes[0].id)),
    )


def _row(line: Line) -> tuple[str, ...]:
    title = _INDENT * line.depth + line.title
    return line.id, title, Figure(decimal_text(line.full)), line.sources, line.rule


def _rounds(scheme: Scheme) -> Table:
    return Table(
        title=_("Rounds"),
        columns=(_("Round"), _("From"), _("To"), _("Weight")),
        rows=tuple(
            (
                f"{each.id} {each.title}",
                str(each.period.first),
                str(each.period.last),
                words.percent(each.weight) if each.weight else _("all alike"),
            )
            for each in scheme.rounds
        ),
        keys=("round", "from", "to", "weight"),
    )


def _whole(scheme: Scheme) -> Table:
    return Table(
        title=_("The total"),
        columns=(_("Matter"), _("Choice")),
        rows=tuple(whole_in_words(scheme)),
        keys=("matter", "choice"),
    )


def _vetoes(scheme: Scheme) -> Table:
    return Table(
        title=_("Vetoes"),
        columns=(_("Veto"), _("When"), _("Then")),
        rows=tuple(
            (str(v.title), *words.veto_in_words(scheme, v)) for v in scheme.vetoes
        ),
        keys=("title", "when", "then"),
    )


def _gates(scheme: Scheme) -> Table:
    return Table(
        title=_("Gates"),
        columns=(_("Gate"), _("When"), _("Then")),
        rows=tuple(
            (str(g.title or ""), *words.gate_in_words(scheme, g)) for g in scheme.gates
        ),
        keys=("title", "when", "then"),
    )


def _grades(scheme: Scheme) -> Table:
    return Table(
        title=_("Grades"),
        columns=(_("Grade"), _("Total")),
        rows=tuple((grade_name(scheme, g), grade_in_words(g)) for g in scheme.grades),
        keys=("grade", "total"),
    )


def _publication(scheme: Scheme) -> Table:
    """Say what is made public; the whole ranking goes without saying."""
    public = scheme.publication
    plain = public == Publication(form="table", numbers=True)
    return Table(
        title=_("Publication"),
        columns=(_("Matter"), _("Choice")),
        rows=() if plain else tuple(publication_in_words(public)),
        keys=("matter", "choice"),
    )
