"""The office's own folder: ``assess.toml``, found in the working folder or above."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from assess.messages import _
from assess.problems import refuse
from assess.records.places import place_of

if TYPE_CHECKING:
    from assess.cli.settings import Office

FILE: Final = "assess.toml"
RECORD: Final = "record.db"
SCHEME: Final = "scheme.toml"

RecordOption = Annotated[
    str | None,
    typer.Option(
        "--record",
        help=_("The record: a file, or postgresql://…; else what assess.toml names."),
        show_default=False,
    ),
]
SchemeOption = Annotated[
    Path | None,
    typer.Option("--scheme", help=_("The scheme; else what assess.toml names.")),
]


def office(record: str | None = None, scheme: Path | None = None) -> Office:
    """Read the office's ``assess.toml``; `record` and `scheme` go before what it says.

    Raises InputError: no-office, or everything that is wrong with the file.
    """
    from assess.cli.settings import Office, read_office  # noqa: PLC0415 - heavy

    file = _nearest()
    if file is None:
        if record is None and scheme is None:
            raise refuse("no-office")
        given = Office(
            folder=Path(), record_path=Path(RECORD), scheme_path=Path(SCHEME)
        )
    else:
        given = read_office(file)
    return replace(
        given,
        record_path=place_of(record) if record else given.record_path,
        scheme_path=scheme or given.scheme_path,
    )


def _nearest() -> Path | None:
    """Look for the file here and above; its path is short, for messages."""
    here = Path.cwd()
    found = (f for f in (here, *here.parents) if (f / FILE).is_file())
    folder = next(found, None)
    return None if folder is None else Path(os.path.relpath(folder)) / FILE
