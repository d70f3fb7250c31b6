"""What can be wrong with an office's folder."""

from __future__ import annotations

from typing import Final

from assess.messages import N_

SAID: Final[dict[str, tuple[str, str]]] = {
    "no-office": (
        N_("there is no assess.toml in this folder or above it"),
        N_("`assess init` makes one here; or name the files: --record, --scheme"),
    ),
    "already-there": (
        N_("this file is there already"),
        N_("--force writes over it, but never over a record; or choose another folder"),
    ),
    "cannot-make": (
        N_("cannot write here: {reason}"),
        N_("choose another folder: `assess init FOLDER`"),
    ),
    "cannot-print": (
        N_("the results cannot be written: {reason}"),
        N_("make room, or send them somewhere else; the record is not touched by this"),
    ),
    "not-the-demo": (
        N_("this folder holds something else than the sample"),
        N_("choose an empty one: `assess demo FOLDER`"),
    ),
}
