"""What is wrong where units, or rounds, depend on each other."""

from __future__ import annotations

from typing import Final

from assess.messages import N_

SAID: Final[dict[str, tuple[str, str]]] = {
    "then-by-inside": (
        N_("{id} is inside a block; blocks, and what stands at the top, part equals"),
        N_("name the block that holds it"),
    ),
    "spared-by-odd": (
        N_("{id} cannot be spared by {name}"),
        N_("name other scored indicators of the same classes and rounds"),
    ),
    "round-unused": (
        N_('nothing is judged in the round "{id}"'),
        N_('write rounds = ["{id}", "…"] in an indicator, or take it out'),
    ),
    "round-twice": (
        N_('the round "{name}" is named twice'),
        N_("take one of them out"),
    ),
    "rounds-half-weighed": (
        N_("of the rounds of {id} only some have a weight"),
        N_("give each of them one, or none"),
    ),
    "rounds-differ": (
        N_("the weights of the rounds of {id} come to {sum}, not 1"),
        N_("change them, or take all of them out: then all rounds count alike"),
    ),
    "rounds-in-rounds": (
        N_("{id} is inside {outer}, which has rounds already"),
        N_("take the rounds out of one of them"),
    ),
    "sign-of-rounds": (
        N_('"{id}" has the sign {sign}, which stands before a round'),
        N_("choose another id"),
    ),
    "subordinates-in-rounds": (
        N_("{id} looks at what subordinates earned in all, not in a round"),
        N_("take it out of the rounds"),
    ),
    "inside-rounds": (
        N_("{id} is judged several times, in the rounds of {outer}"),
        N_("name {outer}, which holds what comes of them"),
    ),
    "reserved-source": (
        N_('"{id}" stands for the units below a unit'),
        N_("choose another id"),
    ),
    "subordinates-observed": (
        N_("subordinates are not observed, so {key} says nothing"),
        N_("take it out; what they earned in this run is looked at"),
    ),
    "veto-of-subordinates": (
        N_("a veto strikes on what was observed, not on what subordinates earned"),
        N_("give the subordinates an indicator, and set a gate on it"),
    ),
    "grade-by-quota": (
        N_("a grade that only so many get is known when all are ranked, not before"),
        N_("ask for a bound on their totals: below = 60"),
    ),
    "on-off-the-sheet": (
        N_("{id} is not on the sheet of the class {class_id}"),
        N_('name an indicator that they have, or "total"'),
    ),
    "classes-in-a-circle": (
        N_("no class can be scored first: {way}"),
        N_("let one of them ask for nothing of the other"),
    ),
    "example-of-relative": (
        N_("what {id} earns depends on the other units of the class"),
        N_("take the examples out; an [[example]] with several units can show it"),
    ),
}
