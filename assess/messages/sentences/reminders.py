"""What can be wrong with reminders."""

from __future__ import annotations

from typing import Final

SAID: Final[dict[str, tuple[str, str]]] = {}
