"""What can have happened to a fill-in workbook on its way, sheet by sheet."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from assess.intake.sheet_xml import Insides
from assess.nearest import nearest
from assess.problems import Location, address
from assess.scheme.forms import ANSWERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assess.intake.faults import Faults
    from assess.intake.filled import Answer, Filled, Page
    from assess.intake.sheet_xml import Cell

_NEEDED: Final = ("value", "basis", "evidence", "note")
_SHOWN: Final = 60  # letters of a formula


def check_filled(filled: Filled, faults: Faults) -> None:
    """Tell what was done to the sheets; what was typed is judged later."""
    where = Location(filled.file)
    if filled.is_linked:
        faults.tell(where, "external-links")
    if not filled.pages:
        faults.tell(where, "no-answer-sheet")
    for about, many in Counter(page.about for page in filled.pages).items():
        if many > 1:
            sheets = tuple(p.grid.sheet for p in filled.pages if p.about == about)
            faults.tell(where, "sheet-twice", sheets=sheets)
    for page in filled.pages:
        for check in CHECKS:
            check(filled, page, faults)


def _columns_are_there(filled: Filled, page: Page, faults: Faults) -> None:
    for key in _NEEDED:
        if key not in page.columns:
            title = filled.hidden.columns[key]
            faults.tell(_sheet(page), "answer-column-gone", column=title)
    for key, label in filled.hidden.heads.items():
        if key not in page.heads:
            faults.tell(_sheet(page), "answer-head-gone", label=label)


def _rows_are_there(filled: Filled, page: Page, faults: Faults) -> None:
    """Look for each row asked for; inspectors may delete rows, and add some."""
    asked, ids = filled.hidden.rows, [answer.id for answer in page.answers]
    if not filled.hidden.facts.unit:
        return
    for id_, title in asked.items():
        if id_ not in ids:
            faults.tell(_sheet(page), "row-gone", id=id_, title=title)
    first: dict[str, int] = {}
    for answer in page.answers:
        if answer.id in asked and answer.id in first:
            where = _place(page, answer, "id")
            faults.tell(where, "row-twice", id=answer.id, first=first[answer.id] + 1)
        first.setdefault(answer.id, answer.row)


def _ids_are_known(filled: Filled, page: Page, faults: Faults) -> None:
    asked = filled.hidden.rows
    titles = {title: id_ for id_, title in asked.items()}
    for answer in page.answers:
        if answer.id in asked:
            title = answer.cells.get("title", "")
            if titles.get(title, answer.id) != answer.id and title != asked[answer.id]:
                facts = {"id": answer.id, "title": title, "wanted": asked[answer.id]}
                faults.tell(_place(page, answer, "title"), "rows-mixed-up", **facts)
        elif answer.is_blank:
            continue  # a block, or nothing
        elif not answer.id:
            faults.tell(_place(page, answer, "id"), "row-without-id")
        else:
            near = nearest(answer.id, asked)
            code = "misspelt-row" if near else "unknown-row"
            faults.tell(_place(page, answer, "id"), code, id=answer.id, near=near)


def _cells_are_values(filled: Filled, page: Page, faults: Faults) -> None:
    insides = filled.insides.get(page.grid.sheet, Insides())
    cells = set(_answer_cells(filled, page))
    for cell, formula in insides.formulas.items():
        if cell in cells:
            text = formula[:_SHOWN]
            faults.tell(page.place(*cell), "formula-given", text=text)
    for cell, error in insides.errors.items():
        if cell in cells:
            faults.tell(page.place(*cell), "error-given", text=error)


def _no_cells_are_merged(filled: Filled, page: Page, faults: Faults) -> None:
    cells = set(_answer_cells(filled, page))
    for (top, left), (bottom, right) in filled.merged[page.grid.sheet]:
        area = {(r, c) for r, c in cells if top <= r <= bottom and left <= c <= right}
        if len(area) > 1:
            name = f"{address(top, left)}:{address(bottom, right)}"
            faults.tell(page.place(*min(area)), "cells-merged", area=name)


def _answer_cells(filled: Filled, page: Page) -> Iterator[Cell]:
    """Give every cell whose content is read."""
    yield from page.heads.values()
    columns = [page.columns[key] for key in ("id", *ANSWERS) if key in page.columns]
    for answer in page.answers:
        if answer.id in filled.hidden.rows:
            yield from ((answer.row, column) for column in columns)


def _place(page: Page, answer: Answer, key: str) -> Location:
    return page.place(answer.row, page.columns.get(key, 0))


def _sheet(page: Page) -> Location:
    return Location(f"{page.grid.file}[{page.grid.sheet}]")


CHECKS: Final[tuple[Callable[[Filled, Page, Faults], None], ...]] = (
    _columns_are_there,
    _rows_are_there,
    _ids_are_known,
    _cells_are_values,
    _no_cells_are_merged,
)
