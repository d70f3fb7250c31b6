"""The answers of a workbook as rows, in the form in which rows of CSV are judged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assess.intake.headers import Header
from assess.intake.saying import plain_state
from assess.problems import Location
from assess.records.sections import NewSection
from assess.records.states import STATES
from assess.scheme.forms import DATE, INSPECTOR, UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.intake.filled import Answer, Filled, Hidden, Page

FIELDS: Final = (
    *("unit", "indicator", "value", "state", "date", "kind", "due", "basis"),
    *("evidence", "place", "inspector", "note"),
)
_HEADS: Final = (DATE, INSPECTOR)  # above the grid, for rows that give none
_CELL_OF: Final = {"unit": "id", "indicator": "id", "state": "value"}


def header_of(hidden: Hidden) -> Header:
    """Name the fields of a row, as the workbook calls them."""
    titles = {key: hidden.columns.get(key, key) for key in FIELDS}
    titles |= {key: hidden.heads[key] for key in _HEADS if key in hidden.heads}
    columns = {key: at for at, key in enumerate(FIELDS)}
    source = hidden.facts.source
    return Header("observations", columns, titles, source, len(FIELDS))


class Lines:
    """The rows of all sheets, one below the other, as a reader of CSV gives them."""

    def __init__(self, filled: Filled) -> None:
        self.line_num = 0
        self.rows: dict[int, list[str]] = {}
        self._from: dict[int, tuple[Page, Answer]] = {}
        self._last = 0
        self._starts: list[tuple[str, int, int]] = []  # sheet, lines before, its rows
        for page in filled.pages:
            many = len(page.grid.rows)
            self._starts.append((page.grid.sheet, self._last, many))
            for answer in page.answers:
                if answer.id in filled.hidden.rows and not answer.is_blank:
                    line = self._last + answer.row + 1
                    self.rows[line] = _row(page, answer)
                    self._from[line] = page, answer
            self._last += many

    def __iter__(self) -> Iterator[list[str]]:
        return self

    def __next__(self) -> list[str]:
        if self.line_num == self._last:
            raise StopIteration
        self.line_num += 1
        return self.rows.get(self.line_num, [])

    def sections(self, first_id: int) -> Iterator[NewSection]:
        """Say which numbers are those of which sheet."""
        for sheet, before, many in self._starts:
            yield NewSection(
                first_id=first_id + before + 1,
                last_id=first_id + before + many,
                sheet=sheet,
                wide=1,
                rows_before=before,
            )

    def place(self, line: int, field: str) -> Location:
        """Say which cell a field of a line was read from."""
        if line not in self._from:
            return Location()
        page, answer = self._from[line]
        key = _CELL_OF.get(field, field)
        if key in page.heads and not answer.cells.get(key):
            return page.place(*page.heads[key])
        return page.place(answer.row, page.columns.get(key, 0))


def _row(page: Page, answer: Answer) -> list[str]:
    """Put an answer into the order of FIELDS."""
    kind, _colon, about = page.about.partition(":")
    told = dict(answer.cells)
    for key in _HEADS:
        told[key] = told.get(key) or page.head_text(key)
    if plain_state(told.get("value", "")) in STATES:
        told["state"] = told.pop("value")
    ids = (about, answer.id) if kind == UNIT else (answer.id, about)
    told["unit"], told["indicator"] = ids
    return [told.get(key, "") for key in FIELDS]
