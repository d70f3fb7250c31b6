"""The sheet of each unit: what every indicator earned, what was lost, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from assess.exports.table import Figure, Table
from assess.messages import N_, _
from assess.messages.numbers import decimal_text
from assess.rounding import rounded
from assess.scoring.facts import time_text
from assess.scoring.rounds import in_rounds

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from assess.reports.entry import Entry, What
    from assess.reports.explained import Explanation
    from assess.scheme.model import Indicator, Scheme

_COLUMNS: Final = {
    "indicator": N_("Assessed indicator"),
    "full": N_("Full marks"),
    "points": N_("Points"),
    "lost": N_("Lost"),
    "why": N_("Why marks were lost"),
    "basis": N_("Basis"),
    "evidence": N_("Evidence"),
    "rectified": N_("Rectification"),
}
_WHY: Final[frozenset[What]] = frozenset({"found", "working", "step"})
_PLACES: Final = 4
_BULLET: Final = "· "


@dataclass(frozen=True, slots=True)
class Found:
    """Something that was to be put right by a day, and when it was."""

    source: str
    check: str
    kind: str
    seen: int
    due: int  # day number
    closed: int | None


class _Part(NamedTuple):
    """An indicator as the sheet counts it."""

    indicator: Indicator | None  # None: the whole
    kind: str  # bonus or minus, where it stands below one


def sheet_table(explained: Explanation, findings: Collection[Found]) -> Table:
    """Build the sheet of one unit, with what is known of its findings."""
    *_parts, total = explained.entries
    scheme, result = explained.scheme, explained.result
    parts = _kinds(scheme, result.class_id)
    rows = (
        _row(entry, parts.get(entry.id, _Part(None, "merit")), findings, result.printed)
        for entry in explained.entries
    )
    return Table(
        title=explained.title,
        columns=tuple(map(_, _COLUMNS.values())),
        rows=tuple(rows),
        keys=tuple(_COLUMNS),
        notes=tuple(line.text for line in total.lines),
        name=result.name,
    )


def _row(
    entry: Entry, part: _Part, findings: Collection[Found], printed: str
) -> tuple[str, ...]:
    indicator = part.indicator
    points = _points(entry, part)
    lost = _lost(entry, part, points)
    leaf = bool(indicator and indicator.score)
    facts = list(_facts(entry)) if leaf else []
    return (
        "　" * entry.depth + f"{entry.id} {entry.title}".strip(),
        Figure(entry.full),
        _shown(points) if indicator else Figure(printed),
        _shown(lost),
        "\n".join(_why(entry, leaf=leaf, lost=lost)) if indicator else "",
        str(indicator.basis or "") if indicator else "",
        "\n".join(facts if lost else facts[:1]),
        "\n".join(_rectified(indicator, findings)) if indicator and leaf else "",
    )


def _points(entry: Entry, part: _Part) -> Fraction | None:
    """Give what an entry counts with: what a minus takes off is below nothing.

    Where no decimal ends, four places are shown, and what is lost is the rest.
    """
    if not entry.points or entry.state == "shut":
        return Fraction() if entry.points else None
    points = Fraction(rounded(Fraction(entry.points), _PLACES, "half-up"), 10**_PLACES)
    return -points if part.kind == "minus" else points


def _lost(entry: Entry, part: _Part, points: Fraction | None) -> Fraction | None:
    """Give the marks lost; None where none can be, or nothing was counted."""
    if points is None or not part.indicator or part.kind == "bonus":
        return None
    if part.kind == "minus":
        return -points
    return max(Fraction(entry.full) - points, Fraction())


def _shown(points: Fraction | None) -> Figure:
    return Figure("" if points is None else decimal_text(points))


def _why(entry: Entry, *, leaf: bool, lost: Fraction | None) -> Iterator[str]:
    """Tell what was found and worked out where a leaf lost something; of all blocks."""
    if lost or not leaf or not entry.points:
        yield from (line.text for line in entry.lines if line.what in _WHY)


def _facts(entry: Entry) -> Iterator[str]:
    for line in entry.lines:
        if line.what == "fact":
            yield line.text.removeprefix(_BULLET)


def _rectified(leaf: Indicator, findings: Collection[Found]) -> Iterator[str]:
    """Tell of each finding of a leaf until when it was, or when it is, put right."""
    for found in sorted(findings, key=lambda each: (each.seen, each.kind)):
        if found.check != leaf.check or found.source not in leaf.sources:
            continue
        said = (
            _("{seen}: to be put right by {due}")
            if found.closed is None
            else _("{seen}: put right, {closed}")
        )
        yield said.format(
            seen=" ".join(filter(None, (time_text(found.seen), found.kind))),
            due=date.fromordinal(found.due),
            closed="" if found.closed is None else time_text(found.closed),
        )


def _kinds(scheme: Scheme, class_id: str) -> dict[str, _Part]:
    """Tell of each indicator of a class whether it stands below a bonus or a minus."""
    rounds = {each.id: each for each in scheme.rounds}
    tree = {each.id: each for each in in_rounds(scheme.sheets[class_id], rounds)}
    return {name: _Part(each, _kind(tree, each)) for name, each in tree.items()}


def _kind(tree: dict[str, Indicator], indicator: Indicator) -> str:
    above: Indicator | None = indicator
    while above and above.kind == "merit":
        above = tree.get(above.parent or "")
    return above.kind if above else "merit"
