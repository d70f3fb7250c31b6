"""The commands: arguments in, one call, one output."""

from __future__ import annotations

import gc
import gettext
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import TextIOWrapper


def _streams() -> Iterator[TextIOWrapper]:
    """Give stdout and stderr; one that the shell has closed leads nowhere."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - to the end
            setattr(sys, name, nowhere)
        yield getattr(sys, name)


def run() -> None:
    """Run the command line of the process."""
    gc.set_threshold(100_000, 20, 100)  # libraries, loaded at the start, are no garbage
    from assess import messages  # noqa: PLC0415 - the language first, then Typer

    os.environ["LANGUAGE"] = messages.language()
    gettext.bindtextdomain(messages.DOMAIN, messages.FOLDER)
    gettext.textdomain(messages.DOMAIN)  # Typer's own words come from our catalogue too
    for stream in _streams():
        if stream.encoding.lower().replace("-", "") != "utf8":
            stream.reconfigure(errors="replace")
    from assess.cli.app import app  # noqa: PLC0415

    try:
        app()
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # there is nothing left to stop
        gc.freeze()  # nor to tidy up: all is closed, the system takes the memory
