"""The office's own folder: ``assess.toml``, found in the working folder or above."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import date  # noqa: TC003 - the binder reads the annotations
from pathlib import Path
from typing import Annotated, Final

import typer

from assess.messages import _
from assess.problems import InputError, refuse
from assess.workdays import WorkCalendar

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


@dataclass(frozen=True, kw_only=True, slots=True)
class _Itself:
    """``[office]``."""

    name: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Record:
    """``[record]``."""

    path: str = RECORD


@dataclass(frozen=True, kw_only=True, slots=True)
class _Scheme:
    """``[scheme]``."""

    path: str = SCHEME


@dataclass(frozen=True, kw_only=True, slots=True)
class _Calendar:
    """``[calendar]``: what differs from the published holidays."""

    holidays: tuple[date, ...] = ()
    workdays: tuple[date, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Settings:
    """The whole file; every table and key may be left out."""

    office: _Itself = field(default_factory=_Itself)
    record: _Record = field(default_factory=_Record)
    scheme: _Scheme = field(default_factory=_Scheme)
    calendar: _Calendar = field(default_factory=_Calendar)


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
    return Office(
        folder=file.parent,
        record_path=record or file.parent / told.record.path,
        scheme_path=scheme or file.parent / told.scheme.path,
        calendar=WorkCalendar(
            frozenset(told.calendar.holidays), frozenset(told.calendar.workdays)
        ),
        name=told.office.name,
    )


def _nearest() -> Path | None:
    """Look for the file here and above; its path is short, for messages."""
    here = Path.cwd()
    found = (f for f in (here, *here.parents) if (f / FILE).is_file())
    folder = next(found, None)
    return None if folder is None else Path(os.path.relpath(folder)) / FILE


def _read(file: Path) -> _Settings:
    from assess.scheme.binding import Binder  # noqa: PLC0415 - loads the catalogues
    from assess.scheme.document import Document, read_text  # noqa: PLC0415

    document, binder = Document(str(file), read_text(file)), Binder()
    told = binder.table(_Settings, document.values, ())
    if binder.faults:
        raise InputError(map(document.problem, binder.faults))
    return told
