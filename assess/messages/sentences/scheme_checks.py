"""What the checks of a whole scheme find."""

from __future__ import annotations

from typing import Final

from assess.messages import N_
from assess.messages.sentences import scheme_marks

NAMES: Final = {
    "nothing-there": (
        N_("there is no {written}"),
        N_("a scheme has sources, classes and indicators; `assess init` shows how"),
    ),
    "empty-sheet": (
        N_('no indicator is for the class "{id}"'),
        N_("see what only = […] says, or take the class out"),
    ),
    "empty-name": (N_('"{key}" is empty'), ""),
    "used-before": (
        N_('"{name}" was used before, in line {line}'),
        N_("give each its own name"),
    ),
    "reserved-id": (
        N_("{known} have a meaning of their own in gates and rankings"),
        N_("choose another id"),
    ),
    "unknown-name": (
        N_('there is no {kind} "{name}"'),
        N_('did you mean "{near}"?'),
    ),
    "no-such-name": (N_('there is no {kind} "{name}"'), N_("there is: {known}")),
    "leaf-for-block": (
        N_('"{name}" is scored itself, and only a block can become 0'),
        N_("name the block that holds it, or put it into a block of its own"),
    ),
    "none-declared": (
        N_('there is no {kind} "{name}"'),
        N_("the scheme declares none yet"),
    ),
    "class-off-the-sheet": (
        N_('this indicator is not on the sheet of "{class_id}"'),
        N_("add the class to only = […], or take its own numbers out"),
    ),
    "gate-off-the-sheet": (
        N_('"{id}" is not on the sheet of {classes}'),
        N_("say with only = […] for which classes the gate is"),
    ),
    "opens-no-bonus": (
        N_('a gate opens a bonus, and "{id}" is none'),
        N_('give that indicator kind = "bonus"'),
    ),
}

TREE: Final = {
    "parent-cycle": (
        N_("this indicator is inside itself: {way}"),
        N_("the uppermost one has no parent"),
    ),
    "leaf-with-children": (
        N_('"{id}" is scored and also holds {children}'),
        N_("take its score out, or give the others another parent"),
    ),
    "neither-block-nor-leaf": (
        N_('"{id}" is not scored and holds nothing'),
        N_('a leaf needs source and score; a block, indicators with parent = "{id}"'),
    ),
    "empty-block": (
        N_('"{id}" holds nothing on the sheet of {classes}'),
        N_("give the block the same only = […] as its indicators"),
    ),
    "only-for-leaves": (
        N_('"{key}" is for what is scored, and this holds other indicators'),
        N_("write it for each of them"),
    ),
    "only-for-blocks": (
        N_('"{key}" is for a block, and this is scored itself'),
        N_("write it in its parent"),
    ),
}

FEEDS: Final = {
    "leaf-without-source": (
        N_('nothing feeds "{id}"'),
        N_('write source = "…" or sources = ["…", "…"]'),
    ),
    "source-twice": (N_('"{name}" is named twice'), N_("name each source once")),
    "no-join": (
        N_("left open: how do {sources} become one?"),
        N_("write {known}"),
    ),
    "join-of-one": (
        N_("there is only one source, and nothing to join"),
        N_("take join out"),
    ),
    "weights-unused": (
        N_("these weights are not used"),
        N_('write join = "weighted", or take them out'),
    ),
    "inflated-unused": (
        N_("this costs nothing: no source is a claim that another one checks"),
        N_('write join = "verified-claim", or take it out'),
    ),
    "no-weights": (
        N_("the weights are missing"),
        N_('one for each source: weights = ["20%", "80%"]'),
    ),
    "weights-uneven": (
        N_("{weights} weights for {sources} sources"),
        N_("give each source one, in the same order"),
    ),
    "source-weights-differ": (
        N_("the weights come to {sum}, not to 1"),
        N_('weights = ["20%", "80%"] come to 1'),
    ),
    "source-weights-as-percent": (
        N_("the weights come to 100, not to 1"),
        N_('write percent in quotes: ["20%", "80%"]'),
    ),
    "period-backwards": (
        N_("the period ends ({last}) before it begins ({first})"),
        N_("swap them"),
    ),
    "period-apart": (
        N_('nothing from "{source}" falls into the period of the scheme'),
        N_("see the years of both periods"),
    ),
    "bad-window": (
        N_('"{got}" is no stretch of time'),
        N_('write a number and days, weeks, months or years: "2 weeks"'),
    ),
    "span-apart": (
        N_('nothing from "{source}" falls into this period'),
        N_("it sees {first} to {last}; see the years of both periods"),
    ),
    "target-of-no-number": (
        N_('what "{id}" observes is no number that a target could divide'),
        N_("a target is for numbers: how many of how many"),
    ),
    "target-is-itself": (
        N_('the target of "{id}" is what it observes itself, from "{source}"'),
        N_('name another source, or another check: {{ source = "…", check = "…" }}'),
    ),
    "blank-is-clean": (
        N_('"{id}" counts blank periods, and nothing at all is clean: full marks'),
        N_('is that meant? Else write silence = "not-collected" for it'),
    ),
    "wants-a-word": (
        N_("the method wants a word, and this measure gives a number"),
        N_('use "last", or of several words "mean"; or score numbers with tiers'),
    ),
    "read-two-ways": (
        N_('"{check}" is read as {own} here, and as {first} by {other}'),
        N_("give one of them another check, or both the same kind of method"),
    ),
    "source-unused": (
        N_('nothing is taken from "{source}"'),
        N_("take it out, or name it as a source of an indicator"),
    ),
}

RULES: Final = {
    "condition-mixed": (
        N_("this condition says several things at once"),
        N_("either one measure, or one of {known}"),
    ),
    "veto-unobserved": (
        N_('"{key}" is missing: a veto needs something observed'),
        N_('{{ source = "…", measure = "…", check = "…", at_least = 1 }}'),
    ),
    "sample-empty": (N_("a sample has at least 1 a day, on at least 1 day"), ""),
    "bounds-in-sum": (
        N_("a part of a sum has no bound of its own"),
        N_("the bound stands behind the sum: {{ sum = […], at_least = 5 }}"),
    ),
    "bounds-outside": (
        N_('"{how}" has no number that could be compared'),
        N_("give each of its conditions its own bound"),
    ),
    "no-bounds": (N_("where does it begin?"), N_("give a bound: {known}")),
    "bounds-twice": (
        N_('"{one}" and "{other}" are the same side'),
        N_("at_least and at_most include the number, above and below do not"),
    ),
    "bounds-empty": (N_("no number lies inside these bounds"), N_("swap them")),
    "gate-does-nothing": (
        N_("this gate does nothing"),
        N_('write opens = "…" or effect = {{ … }}'),
    ),
    "gate-on-what": (
        N_("a gate looks at one number (on), or counts how many of several hold (of)"),
        N_('write on = "total", or of = [ {{ on = "1", below = 24 }}, … ]; not both'),
    ),
    "effect-contradicts": (
        N_("the effect sets a score and says that there is none"),
        N_("keep score or no_score"),
    ),
    "effect-twice": (
        N_('"{one}" and "{other}" both set a limit'),
        N_("keep one of them"),
    ),
    "effect-does-nothing": (
        N_("the effect is empty"),
        N_(
            '{{ grade = "…", score = 59 }}, {{ grade_at_most = "…" }}, '
            '{{ no_score = true }} or {{ block = "…" }}'
        ),
    ),
    "grade-unreachable": (
        N_("no total can get the grade {title}"),
        N_("the first grade that fits counts; put the highest first"),
    ),
    "grades-overlap": (
        N_("{low} to {high} belong to {title} and to a grade before it"),
        N_("at_least and at_most include the number, above and below do not"),
    ),
    "grades-gap": (
        N_("totals from {low} to {high} lie between grades, and would be {title}"),
        N_("a lower bound (at_least) is enough; the lowest grade needs none"),
    ),
    "grades-hole": (
        N_("totals from {low} to {high} belong to no grade"),
        N_("a lower bound (at_least) is enough; the lowest grade needs none"),
    ),
}

SAID: Final[dict[str, tuple[str, str]]] = {
    **NAMES,
    **TREE,
    **FEEDS,
    **scheme_marks.SAID,
    **RULES,
}
