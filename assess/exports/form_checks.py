"""What a fill-in workbook lets be typed: a courtesy, since pasted values skip it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final

from assess.messages import _
from assess.messages.numbers import decimal_text
from assess.problems import address
from assess.scheme.forms import HIDDEN

if TYPE_CHECKING:
    from fractions import Fraction

    from xlsxwriter.worksheet import Worksheet

    from assess.exports.form import Ask

Cell = tuple[int, int]

_FIRST_LIST: Final = 4  # the column of the hidden sheet where lists begin
_LONGEST: Final = 255  # letters of a message
_DAYS_KEPT: Final = (date(1970, 1, 1), date(2037, 12, 31))


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists to choose from, on the hidden sheet: inside a rule they are cut off."""

    columns: dict[tuple[str, ...], int] = field(default_factory=dict)

    def place(self, words: tuple[str, ...]) -> str:
        """Say where a list stands, as a formula does."""
        column = self.columns.setdefault(words, len(self.columns) + _FIRST_LIST)
        letters = _letters(column)
        return f"{HIDDEN}!${letters}$1:${letters}${len(words)}"

    def offer(self, page: Worksheet, cell: Cell, words: tuple[str, ...]) -> None:
        """Let one of `words` be chosen."""
        if words:
            told = _("Choose one: {words}").format(words=_(", ").join(words))
            rule = {"validate": "list", "source": f"={self.place(words)}"}
            page.data_validation(*cell, *cell, rule | _said(told, told=False))

    def write(self, page: Worksheet) -> None:
        """Write all lists."""
        for words, column in self.columns.items():
            for row, word in enumerate(words):
                page.write_string(row, column, word)


def check_value(page: Worksheet, cell: Cell, ask: Ask, lists: Lists) -> None:
    """Let what is asked for be typed, or one of the words."""
    if ask.kind in {"yes-no", "word"}:
        lists.offer(page, cell, ask.words)
        return
    at = f"{_letters(cell[1])}{cell[0] + 1}"
    inside = "".join(f",{at}{test}" for test in _tests(ask))
    is_word = f"COUNTIF({lists.place(ask.words)},{at})>0"
    formula = f"=IF(ISNUMBER({at}),AND(TRUE{inside}),{is_word})"
    rule = {"validate": "custom", "value": formula}
    page.data_validation(*cell, *cell, rule | _said(_wanted(ask), told=True))


def check_day(page: Worksheet, cell: Cell, days: tuple[date, date] | None) -> None:
    """Let a day be typed."""
    first, last = days or _DAYS_KEPT
    told = _("A date from {first} to {last}, like 2014-03-05.")
    rule = {"validate": "date", "criteria": "between", "minimum": first}
    said = _said(told.format(first=first, last=last), told=bool(days))
    page.data_validation(*cell, *cell, rule | {"maximum": last} | said)


def _tests(ask: Ask) -> list[str]:
    """Give what must hold of a number, as parts of a formula."""
    if ask.kind == "date":
        first, last = (f"DATE({d.year},{d.month},{d.day})" for d in _DAYS_KEPT)
        return [f">={first}", f"<={last}"]
    ends = ((">=", ask.least), ("<=", ask.most))
    return [f"{sign}{_exact(end)}" for sign, end in ends if end is not None]


def _exact(number: Fraction) -> str:
    return f"({number.numerator}/{number.denominator})"


def _wanted(ask: Ask) -> str:
    """Say what is to be typed."""
    words = _(", ").join(ask.words)
    if ask.kind == "date":
        said = _("A date like 2014-03-05; or: {words}")
    elif ask.kind == "percent":
        said = _("A percentage from {least} to {most}, like 95%; or: {words}")
    elif ask.least is not None and ask.most is not None:
        said = _("A number from {least} to {most}; or: {words}")
    else:
        said = _("A number; or: {words}")
    return said.format(
        words=words, least=_end(ask, ask.least), most=_end(ask, ask.most)
    )


def _end(ask: Ask, number: Fraction | None) -> str:
    if number is None:
        return ""
    if ask.kind == "percent":
        return decimal_text(number * 100) + "%"
    return decimal_text(number)


def _said(text: str, *, told: bool) -> dict[str, str]:
    """Say `text` when something else is typed; `told`: also when the cell is chosen."""
    error = {"error_title": _("Not accepted"), "error_message": text[:_LONGEST]}
    return error | ({"input_message": text[:_LONGEST]} if told else {})


def _letters(column: int) -> str:
    """Name a column."""
    return address(0, column)[:-1]
