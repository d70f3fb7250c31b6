"""How a block came to its points, written so that a pocket calculator can follow.

Numbers, ``+ - × / ^``, brackets, ``min`` and ``max``, and nothing else.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from assess.messages.numbers import decimal_text as text
from assess.messages.numbers import handy_text
from assess.scheme.clamp import clamp_written
from assess.scoring.rollup import exact, joined, lifted, merit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assess.scheme.model import Scheme
    from assess.scoring.explain import Reopened
    from assess.scoring.rollup import Points
    from assess.scoring.tree import Block, Child


def block_working(reopened: Reopened, block: Block) -> str:
    """Write how a block came to its points, before a veto or the scheme's rounding."""
    return with_extras_written(reopened, block, merit_working(reopened, block))


def merit_working(reopened: Reopened, block: Block) -> str:
    """Write what a block's children come to, before a bonus, a minus, or rounding."""
    values = reopened.outcome.values
    staying = [c for c in block.merit if values[c.place] is not None]
    gone = [c for c in block.merit if values[c.place] is None]
    if block.combine == "sum":
        working = _sum_of(block, values, staying, gone)
    else:
        working = _combined(block, values, staying)
    return _kept(reopened, block, working)


def with_extras_written(reopened: Reopened, block: Block, working: str) -> str:
    """Write what a bonus and a minus make of what a block's children come to."""
    values = reopened.outcome.values
    counted = [e for e in block.extras if e in reopened.outcome.extras]
    for extra in counted:
        working += _extra(reopened, extra)
    ends = counted and not block.below_zero and not exact(values[block.place])
    return f"max({working}, 0)" if ends else working


def merit_of(reopened: Reopened, block: Block) -> Fraction:
    """Give what a block's children come to, as it was rounded."""
    outcome = reopened.outcome
    values, heading = outcome.values, reopened.sheet.scheme.heading
    capped = block.pool or not lifted(block, outcome.before, values)
    points = merit(block, values, heading, capped=capped)
    return exact(points) or Fraction()


def _kept(reopened: Reopened, block: Block, working: str) -> str:
    """Write what keeps a block's points within its limits, if anything."""
    values = reopened.outcome.values
    points = joined(block, values) or Fraction()
    beyond = not block.pool and lifted(block, reopened.outcome.before, values)
    if beyond and points > 0:
        return working
    return clamp_written(block, working, points)


def _sum_of(
    block: Block,
    values: Sequence[Points],
    staying: Sequence[Child],
    gone: Sequence[Child],
) -> str:
    if gone and staying and not block.pool and block.policy == "spread-evenly":
        share = sum((c.full for c in gone), Fraction()) / len(staying)
        return " + ".join(
            f"{_entering(values, c)} × {bare(c.full + share)} / {bare(c.full)}"
            for c in staying
        )
    added = " + ".join(_entering(values, child) for child in staying) or "0"
    if not gone or block.pool or block.policy == "drop":
        return added
    lost = sum((c.full for c in gone), Fraction())
    if block.policy == "full":
        return f"{added} + {text(lost)}"
    left = sum((c.full for c in staying), Fraction())
    whole = f"({added})" if len(staying) > 1 else added
    return f"{whole} × {bare(left + lost)} / {bare(left)}" if staying else added


def _entering(values: Sequence[Points], child: Child) -> str:
    shown = bare(_earned(values, child))
    return shown if child.weight == 1 else f"{bare(child.weight)} × {shown}"


def _earned(values: Sequence[Points], child: Child) -> Fraction:
    points = exact(values[child.place])
    assert points is not None, "only children that stay are counted"
    return points


def _combined(block: Block, values: Sequence[Points], staying: Sequence[Child]) -> str:
    """Write shares made one, times the full marks."""
    if not staying:
        return "0"
    marks = sum((child.full for child in staying), Fraction())
    earned = [_earned(values, child) for child in staying]
    if block.combine == "harmonic" and not all(earned):
        return f"{text(block.full)} × 0"
    shares = [
        f"{bare(points)} / {bare(child.full / child.weight)}"
        for points, child in zip(earned, staying, strict=True)
    ]
    weights = [bare(child.full / marks) for child in staying]
    return f"{bare(block.full)} × " + _COMBINED[block.combine](shares, weights)


def _product(shares: Sequence[str], _weights: Sequence[str]) -> str:
    return " × ".join(f"({share})" for share in shares)


def _geometric(shares: Sequence[str], weights: Sequence[str]) -> str:
    parts = zip(shares, weights, strict=True)
    return " × ".join(f"({share}) ^ {weight}" for share, weight in parts)


def _harmonic(shares: Sequence[str], weights: Sequence[str]) -> str:
    parts = zip(shares, weights, strict=True)
    return f"1 / ({' + '.join(f'{weight} / ({share})' for share, weight in parts)})"


_COMBINED: Final[dict[str, Callable[[Sequence[str], Sequence[str]], str]]] = {
    "product": _product,
    "geometric": _geometric,
    "harmonic": _harmonic,
    "minimum": lambda shares, _weights: f"min({', '.join(shares)})",
    "maximum": lambda shares, _weights: f"max({', '.join(shares)})",
}


def _extra(reopened: Reopened, place: int) -> str:
    indicator = reopened.sheet.at(place)
    gained = bare(exact(reopened.outcome.values[place]) or Fraction())
    sign = "-" if indicator.kind == "minus" else "+"
    weight = "" if indicator.weight == 1 else f"{bare(indicator.weight)} × "
    return f" {sign} {weight}{gained}"


def decided_working(scheme: Scheme, decided: Fraction) -> str:
    """Write what adjustments come to, within their limits."""
    assert scheme.adjustments is not None
    counted = scheme.adjustments.within(decided)
    if counted == decided:
        return bare(decided)
    how = "min" if counted < decided else "max"
    return f"{how}({text(decided)}, {text(counted)})"


def bare(number: Fraction) -> str:
    """Write a number so that it may stand behind any sign."""
    shown = handy_text(number)
    return f"({shown})" if number < 0 or "/" in shown else shown
