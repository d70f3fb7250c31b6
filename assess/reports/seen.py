"""Observations, each in a line: what a number was made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.messages import _
from assess.records.elsewhere.origins import heads_of
from assess.scoring.facts import SHOWN, facts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from assess.scoring.facts import Fact
    from assess.scoring.looking import Look
    from assess.scoring.runs import RunHead


def seen_lines(
    connection: Connection,
    run: RunHead,
    unit: int,
    look: Look,
    *,
    failed: bool = False,
) -> Iterator[str]:
    """Tell the newest observations of a look, and whether there are others.

    With `failed`, looks that failed go before all others.
    """
    facts = facts_of(connection, unit, look, run.cutoff, failed=failed)
    yield from map(_line, facts[:SHOWN])
    if len(facts) > SHOWN:
        yield _("and others") if failed else _("and older ones")
    if head := heads_of(connection, run.id).get(look.source):
        said = _("single observations stand elsewhere: {place}, up to no. {number}")
        yield said.format(place=head.place, number=head.cutoff)


def _line(fact: Fact) -> str:
    line = _("{seen}: {value} (no. {number}, {place})").format(
        seen=" ".join(filter(None, (fact.seen, fact.kind))),
        value=fact.value,
        number=fact.number,
        place=fact.origin,
    )
    return _("; ").join((line, *fact.beside))
