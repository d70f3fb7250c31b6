"""Fixtures of the tests of results."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assess.messages import speak

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def in_english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder of its own, and speak English."""
    monkeypatch.chdir(tmp_path)
    speak("en")
