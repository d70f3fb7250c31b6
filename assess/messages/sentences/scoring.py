"""What can be wrong with scoring and its results."""

from __future__ import annotations

from typing import Final

from assess.messages import N_

SAID: Final[dict[str, tuple[str, str]]] = {
    "no-units": (
        N_("the record holds no units to score"),
        N_("take them in first: assess import units.csv"),
    ),
    "class-unknown": (
        N_("units of the record are of a class that the scheme does not have: {found}"),
        N_("the scheme has {known}; correct the units or add a [[class]]"),
    ),
    "read-otherwise": (
        N_("{indicator} was recorded as {recorded}, and the scheme now reads {wanted}"),
        N_("give the leaf a new check, or go back to the method it had"),
    ),
    "word-unknown": (
        N_("{indicator} holds the word “{word}”, and its method knows {known}"),
        N_("add it to the method's levels"),
    ),
    "kind-unknown": (
        N_("{check} holds findings of the kind “{kind}”, and {known} are weighed"),
        N_("add it to the kinds of the measure; a kind may weigh 0"),
    ),
    "no-run": (
        N_("there is no score run {number}"),
        N_("assess runs list shows the runs that there are"),
    ),
    "no-run-yet": (
        N_("nothing has been scored yet"),
        N_("make a score run first: assess score"),
    ),
    "not-in-run": (
        N_("no unit “{unit}” in score run {run}"),
        N_("give the code or the full name, as the ranking shows it"),
    ),
    "no-run-before": (
        N_("there is no score run before {run} to compare it with"),
        N_("make another: assess score"),
    ),
    "run-differs": (
        N_("score run {run} does not come out again: {unit} has another total or rank"),
        N_("assess runs verify {run} tells what differs"),
    ),
    "not-scored": (
        N_("no unit “{unit}” is scored in the scheme's period"),
        N_("give the code or the full name, as the list of units has it"),
    ),
    "no-such-class": (
        N_("the scheme has no class “{name}”"),
        N_("it has {known}"),
    ),
    "indicator-unknown": (
        N_("no indicator “{indicator}” on this unit's sheet"),
        N_("assess scheme show lists them"),
    ),
    "check-unread": (
        N_("nothing in the scheme reads what {source} filed under “{check}”"),
        N_("if a check was renamed, name it in the scheme as it was recorded"),
    ),
    "check-unread-near": (
        N_("nothing in the scheme reads what {source} filed under “{check}”"),
        N_("did you mean check = “{near}”? Name it as it was recorded"),
    ),
    "unknown-format": (
        N_("no format is known by this suffix"),
        N_("use one of {known}"),
    ),
    "file-exists": (
        N_("the file is there already, and nothing was written"),
        N_("choose another name, or --force"),
    ),
    "cannot-write": (N_("cannot be written: {reason}"), ""),
}
