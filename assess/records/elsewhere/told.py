"""Where the observations of a source live, as ``assess.toml`` tells it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from assess.problems import Location, refuse
from assess.records.places import Server, place_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sqlalchemy import Connection, Engine

Kind: TypeAlias = Literal["sqlite", "postgresql", "duckdb", "spark"]

VIEW: Final = "observations"
_OPTION: Final = "elsewhere"  # in what a connection is told


@dataclass(frozen=True, kw_only=True, slots=True)
class Columns:
    """What the columns of a table are called; empty: it has none of that kind."""

    unit: str = "unit"
    check: str = "check"
    kind: str = ""
    seen: str = "seen"
    id: str = "id"
    value: str = "value"
    state: str = ""
    corrects: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Elsewhere:
    """``[record.sources.monitoring]``: an engine, its address, and a table there."""

    engine: Kind
    address: str = field(repr=False)  # there may be a password in it
    table: str = ""
    columns: Columns = field(default_factory=Columns)
    keep: bool = False  # what is brought, with every run

    def __str__(self) -> str:
        """Name the place, without what is secret."""
        shown = self.address
        if self.engine == "postgresql":
            shown = str(place_of(shown))
        return " ".join(filter(None, (self.engine, shown, self.table)))

    @property
    def name(self) -> str:
        """Name what is asked: the table, or the view that is made of files."""
        return self.table if self.engine in {"sqlite", "postgresql"} else VIEW

    def seen_from(self, folder: Path) -> Elsewhere:
        """Give it with paths that begin in `folder`. Raises InputError: not-an-address.

        It repeats nothing of what was written, as `place_of`.
        """
        if self.engine == "postgresql":
            if isinstance(place_of(self.address), Server):
                return self
            raise refuse("not-an-address", Location("postgresql://…"))
        if self.engine == "spark":
            return replace(self, table=_inside(folder, self.table))
        return replace(self, address=_inside(folder, self.address, always=True))


def _inside(folder: Path, text: str, *, always: bool = False) -> str:
    """Begin a path in `folder`; what has no ``/`` may be a name."""
    if "://" in text or not (always or "/" in text):
        return text
    return str(folder / text)


def tell(engine: Engine, sources: Mapping[str, Elsewhere]) -> Engine:
    """Let every connection know which sources live elsewhere."""
    return engine.execution_options(**{_OPTION: sources}) if sources else engine


def sources_of(known: Connection | Engine) -> Mapping[str, Elsewhere]:
    """Give the sources that live elsewhere."""
    found: Mapping[str, Elsewhere] = known.get_execution_options().get(_OPTION, {})
    return found
