"""How a fill-in workbook looks on the screen and on A4."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from assess.messages.width import display_width

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

HEAD_ROWS: Final = 5  # one that nobody sees, the title, two of facts, the columns
WIDTHS: Final = {
    "id": 9,
    "title": 20,
    "full": 6,
    "rule": 28,
    "before": 9,
    "claim": 10,
    "value": 11,
    "kind": 12,
    "date": 11,
    "place": 12,
    "inspector": 9,
    "due": 11,
    "basis": 20,
    "evidence": 24,
    "note": 18,
}
A4: Final = 9
_LINE, _LEAST, _MOST = 14, 26, 400  # heights of a line and of a row, in points
_FONT: Final = {"font_name": "宋体", "font_size": 10, "valign": "vcenter"}
_FRAMED: Final = _FONT | {"border": 1, "text_wrap": True}
_YELLOW: Final = _FRAMED | {"bg_color": "#FFF2CC", "locked": False}
_DAY: Final = {"num_format": "yyyy-mm-dd", "align": "center"}
_TYPED: Final = {
    "text": _YELLOW | {"num_format": "@"},
    "yes-no": _YELLOW | {"align": "center"},
    "word": _YELLOW | {"align": "center"},
    "number": _YELLOW | {"align": "center"},
    "percent": _YELLOW | {"num_format": "0.00%", "align": "center"},
    "date": _YELLOW | _DAY,
}
_GREY: Final = {"bold": True, "bg_color": "#EDEDED"}
_WRONG: Final = {"bg_color": "#FF9999", "font_color": "#9C0006", "bold": True}
_LOOKS: Final[dict[str, dict[str, Any]]] = {
    **_TYPED,
    **{f"{name} wrong": look | _WRONG for name, look in _TYPED.items()},
    "told": _FRAMED,
    "figure": _FRAMED | {"align": "center"},
    "id": _FRAMED | {"num_format": "@", "align": "center"},
    "block": _FRAMED | _GREY,
    "block figure": _FRAMED | _GREY | {"align": "center"},
    "head": _FRAMED | {"bold": True, "align": "center", "bg_color": "#D9E1F2"},
    "title": _FONT | {"bold": True, "font_size": 16, "align": "center"},
    "label": _FONT | {"bold": True, "align": "center"},
    "subject": _FONT | {"bold": True, "font_size": 11},
    "plain": _FONT | {"text_wrap": True, "indent": 1},
    "sign": _FONT | {"locked": False},
    "missing": {"bg_color": "#F4B183"},
}


class Looks:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[str, Format] = {}

    def __getitem__(self, name: str) -> Format:
        if name not in self._made:
            self._made[name] = self._book.add_format(_LOOKS[name])
        return self._made[name]


def height(texts: Mapping[str, str]) -> int:
    """Say how high a row must be for its texts, by column; programs do not agree."""
    lines = (
        sum(-(-display_width(line) // WIDTHS[key]) or 1 for line in text.split("\n"))
        for key, text in texts.items()
    )
    return min(max(_LEAST, _LINE * max(lines, default=1) + 4), _MOST)


def for_print(page: Worksheet, columns: int, rows: int, head: int) -> None:
    """Freeze what names rows and columns, and fit the width of A4, lying.

    `head` is the row that names the columns; it stands on every page.
    """
    page.freeze_panes(head + 1, min(2, columns - 1) if head else 0)
    page.repeat_rows(head)
    page.print_area(0, 0, max(rows, head + 1) - 1, columns - 1)
    page.set_landscape()
    page.set_paper(A4)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.center_horizontally()
    page.set_footer("&L&A&R&P / &N")
