"""Single values of a scheme: numbers, and how a wrong one is shown."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from assess.messages.phrases import KINDS

_PERCENT: Final = re.compile(r"([+-]?\d{1,20}(?:\.\d{1,20})?) ?%", re.ASCII)
_FRACTION: Final = re.compile(r"([+-]?\d{1,20}) ?/ ?(\d{1,20})", re.ASCII)
_PLAIN: Final = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NUMBERS: Final = {"number", "whole", "worth", "quota"}  # what is wanted
_MAGNITUDE: Final = 30  # digits before the point or places behind it
_SHOWN: Final = 40  # characters of a wrong text


def number(raw: Any) -> Fraction | None:
    """Read 5, 0.5, "60%" or "1/3"; None where it is none of these."""
    if type(raw) is int:  # not a bool, which is one, too
        return Fraction(raw)
    if isinstance(raw, Decimal):
        tame = raw.is_finite() and abs(raw.adjusted()) < _MAGNITUDE
        return Fraction(raw) if tame else None
    return _share(raw) if isinstance(raw, str) else None


def _share(text: str) -> Fraction | None:
    text = unicodedata.normalize("NFKC", text.strip())
    if found := _PERCENT.fullmatch(text):
        return Fraction(found[1]) / 100
    found = _FRACTION.fullmatch(text)
    return Fraction(int(found[1]), int(found[2])) if found and int(found[2]) else None


def quoted(raw: Any, wanted: str) -> str:
    """Name the fault of a number or date that stands in quotes; empty: another."""
    if not isinstance(raw, str):
        return ""
    if wanted in _NUMBERS and _PLAIN.fullmatch(raw.strip()):
        return "quoted-number"
    if wanted == "date" and _DATE.fullmatch(raw.strip()):
        return "quoted-date"
    return "quoted-boolean" if wanted == "boolean" and raw in {"true", "false"} else ""


def shown(raw: Any) -> str:
    """Show a value as it would stand in the file; what is long, by its kind."""
    if isinstance(raw, bool):
        return str(raw).lower()
    if isinstance(raw, str):
        text = raw if len(raw) <= _SHOWN else raw[:_SHOWN] + "…"
        return f'"{text}"'
    if isinstance(raw, dict | list):
        return KINDS["table" if isinstance(raw, dict) else "list"]
    return raw.isoformat() if isinstance(raw, date) else str(raw)
