"""What folds came to, unit by unit, kept with the record until it grows.

A question is a fold in the database's words, the same for every unit. Its answer is a
text of a unit's tallies: ``4:0:1000000 7:0:12:3`` - series, state, and those fields
that are wanted of the series. An answer holds for as long as nothing newer is known of
its unit; what holds no longer is asked again. Only a file keeps answers.
"""

from __future__ import annotations

import hashlib
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from sqlalchemy import (
    and_,
    case,
    delete,
    exists,
    func,
    insert,
    literal_column,
    not_,
    select,
    update,
)

from assess.records import engines
from assess.records.fold import tallied
from assess.records.shapes import ANSWER, OBSERVATION, QUESTION, SERIES, UNIT, write
from assess.records.standing import newest_id
from assess.records.states import State
from assess.records.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import ColumnElement, Connection, FromClause, Select

    from assess.records.fold import Last, Row, Window

AnswerRow: TypeAlias = tuple[int, int, str]
"""A row of the table `answer`, in its order."""

Fields: TypeAlias = "tuple[str, ...]"
"""Fields of a Tally that are wanted besides its series and state."""

_IN_FULL: Final = {"literal_binds": True}
_COUNTS: Final = Tally._fields[-3:]
_REMEMBERED: Final = 100_000  # distinct tallies
_RUNS: Final = 40  # each one costs a unit 1.5 microseconds; without, all fold all


class Asked(NamedTuple):
    """A question, and what is known of its answers."""

    id: int
    window: Window
    wanted: Mapping[int, Fields]  # by series
    words: str  # of the database: the answer for the unit that it is at
    since: int  # the last observation that the answers have seen
    newest: int  # the last one that there is


def ask(connection: Connection, window: Window, wanted: Mapping[int, Fields]) -> Asked:
    """Put a question; it is written down where nobody asked it before."""
    words = _in_words(connection, window, wanted)
    sha256 = hashlib.sha256(words.encode()).hexdigest()
    known: Select[Any] = select(QUESTION.c.id, QUESTION.c.cutoff)
    found = connection.execute(known.where(QUESTION.c.sha256 == sha256)).first()
    if found is None:
        number, since = write(connection, QUESTION, sha256=sha256, cutoff=0), 0
    else:
        number, since = found
    return Asked(number, window, wanted, words, since, newest_id(connection))


def forget_others(connection: Connection, asked: Sequence[Asked]) -> None:
    """Keep these questions alone; they are answered up to the newest observation."""
    if not asked:
        return
    mine = [each.id for each in asked]
    connection.execute(delete(ANSWER).where(ANSWER.c.question.not_in(mine)))
    connection.execute(delete(QUESTION).where(QUESTION.c.id.not_in(mine)))
    for each in asked:
        answered = update(QUESTION).where(QUESTION.c.id == each.id)
        connection.execute(answered.values(cutoff=each.newest))


def replace_answers(connection: Connection, rows: Sequence[AnswerRow]) -> None:
    """Write answers over those that hold no longer."""
    if rows:
        statement = insert(ANSWER).prefix_with("OR REPLACE").compile(connection.engine)
        connection.exec_driver_sql(str(statement), list(rows))


class Answers:
    """Gives what questions came to, and gathers the answers that are new."""

    def __init__(self, connection: Connection, asked: Sequence[Asked]) -> None:
        self._connection = connection
        self._asked = {each.window: each for each in asked}
        self._fresh: list[AnswerRow] = []

    def to(self, window: Window, first: int, last: int) -> ToUnits | None:
        """Give the answers for a window and a row of units; None: it was not asked."""
        if (asked := self._asked.get(window)) is None:
            return None
        query = _answers(asked).where(UNIT.c.id.between(first, last))
        rows = engines.of(self._connection).stream(self._connection, query)
        return ToUnits(rows, asked, self._fresh)

    def fresh(self) -> list[AnswerRow]:
        """Give the answers that are new since the last call, to be written."""
        fresh = self._fresh[:]
        self._fresh.clear()
        return fresh


class ToUnits:
    """The answers to one question, taken one unit after another, by id."""

    def __init__(
        self,
        rows: Iterator[tuple[int, str, int]],
        asked: Asked,
        fresh: list[AnswerRow],
    ) -> None:
        self._rows = rows
        self._question = asked.id
        self._known = _Known(asked.wanted)
        self._fresh = fresh

    def take(self, unit: int) -> list[Row]:
        """Give the rows of a unit; what is not wanted of them is 0."""
        for number, tallies, is_fresh in self._rows:
            if is_fresh:
                self._fresh.append((self._question, number, tallies))
            if number == unit:
                return list(map(self._known.__getitem__, tallies.split()))
        return []


class _Known(dict[str, "Row"]):
    """Tallies by what is written of them: many units have the same."""

    def __init__(self, wanted: Mapping[int, Fields]) -> None:
        super().__init__()
        self._wanted = wanted

    def __missing__(self, text: str) -> Row:
        if len(self) >= _REMEMBERED:
            self.clear()
        series, state, *numbers = map(int, text.split(":"))
        fields = dict(zip(self._wanted[series], numbers, strict=True))
        value = fields.get("value", 0) if state == State.OBSERVED else None
        mark, *counts = (fields.get(name, 0) for name in ("mark", *_COUNTS))
        self[text] = row = Tally(0, series, mark, value, state, *counts)
        return row


def _answers(asked: Asked) -> Select[Any]:
    """Ask for what is kept of each unit, or else anew; tell whether it is new."""
    kept = and_(ANSWER.c.question == asked.id, ANSWER.c.unit == UNIT.c.id)
    if asked.since < asked.newest:
        newer = exists().where(
            OBSERVATION.c.unit == UNIT.c.id, OBSERVATION.c.id > asked.since
        )
        kept = and_(kept, not_(newer))
    anew: ColumnElement[str] = literal_column(f"({asked.words})")
    query: Select[Any] = select(
        UNIT.c.id, func.coalesce(ANSWER.c.tallies, anew, ""), ANSWER.c.unit.is_(None)
    )
    return query.select_from(UNIT).outerjoin(ANSWER, kept).order_by(UNIT.c.id)


def _in_words(
    connection: Connection, window: Window, wanted: Mapping[int, Fields]
) -> str:
    """Ask for the tallies of the unit that another query is at, as one text."""
    ids = select(SERIES.c.id).order_by(SERIES.c.id)
    every = list(connection.execute(ids).scalars())
    database = engines.of(connection)
    texts = [
        _text_of(run, every, window, wanted, database.last).compile(
            connection.engine, compile_kwargs=_IN_FULL
        )
        for run in _runs(every, wanted)
    ]
    return " || ' ' || ".join(f"coalesce(({text}), '')" for text in texts)


def _runs(every: Sequence[int], wanted: Mapping[int, Fields]) -> list[list[int]]:
    """Part series where other fields are wanted, so that each run folds no others."""
    by_fields = groupby(every, wanted.get)
    runs = [list(run) for fields, run in by_fields if fields is not None]
    return runs if len(runs) <= _RUNS else [[one for one in every if one in wanted]]


def _text_of(
    run: Sequence[int],
    every: Sequence[int],
    window: Window,
    wanted: Mapping[int, Fields],
    last: Last,
) -> Select[Any]:
    """Ask for the tallies of a run of series, as one text."""
    tallies = tallied((OBSERVATION.c.series,), OBSERVATION, window, last)
    asked = {"series", "mark", "value", "state"}.union(*map(wanted.__getitem__, run))
    columns = [c for c in tallies.selected_columns if c.name in asked]
    first, end = run[0], run[-1]
    mine = [
        OBSERVATION.c.unit == literal_column("unit.id"),
        OBSERVATION.c.series.between(first, end),
    ]
    if gaps := [one for one in every if first < one < end and one not in wanted]:
        mine.append(OBSERVATION.c.series.not_in(gaps))
    tally = tallies.with_only_columns(*columns).where(*mine).subquery("tally")
    fields = {series: wanted[series] for series in run}
    return select(func.group_concat(_written(tally, fields), " "))


def _written(tally: FromClause, wanted: Mapping[int, Fields]) -> ColumnElement[str]:
    """Write one tally: its series and state, and the fields wanted of the series."""
    alike: dict[Fields, list[int]] = {}
    for series, fields in wanted.items():
        alike.setdefault(fields, []).append(series)
    usual = max(alike, key=lambda fields: len(alike[fields]))
    told = _joined(tally, usual)
    if others := [
        (tally.c.series.in_(series), _joined(tally, fields))
        for fields, series in alike.items()
        if fields != usual
    ]:
        return case(*others, else_=told)
    return told


def _joined(tally: FromClause, fields: Fields) -> ColumnElement[str]:
    numbers = [tally.c[name] for name in ("series", "state", *fields)]
    return func.printf(":".join(["%d"] * len(numbers)), *numbers)  # of null: 0
