"""``assess circular``: the results as they are made known to everybody."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from assess.cli import screen
from assess.cli.app import app, summary
from assess.cli.config import RecordOption, office
from assess.cli.options import DocumentOption, RunOption, TodayOption, many, today_or
from assess.messages import _
from assess.problems import Location, refuse

if TYPE_CHECKING:
    from assess.cli.settings import Office
    from assess.reports.circular import Circular
    from assess.reports.circular_letter import Imprint

SUFFIXES: Final = (".docx", ".md")


@app.command(help=summary("circular"))
def circular(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help=_("Where to: .docx or .md."))
    ],
    *,
    run: RunOption = None,
    against: Annotated[
        int | None,
        typer.Option(
            "--against",
            parser=many,
            metavar="NUMBER",
            help=_("An earlier run: who has more than in it."),
        ),
    ] = None,
    document: DocumentOption = "",
    force: Annotated[
        bool, typer.Option("--force", help=_("Write over a file that is there."))
    ] = False,
    today: TodayOption = None,
    record: RecordOption = None,
) -> None:
    """Write the circular of a score run."""
    from assess.files import write_whole  # noqa: PLC0415 - heavy
    from assess.records.store import open_record  # noqa: PLC0415
    from assess.reports.circular import circular as read  # noqa: PLC0415
    from assess.reports.circular_letter import Imprint  # noqa: PLC0415

    if file.suffix.lower() not in SUFFIXES:
        raise refuse("unknown-format", Location(str(file)), known=SUFFIXES)
    ours = office(record)
    with open_record(ours.record_path).reading() as connection:
        said = read(connection, run, against)
    imprint = Imprint(
        office=ours.name,
        contact=ours.contact,
        phone=ours.phone,
        day=today_or(today),
        document=document,
    )
    told = _written(ours, said, imprint, file.suffix.lower())
    write_whole(file, lambda stream: stream.write(told), force=force)
    screen.say(_("Wrote the circular to {file}.").format(file=file))


def _written(ours: Office, said: Circular, imprint: Imprint, suffix: str) -> bytes:
    """Give the bytes of the file."""
    from io import BytesIO  # noqa: PLC0415 - heavy, as all of these

    from assess.exports.letters import CIRCULAR  # noqa: PLC0415
    from assess.exports.to_docx import fill  # noqa: PLC0415
    from assess.reports.circular_letter import fields_of, markdown  # noqa: PLC0415

    if suffix == ".md":
        return markdown(said, imprint).encode()
    stream = BytesIO()
    template = ours.letters.template(CIRCULAR)
    fill(template, fields_of(said, imprint), stream)
    return stream.getvalue()
