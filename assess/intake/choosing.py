"""Which layout a table has: told by its first row, or by whoever hands it in."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final, NamedTuple

import tomli

from assess.intake.dialect import OUR_OWN, Dialect
from assess.intake.headers import is_ours
from assess.intake.layout import Layout, plain
from assess.intake.sites import Sites
from assess.nearest import nearest
from assess.problems import Location, Problem, refuse
from assess.scheme.binding import Binder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence


LOOKED_AT: Final = 20  # rows in which a first row is looked for, below titles and dates


class Head(NamedTuple):
    """The first row of a table."""

    at: int  # how many rows stand above it
    layout: str  # the name of its layout; empty: ours


@dataclass(frozen=True, slots=True)
class Choice:
    """The layouts that a file may have."""

    office: Mapping[str, Layout] = field(default_factory=dict)  # [import.*]
    wanted: str = ""  # the only one that is allowed
    sites: Callable[[], Sites] = Sites  # asked for only where a layout has addresses
    undated: bool = False  # whether it is said elsewhere when everything was seen

    def dialect(self, name: str) -> Dialect:
        """Give how a layout's tables are read."""
        if not name:
            return OUR_OWN
        layout = self._all[name]
        return Dialect(layout, self.sites() if layout.site else Sites())

    def head(
        self, rows: Iterable[list[str]], file: str, sheet: str | None = None
    ) -> Head | None:
        """Find the first row of a table; in a sheet, ours may stand lower, too.

        Raises InputError: several-mappings.
        """
        for at, cells in enumerate(rows):
            if self._may_be_ours(at, sheet) and is_ours(cells, undated=self.undated):
                return Head(at, "")
            names = self._fitting(cells, sheet)
            if len(names) > 1:
                where = Location(file, at + 1)
                raise refuse("several-mappings", where, mappings=names)
            if names:
                return Head(at, names[0])
        return None

    def of_program(self, program: str, file: str) -> str:
        """Give the layout for what a program wrote.

        Raises InputError: several-mappings, mapping-does-not-fit.
        """
        names = [name for name, each in self.office.items() if each.form == program]
        names = [self.wanted] if self.wanted else names or [program]
        if len(names) > 1:
            raise refuse("several-mappings", Location(file), mappings=names)
        if self._all[names[0]].form != program:
            facts = {"mapping": names[0], "missing": [program]}
            raise refuse("mapping-does-not-fit", Location(file), **facts)
        return names[0]

    def misfit(self, rows: Sequence[list[str]], file: str) -> Problem | None:
        """Say which layout comes nearest to a table, and what it lacks."""
        found: list[tuple[int, str, list[str], int]] = []
        for name, layout in self._tables.items():
            for at, cells in enumerate(rows):
                there = set(map(plain, cells))
                lacking = [t for t in layout.named if plain(t) not in there]
                if self.wanted or 2 * len(lacking) <= len(layout.named):
                    found.append((len(lacking), name, lacking, at))
        if not found:
            return None
        _count, name, lacking, at = min(found)
        code = "mapping-does-not-fit" if self.wanted else "nearest-mapping"
        facts = {"mapping": name, "missing": lacking}
        return Problem(code, Location(file, at + 1), facts)

    def make_sure(self) -> None:
        """Refuse a name that is none of a layout: misspelt-mapping, no-such-mapping."""
        if not self.wanted or self.wanted in self._all:
            return
        known = tuple(self._all)
        if near := nearest(self.wanted, known):
            raise refuse("misspelt-mapping", text=self.wanted, near=near)
        raise refuse("no-such-mapping", text=self.wanted, known=known)

    @property
    def _all(self) -> dict[str, Layout]:
        return {**known_layouts(), **self.office}

    @property
    def _tables(self) -> dict[str, Layout]:
        every = self._all
        if self.wanted:
            every = {self.wanted: every[self.wanted]}
        return {name: each for name, each in every.items() if each.form == "table"}

    def _may_be_ours(self, at: int, sheet: str | None) -> bool:
        return not self.wanted and (sheet is not None or not at)

    def _fitting(self, cells: list[str], sheet: str | None) -> list[str]:
        """Name the layouts of a first row: the office's, and those that say most."""
        every, there = self._tables, set(map(plain, cells))
        found = [
            name
            for name, layout in every.items()
            if layout.titles <= there and layout.sheet in {"", sheet}
        ]
        found = [name for name in found if name in self.office] or found
        said = [every[name].titles for name in found]
        return [name for name in found if not any(every[name].titles < s for s in said)]


@cache
def known_layouts() -> dict[str, Layout]:
    """Read the layouts of files that well-known programs write."""
    text = resources.files(__package__).joinpath("known.toml").read_text("utf-8")
    binder = Binder()
    read: dict[str, Layout] = binder.read(dict[str, Layout], tomli.loads(text), ())
    assert not binder.faults
    return read
