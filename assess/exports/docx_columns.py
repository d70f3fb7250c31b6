"""The columns of a table of Word, as wide as what stands in them asks for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from assess.messages.width import display_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.oxml.table import CT_Tbl

_NUMBERS: Final = re.compile("[0-9./-]*")
_HALF: Final = 64_770  # EMU: a digit of 8 points, in a wide font
_PADDING: Final = _HALF
_FOLDED: Final = 16  # half characters: a longer line of words is folded


class _Column(NamedTuple):
    """What a column asks for: numbers their width, words a share of the rest."""

    longest: int
    needs: int
    share: int


def fit(table: CT_Tbl) -> None:
    """Give each column of numbers what it needs, and share the rest among the words."""
    from docx.shared import Emu  # noqa: PLC0415 - only where a letter is written

    columns, rows = table.tblGrid.gridCol_lst, [row.tc_lst for row in table.tr_lst]
    if {len(row) for row in rows} != {len(columns)}:
        return  # the office has merged some
    texts = [["".join(c.xpath(".//w:t/text()")) for c in row] for row in rows[1:]]
    asked = [_column([row[nth] for row in texts]) for nth in range(len(columns))]
    whole = sum(column.w or 0 for column in columns)
    for nth, wide in enumerate(_widths(asked, whole)):
        columns[nth].w = Emu(wide)
        for row in rows:
            row[nth].width = Emu(wide)


def _column(texts: Sequence[str]) -> _Column:
    longest = max(map(display_width, texts), default=1)
    if all(map(_NUMBERS.fullmatch, texts)):
        return _Column(longest, longest * _HALF + _PADDING, 0)
    return _Column(longest, 0, min(longest, _FOLDED))


def _widths(columns: Sequence[_Column], whole: int) -> list[int]:
    left = whole - sum(column.needs for column in columns)
    shares = sum(column.share for column in columns)
    if left < whole // 8 or not shares:
        longest = sum(column.longest for column in columns)
        return [whole * column.longest // longest for column in columns]
    return [column.needs + left * column.share // shares for column in columns]
