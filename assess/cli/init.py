"""``assess init``: a folder to begin with."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated, Final

import typer

from assess.cli import config, screen
from assess.cli.app import app, summary
from assess.messages import _, language
from assess.problems import InputError, Location, Problem, refuse

_STARTER: Final = Path(__file__).parent.parent / "starter"
_ITS_YEAR: Final = "2025"  # the year that stands in the starter; this one goes there


@app.command(help=summary("init"))
def init(
    folder: Annotated[
        Path,
        typer.Argument(metavar="DIR", help=_("Where; else here."), show_default=False),
    ] = Path(),
    force: Annotated[
        bool,
        typer.Option("--force", help=_("Write over files; never over a record.")),
    ] = False,
) -> None:
    """Write the starter files and say what to do next."""
    kept = set_up(folder, datetime.now().astimezone().year, force=force)
    made = _("Made {files}.") if not kept else _("Made {files}; the record is kept.")
    names = [config.FILE, config.SCHEME, *([] if kept else [config.RECORD])]
    screen.say(made.format(files=_(", ").join(str(folder / name) for name in names)))
    screen.say(_next_steps(folder))


def set_up(folder: Path, year: int, *, force: bool) -> bool:
    """Write settings, scheme and record into `folder`; tell whether a record was kept.

    Raises InputError: already-there for each file in the way, cannot-make.
    """
    from assess.records.store import create_record  # noqa: PLC0415 - heavy

    taken = [n for n in _names() if (folder / n).exists()]
    if taken and not force:
        places = (Location(str(folder / name)) for name in taken)
        raise InputError(Problem("already-there", place) for place in places)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / config.FILE).write_text(starter("assess", year), "utf-8")
        (folder / config.SCHEME).write_text(starter("scheme", year), "utf-8")
    except OSError as error:
        where = Location(str(folder))
        raise refuse("cannot-make", where, reason=error.strerror) from error
    if config.RECORD not in taken:
        create_record(folder / config.RECORD)
    return config.RECORD in taken


def starter(name: str, year: int) -> str:
    """Give a starter file in the reader's language, for `year`."""
    text = (_STARTER / f"{name}.{language()}.toml").read_text("utf-8")
    return text.replace(_ITS_YEAR, str(year))


def _names() -> tuple[str, ...]:
    return config.FILE, config.SCHEME, config.RECORD


def _next_steps(folder: Path) -> str:
    steps = [
        _("Write your rules into scheme.toml: assess scheme check scheme.toml"),
        _("List who is assessed (code, name, class): assess import units.csv"),
        _("Take in facts (unit, indicator, value, date): assess import facts.csv"),
        _("See where everybody stands: assess score"),
        _("See who is late with what: assess remind"),
    ]
    if folder != Path():
        steps.insert(0, _("Go there: cd {folder}").format(folder=folder))
    numbered = (f"  {number}. {step}" for number, step in enumerate(steps, 1))
    trial = _("For a whole year on a sample district: assess demo")
    return "\n".join([_("What to do next:"), *numbered, trial])
