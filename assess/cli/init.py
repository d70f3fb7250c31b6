"""``assess init``: a folder to begin with."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from assess.cli import config, screen
from assess.cli.app import app, summary
from assess.messages import _, language
from assess.problems import InputError, Location, Problem, refuse
from assess.records.places import place_of

if TYPE_CHECKING:
    from assess.records.places import Place

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
    record: Annotated[
        str,
        typer.Option(
            "--record",
            help=_("The address of an empty database, to keep the record there."),
            show_default=False,
        ),
    ] = config.RECORD,
) -> None:
    """Write the starter files and say what to do next."""
    place, year = place_of(record, folder), datetime.now().astimezone().year
    kept = set_up(folder, year, place, force=force)
    made = _("Made {files}.") if not kept else _("Made {files}; the record is kept.")
    names = [str(folder / name) for name in (config.FILE, config.SCHEME)]
    names += [] if kept else [str(place)]
    screen.say(made.format(files=_(", ").join(names)))
    screen.say(_next_steps(folder))


def set_up(folder: Path, year: int, place: Place, *, force: bool) -> bool:
    """Write settings, scheme and record; tell whether a record was kept.

    Raises InputError: already-there for each file in the way, cannot-make.
    """
    files = folder / config.FILE, folder / config.SCHEME
    taken = [f for f in (*files, place) if isinstance(f, Path) and f.exists()]
    if taken and not force:
        raise InputError(Problem("already-there", Location(str(f))) for f in taken)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        made = _made(place, force=force)
        settings = starter("assess", year)
        if not isinstance(place, Path):
            settings = settings.replace(f'"{config.RECORD}"', f'"{place}"')
        files[0].write_text(settings, "utf-8")
        files[1].write_text(starter("scheme", year), "utf-8")
    except OSError as error:
        where = Location(str(folder))
        raise refuse("cannot-make", where, reason=error.strerror) from error
    return not made


def _made(place: Place, *, force: bool) -> bool:
    """Make a record; by `force`, leave one as it is, and tell so."""
    from assess.records.store import create_record  # noqa: PLC0415 - heavy

    try:
        create_record(place)
    except InputError as error:
        if force and error.problems[0].code in {"record-exists", "schema-in-use"}:
            return False
        raise
    return True


def starter(name: str, year: int) -> str:
    """Give a starter file in the reader's language, for `year`."""
    text = (_STARTER / f"{name}.{language()}.toml").read_text("utf-8")
    return text.replace(_ITS_YEAR, str(year))


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
