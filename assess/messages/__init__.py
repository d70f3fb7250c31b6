"""Languages: the reader's choice, and every sentence in it."""

from __future__ import annotations

import gettext as _gettext
import os
from pathlib import Path
from typing import Final, Literal, cast

Language = Literal["zh", "en"]

DOMAIN: Final = "assess"
FOLDER: Final = Path(__file__).parent / "locale"


def chosen_language() -> Language:
    """Read ``ASSESS_LANG``, else the locale; Chinese where neither says."""
    asked = os.environ.get("ASSESS_LANG", "").strip().lower()[:2]
    if asked in {"zh", "en"}:
        return cast("Language", asked)
    said = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    said = (os.environ[name] for name in names if os.environ.get(name))
    spoken = next(said, None) or _of_the_system()
    return "en" if spoken.lower().startswith("en") else "zh"


def _of_the_system() -> str:
    import locale  # noqa: PLC0415 - only where the environment does not say

    return locale.getlocale()[0] or ""


class _Reader:
    """Whose language is spoken; one for the process."""

    language: Language = "zh"
    catalogue: _gettext.NullTranslations = _gettext.NullTranslations()


def speak(language: Language) -> None:
    """Say everything in `language` from now on; English stands in the code."""
    _Reader.language = language
    _Reader.catalogue = _gettext.translation(DOMAIN, FOLDER, [language], fallback=True)


def language() -> Language:
    """Tell the language spoken now."""
    return _Reader.language


def _(text: str) -> str:
    """Translate `text`."""
    return _Reader.catalogue.gettext(text)


def _n(one: str, several: str, many: int) -> str:
    """Translate what is said of one thing, or of `many`."""
    return _Reader.catalogue.ngettext(one, several, many)


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for "mark, do not translate"
    """Mark `text` for translation where it is used."""
    return text


speak(chosen_language())
