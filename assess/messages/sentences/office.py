"""What can be wrong with an office's folder."""

from __future__ import annotations

from typing import Final

from assess.messages import N_

SAID: Final[dict[str, tuple[str, str]]] = {
    "no-office": (
        N_("there is no assess.toml in this folder or above it"),
        N_("`assess init` makes one here; or name the files: --record, --scheme"),
    ),
    "office-not-toml": (
        N_("this is not TOML: {reason}"),
        N_('text needs double quotes, half-width: name = "…"'),
    ),
    "office-not-utf8": (
        N_("this file is not UTF-8"),
        N_("save it as UTF-8 in your editor"),
    ),
    "office-unknown-key": (
        N_('unknown key "{key}"'),
        N_("known here: {known}"),
    ),
    "office-misspelt-key": (
        N_('unknown key "{key}"'),
        N_('did you mean "{near}"?'),
    ),
    "office-wants-text": (
        N_('"{key}" should be text'),
        N_("write it in double quotes"),
    ),
    "office-wants-days": (
        N_('"{key}" should be a list of days'),
        N_("write [2014-10-01, 2014-10-02], without quotes"),
    ),
    "already-there": (
        N_("this file is there already"),
        N_("--force writes over it, but never over a record; or choose another folder"),
    ),
    "cannot-make": (
        N_("cannot write here: {reason}"),
        N_("choose another folder: `assess init FOLDER`"),
    ),
}
