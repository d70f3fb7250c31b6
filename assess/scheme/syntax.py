"""What keeps a text from being TOML, told so that an office can put it right."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import tomli

from assess.problems import Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUOTES: Final = "“”‘’＂＇「」『』"
_DIGITS: Final = "０１２３４５６７８９"
_SIGNS: Final = "＝，、：；。．｛｝［］【】（）＃％＋－＿　"
_STANDS_FOR: Final = {"、": ",", "。": ".", "【": "[", "】": "]", "　": "␣"}

# Text and comments may hold anything, so they are stepped over.
_OUTSIDE: Final = re.compile(
    r'"""(?:\\.|[^\\])*?"""'
    r"|'''.*?'''"
    r'|"(?:\\[^\n]|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*"
    rf"|(?P<quote>[{_QUOTES}])|(?P<digit>[{_DIGITS}])|(?P<sign>[{re.escape(_SIGNS)}])",
    re.DOTALL,
)
_CODES: Final = {
    "Invalid value": "bad-value",
    "Expected newline": "line-goes-on",
    "Expected '=' after": "no-equals",
    "Invalid statement": "bad-key",
    "Invalid initial character": "bad-key",
    "Illegal character '\\n'": "text-not-closed",
    "Unterminated string": "text-not-closed",
    'Expected "\'"': "text-not-closed",
    "Unclosed": "bracket-not-closed",
    "Expected ']": "bracket-not-closed",
    "Cannot overwrite": "key-twice",
    "Cannot declare": "key-twice",
}


def problems(file: str, error: Exception) -> list[Problem]:
    """Say what is wrong with a text that the reader of TOML refused with `error`."""
    if not isinstance(error, tomli.TOMLDecodeError):
        return [Problem("not-toml", Location(file), {"reason": str(error)})]
    text = error.doc  # where lines end with \n alone, as the error counts
    wide = list(_full_width(file, text))
    if error.lineno in {problem.where.line for problem in wide}:
        return wide
    code = next((c for said, c in _CODES.items() if error.msg.startswith(said)), "")
    where = _place(file, text, error.pos)
    if code == "key-twice":
        indent = len(where.excerpt) - len(where.excerpt.lstrip())
        where = replace(where, column=indent + 1)
    return [*wide, Problem(code or "not-toml", where, {"reason": error.msg})]


def _full_width(file: str, text: str) -> Iterator[Problem]:
    """Find full-width quotes, digits and signs outside text: each kind once a line."""
    told = set()
    for found in _OUTSIDE.finditer(text):
        kind, where = found.lastgroup, _place(file, text, found.start())
        if kind is None or (kind, where.line) in told:
            continue
        told.add((kind, where.line))
        sign = found[0]
        wanted = _STANDS_FOR.get(sign, unicodedata.normalize("NFKC", sign))
        yield Problem(f"full-width-{kind}", where, {"found": sign, "wanted": wanted})


def _place(file: str, text: str, position: int) -> Location:
    start = text.rfind("\n", 0, position) + 1
    line = text[start:].split("\n", 1)[0].rstrip("\r")
    return Location(file, text.count("\n", 0, position) + 1, position - start + 1, line)
