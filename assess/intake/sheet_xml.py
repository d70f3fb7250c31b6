"""What the library does not tell of a workbook: formulas, errors and links to others.

It gives a formula as what it came to, and an error as nothing at all.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from xml.parsers.expat import ExpatError, ParserCreate

from assess.problems import Location, refuse

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

Cell = tuple[int, int]

_PLACE: Final = re.compile(r"([A-Z]+)(\d+)")
_LINKS: Final = "xl/externalLinks/"


@dataclass(frozen=True, slots=True)
class Insides:
    """What stands in one sheet besides values; rows and columns count from 0."""

    formulas: dict[Cell, str] = field(default_factory=dict)
    errors: dict[Cell, str] = field(default_factory=dict)  # "#REF!"


def insides_of(stream: BinaryIO, file: str) -> tuple[dict[str, Insides], bool]:
    """Look into every sheet, by name; tell whether values come from other files.

    Raises InputError: not-a-workbook.
    """
    try:
        with zipfile.ZipFile(stream) as book:
            parts = _parts(book)
            found = {name: _insides(book.read(part)) for name, part in parts.items()}
            return found, any(name.startswith(_LINKS) for name in book.namelist())
    except (ExpatError, KeyError, ValueError) as error:
        raise refuse("not-a-workbook", Location(file)) from error


def _parts(book: zipfile.ZipFile) -> dict[str, str]:
    """Find the part in which each sheet is kept."""
    targets: dict[str, str] = {}
    sheets: dict[str, str] = {}

    def relation(name: str, told: dict[str, str]) -> None:
        if name == "Relationship":
            targets[told["Id"]] = posixpath.join("/xl", told["Target"]).lstrip("/")

    def sheet(name: str, told: dict[str, str]) -> None:
        if name == "sheet":
            number = next(v for k, v in told.items() if k.rpartition(":")[2] == "id")
            sheets[told["name"]] = targets[number]

    _parse(book.read("xl/_rels/workbook.xml.rels"), relation)
    _parse(book.read("xl/workbook.xml"), sheet)
    return {n: part for n, part in sheets.items() if "worksheets/" in part}


def _parse(
    text: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] = lambda _name: None,
    data: Callable[[str], None] = lambda _text: None,
) -> None:
    """Read XML; the names of elements are told without what stands before a colon."""
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, told: start(name.rpartition(":")[2], told)
    parser.EndElementHandler = lambda name: end(name.rpartition(":")[2])
    parser.CharacterDataHandler = data
    parser.StartDoctypeDeclHandler = _no_doctype
    parser.Parse(text, True)  # noqa: FBT003 - the last piece


def _no_doctype(*_told: Any) -> None:
    raise ValueError("no workbook declares entities")


def _insides(text: bytes) -> Insides:
    reader = _Reader()
    _parse(text, reader.start, reader.end, reader.data)
    return reader.found


class _Reader:
    """Follows the cells of a sheet."""

    def __init__(self) -> None:
        self.found = Insides()
        self._row, self._column, self._type = -1, -1, ""
        self._inside, self._text = "", ""

    def start(self, name: str, told: dict[str, str]) -> None:
        """Enter an element; rows and cells that give no place follow the last one."""
        if name == "row":
            self._row = int(told.get("r", self._row + 2)) - 1
            self._column = -1
        elif name == "c":
            self._type = told.get("t", "")
            self._move(told.get("r", ""))
        elif name in {"f", "v"}:
            self._inside, self._text = name, ""

    def data(self, text: str) -> None:
        """Take in text."""
        if self._inside:
            self._text += text

    def end(self, name: str) -> None:
        """Leave an element."""
        if name == self._inside:
            at = self._row, self._column
            if name == "f":
                self.found.formulas[at] = f"={self._text}"
            elif self._type == "e":
                self.found.errors[at] = self._text
            self._inside = ""

    def _move(self, place: str) -> None:
        if found := _PLACE.fullmatch(place):
            self._column = _number(found[1])
            self._row = int(found[2]) - 1
        else:
            self._column += 1


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
