"""Which row of which sheet an observation comes from, where its number alone hides it.

An observation's number is the batch's first id plus the line of the file. Where a row
holds several observations, each takes a line of its own; the sheets of a workbook stand
one below the other.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import insert

from assess.records.shapes import BATCH, OBSERVATION, SECTION

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement, Connection, RowMapping


@dataclass(frozen=True, kw_only=True, slots=True)
class NewSection:
    """A part of a file; the columns are those of the table."""

    first_id: int
    last_id: int
    sheet: str
    wide: int
    rows_before: int

    @property
    def is_plain(self) -> bool:
        """Tell whether its numbers say it all."""
        return (self.sheet, self.wide, self.rows_before) == ("", 1, 0)


def add_sections(
    connection: Connection, batch: int, sections: Iterable[NewSection]
) -> None:
    """Write the parts of a batch's file of which there is something to say."""
    rows = [{"batch": batch} | asdict(each) for each in sections if not each.is_plain]
    if rows:
        connection.execute(insert(SECTION), rows)


PLACED: Final[tuple[Any, ...]] = (
    BATCH.c.file,
    BATCH.c.first_id,
    SECTION.c.sheet,
    SECTION.c.wide,
    SECTION.c.rows_before,
)
"""What says where an observation was handed in."""


def in_section() -> ColumnElement[bool]:
    """Say that an observation is of a section of its batch; most are of none."""
    mine = OBSERVATION.c.id.between(SECTION.c.first_id, SECTION.c.last_id)
    return mine & (SECTION.c.batch == BATCH.c.id)


def place_of(row: RowMapping) -> str:
    """Name the file, the sheet and the row of an observation: ``a.xlsx[May]:7``."""
    line = (row["id"] - row["first_id"]) // (row["wide"] or 1)
    sheet = f"[{row['sheet']}]" if row["sheet"] else ""
    return f"{row['file']}{sheet}:{line - (row['rows_before'] or 0)}"
