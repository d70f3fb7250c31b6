"""A district's record as the workbook that an office would keep: facts and formulas.

One sheet of facts, one of a row per unit and a column per leaf, each a formula over the
facts, then totals and ranks. It leaves out what is hard to write as a formula: states,
corrections, the last of several values, the veto, two sources of one leaf.

    python make_book.py RECORD BOOK.xlsx
"""

from __future__ import annotations

import sqlite3
import sys

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

FACTS = "SELECT unit || '-' || series, value / 1e6 FROM observation WHERE state = 0"


def main(record: str, book: str) -> None:
    """Write it without values: whoever opens it must work them out."""
    with sqlite3.connect(record) as file:
        facts = file.execute(FACTS).fetchall()
        units = file.execute("SELECT id, code, class_id FROM unit").fetchall()
        series = file.execute("SELECT id, reading FROM series").fetchall()
    made = Workbook(write_only=True)
    table, sheet = made.create_sheet("Ranking"), made.create_sheet("Facts")
    last = get_column_letter(len(series) + 3)
    for row, (unit, code, class_id) in enumerate(units, 1):
        cells = [_points(f"{unit}-{n}", kind, len(facts)) for n, kind in series]
        total = f"=ROUND(SUM(D{row}:{last}{row}),2)"
        end = get_column_letter(len(series) + 4)
        within = f"{end}$1:{end}${len(units)}"
        rank = f'=1+COUNTIFS(B$1:B${len(units)},B{row},{within},">"&{end}{row})'
        table.append([code, class_id, unit, *cells, total, rank])
    for fact in facts:
        sheet.append(fact)
    made.save(book)


def _points(of: str, reading: str, facts: int) -> str:
    key, full = f'"{of}"', 2
    keys, values = f"Facts!A$1:A${facts}", f"Facts!B$1:B${facts}"
    added = f"SUMIF({keys},{key},{values})"
    many = f"COUNTIF({keys},{key})"
    if reading == "yes-no":
        return f"=IF({many}=0,0,{full}*{added}/{many})"
    return f"=MAX(0,MIN({full},{full}-0.1*{added}))"


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
