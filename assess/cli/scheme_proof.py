"""``assess scheme prove``: the search for a worse fact that scores better."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from assess.cli import screen
from assess.cli.app import FAULTS
from assess.cli.config import office
from assess.cli.options import many
from assess.cli.scheme import FileArgument, commands
from assess.messages import _, _n

if TYPE_CHECKING:
    from pathlib import Path

    from assess.scoring.proving import Proof


@commands.command(
    help=_("Search for a fact that is made worse, and a total that rises by it.")
)
def prove(
    file: FileArgument = None,
    trials: Annotated[
        int,
        typer.Option(
            "--trials", parser=many, metavar="NUMBER", help=_("How often to try.")
        ),
    ] = 2000,
    seed: Annotated[
        int, typer.Option("--seed", help=_("From what chance is drawn."))
    ] = 1,
) -> None:
    """Try changes of facts; end with status 3 where one breaks the rule."""
    from assess.reports.proof import in_words  # noqa: PLC0415 - heavy
    from assess.scheme.load import load_scheme  # noqa: PLC0415
    from assess.scoring.proving import search  # noqa: PLC0415

    ours = office(scheme=file)
    scheme = load_scheme(ours.scheme_path)
    with screen.progress(_("trials")) as done:
        proof = search(scheme, ours.calendar, trials=trials, seed=seed, progress=done)
    for found in proof.found:
        for line in in_words(scheme, found):
            screen.indented(line.lstrip(), len(line) - len(line.lstrip()))
        screen.say()
    screen.indented(_summed_up(ours.scheme_path, proof, seed), 0)
    if proof.found:
        raise typer.Exit(FAULTS)


def _summed_up(path: Path, proof: Proof, seed: int) -> str:
    """Say what was tried, so that it can be tried again."""
    if proof.found:
        many = len(proof.found)
        said = _n(
            "{path}: a worse fact can score better, by {many} check; "
            "{trials} trials from seed {seed}",
            "{path}: worse facts can score better, by {many} checks; "
            "{trials} trials from seed {seed}",
            many,
        )
        return said.format(path=path, many=many, trials=proof.trials, seed=seed)
    said = _(
        "{path}: no worse fact scored better in {trials} trials from seed {seed}, "
        "each of {changes} changes at least once; that is no proof for all others"
    )
    return said.format(path=path, trials=proof.trials, seed=seed, changes=proof.changes)
