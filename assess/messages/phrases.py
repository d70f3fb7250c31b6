"""Parts of the sentences about schemes, translated where they are shown."""

from __future__ import annotations

from typing import Final

from assess.messages import N_, _


class Phrase(str):
    """A part of a sentence, translated where it is shown."""

    __slots__ = ()

    def __str__(self) -> str:
        return _(str.__str__(self))


KINDS: Final = {
    "table": Phrase(N_("a table")),
    "list": Phrase(N_("a list")),
    "source": Phrase(N_("source")),
    "class": Phrase(N_("class")),
    "indicator": Phrase(N_("indicator")),
    "observed": Phrase(N_("scored indicator or check")),
    "gated": Phrase(N_("indicator")),
    "earned": Phrase(N_("indicator")),
    "block": Phrase(N_("block")),
    "grade": Phrase(N_("grade")),
    "round": Phrase(N_("round")),
    "veto": Phrase(N_("veto")),
    "gate": Phrase(N_("gate")),
    "key": Phrase(N_("key")),
    "none": Phrase(N_("none that has a name")),
    "nothing": Phrase(N_("nothing")),
    "everyone": Phrase(N_("every class")),
}

LOOKED: Final = {  # what a gate looks at that is no indicator
    "total": Phrase(N_("the total")),
    "deductions": Phrase(N_("all marks lost")),
    "of": Phrase(N_("how many")),
}

WANTED: Final = {
    "number": Phrase(N_('a number (5, 0.5, "60%" or "1/3")')),
    "whole": Phrase(N_("a whole number (2)")),
    "quota": Phrase(N_('a number of units (22) or a share of them ("25%")')),
    "text": Phrase(N_('text ("…")')),
    "boolean": Phrase(N_("true or false")),
    "date": Phrase(N_("a date (2014-12-31)")),
    "title": Phrase(N_('a name ("…", or { zh = "…", en = "…" })')),
    "target": Phrase(N_('a source ("plan"), or { source = "…", check = "…" }')),
    "worth": Phrase(N_('"leave-out" or a share of the full marks ("60%", 0)')),
    "measure": Phrase(N_("a measure (3, true, or a word)")),
    "table": Phrase(N_("a table ({ key = value })")),
    "tables": Phrase(N_("a list (of tables: [[…]])")),
    "list": Phrase(N_("a list ([…, …])")),
    "remove": Phrase(N_('true, or a list of keys (["due", "basis"])')),
    "pair": Phrase(N_("a measure and its points ([3, 4.5])")),
}

EXPECTED: Final = {
    "total": Phrase(N_("the total")),
    "grade": Phrase(N_("the grade")),
    "status": Phrase(N_("the status")),
    "points": Phrase(N_('the points of "{id}"')),
}

QUESTIONS: Final = {
    "ties": (
        Phrase(N_("how are equal totals ranked?")),
        Phrase(
            N_(
                '"competition" (1 2 2 4), "dense" (1 2 2 3), "average" (1 2.5 2.5 4), '
                '"lowest-place" (1 3 3 4) or "ordinal" (1 2 3 4)'
            )
        ),
    ),
    "rounding": (
        Phrase(N_("how are totals rounded?")),
        Phrase(N_('"half-up" (0.5 goes up), "half-even" or "down"')),
    ),
    "all_equal": (
        Phrase(N_("what does each unit earn where all have the same value?")),
        Phrase(N_('a share of the full marks: "100%", "50%" or 0')),
    ),
    "decimals": (
        Phrase(N_("with how many decimals are totals printed?")),
        Phrase(N_("0, 1, 2 …")),
    ),
    "rank_on": (
        Phrase(N_("are units ranked on the printed total or on the exact one?")),
        Phrase(N_('"printed" or "exact"')),
    ),
    "not_applicable": (
        Phrase(N_("where do the marks of what does not apply go?")),
        Phrase(
            N_(
                '"rescale" (the rest counts for more), "spread-evenly" (the same for '
                'each that stays), "drop" (lost) or "full" (earned)'
            )
        ),
    ),
    "nothing_to_score": (
        Phrase(N_("what does a unit get for which nothing can be scored?")),
        Phrase(N_('"not-issued" or "zero"')),
    ),
    "silence": (
        Phrase(N_("what does it mean when nothing was handed in about an indicator?")),
        Phrase(N_('"not-collected" (nobody looked) or "clean" (nothing was found)')),
    ),
    "not-collected": (
        Phrase(N_("what is an indicator worth that nobody looked at?")),
        Phrase(N_('0, a share of its full marks ("60%") or "leave-out"')),
    ),
    "could-not-tell": (
        Phrase(N_("what is an indicator worth where who looked could not tell?")),
        Phrase(N_('0, a share of its full marks ("60%") or "leave-out"')),
    ),
    "explained-empty": (
        Phrase(N_("what is an indicator worth that only a statement explains?")),
        Phrase(N_('"leave-out", 0, or a share of its full marks ("60%")')),
    ),
    "no-target": (
        Phrase(N_("what is an indicator worth for a unit that has no target?")),
        Phrase(N_('"leave-out", 0, or a share of its full marks ("60%")')),
    ),
    "stale": (
        Phrase(N_("what is an indicator worth that was last looked at too long ago?")),
        Phrase(N_('0, a share of its full marks ("60%") or "leave-out"')),
    ),
    "top_rounding": (
        Phrase(N_("what becomes of a share that is no whole number of units?")),
        Phrase(N_('"up", "down" or "half-up"')),
    ),
    "border": (
        Phrase(N_("where only some of several equals find room, who gets in?")),
        Phrase(N_('"all" (of them) or "none"')),
    ),
    "form": (
        Phrase(N_("how are results made public?")),
        Phrase(
            N_(
                '"table" (everybody), "grade-lists" (who has which grade) or "ends" '
                "(only who is better and who is behind)"
            )
        ),
    ),
    "numbers": (
        Phrase(N_("are totals made public?")),
        Phrase(N_("true (they are) or false (they are not)")),
    ),
}

JOINS: Final = Phrase(
    N_(
        'join = "verified-claim" (the highest source that looked decides), "weighted" '
        '(with weights), "minimum", "maximum" or "mean"'
    )
)

CHOICES: Final[
    dict[str, dict[str, str]]
] = {  # what may be chosen for a key, in a few words
    "rounding": {
        "half-up": Phrase(N_("half up")),
        "half-even": Phrase(N_("half to even")),
        "down": Phrase(N_("down")),
    },
    "ties": {
        "competition": "1 2 2 4",
        "dense": "1 2 2 3",
        "average": "1 2.5 2.5 4",
        "lowest-place": "1 3 3 4",
        "ordinal": "1 2 3 4",
    },
    "rank_on": {
        "printed": Phrase(N_("the printed total")),
        "exact": Phrase(N_("the exact total")),
    },
    "not_applicable": {
        "rescale": Phrase(N_("the rest counts for more")),
        "spread-evenly": Phrase(N_("its marks are shared out evenly")),
        "drop": Phrase(N_("its marks are lost")),
        "full": Phrase(N_("its marks are earned")),
    },
    "nothing_to_score": {
        "not-issued": Phrase(N_("no score is issued")),
        "zero": "0",
    },
    "sheets": {
        "unit": Phrase(N_("unit")),
        "matter": Phrase(N_("matter")),
    },
    "silence": {
        "not-collected": Phrase(N_("nobody looked")),
        "clean": Phrase(N_("nothing was found")),
    },
    "equals": {
        "code": Phrase(N_("by code")),
        "name": Phrase(N_("by name")),
        "strokes": Phrase(N_("by strokes")),
    },
    "vetoed": {
        "ranked": Phrase(N_("ranked like the others")),
        "last": Phrase(N_("ranked behind the others")),
        "unranked": Phrase(N_("not ranked")),
    },
    "form": {
        "table": Phrase(N_("everybody, with rank and grade")),
        "grade-lists": Phrase(N_("who has which grade")),
        "ends": Phrase(N_("only who is better and who is behind")),
    },
    "order": {
        "rank": Phrase(N_("by rank")),
        "code": Phrase(N_("by code")),
        "name": Phrase(N_("by name")),
        "strokes": Phrase(N_("by strokes")),
    },
    "combine": {
        "sum": Phrase(N_("the sum of the parts")),
        "product": Phrase(N_("the product of what the parts earned of their marks")),
        "geometric": Phrase(N_("the geometric mean of what the parts earned")),
        "harmonic": Phrase(N_("the harmonic mean of what the parts earned")),
        "minimum": Phrase(N_("the part that earned least of its marks decides")),
        "maximum": Phrase(N_("the part that earned most of its marks decides")),
    },
    "zeros": {"keep": Phrase(N_("kept")), "drop": Phrase(N_("dropped"))},
    "kind": {
        "merit": Phrase(N_("part of the full marks")),
        "bonus": Phrase(N_("a bonus, added on top")),
        "minus": Phrase(N_("a minus, taken off")),
    },
}
