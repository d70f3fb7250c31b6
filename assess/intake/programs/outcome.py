"""How a look at a link ended, in few words that layouts can name."""

from __future__ import annotations

import re
from typing import Final

_CODE: Final = re.compile(r"(?:error: )?([1-5]\d\d)\b", re.ASCII)
_SIGNS: Final = {
    "certificate": ("certificate", "ssl", "tls", "x509"),
    "timeout": ("timeout", "timed out"),
    "fragment": ("fragment", "anchor", "id #"),
}


def outcome(text: str, code: object = None) -> str:
    """Give an HTTP status, or else what kept the link from being looked at.

    One of: a status such as 404, certificate, timeout, fragment, unreachable.
    """
    status = str(code or 0)
    if status != "0":
        return status
    plain = text.casefold()
    for word, signs in _SIGNS.items():
        if any(sign in plain for sign in signs):
            return word
    found = _CODE.match(plain)
    return found[1] if found else "unreachable"
