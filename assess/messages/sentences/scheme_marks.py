"""What can be wrong with the marks of a scheme."""

from __future__ import annotations

from typing import Final

from assess.messages import N_

SAID: Final[dict[str, tuple[str, str]]] = {
    "must-be-positive": (N_("this must be more than 0, got {got}"), ""),
    "must-not-be-negative": (N_("this must not be below 0, got {got}"), ""),
    "decimals-out-of-range": (
        N_('"{key}" can be 0 to {most}, got {got}'),
        N_("it is the number of decimals"),
    ),
    "share-out-of-range": (
        N_('"{key}" is a share between 0 and 1, got {got}'),
        N_('write it like this: "60%" or 0.6'),
    ),
    "full-marks-differ": (
        N_(
            'the full marks of "{id}" are {full}, and for {classes} its indicators '
            "come to {sum}"
        ),
        N_("change one of them, or give a class its own with in_class.….full"),
    ),
    "weights-as-percent": (
        N_("the full marks are {full}, and for {classes} the parts come to {sum}"),
        N_('weights are shares: write weight = "15%", not 15'),
    ),
    "total-differs": (
        N_("the full marks are {full}, and for {classes} the indicators come to {sum}"),
        N_("change one of them; a class may have its own full"),
    ),
    "above-full": (
        N_("{marks} marks are more than the full marks, {full}"),
        N_("lower it, raise full, or write over_full = true"),
    ),
    "takes-above-full": (
        N_("{marks} marks are more than the full marks, {full}, and cannot be lost"),
        N_("lower it, or write below_zero = true: then the block bears the rest"),
    ),
    "below-nothing": (
        N_("{marks} marks are less than none"),
        N_("take the sign out, or write below_zero = true beside full"),
    ),
    "not-for-pools": (
        N_('"{key}" is not for a bonus or a minus that holds others'),
        N_("capped = false lets it pass its full marks; it is never less than 0"),
    ),
    "only-for-pools": (
        N_('"{key}" is for a bonus or a minus that holds others'),
        N_("over_full = true lets anything else pass its full marks"),
    ),
    "weight-does-nothing": (
        N_("a weight counts for nothing here: {how}"),
        N_("take it out, or choose a sum or a mean with combine"),
    ),
    "share-below-zero": (
        N_("this may be less than 0, and cannot be part of this: {how}"),
        N_("take below_zero out, or choose another way to combine"),
    ),
    "weights-too-fine": (
        N_("a geometric mean of {degree} small parts cannot be worked out"),
        N_("round the weights, so that they are whole numbers of up to {most} parts"),
    ),
    "no-full-marks": (
        N_("what are the full marks of the total? No sum says so: {how}"),
        N_("write full = 100, here or for each class"),
    ),
    "full-out-of-reach": (
        N_('"{id}" can earn {best} at best, and its full marks are {full} ({classes})'),
        N_("is that meant? Then nobody can earn all of them"),
    ),
    "pool-out-of-reach": (
        N_('"{id}" is capped at {full}, and what it holds comes to {sum} ({classes})'),
        N_("the cap is never reached; lower it, or leave it if that is meant"),
    ),
    "share-as-whole": (
        N_("a share is at most 1, so that at most {per} is taken off"),
        N_('for {per} off for each 1%: each = "1%"'),
    ),
    "counts-for-other": (
        N_('"{id}" is {printed} of all marks as printed, and counts for {real}'),
        N_("is that what the weights should do? ({classes})"),
    ),
}
