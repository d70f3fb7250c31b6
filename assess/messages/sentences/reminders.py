"""What can be wrong with reminders."""

from __future__ import annotations

from typing import Final

from assess.messages import N_

SAID: Final[dict[str, tuple[str, str]]] = {
    "trigger-idle": (
        N_('"{name}" has nothing to speak of here'),
        N_(
            "on a source: not handed in (needs its due), findings; on an indicator:"
            " its date, findings, stale, its score; on a block: its score"
        ),
    ),
    "stale-without-limit": (
        N_('nothing says when "{id}" is stale'),
        N_('give the trigger a limit ("3 months"), or observe its stale_after'),
    ),
    "no-such-level": (
        N_("urgent matters cannot begin at level {got}: there are {last}"),
        N_("write urgent_from in [remind]; levels are counted from 1"),
    ),
    "no-such-unit": (
        N_("no unit “{unit}” in the record on {day}"),
        N_("give the code or the full name, as the list of units has it"),
    ),
}
