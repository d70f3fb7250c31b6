"""A reader with a pocket calculator: works out again what an explanation prints.

Nothing but the printed English text is looked at.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from catalogue import worked_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_CLOSE: Final = Fraction(1, 10**8)  # where numbers are printed cut
_MODES: Final[Mapping[str, str]] = {
    "rounded half up": ROUND_HALF_UP,
    "rounded half to even": ROUND_HALF_EVEN,
    "cut": ROUND_DOWN,
}
_SUM = r"(?P<working>(?:[-\d.+×/^(), ]|min|max)+)"
_RESULT = r"(?P<result>-?[\d./]+)(?P<cut>…?)(?: ≈ -?[\d.]+)?"
_WORKED: Final = re.compile(
    rf"^(?:adjustments: |the claim was too high: |no more is left: )?{_SUM}"
    rf"(?: = |(?:…| ≈ [\d.]+)?, (?P<mode>rounded half up|rounded half to even|cut) to "
    rf"(?P<places>\d+) decimals?: |(?P<failed>, but vetoed: )){_RESULT}$"
)
_HEADING: Final = re.compile(r"^(?P<points>-?[\d./]+)…?(?: ≈ -?[\d.]+)? / [\d./]+$")
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?(?:/\d+)?")
_EARNS: Final = re.compile(r"^earns (-?[\d./]+)$")
_SPARED: Final = "none are lost here"
_SET: Final = re.compile(r"(?:the score is |score )(-?[\d./]+)")


@dataclass
class Printed:
    """One heading as it is printed, and the lines below it."""

    title: str
    result: str
    lines: list[str]
    depth: int
    children: list[Printed] = field(default_factory=list)

    @property
    def points(self) -> str:
        """The number in the heading; empty where there is none."""
        found = _HEADING.match(self.result)
        return found["points"] if found else ""


def check(entries: Iterable[Printed]) -> Fraction | None:
    """Work everything out, from the leaves to the total; give the total."""
    *parts, total = entries
    tops: list[Printed] = []
    above: list[Printed] = []
    for part in parts:
        del above[part.depth :]
        (above[-1].children if above else tops).append(part)
        above.append(part)
    for part in parts:
        _check_part(part)
    total.children = tops
    return _check_total(total)


def _check_part(part: Printed) -> None:
    results = list(_results(part.lines))
    if not part.points:
        return
    points = Fraction(part.points)
    if any(_SPARED in line for line in part.lines):
        assert part.result.endswith(f" / {part.points}") or points == 0, part
    elif part.children and not results:
        assert _alone(part) == part.points, part
    elif part.children:
        _adds_up(part, results[-1], points)
    else:
        assert any(_near(points, each) for each in results), (part, results)


def _adds_up(part: Printed, result: Fraction, points: Fraction) -> None:
    """See that a block is made of its children's own printed numbers."""
    assert _near(result, points), (part, result)
    lines = [line for line in part.lines if _WORKED.match(line)]
    left = Counter(number for line in lines for number in _NUMBER.findall(line))
    for child in part.children:
        wanted = child.points.removeprefix("-")
        if wanted and not _apart(child, part):
            assert left[wanted], (child.title, wanted, part)
            left[wanted] -= 1


def _alone(part: Printed) -> str:
    """Give the number of the only child that counts; "0" where there is none."""
    counted = [c.points for c in part.children if c.points and not _apart(c, part)]
    assert len(counted) <= 1, part
    return counted[0] if counted else "0"


def _apart(child: Printed, part: Printed) -> bool:
    """Tell whether a printed part did not enter into what is above it."""
    shut = any("its gate is shut" in line for line in child.lines)
    return shut or any("× 0" in line for line in part.lines)


def _check_total(total: Printed) -> Fraction | None:
    *results, last = [Fraction(), *_results(total.lines)]
    first = _WORKED.match(total.lines[0]) if total.lines else None
    if total.children and first and not first["mode"]:
        worked = next(_results(total.lines))
        _adds_up(total, worked, worked)
    elif total.children:
        results.append(Fraction(_alone(total)))
    if not re.fullmatch(r"-?[\d.]+", total.result):
        return None
    printed = next(line for line in reversed(total.lines) if _WORKED.match(line))
    exact = _WORKED.match(printed)
    assert exact
    assert exact["mode"], printed
    told = Fraction(exact["working"])
    sets = [Fraction(n) for line in total.lines for n in _SET.findall(line)]
    assert any(_near(told, each) for each in (*results, *sets)), total
    assert Decimal(total.result) == Decimal(exact["result"]), total
    return last


def _results(lines: Iterable[str]) -> Iterator[Fraction]:
    """Work out every line of arithmetic, and give what it prints as its result."""
    for line in lines:
        if earns := _EARNS.match(line):
            yield Fraction(earns[1])
        found = _WORKED.match(line)
        if not found:
            continue
        told = Fraction(found["result"])
        worked = Fraction(worked_out(found["working"]))
        if found["failed"]:
            assert told == 0, line
        elif found["mode"]:
            step = Decimal(1).scaleb(-int(found["places"]))
            may = {
                _rounded(worked + d, step, found["mode"]) for d in (0, -_CLOSE, _CLOSE)
            }
            assert told in may, line
        else:
            assert _near(worked, told), line
        yield told


def _rounded(number: Fraction, step: Decimal, mode: str) -> Fraction:
    whole = number / Fraction(step)
    if whole.denominator == 1:
        return Fraction(step) * whole
    shown = Decimal(whole.numerator) / Decimal(whole.denominator)
    return Fraction(step) * int(shown.quantize(Decimal(1), _MODES[mode]))


def _near(one: Fraction, other: Fraction) -> bool:
    return abs(one - other) <= _CLOSE
