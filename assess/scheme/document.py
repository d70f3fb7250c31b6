"""A scheme's file: its values, and the place of every one of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

import tomli

from assess.problems import InputError, Location, Problem, Severity, refuse
from assess.scheme import syntax

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from assess.scheme.places import Places

_MARK: Final = "\ufeff"
_NEWER: Final = re.compile(r",[ \t]*\}|\d:\d\d(?![\d:])|\\[ex]")

KeyPath: TypeAlias = "tuple[str | int, ...]"
"""The way from the top of a file to a value: ``("indicator", 3, "score", "per")``."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong at a key path; where that is, is looked up when it is told."""

    code: str
    path: KeyPath
    facts: Mapping[str, object] = field(default_factory=dict)
    at: Literal["key", "value"] = "value"
    severity: Severity = "error"


class Document:
    """A TOML text, read."""

    def __init__(self, file: str, text: str) -> None:
        """Raise InputError with all that keeps `text` from being TOML."""
        self.file = file
        self.marked = text.startswith(_MARK)
        self.text = text = text.removeprefix(_MARK)
        try:
            self.values = tomli.loads(text, parse_float=Decimal)
        except (ValueError, RecursionError) as error:
            raise InputError(syntax.problems(file, error)) from error

    def get(self, path: KeyPath) -> Any:
        """Follow a key path to its value; None where nothing is written."""
        value: Any = self.values
        for part in path:
            try:
                value = value[part]
            except (KeyError, IndexError, TypeError):
                return None
        return value

    def problem(self, fault: Fault) -> Problem:
        """Give a fault its place."""
        where = self.place(fault.path, fault.at)
        return Problem(fault.code, where, fault.facts, fault.severity)

    def place(self, path: KeyPath, at: Literal["key", "value"]) -> Location:
        """Say where a key or its value is written, or else its nearest parent."""
        spot = self._places.spot(path)
        while path and spot is None:
            path, at = path[:-1], "key"
            spot = self._places.spot(path)
        if spot is None:
            return Location(self.file)
        return self.at(*(spot.key if at == "key" else spot.value))

    def at(self, row: int, column: int) -> Location:
        """Turn a row and a column in bytes, both from 0, into a place."""
        line = self._lines[row]
        before = line.encode()[:column].decode(errors="ignore")
        return Location(self.file, row + 1, len(before) + 1, line.rstrip("\r"))

    def newer_syntax(self) -> Problem | None:
        """Find what only TOML 1.1 allows: not every program could read the file."""
        if not _may_be_newer(self.text):
            return None
        from assess.scheme.places import first_error  # noqa: PLC0415 - a C library

        found = first_error(self.text)
        return None if found is None else Problem("newer-toml", self.at(*found))

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def _places(self) -> Places:
        from assess.scheme.places import Places  # noqa: PLC0415 - a C library

        return Places(self.text)


def _may_be_newer(text: str) -> bool:
    """Tell whether a closer look may find TOML 1.1: it does so in few files only.

    What is new are tables in braces that go over several lines or end in a comma,
    times without seconds, and two escapes.
    """
    torn = (line.count("{") != line.count("}") for line in text.split("\n"))
    return bool(_NEWER.search(text)) or any(torn)


def read_text(path: Path) -> str:
    """Read a scheme's file as UTF-8; a byte order mark stays in front.

    Raises InputError: no-scheme-file, file-in-gbk, scheme-not-utf8.
    """
    where = Location(str(path))
    try:
        told = path.read_bytes()
    except FileNotFoundError as error:
        raise refuse("no-scheme-file", where) from error
    except OSError as error:
        raise refuse("scheme-unreadable", where, reason=error.strerror or "") from error
    try:
        return told.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError([_not_utf8(where.file, told, error.start)]) from error


def _not_utf8(file: str, told: bytes, start: int) -> Problem:
    """Say where the first byte is that is not UTF-8, and what it may be instead."""
    before = told[:start]
    line_start = before.rfind(b"\n") + 1
    column = len(before[line_start:].decode("utf-8")) + 1
    where = Location(file, before.count(b"\n") + 1, column)
    try:
        told.decode("gb18030")
    except UnicodeDecodeError:
        facts = {"byte": f"0x{told[start]:02X}"}
        return Problem("scheme-not-utf8", where, facts)
    return Problem("file-in-gbk", where)
