"""Every command, in the order of an office's year; importing this registers them."""

from __future__ import annotations

from assess.cli.app import app

# isort: off - the order is that of the help page
from assess.cli import init as _init
from assess.cli import score as _score
from assess.cli import explain as _explain
from assess.cli import export as _export

# isort: on

__all__ = ["app"]
