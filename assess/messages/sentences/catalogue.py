"""What can be wrong with the parameters of a catalogue entry."""

from __future__ import annotations

from typing import Final

from assess.messages import N_

SAID: Final[dict[str, tuple[str, str]]] = {
    "not-positive": (
        N_("this must be more than 0, got {value}"),
        N_("leave the sign out: the method knows whether to add or take off"),
    ),
    "negative": (
        N_("this must not be below 0, got {value}"),
        N_("leave the sign out: the method knows whether to add or take off"),
    ),
    "share-above-one": (
        N_("a share of the full marks cannot be above 1, got {value}"),
        N_('write "40%" or 0.4; for plain marks, take out of_full = true'),
    ),
    "not-a-share": (
        N_("this is a share of the full marks, from 0 to 1; got {value}"),
        N_('write "100%", "50%" or 0'),
    ),
    "places-rise": (
        N_("a place pays {value}, more than the one before it"),
        N_("write the first place first; rest pays no more than the last of them"),
    ),
    "compared-then": (
        N_("what comes of a comparison is a number, and is not compared again"),
        N_("write a method that takes numbers: tiers, linear, deduct, between, share"),
    ),
    "beyond-or-short": (
        N_("beyond counts what is too much, short_of what is too little"),
        N_("keep one of them"),
    ),
    "places-only": (
        N_("less_is_better turns places round, but by = {by}"),
        N_("take it out, and let the method behind say that less is better"),
    ),
    "no-classes": (
        N_("no class is named"),
        N_('name the classes of the units below: classes = ["site"]'),
    ),
    "counts-what": (
        N_("take = {take} does not say which units are counted"),
        N_("add at_least, above, at_most or below, or a grade"),
    ),
    "counts-nothing": (
        N_("a bound or a grade says which units are counted, but take = {take}"),
        N_('write take = "count" or "share", or take the bound and the grade out'),
    ),
    "no-levels": (
        N_("there are no levels"),
        N_('write each word with its marks: {{ "优" = 10, "差" = 0 }}'),
    ),
    "no-kinds": (
        N_("there are no kinds"),
        N_('write each kind with its weight: {{ "严重错误" = 5, "一般错误" = 1 }}'),
    ),
    "no-such-kind": (
        N_("“{kind}” is not among the kinds {known}"),
        N_("name it in kinds, with its weight"),
    ),
    "no-stretch": (
        N_("“{got}” is no stretch of time"),
        N_('write "month", "week", "quarter", or several: "2 months"'),
    ),
    "no-quota": (
        N_("a quota is more than 0, got {value}"),
        N_("say how much each period should bring"),
    ),
    "drops-nothing": (
        N_("at least 1 is dropped at each end, got {value}"),
        N_('for the mean of all values: measure = "mean"'),
    ),
    "no-distance": (
        N_("nothing_at and full_at are the same, {value}"),
        N_("for all or nothing at one number, use tiers"),
    ),
    "below-least": (
        N_("the most, {value}, is below the least, {least}"),
        N_("swap them"),
    ),
    "tier-unreachable": (
        N_("no number can fall into tier {number}: those before it take them all"),
        N_("the first tier that fits counts; put the narrow ones first"),
    ),
    "tiers-hole": (
        N_("numbers between {low} and {high} fall into no tier"),
        N_("give the last tier no bound: {{ points = 0 }}"),
    ),
    "not-rising": (
        N_("the days must rise and begin at 1 or later, got {value}"),
        N_("write them like this: [1, 5, 10]"),
    ),
    "not-falling": (
        N_("the days must fall and end at 1 or later, got {value}"),
        N_("write them like this: [10, 5, 1]"),
    ),
    "days-negative": (
        N_("a number of days cannot be below 0, got {value}"),
        N_("0 means that it is not used"),
    ),
    "no-share": (
        N_("this must be a share above 0 and not above 1, got {value}"),
        N_('write "30%", 0.3 or "3/10"'),
    ),
}
