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
    "unit-not-there": (
        N_("no unit “{unit}” in the record"),
        N_("give the code or the full name, as the list of units has it"),
    ),
    "no-such-matter": (
        N_("“{unit}” has no open matter “{about}”; there are: {known}"),
        N_("name a source, an indicator, the number of a finding, or score"),
    ),
    "which-matter": (
        N_("“{about}” may be any of these: {known}"),
        N_("give the name before the brackets"),
    ),
    "in-the-past": (
        N_("{day} is over: today is {today}"),
        N_("give a day that is still to come"),
    ),
    "no-day-to-extend": (
        N_("this has no day that could be put off: {matter}"),
        N_("assess remind snooze keeps it quiet for a time"),
    ),
    "not-later": (
        N_("{until} is not later than {due}"),
        N_("an extension gives more time; a new score run or look settles a matter"),
    ),
    "no-letter": (
        N_("the file of notice {number} is not here"),
        N_("name its folder with --out; assess remind issue writes what is missing"),
    ),
    "no-mail-server": (
        N_("assess.toml does not say through which server to send"),
        N_(
            'write [mail] with sender = "…" and host = "…"; without --send, drafts only'
        ),
    ),
    "mail-refused": (
        N_("the mail server said: {reason}"),
        N_("what was sent before is entered; the next run sends the rest"),
    ),
    "no-such-notice": (
        N_("there is no notice {number} in the ledger"),
        N_("the number stands on the notice; assess remind history lists them"),
    ),
    "notice-file-exists": (
        N_("there is a file where this notice would go"),
        N_("nothing was issued; move the folder away, or give another with --out"),
    ),
    "no-such-unit": (
        N_("no unit “{unit}” in the record on {day}"),
        N_("give the code or the full name, as the list of units has it"),
    ),
}
