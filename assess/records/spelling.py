"""What the views say in another way on each database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assess.records.views import VIEWS

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Spelt:
    """How something is said of an expression, or of several."""

    pattern: str

    def __format__(self, expressions: str) -> str:
        return self.pattern.format(*expressions.split("; "))


SQLITE: Final = {
    "day": Spelt("date({0} + 1721424.5)"),  # of a day number
    "moment": Spelt("datetime({0}, 'unixepoch')"),  # of seconds
    "day_of": Spelt("date({0}, 'unixepoch')"),
    "clock": Spelt("time({0} * 60, 'unixepoch')"),  # of a minute of the day
    "value": Spelt(
        "CASE {0} WHEN 'word' THEN {1} WHEN 'date' THEN date({2} + 1721424.5) "
        "ELSE {2} / 1000000.0 END"
    ),
    "half": Spelt("{0} / 2.0"),
    "joined": Spelt("group_concat({0}, {1})"),
    "numbers": Spelt("json_each('[' || {0} || ']') {1}"),  # rows with a `value`
}
POSTGRES: Final = {
    "day": Spelt("(DATE '0001-01-01' + ({0} - 1)::int)"),
    "moment": Spelt("(to_timestamp({0}) AT TIME ZONE 'UTC')"),
    "day_of": Spelt("(to_timestamp({0}) AT TIME ZONE 'UTC')::date"),
    "clock": Spelt("(TIME '00:00' + {0} * INTERVAL '1 minute')"),
    "value": Spelt(
        "CASE {0} WHEN 'word' THEN {1} "
        "WHEN 'date' THEN (DATE '0001-01-01' + ({2} - 1)::int)::text "
        "ELSE trim_scale({2} / 1000000.0)::text END"
    ),
    "half": Spelt("trim_scale({0} / 2.0)"),
    "joined": Spelt("string_agg({0}, {1})"),
    "numbers": Spelt("unnest(string_to_array({0}, ',')::int[]) {1}(value) ON true"),
}


def views(spelling: Mapping[str, Spelt]) -> dict[str, str]:
    """Give the statement that makes each view, by its name."""
    return {
        name: f'CREATE VIEW "{name}" AS {query.format_map(spelling)}'
        for name, query in VIEWS.items()
    }
