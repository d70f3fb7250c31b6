"""The short numbers that stand in the record for series and words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Self

from sqlalchemy import select

from assess.records.shapes import SERIES, WORD, write

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from assess.records.states import Reading

Key = tuple[str, str, str]
"""Source, check, and type of issue."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of series and words; a new one is written when first asked for."""

    connection: Connection
    series: dict[Key, int] = field(default_factory=dict)
    readings: dict[tuple[str, str], Reading] = field(default_factory=dict)
    words: dict[str, int] = field(default_factory=dict)

    @classmethod
    def read(cls, connection: Connection) -> Self:
        """Read the numbers given so far."""
        numbers = cls(connection)
        for row in connection.execute(select(*_SERIES).order_by(SERIES.c.id)):
            source, check, kind, number, reading = row
            numbers.series[source, check, kind] = number
            numbers.readings[source, check] = reading
        for word in connection.execute(select(WORD.c.text, WORD.c.id)):
            numbers.words[word.text] = word.id
        return numbers

    def of_series(self, key: Key, reading: Reading) -> int:
        """Give the number of a series whose values are written as `reading`."""
        if key not in self.series:
            source, check, kind = key
            self.series[key] = write(
                self.connection,
                SERIES,
                source=source,
                check_code=check,
                kind=kind,
                reading=reading,
            )
            self.readings.setdefault((source, check), reading)
        return self.series[key]

    def of_word(self, text: str) -> int:
        """Give the number of a word."""
        if text not in self.words:
            self.words[text] = write(self.connection, WORD, text=text)
        return self.words[text]


_SERIES: Final[tuple[Any, ...]] = (
    SERIES.c.source,
    SERIES.c.check_code,
    SERIES.c.kind,
    SERIES.c.id,
    SERIES.c.reading,
)


def words_of(connection: Connection) -> dict[int, str]:
    """Give the words of the record by their id."""
    rows = connection.execute(select(WORD.c.id, WORD.c.text))
    return {row[0] or 0: row[1] for row in rows}
