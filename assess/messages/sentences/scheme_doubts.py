"""What is only odd about a scheme, and may be meant."""

from __future__ import annotations

from typing import Final

from assess.messages import N_

DAYS: Final = {
    "window-too-long": (
        N_("this window reaches back to {back}, and the period begins on {first}"),
        N_("what was seen before it counts, too; shorten the window or take it out"),
    ),
    "never-stale": (
        N_("nothing can be stale: what counts is from {first} to {last}"),
        N_("write a shorter time, or take stale_after out"),
    ),
    "due-outside": (
        N_("{due} lies outside the period: {first} to {last}"),
        N_("is it a date of another year?"),
    ),
    "no-whole-period": (
        N_("nothing is ever counted: no such period fits into {first} to {last}"),
        N_("write a shorter one"),
    ),
    "blank-counts-less": (
        N_("a blank period counts {blank} times, and one that is short counts once"),
        N_("who does nothing is better off; blank = 2 counts it twice"),
    ),
}

SENSE: Final = {
    "statement-left-open": (
        N_("where only a statement says why, these are left out: {ids}"),
        N_('write explained-empty = "leave-out" if that is meant, or its worth: "60%"'),
    ),
    "deadline-of-no-days": (
        N_('"deadline" takes days late, and this measure gives none'),
        N_('write measure = "days-late" and due = …; for counts, use "deduct"'),
    ),
    "share-of-a-count": (
        N_('"share" takes a number from 0 to 1, and this measure counts'),
        N_('divide it: target = "…"; or use linear, deduct, tiers or between'),
    ),
    "tier-beyond-one": (
        N_("a share is never above 1, and this bound is {bound}"),
        N_('write percent in quotes: "5%"'),
    ),
    "tiers-up-and-down": (
        N_('"{id}" goes up and down as the number grows: {points}'),
        N_("is it meant that more is better at first, and then worse, or otherwise?"),
    ),
    "worse-earns-more": (
        N_('the worse it is, the more "{id}" earns'),
        N_("use deduct, deadline, reverse = true, or tiers that fall"),
    ),
    "bonus-for-nothing": (
        N_('"{id}" adds {points} for every unit of which nothing was found'),
        N_(
            "use linear or tiers, or begin levels with the lowest; "
            'or write silence = "not-collected"'
        ),
    ),
    "goal-above-one": (
        N_("{each} is a step of a share, and {short_of} is more than all of it"),
        N_('write what is enough as a share, too: short_of = "95%"'),
    ),
    "claim-never-counts": (
        N_('"{id}": what units claim never counts, as silence of "{source}" is clean'),
        N_(
            'write silence = "not-collected" here, or name only the source that decides'
        ),
    ),
    "minus-for-nothing": (
        N_('"{id}" takes off {points} where nothing was found'),
        N_("below a minus, a leaf earns the size of the fault: use linear or tiers"),
    ),
}

MARKS: Final = {
    "late-above-full": (
        N_("being late costs {late}, and the full marks are {full}"),
        N_("is it all of them? Then leave late out; or write below_zero = true"),
    ),
    "cap-above-parent": (
        N_('"{id}" can come to more than "{parent}" has, {full} ({classes})'),
        N_("lower it, raise the other, or lift the limit of the other"),
    ),
}

RULES: Final = {
    "gate-never": (
        N_("“{what}” lies from {low} to {high} ({classes}): this is never met"),
        N_("see the full marks, and on which side of the bound it should open"),
    ),
    "gate-always": (
        N_("“{what}” lies from {low} to {high} ({classes}): this is always met"),
        N_("the gate parts nobody; see the bound, or take the gate out"),
    ),
    "veto-never": (
        N_("this never strikes: what is measured lies from {low} to {high}"),
        N_('see the bound; of a share, 5% is "5%" or 0.05'),
    ),
    "veto-always": (
        N_("this strikes whoever was looked at: the number lies from {low} to {high}"),
        N_("see the bound, and which side of it is bad"),
    ),
    "sample-too-long": (
        N_("a sample of {days} days, and only {there} days are looked at"),
        N_("it never strikes; lengthen the window, or ask for fewer days"),
    ),
    "limits-nothing": (
        N_("this limits nothing: nobody can get more ({classes})"),
        N_("write a lower number"),
    ),
    "score-above-full": (
        N_("a score of {score} is above the full marks, {full} ({classes})"),
        N_("write the number that is left after the veto"),
    ),
}

SAID: Final[dict[str, tuple[str, str]]] = {**DAYS, **SENSE, **MARKS, **RULES}
