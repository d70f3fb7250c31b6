"""``assess scheme table`` and ``import``: a scheme to the published table, and back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assess.cli import screen
from assess.cli.scheme import commands
from assess.messages import _

SchemeArgument = Annotated[Path, typer.Argument(metavar="FILE", help=_("The scheme."))]
TableArgument = Annotated[
    Path, typer.Argument(metavar="OUT", help=_("Its suffix says the format."))
]
WorkbookArgument = Annotated[
    Path, typer.Argument(metavar="TABLE", help=_("A workbook (.xlsx, .xls)."))
]
SkeletonArgument = Annotated[
    Path, typer.Argument(metavar="OUT", help=_("The scheme to write."))
]
OnlyOption = Annotated[
    str, typer.Option("--class", help=_("The sheet of this class only."))
]
ForceOption = Annotated[
    bool, typer.Option("--force", help=_("Write over a file that is there."))
]


@commands.command(help=_("Write a scheme as the table that an office publishes."))
def table(
    file: SchemeArgument,
    out: TableArgument,
    only: OnlyOption = "",
    force: ForceOption = False,
) -> None:
    """Write the annex of a scheme."""
    from assess.exports import export  # noqa: PLC0415 - only when needed
    from assess.reports.annex import annex  # noqa: PLC0415
    from assess.scheme.load import load_scheme  # noqa: PLC0415

    tables = list(annex(load_scheme(file), only))
    export(tables, out, force=force)
    screen.say(_("Wrote {file}.").format(file=out))


@commands.command("import", help=_("Begin a scheme from a published table."))
def import_(
    workbook: WorkbookArgument,
    out: SkeletonArgument,
    sheet: Annotated[
        str, typer.Option("--sheet", help=_("The sheet that holds the table."))
    ] = "",
    force: ForceOption = False,
) -> None:
    """Write a skeleton, and say what is left to do."""
    from assess.exports import write_whole  # noqa: PLC0415 - only when needed
    from assess.intake.annex import skeleton  # noqa: PLC0415

    made = skeleton(workbook, out.stem, sheet)
    write_whole(out, lambda file: file.write(made.text.encode()), force=force)
    said = _("Wrote {file}: {leaves} indicators.")
    screen.say(said.format(file=out, leaves=made.leaves))
    if made.unmarked:
        said = _("Left out, because their marks cannot be read: {names}.")
        screen.say(said.format(names=_(", ").join(made.unmarked)))
    screen.say(_("What is left open: assess scheme check {file}").format(file=out))
