"""Every command, loaded at once: for whoever asks about all of them."""

from __future__ import annotations

from typing import Final

from assess.cli import (
    appeal,
    batch,
    circular,
    claim,
    compare,
    conflicts,
    db,
    demo,
    explain,
    export,
    init,
    inspectors,
    intake,
    notice,
    payoff,
    rehearse,
    remind,
    robustness,
    runs,
    scheme,
    score,
    sheet,
    template,
)
from assess.cli.app import app

__all__ = ["app"]

MODULES: Final = (
    init,
    scheme,
    template,
    intake,
    score,
    explain,
    payoff,
    sheet,
    remind,
    notice,
    circular,
    export,
    robustness,
    conflicts,
    inspectors,
    compare,
    rehearse,
    claim,
    appeal,
    batch,
    runs,
    db,
    demo,
)
