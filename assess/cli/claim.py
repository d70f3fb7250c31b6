"""``assess claim``: claims of "not applicable", accepted or refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

import typer

from assess.cli import screen
from assess.cli.app import app, summary
from assess.cli.config import RecordOption, office
from assess.cli.help import Pages
from assess.cli.options import (
    AuthorityOption,
    DocumentOption,
    DryRunOption,
    FormatOption,
    ReasonOption,
    clock,
    many,
    who,
)
from assess.messages import _

if TYPE_CHECKING:
    from assess.records.decisions import Grounds

NumbersArgument = Annotated[
    list[int],
    typer.Argument(
        parser=many,
        metavar="NUMBER",
        help=_("Numbers of claims, as list shows them."),
    ),
]

commands: Final = Pages(name="claim", help=summary("claim"))
app.add_typer(commands)


@commands.command("list", help=_("List claims, and what was decided about them."))
def list_(
    undecided: Annotated[
        bool, typer.Option("--open", help=_("Only those that nobody decided yet."))
    ] = False,
    how: FormatOption = "table",
    record: RecordOption = None,
) -> None:
    """List the claims."""
    from assess.records.claims import read_claims  # noqa: PLC0415 - heavy
    from assess.records.store import open_record  # noqa: PLC0415
    from assess.reports.claims import claims_table  # noqa: PLC0415

    with open_record(office(record).record_path).reading() as connection:
        claims = read_claims(connection)
    shown = [claim for claim in claims if claim.open or not undecided]
    if shown or how != "table":
        screen.print_tables([claims_table(shown)], how)
    else:
        screen.say(_("There are none."))


@commands.command(help=_("Accept claims: their indicators do not apply."))
def accept(
    numbers: NumbersArgument,
    reason: Annotated[
        str, typer.Option("--reason", metavar="TEXT", help=_("Why; it is kept."))
    ] = "",
    authority: AuthorityOption = "",
    document: DocumentOption = "",
    dry_run: DryRunOption = False,
    record: RecordOption = None,
) -> None:
    """Accept claims."""
    from assess.records.decisions import Grounds  # noqa: PLC0415 - heavy

    grounds = Grounds(reason=reason, authority=authority, document=document)
    _rule(record, numbers, grounds, accepted=True, dry_run=dry_run)


@commands.command(
    help=_("Refuse claims: what else was seen counts, or that nothing was.")
)
def refuse(
    numbers: NumbersArgument,
    reason: ReasonOption,
    authority: AuthorityOption = "",
    document: DocumentOption = "",
    dry_run: DryRunOption = False,
    record: RecordOption = None,
) -> None:
    """Refuse claims."""
    from assess.records.decisions import Grounds  # noqa: PLC0415 - heavy

    grounds = Grounds(reason=reason, authority=authority, document=document)
    _rule(record, numbers, grounds, accepted=False, dry_run=dry_run)


def _rule(
    record: str | None,
    numbers: list[int],
    grounds: Grounds,
    *,
    accepted: bool,
    dry_run: bool,
) -> None:
    from assess.records.changes import Author  # noqa: PLC0415 - heavy
    from assess.records.claims import rule_on_claims  # noqa: PLC0415
    from assess.records.store import open_record  # noqa: PLC0415

    opened, author = open_record(office(record).record_path), Author(clock(), who())
    with opened.trying() if dry_run else opened.writing() as connection:
        batch, claims = rule_on_claims(
            connection, numbers, grounds, author, accepted=accepted
        )
    said = _("{number} {name}, {check}: refused")
    if accepted:
        said = _("{number} {name}, {check}: accepted")
    for claim in claims:
        told = said.format(number=claim.number, name=claim.name, check=claim.check)
        screen.say(told)
    if dry_run:
        screen.say(_("A trial: nothing was written."))
        return
    kept = _("Kept as batch {batch}; assess batch withdraw {batch} takes it back.")
    screen.say(kept.format(batch=batch))
