"""What comes of folds that were asked elsewhere, put in the order of the record.

It waits in a table of the connection's own: engines give rows in any order, and there
may be more than fit in memory.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from heapq import merge
from itertools import count, islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import BigInteger, Column, MetaData, Table, insert, literal, select

from assess.problems import Location, refuse
from assess.records import engines
from assess.records.bulk import add_rows
from assess.records.elsewhere.asking import fold_query, look_query
from assess.records.elsewhere.engines import engine_of, written
from assess.records.elsewhere.origins import Head, heads_of
from assess.records.elsewhere.told import sources_of
from assess.records.series import Numbers
from assess.records.shapes import FOLDED, ORIGIN, UNIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection, FromClause, Select

    from assess.records.elsewhere.asking import Wanted
    from assess.records.elsewhere.engines import Ask, Engine
    from assess.records.elsewhere.told import Elsewhere
    from assess.records.fold import Window

_AT_ONCE: Final = 20_000  # rows written, or hashed, in one call
_NAMES: Final = tuple(FOLDED.c.keys()[1:])  # but for the run
_KEY: Final = _NAMES[:4]
_TALLY: Final = len(_NAMES) - 1  # fields; a part has one less
_FILL: Final[dict[int, tuple[None, ...]]] = {_TALLY - 2: (), _TALLY - 3: (None,)}
_TABLES: Final = count()


@dataclass(frozen=True, slots=True)
class Brought:
    """What was brought for one scoring, ordered by unit."""

    connection: Connection
    wanted: Sequence[Wanted]
    heads: Sequence[Head]
    table: FromClause

    def rows(
        self, window: Window, edges: tuple[int, ...] | None = None
    ) -> Iterator[Any]:
        """Yield the tallies of a window, or its parts, ordered by unit."""
        asked = enumerate(self.wanted)
        mine = [n for n, w in asked if (w.window, w.edges) == (window, edges)]
        folds = (_rows(self.connection, self.table, n) for n in mine)
        end = 1 + _TALLY if edges is None else _TALLY
        return (row[1:end] for row in merge(*folds, key=itemgetter(1)))

    def keep(self, run: int) -> None:
        """Write with a run what it was made from, and the rows that are to be kept."""
        for head in self.heads:
            values = {"run": run, **head._asdict()}
            self.connection.execute(insert(ORIGIN).values(**values))
            if head.kept:
                self._keep_rows(run, head.source)

    def _keep_rows(self, run: int, source: str) -> None:
        folds = [n for n, each in enumerate(self.wanted) if each.source == source]
        columns = (self.table.c[name] for name in _NAMES)
        mine = select(literal(run), *columns).where(self.table.c.fold.in_(folds))
        into = insert(FOLDED).from_select(FOLDED.c.keys(), mine)
        self.connection.execute(into)


def bring(connection: Connection, wanted: Sequence[Wanted]) -> Brought:
    """Ask every source that lives elsewhere, as it is now.

    Raises InputError: extra-missing, elsewhere-refuses, elsewhere-unsaid.
    """
    gathering = _Gathering(connection, wanted)
    for source in gathering.sources:
        gathering.ask(source, sources_of(connection)[source], None)
    return gathering.ended()


def bring_again(
    connection: Connection, wanted: Sequence[Wanted], run: int, *, kept: bool
) -> Brought:
    """Ask again, up to what a run saw, or take what it `kept`, if that is wanted.

    Raises InputError: elsewhere-untold, and as `bring` does.
    """
    gathering, known = _Gathering(connection, wanted), heads_of(connection, run)
    for source in gathering.sources:
        head, told = known[source], sources_of(connection).get(source)
        if kept and head.kept:
            gathering.take(run, head)
        elif told is None:
            raise refuse("elsewhere-untold", run=run, source=source, place=head.place)
        else:
            gathering.ask(source, told, head.cutoff)
    return gathering.ended()


class _Gathering:
    """Rows on their way to their order."""

    def __init__(self, connection: Connection, wanted: Sequence[Wanted]) -> None:
        self._connection = connection
        self._wanted = wanted
        self._staged = _made(connection, "staged", ())
        self._heads: list[Head] = []
        self._series = Numbers.read(connection)
        codes = connection.execute(select(UNIT.c.code, UNIT.c.id))
        self._units = {row[0]: row[1] for row in codes}
        self.sources = list(dict.fromkeys(each.source for each in wanted))

    def ask(self, source: str, told: Elsewhere, cutoff: int | None) -> None:
        """Ask all that is wanted of a source; `cutoff`: the last number to see."""
        engine, strangers = engine_of(told), set[str]()
        with engine.opened(told) as ask:
            if cutoff is None:
                cutoff = self._look(ask, engine, told, source)
            for number in self._folds(source):
                query = fold_query(told, self._wanted[number], cutoff, engine.last)
                answer = ask(written(engine, query))
                self._add(number, answer, strangers)
        head = Head(source, str(told), cutoff, 0, len(strangers), "", int(told.keep))
        self._heads.append(head)

    def take(self, run: int, head: Head) -> None:
        """Take what a run kept."""
        kept = select(*(FOLDED.c[name] for name in _NAMES)).where(
            FOLDED.c.run == run, FOLDED.c.fold.in_(self._folds(head.source))
        )
        self._connection.execute(insert(self._staged).from_select(_NAMES, kept))
        self._heads.append(head)

    def ended(self) -> Brought:
        """Put all in order, and say what it was."""
        ordered = _made(self._connection, "ordered", _KEY)
        every = select(self._staged).order_by(*(self._staged.c[n] for n in _KEY))
        self._connection.execute(insert(ordered).from_select(_NAMES, every))
        self._staged.drop(self._connection)
        heads = [self._digested(ordered, head) for head in self._heads]
        return Brought(self._connection, self._wanted, heads, ordered)

    def _look(self, ask: Ask, engine: Engine, told: Elsewhere, source: str) -> int:
        """Give the newest number; number checks and kinds, whatever order they come."""
        wanted = [self._wanted[number] for number in self._folds(source)]
        found = list(ask(written(engine, look_query(told, wanted))))
        if many := sum(row[3] for row in found):
            first = min((row[4] for row in found if row[4] is not None), default=0)
            where = Location(str(told))
            raise refuse("elsewhere-unsaid", where, many=many, number=first)
        for check, kind in sorted((row[0], row[1]) for row in found):
            self._series.of_series((source, check, kind), "number")
        return max((int(row[2]) for row in found), default=0)

    def _add(
        self, number: int, answer: Iterable[tuple[Any, ...]], strangers: set[str]
    ) -> None:
        rows = self._ours(number, answer, strangers)
        while some := list(islice(rows, _AT_ONCE)):
            add_rows(self._connection, self._staged, some)

    def _ours(
        self, number: int, answer: Iterable[tuple[Any, ...]], strangers: set[str]
    ) -> Iterator[tuple[int | None, ...]]:
        """Give rows the numbers of the record, and all the same width."""
        source = self._wanted[number].source
        for code, check, kind, *rest in answer:
            unit = self._units.get(code)
            if unit is None:
                strangers.add(code)
                continue
            series = self._series.of_series((source, check, kind), "number")
            yield number, unit, series, *rest, *_FILL[len(rest)]

    def _folds(self, source: str) -> list[int]:
        return [n for n, each in enumerate(self._wanted) if each.source == source]

    def _digested(self, table: FromClause, head: Head) -> Head:
        """Give one SHA-256 over all that was brought of a source, and count it."""
        whole, rows = hashlib.sha256(), 0
        for number in self._folds(head.source):
            _source, window, edges, _checks = self._wanted[number]
            whole.update(f"{window.first} {window.last} {edges}\n".encode())
            found = _rows(self._connection, table, number)
            while some := list(islice(found, _AT_ONCE)):
                whole.update("".join(f"{row[1:]}\n" for row in some).encode())
                rows += len(some)
        return head._replace(rows=rows, sha256=whole.hexdigest())


def _rows(connection: Connection, table: FromClause, fold: int) -> Iterator[Any]:
    """Yield the rows of a fold in their order."""
    query: Select[Any] = select(*(table.c[name] for name in _NAMES))
    mine = query.where(table.c.fold == fold).order_by(*(table.c[n] for n in _KEY))
    return engines.of(connection).stream(connection, mine)


def _made(connection: Connection, name: str, key: Sequence[str]) -> Table:
    """Make a table that goes when the connection does."""
    columns = [Column(n, BigInteger, primary_key=n in key) for n in _NAMES]
    made = Table(
        f"{name}_{next(_TABLES)}",
        MetaData(),
        *columns,
        prefixes=["TEMPORARY"],
        sqlite_with_rowid=not key,
    )
    made.create(connection, checkfirst=False)
    return made
