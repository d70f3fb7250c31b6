"""Catalogue 2: how a number becomes points. Exact arithmetic and nothing else.

A method is a frozen dataclass: its fields are the TOML keys, its docstring the manual
page, `points` the work. To add one: its file, one line in METHODS, one table of cases.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assess.methods.between import Between
from assess.methods.compared import Compared
from assess.methods.deadline import Deadline
from assess.methods.deduct import Deduct
from assess.methods.given import Given
from assess.methods.levels import Levels
from assess.methods.linear import Linear
from assess.methods.method import Limited
from assess.methods.method import Method as Method
from assess.methods.min_max import MinMax
from assess.methods.rank_points import RankPoints
from assess.methods.ratio_to_best import RatioToBest
from assess.methods.relative import Relative
from assess.methods.share import Share
from assess.methods.share_of_sum import ShareOfSum
from assess.methods.tiers import Tiers
from assess.methods.yes_no import YesNo

if TYPE_CHECKING:
    from fractions import Fraction


METHODS: Final[dict[str, type[Method]]] = {
    "yes-no": YesNo,
    "levels": Levels,
    "linear": Linear,
    "between": Between,
    "tiers": Tiers,
    "deduct": Deduct,
    "share": Share,
    "deadline": Deadline,
    "given": Given,
    "rank-points": RankPoints,
    "ratio-to-best": RatioToBest,
    "min-max": MinMax,
    "share-of-sum": ShareOfSum,
    "compared": Compared,
}


def limits(method: Method, full: Fraction) -> tuple[Fraction, Fraction] | None:
    """Give the least and the most that one observation may say; None: anything."""
    return method.bounds(full) if isinstance(method, Limited) else None


def relative(method: object) -> Relative | None:
    """Give the method where points depend on the other units of the class."""
    return method if isinstance(method, Relative) else None
