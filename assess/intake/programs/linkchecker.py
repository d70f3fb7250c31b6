"""What ``linkchecker --file-output=csv`` writes: a link a row, comments around them."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, Final

from assess.intake.programs.outcome import outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TITLES: Final = ("page", "link", "result", "time")
_HEAD: Final = re.compile(r"^urlname;parentname;base(?:ref)?;result;", re.MULTILINE)
_TIME: Final = re.compile(r"# .*?(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)([+-])0(\d\d)")


def wrote(text: str) -> bool:
    """Tell whether linkchecker wrote this, by its beginning."""
    return bool(_HEAD.search(text))


def rows(lines: Iterable[str]) -> Iterator[list[str]]:
    """Give page, link, result and time of each link; others as empty rows.

    The time is that of the beginning. Only the first eight columns stand where the
    head says: those behind them are left out where nothing is known.
    """
    time = ""
    for row in csv.reader(lines, delimiter=";", strict=True):
        if row and (began := _TIME.match(row[0])):
            time = time or f"{began[1]}{began[2]}{began[3]}:00"
        if len(row) < 8 or row[0] in {"", "urlname"} or row[0].startswith("#"):
            yield []
            continue
        name, page, _base, told, _warning, _info, valid, link = row[:8]
        result = "ok" if valid == "True" else outcome(told)
        yield [page or name, link or name, result, time]
