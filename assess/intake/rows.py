"""Rows of text, whatever file they come from; each knows the number of its line.

Like those of the ``csv`` module: `line_num` is the line that was read last, and the
next row begins on the next one. Observations are numbered by it, so it only grows.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Protocol

from assess.intake.layout import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assess.intake.layout import Layout

JsonObject = dict[str, Any]

read_json: Final = json.JSONDecoder(parse_float=str, parse_int=str).decode
"""Reads JSON; numbers stay as they are written."""

_WORDS: Final = {True: "true", False: "false", None: ""}


class Rows(Protocol):
    """What is read row by row."""

    @property
    def line_num(self) -> int:
        """Give the line that was read last."""

    def __iter__(self) -> Iterator[list[str]]:
        """Read on."""

    def __next__(self) -> list[str]:
        """Read the next row."""


class NotAnObjectError(ValueError):
    """A line of JSON that is no object."""


class UnknownKeyError(ValueError):
    """A line of JSON says something that the first ones do not."""


class Listed:
    """Rows that are at hand, or come from a generator; one line each."""

    def __init__(self, rows: Iterable[list[str]], before: int = 0) -> None:
        self.line_num = before
        self._rows = iter(rows)

    def __iter__(self) -> Iterator[list[str]]:
        return self

    def __next__(self) -> list[str]:
        row = next(self._rows)
        self.line_num += 1
        return row


@dataclass(slots=True)
class Passed:
    """How many rows were passed over, as a layout asks."""

    count: int = 0


class Tidied:
    """Rows without those that a layout passes over, and with what it reads downward."""

    def __init__(
        self, rows: Rows, titles: Sequence[str], layout: Layout, passed: Passed
    ) -> None:
        self._passed = passed
        self._rows = rows
        self._skip = [
            (titles.index(plain(title)), frozenset(words))
            for title, words in layout.skip.items()
        ]
        self._down = [titles.index(plain(title)) for title in layout.down]
        self._above: dict[int, str] = {}

    @property
    def line_num(self) -> int:
        """Give the line that was read last."""
        return self._rows.line_num

    def __iter__(self) -> Iterator[list[str]]:
        return self

    def __next__(self) -> list[str]:
        row = next(self._rows)
        if not any(row):
            return row
        if self._is_passed(row):
            self._passed.count += 1
            return []
        self._fill(row)
        return row

    def _is_passed(self, row: list[str]) -> bool:
        return any(
            at < len(row) and row[at].strip() in words for at, words in self._skip
        )

    def _fill(self, row: list[str]) -> None:
        for at in self._down:
            if at < len(row):
                row[at] = self._above[at] = row[at].strip() or self._above.get(at, "")


class Unfolded:
    """A row for each result of a row: the row, then the check and what it says.

    Each row takes as many lines as it has results, so that every result has its own.
    """

    def __init__(
        self, rows: Rows, width: int, results: Sequence[tuple[int, str]]
    ) -> None:
        self._rows = rows
        self._width = width
        self._results = results
        self._each: Iterator[list[str]] = iter(())
        self.line_num = self._end()

    def __iter__(self) -> Iterator[list[str]]:
        return self

    def __next__(self) -> list[str]:
        row = next(self._each, None)
        if row is None:
            self._each = self._unfolded(next(self._rows))
            row = next(self._each)
        return row

    def _end(self) -> int:
        return (self._rows.line_num + 1) * len(self._results) - 1

    def _unfolded(self, row: list[str]) -> Iterator[list[str]]:
        inside, beyond = row[: self._width], row[self._width :]
        several = len(inside) == self._width
        for at, check in self._results[:-1] if several else ():
            self.line_num += 1
            yield [*inside, check, row[at], *beyond]
        self.line_num = self._end()
        at, check = self._results[-1]
        yield [*inside, check, row[at], *beyond] if several else row


def objects(
    lines: Iterable[str], head: Sequence[str], *, strict: bool
) -> Iterator[list[str]]:
    """Read JSON lines; blank ones are empty rows. Numbers stay as they are written.

    Raises ValueError; with `strict`, UnknownKeyError for a key that `head` lacks.
    """
    known = frozenset(head)
    for line in lines:
        told = parsed(line) if line.strip() else {}
        if strict and (key := next((k for k in keys(told) if k not in known), "")):
            raise UnknownKeyError(key)
        yield cells(told, head) if told else []


def parsed(line: str) -> JsonObject:
    """Read one line of JSON."""
    told = read_json(line)
    if not isinstance(told, dict):
        raise NotAnObjectError
    return told


def cells(told: Mapping[str, Any], head: Sequence[str]) -> list[str]:
    """Give the values of an object by their keys; ``site.name`` is inside ``site``."""
    return [
        value
        if isinstance(value := told.get(title), str)
        else _text(_inside(told, title))
        for title in head
    ]


def keys(told: Mapping[str, Any], before: str = "") -> Iterator[str]:
    """Give the keys of an object, and of the objects inside it: ``site.name``."""
    for key, value in told.items():
        if isinstance(value, dict):
            yield from keys(value, f"{before}{key}.")
        else:
            yield before + key


def all_keys(objects: Iterable[Mapping[str, Any]]) -> list[str]:
    """Give the keys of all objects, in the order in which they come."""
    return list(dict.fromkeys(key for told in objects for key in keys(told)))


def _inside(told: Any, path: str) -> Any:
    if isinstance(told, dict) and path in told:
        return told[path]
    first, _, rest = path.partition(".")
    inner = told.get(first) if isinstance(told, dict) else None
    return _inside(inner, rest) if rest else None


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, bool):
        return _WORDS[value]
    return json.dumps(value, ensure_ascii=False)
