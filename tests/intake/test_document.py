"""The page about importing leaves nothing out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assess.intake.headers import OBSERVATIONS, UNITS
from assess.messages.sentences import intake

PAGES = [
    pytest.param(Path(__file__).parents[2] / "docs" / name, id=name)
    for name in ("import.md", "import.zh-CN.md")
]


@pytest.mark.parametrize("page", PAGES)
def test_every_column_is_described(page: Path) -> None:
    text = page.read_text("utf-8")
    for names in (UNITS, OBSERVATIONS):
        for field, chinese in names.items():
            assert f"`{field.replace(' ', '_')}`" in text
            assert all(name in text for name in chinese), chinese


@pytest.mark.parametrize("page", PAGES)
def test_every_refusal_is_listed(page: Path) -> None:
    told = set(re.findall(r"`([a-z0-9]+(?:-[a-z0-9]+)+)`", page.read_text("utf-8")))
    assert set(intake.SAID) - told == set()
