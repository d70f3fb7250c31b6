"""An explanation as text that other programs, and pages, take."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from assess.exports.to_markdown import plain
from assess.messages import _
from assess.messages.numbers import decimal_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.reports.entry import Entry
    from assess.scheme.model import Scheme
    from assess.scoring.runs import RunHead, UnitResult


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a unit has its total in a run."""

    run: RunHead
    scheme: Scheme
    result: UnitResult
    entries: tuple[Entry, ...]

    @property
    def title(self) -> str:
        """Name the unit, the scheme and the run."""
        return _("{code} {name}: {title}, run {run}").format(
            code=self.result.code,
            name=self.result.name,
            title=self.scheme.heading.title,
            run=self.run.id,
        )


def heading_of(entry: Entry) -> str:
    """Write a heading with its result."""
    heading = f"{entry.id} {entry.title}".strip()
    return _("{heading}: {result}").format(heading=heading, result=entry.result)


def as_json(explained: Explanation) -> str:
    """Write stable keys and codes; numbers are exact text, lines are for people."""
    result = explained.result
    told = {
        "code": result.code,
        "name": result.name,
        "class": result.class_id,
        "scheme": explained.run.scheme_id,
        "run": explained.run.id,
        "status": result.status,
        "total": result.printed,
        "grade": result.grade,
        "rank": result.rank,
        "coverage": decimal_text(result.coverage),
        "parts": [asdict(entry) for entry in explained.entries],
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def as_markdown(explained: Explanation) -> str:
    """Write a nested list below a title."""
    return "\n".join(_page(explained))


def _page(explained: Explanation) -> Iterator[str]:
    yield f"# {plain(explained.title)}"
    yield ""
    top = explained.entries[0].depth
    for entry in explained.entries:
        margin = "  " * (entry.depth - top)
        yield f"{margin}- **{plain(heading_of(entry))}**"
        yield from (f"{margin}  - {plain(_bare(line.text))}" for line in entry.lines)


def _bare(text: str) -> str:
    return text.removeprefix("· ")
