"""What can be wrong with files handed in."""

from __future__ import annotations

from typing import Final

SAID: Final[dict[str, tuple[str, str]]] = {}
