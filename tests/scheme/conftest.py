"""Fixtures of the tests of schemes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assess.messages import language, speak

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def good() -> str:
    """A small scheme without a fault."""
    return (Path(__file__).parent / "good.toml").read_text("utf-8")


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Speak again afterwards what was spoken before."""
    before = language()
    yield
    speak(before)
