"""What can be wrong with reminders."""

from __future__ import annotations

from typing import Final

from assess.messages import N_

SAID: Final[dict[str, tuple[str, str]]] = {
    "no-such-unit": (
        N_("no unit “{unit}” in the record on {day}"),
        N_("give the code or the full name, as the list of units has it"),
    ),
}
