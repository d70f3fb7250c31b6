"""Some of the units of a run, judged one after another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from assess.records.answers import Answers
from assess.scoring.leaves import CellBook
from assess.scoring.panel import Panel
from assess.scoring.samples import Samples
from assess.scoring.sheet import sheets_of
from assess.scoring.streams import Grounds, tallies
from assess.scoring.written import Written

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection

    from assess.records.answers import Asked
    from assess.records.elsewhere.brought import Brought
    from assess.scoring.cells import Judging
    from assess.scoring.streams import Assessed
    from assess.scoring.written import Batch

Judge: TypeAlias = "Callable[[Connection, Share, Callable[[Batch], None]], None]"
"""Judges the units of a share, and hands on what they earned, many at a time."""


@dataclass(frozen=True, slots=True)
class Share:
    """Who judges which units of a run, by id; one of `shares` who each judge some."""

    run: int
    judging: Judging
    units: Sequence[Assessed]
    cutoff: int | None = None  # the last observation; None: as the record is now
    brought: Brought | None = None  # what was folded elsewhere
    asked: Sequence[Asked] = ()  # whose answers are kept, and may be there
    nth: int = 0
    shares: int = 1

    def halves(self) -> tuple[Share, Share]:
        """Share it out between two."""
        middle = len(self.units) // 2
        return (
            replace(self, units=self.units[:middle], nth=0, shares=2),
            replace(self, units=self.units[middle:], nth=1, shares=2),
        )


def judge_share(
    connection: Connection, share: Share, hand_on: Callable[[Batch], None]
) -> None:
    """Judge the units of a share, and hand on what they earned, many at a time."""
    scheme = share.judging.scheme
    sheets = sheets_of(scheme)
    book = CellBook(share.run, share.nth + 1, share.shares)
    answers = Answers(connection, share.asked) if share.asked else None
    written = Written(share.run, book, hand_on, answers)
    samples = Samples(connection, share.cutoff)
    panel = Panel(samples, share.judging, sheets, written.keep, book=book)
    of_then = share.judging.now, share.cutoff, share.brought
    grounds = Grounds(connection, *of_then, answers)
    panel.judge_all(tallies(grounds, share.units, sheets))
    written.finish()
