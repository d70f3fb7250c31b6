"""What can be wrong with a published table that is to become a scheme."""

from __future__ import annotations

from typing import Final

from assess.messages import N_

SAID: Final[dict[str, tuple[str, str]]] = {
    "no-sheet": (N_("there is no sheet “{name}”"), N_("there is: {known}")),
    "no-annex": (
        N_("no row names both indicators and their marks"),
        N_("name the columns 一级指标, 二级指标 … and one of {marks}"),
    ),
    "several-annexes": (
        N_("several sheets hold a table: {sheets}"),
        N_("choose one: --sheet NAME"),
    ),
    "no-level-above": (
        N_("“{name}” stands below no indicator of the level before it"),
        N_("fill in the cell to its left, or merge it with the one above"),
    ),
    "no-indicators": (N_("there is nothing below this row"), ""),
}
