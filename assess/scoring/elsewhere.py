"""What sheets look at of sources that live elsewhere, asked for once for all units."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from assess.problems import Location, Problem, refuse
from assess.records.elsewhere.origins import heads_of
from assess.records.elsewhere.told import sources_of
from assess.scoring.sheet import parts_of, sheets_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from sqlalchemy import Connection

    from assess.records.elsewhere.asking import Wanted
    from assess.records.elsewhere.brought import Brought
    from assess.records.fold import Window
    from assess.scheme.model import Scheme
    from assess.scoring.looking import Look
    from assess.scoring.sheet import Sheet

_NUMBERS: Final = {"number", "yes-no"}


def brought_for(connection: Connection, scheme: Scheme) -> Brought | None:
    """Bring what a scheme looks at; None: no source lives elsewhere.

    Raises InputError: elsewhere-unknown, elsewhere-number, elsewhere-sample, and as
    `bring` does.
    """
    if not (sources := sources_of(connection)):
        return None
    from assess.records.elsewhere.brought import bring  # noqa: PLC0415 - seldom wanted

    _known(scheme, sources)
    return bring(connection, wanted_of(scheme, sources))


def brought_again(
    connection: Connection, scheme: Scheme, run: int, *, kept: bool
) -> Brought | None:
    """Bring what a run saw; `kept`: by its own scheme, so that what it kept will do.

    Raises InputError as `bring_again` does.
    """
    if not (heads := heads_of(connection, run)):
        return None
    from assess.records.elsewhere.brought import (  # noqa: PLC0415 - seldom wanted
        bring_again,
    )

    return bring_again(connection, wanted_of(scheme, heads), run, kept=kept)


def strangers(connection: Connection, run: int) -> Iterator[Problem]:
    """Warn of units that tables elsewhere tell of and the record does not know."""
    for head in heads_of(connection, run).values():
        if head.strangers:
            facts = {"many": head.strangers, "source": head.source}
            where = Location(head.place)
            yield Problem("elsewhere-strangers", where, facts, severity="warning")


def _known(scheme: Scheme, sources: Iterable[str]) -> None:
    known = [source.id for source in scheme.sources]
    for source in sources:
        if source not in known:
            raise refuse("elsewhere-unknown", source=source, known=tuple(known))


def wanted_of(scheme: Scheme, sources: Collection[str]) -> list[Wanted]:
    """Say what is wanted of sources, by source, window and parts."""
    from assess.records.elsewhere.asking import Wanted  # noqa: PLC0415 - seldom wanted

    sheets = sheets_of(scheme)
    for sheet in sheets.values():
        _can_be_asked(sheet, sources)
    found: dict[tuple[str, Window, tuple[int, ...] | None], set[str]]
    found = defaultdict(set)
    for look in _looks(sheets):
        if look.source in sources:
            found[look.source, look.window, None].add(look.check)
            if look.apart and len(look.apart.edges) != 1:
                found[look.source, look.window, look.apart.edges].add(look.check)
    asked = sorted(found, key=_order)
    return [Wanted(*each, tuple(sorted(found[each]))) for each in asked]


def _order(
    asked: tuple[str, Window, tuple[int, ...] | None],
) -> tuple[str, int, int, tuple[int, ...]]:
    source, window, edges = asked
    return source, window.first, window.last, (-1,) if edges is None else edges


def _looks(sheets: Mapping[str, Sheet]) -> Iterator[Look]:
    for sheet in sheets.values():
        yield from sheet.looks


def _can_be_asked(sheet: Sheet, sources: Collection[str]) -> None:
    """Refuse what a table elsewhere does not tell: words, dates, samples by day."""
    for leaf in sheet.leaves:
        for source in leaf.indicator.sources:
            if source in sources and leaf.indicator.reading not in _NUMBERS:
                raise refuse(
                    "elsewhere-number", indicator=leaf.indicator.id, source=source
                )
    for _number, veto in sheet.vetoes:
        for part in parts_of(veto.when):
            if part.sample and part.source in sources:
                raise refuse("elsewhere-sample", source=part.source)
