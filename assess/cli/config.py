"""The office's own folder: ``assess.toml``, found in the working folder or above."""

from __future__ import annotations

import difflib
import os
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import tomli
import typer

from assess.messages import _
from assess.problems import InputError, Location, Problem, refuse
from assess.workdays import WorkCalendar

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE: Final = "assess.toml"
RECORD: Final = "record.db"
SCHEME: Final = "scheme.toml"

RecordOption = Annotated[
    Path | None,
    typer.Option("--record", help=_("The record; else what assess.toml names.")),
]
SchemeOption = Annotated[
    Path | None,
    typer.Option("--scheme", help=_("The scheme; else what assess.toml names.")),
]

_KEYS: Final[dict[str, dict[str, type]]] = {
    "office": {"name": str},
    "record": {"path": str},
    "scheme": {"path": str},
    "calendar": {"holidays": list, "workdays": list},
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Office:
    """One office: where its record and scheme are, and the days that it works."""

    folder: Path
    record_path: Path
    scheme_path: Path
    calendar: WorkCalendar = field(default_factory=WorkCalendar)
    name: str = ""


def office(record: Path | None = None, scheme: Path | None = None) -> Office:
    """Read the office's ``assess.toml``; `record` and `scheme` go before what it says.

    Raises InputError: no-office, or everything that is wrong with the file.
    """
    file = _nearest()
    if file is None:
        if record is None and scheme is None:
            raise refuse("no-office")
        return Office(
            folder=Path(),
            record_path=record or Path(RECORD),
            scheme_path=scheme or Path(SCHEME),
        )
    told = _read(file)
    folder, calendar = file.parent, told.get("calendar", {})
    return Office(
        folder=folder,
        record_path=record or folder / told.get("record", {}).get("path", RECORD),
        scheme_path=scheme or folder / told.get("scheme", {}).get("path", SCHEME),
        calendar=WorkCalendar(
            frozenset(calendar.get("holidays", ())),
            frozenset(calendar.get("workdays", ())),
        ),
        name=told.get("office", {}).get("name", ""),
    )


def _nearest() -> Path | None:
    """Look for the file here and above; its path is short, for messages."""
    here = Path.cwd()
    found = (f for f in (here, *here.parents) if (f / FILE).is_file())
    folder = next(found, None)
    return None if folder is None else Path(os.path.relpath(folder)) / FILE


def _read(file: Path) -> dict[str, Any]:
    try:
        text = file.read_text("utf-8-sig")
        told = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        where = Location(str(file), error.lineno, error.colno)
        raise refuse("office-not-toml", where, reason=error.msg) from error
    except UnicodeDecodeError as error:
        raise refuse("office-not-utf8", Location(str(file))) from error
    if problems := list(_faults(told, _Lines(str(file), text.splitlines()))):
        raise InputError(problems)
    return told


@dataclass(frozen=True, slots=True)
class _Lines:
    """The file as written, to say where a key stands."""

    file: str
    lines: list[str]

    def place(self, table: str, key: str = "") -> Location:
        """Find `key` below the head of `table`; the whole file where neither is."""
        inside = False
        for number, line in enumerate(self.lines, 1):
            bare = line.strip()
            head = bare.startswith("[")
            inside = bare.startswith(f"[{table}]") if head else inside
            word = key or f"[{table}]"
            if inside and head is not bool(key) and bare.startswith(word):
                return Location(self.file, number, line.index(word) + 1, line)
        return Location(self.file)


def _faults(told: dict[str, Any], lines: _Lines) -> Iterator[Problem]:
    for table, keys in told.items():
        if table not in _KEYS or not isinstance(keys, dict):
            yield _unknown(table, _KEYS, lines.place(table))
            continue
        for key, value in keys.items():
            where = lines.place(table, key)
            if key not in _KEYS[table]:
                yield _unknown(key, _KEYS[table], where)
            elif not _fits(value, _KEYS[table][key]):
                code = (
                    "office-wants-days" if table == "calendar" else "office-wants-text"
                )
                yield Problem(code, where, {"key": key})


def _fits(value: object, kind: type) -> bool:
    if isinstance(value, list) and kind is list:
        return all(type(day) is date for day in value)
    return isinstance(value, kind) and kind is not list


def _unknown(key: str, known: dict[str, Any], where: Location) -> Problem:
    near = difflib.get_close_matches(key, known, 1)
    if near:
        return Problem("office-misspelt-key", where, {"key": key, "near": near[0]})
    return Problem("office-unknown-key", where, {"key": key, "known": tuple(known)})
