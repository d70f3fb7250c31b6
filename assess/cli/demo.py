"""``assess demo``: the sample district from an empty folder to a ranking."""

from __future__ import annotations

import calendar
from contextlib import chdir
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from assess.cli import config, screen
from assess.cli.app import app, summary
from assess.messages import _
from assess.problems import Location, refuse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FILES: Final = ("units.csv", "self-checks.csv", "monitoring.csv", "inspections.csv")
RANKING: Final = Path("ranking.csv")
TODAY: Final = date(2015, 4, 10)  # the last day of monitoring and inspections
_SCHEME_ID: Final = "qiyi-2014"
_PACKAGE: Final = Path(__file__).parent.parent


@app.command(help=summary("demo"))
def demo(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help=_("Where to put the sample."))
    ] = Path("demo"),
) -> None:
    """Copy the sample, then run the commands of an office's year."""
    lay_out(folder)
    with chdir(folder):
        for typed, run in _walk():
            screen.say(f"{folder}$ {typed}")
            run()
            screen.say()
    screen.say(_("The ranking as a file: {file}").format(file=folder / RANKING))
    screen.say(
        _("Change {scheme}, then run this again.").format(scheme=folder / config.SCHEME)
    )


def _walk() -> Iterator[tuple[str, Callable[[], None]]]:
    """Give each command as a person would type it, and what it runs."""
    from assess.cli import export, intake, remind, score  # noqa: PLC0415 - they import app

    files = [Path(name) for name in FILES]
    yield f"assess import {' '.join(FILES)}", lambda: intake.import_files(files)
    yield (
        "assess score",
        lambda: score.make_and_show(
            config.office(), calendar.timegm(TODAY.timetuple())
        ),
    )
    yield (
        f"assess remind --today {TODAY}",
        lambda: remind.show_matters(config.office(), TODAY),
    )
    yield (
        f"assess export {RANKING} --force",
        lambda: export.export(RANKING, force=True),
    )


def lay_out(folder: Path) -> None:
    """Put the sample into `folder`; what is there already stays as it is.

    Raises InputError: not-the-demo where another office works, cannot-make.
    """
    from shutil import copyfile  # noqa: PLC0415 - heavy

    from assess.cli.init import starter  # noqa: PLC0415 - it imports app
    from assess.records.store import create_record  # noqa: PLC0415 - heavy

    if folder.is_dir() and any(folder.iterdir()) and not _is_demo(folder):
        raise refuse("not-the-demo", Location(str(folder)))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in (config.SCHEME, *FILES):
            if not (folder / name).exists():
                copyfile(sample(name), folder / name)
        if not (folder / config.FILE).exists():
            (folder / config.FILE).write_text(starter("assess", TODAY.year), "utf-8")
    except OSError as error:
        where = Location(str(folder))
        raise refuse("cannot-make", where, reason=error.strerror) from error
    if not (folder / config.RECORD).exists():
        create_record(folder / config.RECORD)


def _is_demo(folder: Path) -> bool:
    """Tell whether `folder` holds the sample: its scheme is the sample's."""
    scheme = folder / config.SCHEME
    mark = f'"{_SCHEME_ID}"'
    return scheme.is_file() and mark in scheme.read_text("utf-8", errors="replace")


def sample(name: str) -> Path:
    """Find a file of the sample: in the package, or beside it in the source tree."""
    packaged = _PACKAGE / "sample" / name
    if packaged.is_file():
        return packaged
    if name == config.SCHEME:
        return _PACKAGE.parent / "rules" / f"{_SCHEME_ID}.toml"
    return _PACKAGE.parent / "sample_data" / name
