"""What can be wrong with the record."""

from __future__ import annotations

from typing import Final

from assess.messages import N_

SAID: Final[dict[str, tuple[str, str]]] = {
    "record-exists": (
        N_("There is a file here already"),
        N_("a record is never written over; move the file away first"),
    ),
    "no-record": (
        N_("There is no record here"),
        N_("assess init makes one; --record names another"),
    ),
    "not-a-record": (N_("This file is not a record of assess"), ""),
    "record-locked": (
        N_("Another program is writing to the record"),
        N_("wait until it is done, or close it; nothing was changed"),
    ),
    "record-refuses": (
        N_("The record cannot be used: {reason}"),
        N_("nothing was changed; is the disk full, or the folder read-only?"),
    ),
    "record-of-another-format": (
        N_("The record has format {found}; this program reads {wanted}"),
        N_("use the version of assess that made it"),
    ),
    "record-of-another-scheme": (
        N_("The record is for the scheme “{made_for}”, not for “{given}”"),
        N_("give the right --scheme or --record"),
    ),
    "record-full": (
        N_("The record has no numbers left for so many observations"),
        N_("begin a new record"),
    ),
}
