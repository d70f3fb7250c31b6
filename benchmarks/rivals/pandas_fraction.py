"""A fraction of a score, in pandas: last values and sums, points, totals, ranks.

It leaves out what takes most care: states, corrections, what nobody looked at, two
sources of one leaf, the veto, exact numbers, and keeping anything of it.

    python pandas_fraction.py RECORD
"""

from __future__ import annotations

import sqlite3
import sys

import pandas as pd

LEVELS = {1: 2.0, 2: 1.6, 3: 1.2, 4: 0.0}
QUERY = (
    "SELECT unit, series, seen, id, value / 1e6 AS value, value AS word"
    " FROM observation WHERE state = 0"
)


def main(path: str) -> None:
    """Print the ranking of each class as CSV."""
    with sqlite3.connect(path) as file:
        seen = pd.read_sql_query(QUERY, file)
        series = pd.read_sql_query("SELECT id, reading FROM series", file)
        units = pd.read_sql_query("SELECT id, code, class_id FROM unit", file)
    seen = seen.merge(series, left_on="series", right_on="id", suffixes=("", "_"))
    seen = seen.sort_values(["unit", "series", "seen", "id"])
    by = seen.groupby(["unit", "series"], sort=False)
    leaf = by.agg(
        last=("value", "last"),
        word=("word", "last"),
        added=("value", "sum"),
        many=("value", "size"),
        reading=("reading", "last"),
    )
    points = (leaf["last"] * 1.0).where(leaf["reading"] != "yes-no", leaf["last"] * 2)
    points = points.where(leaf["reading"] != "word", leaf["word"].map(LEVELS))
    several = leaf["many"] > 1
    points = points.where(~several, (2 - leaf["added"] * 0.1).clip(0, 2))
    visited = several & (leaf["reading"] == "yes-no")
    points = points.where(~visited, 2 * leaf["added"] / leaf["many"])
    totals = points.groupby("unit").sum().round(2).rename("total")
    table = units.merge(totals, left_on="id", right_index=True)
    ranked = table.groupby("class_id")["total"].rank(method="min", ascending=False)
    table.assign(rank=ranked.astype(int)).sort_values(["class_id", "rank"]).to_csv(
        sys.stdout, index=False
    )


if __name__ == "__main__":
    main(sys.argv[1])
