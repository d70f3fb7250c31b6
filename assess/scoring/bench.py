"""Everybody judged in memory, over and over, from rows that may be changed.

Nothing is written. Whoever opens it may add observations inside a transaction that is
taken back: `fold` sees them.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from assess.records.series import words_of
from assess.scoring.cells import Judging
from assess.scoring.elsewhere import brought_again, brought_for
from assess.scoring.leaves import CellBook, Leaves
from assess.scoring.panel import Panel, ranked_of, waits
from assess.scoring.placing import placed
from assess.scoring.rounding import printed
from assess.scoring.samples import Samples
from assess.scoring.sheet import sheets_of
from assess.scoring.streams import Grounds, tallies

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from assess.records.fold import Row
    from assess.scheme.model import Scheme
    from assess.scoring.panel import Judgement
    from assess.scoring.placing import Placed
    from assess.scoring.streams import Assessed
    from assess.workdays import WorkCalendar


class Standing(NamedTuple):
    """How a unit stands."""

    status: str
    total: Fraction | None  # exact; None: no number is issued
    printed: str
    halves: int | None  # twice the rank
    grade: str

    @property
    def points(self) -> Fraction:
        """Give the total; what has none counts as nothing."""
        return self.total or Fraction()


Rows: TypeAlias = "Sequence[Row | None]"
"""What was folded of one unit, a row for each look of its sheet."""


class Bench:
    """Units, a scheme, and what the record holds of them up to `cutoff`."""

    def __init__(
        self,
        connection: Connection,
        scheme: Scheme,
        calendar: WorkCalendar,
        units: Iterable[Assessed],
        *,
        now: int,
        cutoff: int | None = None,
    ) -> None:
        self.connection = connection
        self.scheme = scheme
        self.units = {unit.id: unit for unit in units}
        self.sheets = sheets_of(scheme)
        self._cutoff = cutoff
        self._judging = Judging(scheme, calendar, words_of(connection), now)
        self._leaves = self._remembering()

    @property
    def judging(self) -> Judging:
        """What turning rows into cells needs."""
        return self._judging

    def _remembering(self) -> dict[str, Leaves]:
        """Give what remembers the cells of each sheet, as long as no word is added."""
        book = CellBook(0)
        return {
            name: Leaves(self._judging, sheet, book)
            for name, sheet in self.sheets.items()
        }

    def fold(self, run: int | None = None) -> dict[int, Rows]:
        """Give the rows of every unit, as the record is now.

        Of what lives elsewhere they hold what there is now, or what a `run` saw.
        """
        words = words_of(self.connection)
        self._judging = replace(self._judging, words=words)
        self._leaves = self._remembering()
        now = self._judging.now
        units = list(self.units.values())
        brought = (
            brought_for(self.connection, self.scheme)
            if run is None
            else brought_again(self.connection, self.scheme, run, kept=False)
        )
        grounds = Grounds(self.connection, now, self._cutoff, brought)
        streams = tallies(grounds, units, self.sheets)
        return {unit.id: rows for unit, rows in streams}

    def judge(self, rows: Mapping[int, Rows]) -> dict[int, Judgement]:
        """Judge the units that have rows; those that depend on others need them, too.

        The rows stay as they are: those of subordinates are told by what they earned.
        """
        found: dict[int, Judgement] = {}
        panel = Panel(
            Samples(self.connection, self._cutoff),
            self._judging,
            self.sheets,
            _kept_in(found),
            leaves=self._leaves,
        )
        panel.judge_all((self.units[unit], list(own)) for unit, own in rows.items())
        return found

    def alone(self, class_id: str) -> bool:
        """Tell whether the units of a class are judged without a look at others."""
        return not waits(self.sheets[class_id])

    def standings(
        self, judged: Mapping[int, Judgement], class_id: str = ""
    ) -> dict[int, Standing]:
        """Tell where units stand: all, or those of a class."""
        mine = {
            number: each
            for number, each in judged.items()
            if class_id in {"", each.unit.class_id}
        }
        ranked = [found for each in mine.values() if (found := ranked_of(each))]
        places = placed(self.connection, self.scheme, ranked)
        return {n: self._standing(each, places.get(n)) for n, each in mine.items()}

    def _standing(self, judged: Judgement, place: Placed | None) -> Standing:
        outcome = judged.outcome
        issued = outcome.printed is not None
        return Standing(
            outcome.status,
            outcome.total if issued else None,
            printed(outcome.printed or 0, self.scheme.heading) if issued else "",
            place.halves if place else None,
            place.grade if place else outcome.grade,
        )


def _kept_in(found: dict[int, Judgement]) -> Callable[[Judgement], None]:
    def keep(judged: Judgement) -> None:
        found[judged.unit.id] = judged

    return keep
