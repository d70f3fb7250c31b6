"""How a command ends where something from outside ends it."""

from __future__ import annotations

import errno
import os
import signal
import sys
from contextlib import suppress
from typing import Final

from assess.messages import _

INTERRUPTED: Final = 130  # as shells count: 128, and the number of the signal
UNREAD: Final = 141

_CLOSED: Final = {errno.EPIPE, *([errno.EINVAL] if os.name == "nt" else [])}
_FULL: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}


def interrupted() -> int:
    """Say that somebody stopped the command; give its status."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # once is enough
    with suppress(OSError):
        said = _("interrupted; what was not finished is as before")
        print(said, file=sys.stderr)  # noqa: T201 - the one place
    return INTERRUPTED


def unwritten(error: OSError) -> int:
    """Say that the results could not be written; give the status of the command.

    Whoever reads them may stop before the end, as ``head`` does, and is told nothing.
    """
    if error.filename is not None or error.errno not in _CLOSED | _FULL:
        raise error
    _drop_the_rest()
    if error.errno in _CLOSED:
        return UNREAD
    from assess.cli.app import FAULTS, complain  # noqa: PLC0415 - they load Typer
    from assess.problems import Problem  # noqa: PLC0415

    complain([Problem("cannot-print", facts={"reason": error.strerror})])
    return FAULTS


def _drop_the_rest() -> None:
    """Lead stdout nowhere: Python writes what is left of it when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
