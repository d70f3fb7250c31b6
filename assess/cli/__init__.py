"""The commands: arguments in, one call, one output."""

from __future__ import annotations

import gc
import gettext
import os
import sys


def run() -> None:
    """Run the command line of the process."""
    gc.set_threshold(50_000, 20, 100)  # libraries, loaded at the start, are no garbage
    from assess import messages  # noqa: PLC0415 - the language first, then Typer

    os.environ["LANGUAGE"] = messages.language()
    gettext.bindtextdomain(messages.DOMAIN, messages.FOLDER)
    gettext.textdomain(messages.DOMAIN)  # Typer's own words come from our catalogue too
    for stream in (sys.stdout, sys.stderr):
        if stream.encoding.lower().replace("-", "") != "utf8":
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    from assess.cli.app import app  # noqa: PLC0415

    app()
