"""``assess notice``: the templates of letters, to be edited in Word."""

from __future__ import annotations

from operator import methodcaller
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from assess.cli import screen
from assess.cli.app import app, summary
from assess.cli.help import Pages
from assess.messages import _
from assess.problems import InputError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.exports.placeholders import Known
    from assess.exports.table import Table

FolderArgument = Annotated[
    Path, typer.Argument(metavar="DIR", help=_("Where the templates go."))
]
TemplateArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help=_("A template of Word."))
]

commands: Final = Pages(name="notice", help=summary("notice"))
app.add_typer(commands)


@commands.command(help=_("Write the templates of letters, to be edited in Word."))
def templates(
    folder: FolderArgument,
    *,
    form: Annotated[
        Literal["letter", "red-headed"],
        typer.Option("--form", help=_("A letter, or under a red head.")),
    ] = "letter",
    force: Annotated[
        bool, typer.Option("--force", help=_("Write over files that are there."))
    ] = False,
) -> None:
    """Copy the templates of the package."""
    from assess.exports.letters import shipped  # noqa: PLC0415 - heavy
    from assess.files import make_folder, write_whole  # noqa: PLC0415

    found = {folder / path.name: path.read_bytes() for path in shipped(form)}
    there = [path for path in found if path.exists()]
    if there and not force:
        raise InputError(Problem("file-exists", Location(str(path))) for path in there)
    make_folder(folder)
    for path, told in found.items():
        write_whole(path, methodcaller("write", told), force=force)
    said = _("Wrote {many} templates into {folder}.")
    screen.say(said.format(many=len(found), folder=folder))
    said = _('To use them, write in assess.toml: [notices] templates = "{folder}"')
    screen.say(said.format(folder=folder.as_posix()))


@commands.command(help=_("List the fields of a template, and those it gets wrong."))
def check(
    template: TemplateArgument,
) -> None:
    """Check a template against the fields of notices, or of the circular."""
    from assess.exports.placeholders import faults  # noqa: PLC0415 - heavy
    from assess.reminders.letter_fields import KNOWN as NOTICE  # noqa: PLC0415
    from assess.reports.circular_letter import KNOWN as CIRCULAR  # noqa: PLC0415

    found = [(faults(template, known), known) for known in (NOTICE, CIRCULAR)]
    wrong, known = min(found, key=lambda each: len(each[0]))
    screen.print_tables([_table(known)], "table")
    if wrong:
        raise InputError(wrong)
    screen.say(_("The template is in order."))


def _table(known: Known) -> Table:
    from assess.exports.table import Table  # noqa: PLC0415 - heavy

    return Table(
        title=_("Fields that a template may ask for"),
        columns=(_("Field"), _("What it says")),
        rows=tuple(_rows(known)),
    )


def _rows(known: Known, before: str = "") -> Iterator[tuple[str, str]]:
    for name, said in known.items():
        if isinstance(said, str):
            yield f"{before}{name}", _(said)
        else:
            yield f"{before}{name}", _("a list; of each:")
            yield from _rows(said, f"{before}{name}.")
