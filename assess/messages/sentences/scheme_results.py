"""What the checks of grades, publication and examples find."""

from __future__ import annotations

from typing import Final

from assess.messages import N_

RESULTS: Final = {
    "veto-of-words": (
        N_("“{check}” is observed in words, and a veto compares numbers"),
        N_("set a gate on the indicator, which looks at its points"),
    ),
    "unscored-with-marks": (
        N_('the class "{id}" gets no marks'),
        N_("take this out, or take unscored out of the class"),
    ),
    "class-without-grades": (
        N_("no grade is for this class"),
        N_("add its grades, or take only out of those that it shares"),
    ),
    "grade-of-others": (
        N_('the class "{class_id}" has no such grade'),
        N_("name one of its grades, or say with only for which classes the rule is"),
    ),
    "holds-nobody-back": (
        N_("no grade is better than this one"),
        N_("name the best grade that is left to the unit"),
    ),
    "only-with-quota": (
        N_('"{key}" is about a quota, and this grade has none'),
        N_('write top = 22 or top = "25%", or take it out'),
    ),
    "quota-out-of-range": (
        N_("a quota is at least 1 unit, or a share up to 100%, got {got}"),
        N_('write top = 22 or top = "25%"'),
    ),
    "nothing-to-round": (
        N_("a number of units needs no rounding"),
        N_("take top_rounding out"),
    ),
    "quota-within": (
        N_('whoever is within this quota is within that of "{other}" already'),
        N_('top counts from the first unit: after "30%", the next 40% are top = "70%"'),
    ),
    "no-room-left": (
        N_(
            'who finds no room in "{title}" has no grade, with totals from {low} to '
            "{high}"
        ),
        N_("the lowest grade has no quota; a lower bound (at_least) is enough"),
    ),
    "only-for-ends": (
        N_('"{key}" is of form = "ends" only'),
        N_('write form = "ends", or take it out'),
    ),
    "no-ends": (
        N_("nobody is named: there is neither better nor behind"),
        N_("write better = {{ at_least = 75 }}, behind = {{ below = 60 }}, or one"),
    ),
    "ends-overlap": (
        N_("a total can be better and behind at once"),
        N_("at_least and at_most include the number, above and below do not"),
    ),
}

EXAMPLES: Final = {
    "example-differs": (
        N_("the example says {points}, and the method gives {given}"),
        N_("what should a measure of {measure} earn? Change the example or the method"),
    ),
    "example-outside": (
        N_("{measure} would be refused: it can be {least} to {most}"),
        N_("change the example or the limits"),
    ),
    "example-expects-nothing": (
        N_("this example does not say what comes out"),
        N_("give total, grade, status or points"),
    ),
    "fact-has-no-target": (
        N_('"{name}" is not measured against a target'),
        N_('write target = "…" behind what it observes, or take this out'),
    ),
    "fact-says-nothing": (
        N_("this fact has neither value nor state"),
        N_('{{ indicator = "…", value = 3 }} or {{ indicator = "…", state = "…" }}'),
    ),
    "fact-says-two-things": (
        N_("this fact has a value and a state"),
        N_("what was observed has a value, what was not has a state; keep one"),
    ),
    "fact-without-source": (
        N_('several sources look at "{name}"'),
        N_('say which one: source = "…"; there is: {known}'),
    ),
    "fact-from-elsewhere": (
        N_('"{source}" does not look at "{name}"'),
        N_("these do: {known}"),
    ),
}

SAID: Final[dict[str, tuple[str, str]]] = {**RESULTS, **EXAMPLES}
