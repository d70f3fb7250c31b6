"""A sheet written in TOML, judged from the points of its leaves."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from assess.scheme.document import Document
from assess.scheme.draft import draft_of
from assess.scoring.explain import Reopened
from assess.scoring.joining import LeafCell
from assess.scoring.judge import judge
from assess.scoring.rollup import exact, in_parts
from assess.scoring.sheet import lay_out
from assess.scoring.workings import block_working

if TYPE_CHECKING:
    from assess.scoring.judge import Outcome
    from assess.scoring.leaves import Judged
    from assess.scoring.sheet import Sheet

HEAD: Final = """
[scheme]
id = "x"
title = "x"
period = { from = 2014-01-01, to = 2014-12-31 }
decimals = 2
rounding = "half-up"
ties = "competition"
rank_on = "printed"
not_applicable = "rescale"
nothing_to_score = "NOTHING"
silence = "not-collected"
WHOLE
[states]
not-collected = 0
could-not-tell = "leave-out"
[source.inspection]
[[class]]
id = "street"
title = "街道"
"""


def leaf(name: str, full: int | str, *, under: str = "", more: str = "") -> str:
    """Write a leaf; `more` are keys of its own, one a line."""
    parent = f'parent = "{under}"' if under else ""
    return f"""
[[indicator]]
id = "{name}"
title = "{name}"
full = {full}
{parent}
source = "inspection"
score = {{ method = "given" }}
{more}
"""


def block(name: str, full: int | str, more: str = "") -> str:
    """Write a block; `more` are keys of its own, one a line."""
    return f'\n[[indicator]]\nid = "{name}"\ntitle = "{name}"\nfull = {full}\n{more}\n'


def head(whole: str = "", nothing: str = "not-issued") -> str:
    """Write what a scheme begins with; `whole` are keys of [scheme], or more tables."""
    return HEAD.replace("WHOLE", whole).replace("NOTHING", nothing)


def sheet_of(indicators: str, whole: str = "", nothing: str = "not-issued") -> Sheet:
    """Lay out a sheet below such a beginning."""
    draft = draft_of(Document("x.toml", head(whole, nothing) + indicators))
    assert draft.faults == ()
    return lay_out(draft.scheme, "street")


def judged_of(sheet: Sheet, points: str) -> list[Judged]:
    """Give each leaf its points, in the sheet's order; ``-`` where it is left out."""
    earned = [None if p == "-" else Fraction(p) for p in points.split()]
    assert len(earned) == len(sheet.leaves)
    return [
        (
            LeafCell("not-applicable" if p is None else "observed", p, ()),
            None if p is None else in_parts(p),
            "1",
        )
        for p in earned
    ]


def outcome_of(sheet: Sheet, points: str, decided: str | None = None) -> Outcome:
    """Judge a unit that earned these points, and of which so much was decided."""
    judged = judged_of(sheet, points)
    return judge(sheet, judged, (), None if decided is None else Fraction(decided))


def value_of(sheet: Sheet, outcome: Outcome, name: str = "") -> Fraction | None:
    """Give the points of a block, or of the whole."""
    return exact(outcome.values[sheet.places[name] if name else -1])


def working_of(sheet: Sheet, points: str, name: str = "") -> str:
    """Write how a block, or the whole, came to its points."""
    judged = tuple(judged_of(sheet, points))
    reopened = Reopened(sheet, judged, judge(sheet, judged, ()), frozenset())
    place = sheet.places[name] if name else sheet.root.place
    return block_working(reopened, next(b for b in sheet.blocks if b.place == place))
