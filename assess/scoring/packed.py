"""Plain sheets: many units' totals at once, each exact, as sums of weighted points.

Where a sheet only adds, weighs and rescales, a total is a sum of points times
coefficients, and these are alike for all units of which the same leaves are left out.
The points of a leaf are packed into one long integer, a lane for each unit: a single
multiplication weighs them all.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm, prod
from operator import add, mul
from struct import unpack
from typing import TYPE_CHECKING, Final, NamedTuple

from assess.scoring.rollup import PARTS, raised

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assess.scheme.model import NotApplicable
    from assess.scoring.rollup import Points
    from assess.scoring.sheet import Sheet
    from assess.scoring.tree import Block

_POLICIES: Final = frozenset({"rescale", "drop"})  # one factor for all that stay
_WORD: Final = 64  # bits of a lane
HIGHEST: Final = 2000  # no factor on the marks of a leaf is higher
_LONGEST: Final = 200  # bits of a common denominator


class Totals(NamedTuple):
    """Totals of some units: integers, each to be multiplied by the same ratio."""

    numbers: Sequence[int]
    ratio: Fraction


def is_plain(sheet: Sheet) -> bool:
    """Tell whether totals are sums of weighted points that no limit can touch."""
    heading = sheet.scheme.heading
    if sheet.gates or sheet.unscored or heading.then_by:
        return False
    free = any(
        leaf.indicator.over_full or leaf.indicator.below_zero for leaf in sheet.leaves
    )
    return not free and heading.round_blocks is None and all(map(_adds, sheet.blocks))


def _adds(block: Block) -> bool:
    marks = sum((child.full for child in block.merit), Fraction())
    alone = not block.pool and not block.extras and block.combine == "sum"
    return alone and block.policy in _POLICIES and marks == block.full


class Plain:
    """The plain units of a class, ready to be weighed again and again."""

    def __init__(self, sheet: Sheet, points: Sequence[Sequence[Points]]) -> None:
        """Take the points of all leaves, unit by unit; `order` is how they come out."""
        different = {p for row in points for p in row if p}
        self._of = lcm(*(Fraction(p, PARTS).denominator for p in different))
        tree = _Tree(sheet)
        self._weights, self._marks = tree.weights, tree.marks
        self._ratio = sheet.root.full / self._of
        by_gone: dict[tuple[int, ...], list[int]] = {}
        for unit, row in enumerate(points):
            gone = tuple(place for place, earned in enumerate(row) if earned is None)
            by_gone.setdefault(gone, []).append(unit)
        self._groups = [
            _Group(tree, gone, self._whole(points, units))
            for gone, units in by_gone.items()
        ]
        self.order = [unit for units in by_gone.values() for unit in units]
        self._lanes = _Lanes(self._whole(points, self.order), tree.weights, HIGHEST)

    def _whole(
        self, points: Sequence[Sequence[Points]], units: Sequence[int]
    ) -> list[list[int]]:
        """Write the points of some units over the common denominator."""
        return [list(map(self._over, points[unit])) for unit in units]

    def _over(self, points: Points) -> int:
        return int((points or 0) * self._of // PARTS)

    @property
    def is_handy(self) -> bool:
        """Tell whether the common denominator is short enough to be quick with."""
        return self._of.bit_length() <= _LONGEST

    def weighed(self, factors: Sequence[int]) -> list[Totals]:
        """Give all totals with a factor on the marks of each leaf."""
        weights = list(map(mul, self._weights, factors))
        ratio = self._ratio / sum(map(mul, self._marks, factors))
        sums = self._lanes.sums(weights)
        found, start = [], 0
        for group in self._groups:
            mine = sums[start : start + group.size]
            start += group.size
            numbers, of = group.raised(mine, weights, factors)
            found.append(Totals(numbers, ratio / of if of > 1 else ratio))
        return found

    def swung(
        self,
        ends: Sequence[tuple[Points, Points]],
        seen: Sequence[Sequence[bool]],
    ) -> list[tuple[Totals, Totals]]:
        """Give the totals with the cell of each unit that takes most, or adds most.

        `ends`: the least and the most that a leaf may earn; `seen`: which leaves of
        each unit may earn it, in their `order`.
        """
        low, high = (list(map(self._over, end)) for end in zip(*ends, strict=True))
        as_is = [1] * len(self._weights)
        found, start = [], 0
        for group, (numbers, ratio) in zip(
            self._groups, self.weighed(as_is), strict=True
        ):
            coefficients = group.coefficients(self._weights, as_is)
            mine = seen[start : start + group.size]
            start += group.size
            swings = group.swings(coefficients, low, high, mine)
            falls, rises = (list(map(add, numbers, some)) for some in swings)
            found.append((Totals(falls, ratio), Totals(rises, ratio)))
        return found


class _Tree:
    """What leaves weigh in the whole, and which of them are below which block."""

    def __init__(self, sheet: Sheet) -> None:
        self.blocks = sheet.blocks
        self._above = {
            child.place: (block.place, child.weight)
            for block in sheet.blocks
            for child in block.merit
        }
        self.paths = [self._path(leaf.place) for leaf in sheet.leaves]
        weights = [
            prod((self._above[node][1] for node in path[:-1]), start=Fraction(1))
            for path in self.paths
        ]
        fulls = [leaf.indicator.full for leaf in sheet.leaves]
        marks = list(map(mul, weights, fulls))
        self.of = lcm(*(number.denominator for number in (*weights, *marks)))
        self.weights = [int(weight * self.of) for weight in weights]
        self.marks = [int(mark * self.of) for mark in marks]

    def _path(self, place: int) -> tuple[int, ...]:
        """Give a leaf's place and those of the blocks above it, the whole last."""
        path = [place]
        while path[-1] in self._above:
            path.append(self._above[path[-1]][0])
        return tuple(path)

    def below(self, nodes: Iterable[int]) -> list[int]:
        """Give the leaves that are some nodes, or below them."""
        wanted = set(nodes)
        return [n for n, path in enumerate(self.paths) if wanted.intersection(path)]

    def touched(self, gone: Sequence[int]) -> list[_Touched]:
        """Find the blocks that miss a child where these leaves are left out."""
        lost, found = set(gone), []
        for block in self.blocks:
            children = {child.place for child in block.merit}
            missing = children & lost
            if missing == children:
                lost.add(block.place)
            elif missing:
                staying = self.below(children - missing)
                policy, out = block.policy, self.below(missing)
                found.append(_Touched(block.place, policy, out, staying))
        return found


class _Touched(NamedTuple):
    """A block that misses some of its children."""

    place: int
    policy: NotApplicable
    gone: list[int]  # leaves below what is left out
    staying: list[int]


class _Group:
    """Units of which the same leaves are left out."""

    def __init__(self, tree: _Tree, gone: Sequence[int], rows: list[list[int]]) -> None:
        self.size = len(rows)
        self._rows = rows
        self._marks = tree.marks
        self._touched = tree.touched(gone)
        under = [
            tuple(touched.place in path for touched in self._touched)
            for path in tree.paths
        ]
        self._sorts = list(dict.fromkeys(under))
        self._sort = [self._sorts.index(each) for each in under]
        self._raised = [n for n, each in enumerate(under) if any(each)]
        marks = (HIGHEST * sum(tree.marks)) ** len(self._touched)
        self._lanes = _Lanes(
            [[row[n] for n in self._raised] for row in rows],
            [tree.weights[n] for n in self._raised],
            HIGHEST * marks,
        )

    def raised(
        self, sums: Sequence[int], weights: Sequence[int], factors: Sequence[int]
    ) -> tuple[Sequence[int], int]:
        """Give sums in which what stays counts for more, over a denominator."""
        if not self._touched:
            return sums, 1
        by_sort, of = self._ratios(factors)
        more = [weights[n] * (by_sort[self._sort[n]] - of) for n in self._raised]
        added = self._lanes.sums(more)
        return [a * of + b for a, b in zip(sums, added, strict=True)], of

    def coefficients(self, weights: Sequence[int], factors: Sequence[int]) -> list[int]:
        """Give what multiplies each leaf's points in the end."""
        by_sort, _of = self._ratios(factors)
        return list(map(mul, weights, map(by_sort.__getitem__, self._sort)))

    def _ratios(self, factors: Sequence[int]) -> tuple[list[int], int]:
        """Give by what leaves are raised, by their sort, over a denominator."""
        slopes = [self._slope(each, factors) for each in self._touched]
        by_sort = [
            prod(slope[not below] for slope, below in zip(slopes, sort, strict=True))
            for sort in self._sorts
        ]
        return by_sort, prod(below for _above, below in slopes)

    def _slope(self, touched: _Touched, factors: Sequence[int]) -> tuple[int, int]:
        """Give by which ratio a block raises what its children earned."""
        marks = self._marks
        gone = sum(marks[n] * factors[n] for n in touched.gone)
        staying = sum(marks[n] * factors[n] for n in touched.staying)
        return raised(touched.policy, gone, staying)

    def swings(
        self,
        coefficients: Sequence[int],
        low: Sequence[int],
        high: Sequence[int],
        seen: Sequence[Sequence[bool]],
    ) -> tuple[list[int], list[int]]:
        """Give by what each unit's leaf falls that falls most, and rises most."""
        falls, rises = [], []
        for open_here, row in zip(seen, self._rows, strict=True):
            open_to = [
                (coefficient * (least - earned), coefficient * (most - earned))
                for coefficient, least, most, earned, looked in zip(
                    coefficients, low, high, row, open_here, strict=True
                )
                if looked
            ]
            falls.append(min((fall for fall, _rise in open_to), default=0))
            rises.append(max((rise for _fall, rise in open_to), default=0))
        return falls, rises


class _Lanes:
    """The points of leaves, each leaf's in one long integer, a lane for each unit."""

    def __init__(
        self, rows: Sequence[Sequence[int]], weights: Sequence[int], times: int
    ) -> None:
        """Take the points of each unit; no coefficient passes a weight `times` this."""
        columns = list(zip(*rows, strict=True))
        highest = sum(map(mul, weights, map(max, columns))) * times
        self._units, self._words = len(rows), 1 + highest.bit_length() // _WORD
        size = self._words * _WORD // 8
        self._lanes = [_packed(column, size) for column in columns]

    def sums(self, coefficients: Sequence[int]) -> Sequence[int]:
        """Add each unit's points, times the coefficients."""
        many = self._units * self._words
        added = sum(map(mul, coefficients, self._lanes))
        words = unpack(f"<{many}Q", added.to_bytes(many * _WORD // 8, "little"))
        lowest: Sequence[int] = words[:: self._words]
        for word in range(1, self._words):
            higher, shift = words[word :: self._words], word * _WORD
            lowest = [a + (b << shift) for a, b in zip(lowest, higher, strict=True)]
        return lowest


def _packed(column: Sequence[int], size: int) -> int:
    """Pack whole numbers into lanes of `size` bytes, the first into the lowest."""
    return int.from_bytes(
        b"".join(n.to_bytes(size, "little") for n in column), "little"
    )
