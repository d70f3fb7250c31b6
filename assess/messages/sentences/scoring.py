"""What can be wrong with scoring and its results."""

from __future__ import annotations

from typing import Final

SAID: Final[dict[str, tuple[str, str]]] = {}
