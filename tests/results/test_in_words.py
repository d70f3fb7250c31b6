"""What comes out of a scheme, in words: shown, as an annex, and as a difference."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from cases.commanding import assess

from assess.messages import speak
from results.office import BANDS, HEAD, REST

if TYPE_CHECKING:
    from collections.abc import Callable

    from assess.messages import Language

QUOTA = 'at_least = 90\ntop = "25%"\ntop_rounding = "down"\nborder = "none"'
ENDS = 'form = "ends"\nnumbers = false\nbetter = { above = 75 }\norder = "strokes"'


@pytest.mark.parametrize("language", ["zh", "en"])
def test_everything_is_said(
    language: Language, golden: Callable[[str, str], None]
) -> None:
    speak(language)
    graded = BANDS.replace("at_least = 90", QUOTA)
    whole = f'{HEAD}equals = "strokes"\n{REST}{graded}\n[publication]\n{ENDS}\n'
    Path("new.toml").write_text(whole, "utf-8")
    Path("old.toml").write_text(HEAD + REST + BANDS, "utf-8")
    shown = assess("scheme", "show", "new.toml")
    assess("scheme", "table", "new.toml", "annex.md")
    annex = Path("annex.md").read_text("utf-8")
    changed = assess("scheme", "diff", "old.toml", "new.toml")
    golden(f"results/words.{language}.txt", f"{shown}\n{annex}\n{changed}")
