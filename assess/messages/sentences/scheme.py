"""What can be wrong with schemes."""

from __future__ import annotations

from typing import Final

from assess.messages import N_
from assess.messages.sentences import (
    scheme_among,
    scheme_checks,
    scheme_doubts,
    scheme_results,
)

FILE: Final = {
    "no-scheme-file": (
        N_("there is no such file"),
        N_("`assess init` makes a scheme to begin with"),
    ),
    "scheme-unreadable": (N_("cannot be read: {reason}"), ""),
    "file-in-gbk": (
        N_("this file is saved in GBK (ANSI), and a scheme must be UTF-8"),
        N_("open it in Notepad or your editor and save it again as UTF-8"),
    ),
    "scheme-not-utf8": (
        N_("this is not UTF-8 text (byte {byte})"),
        N_("a scheme is a text file in TOML; save it as UTF-8"),
    ),
    "byte-order-mark": (
        N_("the file begins with a byte order mark, which TOML does not know"),
        N_("save it as UTF-8 without BOM, so that other programs can read it too"),
    ),
    "full-width-quote": (
        N_("{found} is a full-width quote"),
        N_('text stands between two half-width quotes: "…"'),
    ),
    "full-width-digit": (
        N_("{found} is a full-width digit"),
        N_("write {wanted}; switch the input method to half-width"),
    ),
    "full-width-sign": (
        N_("{found} is a full-width sign"),
        N_("write {wanted}; switch the input method to half-width"),
    ),
    "newer-toml": (
        N_("only TOML 1.1 allows this, and not every program can read it"),
        N_("keep an inline table on one line, without a comma at its end"),
    ),
    "not-toml": (N_("this is not TOML: {reason}"), ""),
    "bad-value": (
        N_("a value should begin here"),
        N_('text needs quotes: "…"; so do shares: "60%", "1/3"'),
    ),
    "line-goes-on": (
        N_("the line should end here"),
        N_('one key = value a line; shares need quotes: "60%", "1/3"'),
    ),
    "no-equals": (
        N_("a key is followed by = and its value"),
        N_('write it like this: full = 5, title = "…"'),
    ),
    "bad-key": (
        N_("a key should begin here"),
        N_('a key in Chinese needs quotes: {{ "优" = 10, "差" = 0 }}'),
    ),
    "text-not-closed": (
        N_("this text has no end"),
        N_('close it with a half-width " on the same line'),
    ),
    "bracket-not-closed": (
        N_("a bracket before this is not closed, or a comma is missing"),
        N_("[ wants ], {{ wants }}, and what stands between is parted by ,"),
    ),
    "key-twice": (
        N_("this key was given before in the same table"),
        N_("keep one; several indicators are each [[indicator]], in two brackets"),
    ),
}

BINDING: Final = {
    "wrong-type": (N_('"{key}" should be {wanted}, got {got}'), ""),
    "quoted-number": (
        N_('"{key}" should be {wanted}, got {got}'),
        N_("write {value} without quotes"),
    ),
    "quoted-date": (
        N_('"{key}" should be {wanted}, got {got}'),
        N_("write {value} without quotes"),
    ),
    "quoted-boolean": (
        N_('"{key}" should be {wanted}, got {got}'),
        N_("write {value} without quotes"),
    ),
    "unknown-key": (N_('unknown key "{key}"'), N_('did you mean "{near}"?')),
    "no-such-key": (N_('unknown key "{key}"'), N_("known here: {known}")),
    "missing-key": (N_('"{key}" is missing'), ""),
    "missing-entry": (N_('"{key}" is missing'), N_("one of {known}")),
    "open-question": (N_("left open: {question}"), N_("write {key} = {choices}")),
    "unknown-choice": (
        N_('"{key}" cannot be "{got}"'),
        N_('did you mean "{near}"? It can be {known}'),
    ),
    "no-such-choice": (N_('"{key}" cannot be "{got}"'), N_("it can be {known}")),
    "single-table": (
        N_("[{key}] stands in one bracket"),
        N_("there may be several: write [[{key}]]"),
    ),
    "sources-by-name": (
        N_("sources are written by their name"),
        N_("write [source.self-check], [source.monitoring], one bracket each"),
    ),
    "one-or-several": (
        N_('"{one}" and "{several}" are both given'),
        N_('"{one}" is for a single one, "{several}" for more; keep one'),
    ),
    "not-per-class": (
        N_('"{key}" cannot differ by class'),
        N_("write another indicator with only = […] instead"),
    ),
}

EXTENDING: Final = {
    "no-base-file": (
        N_("there is no file {path}"),
        N_("extends names a file beside this one"),
    ),
    "extends-in-a-circle": (
        N_("this scheme extends itself: {way}"),
        N_("the first of them extends nothing"),
    ),
    "nothing-to-remove": (
        N_('there is no {kind} "{name}" to remove'),
        N_("there is: {known}"),
    ),
    "removed-and-changed": (
        N_("this is removed, and what else is written here is lost"),
        N_('to take out some keys only: remove = ["…", "…"]'),
    ),
    "nothing-to-change": (
        N_('there is no {kind} "{name}" to change'),
        N_('did you mean "{near}"? A new one needs a title'),
    ),
}

TRYING: Final = {
    "example-came-out-otherwise": (
        N_("{what}: the example says {wanted}, and {got} came out"),
        N_("it is made of {parts}"),
    ),
}

SAID: Final[dict[str, tuple[str, str]]] = {
    **FILE,
    **BINDING,
    **EXTENDING,
    **TRYING,
    **scheme_checks.SAID,
    **scheme_among.SAID,
    **scheme_doubts.SAID,
    **scheme_results.SAID,
}
