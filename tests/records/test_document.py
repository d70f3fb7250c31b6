"""The page about the record names every view, and types only what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from assess.cli.commands import app
from assess.records.views import VIEWS

PAGES = [
    pytest.param(Path(__file__).parents[2] / "docs" / name, id=name)
    for name in ("record.md", "record.zh-CN.md")
]
GROUPS = ("db", "batch", "claim", "appeal", "runs")


def options_of(typed: list[str]) -> set[str]:
    """Give the options of the command that was typed."""
    command = get_command(app)
    for word in typed:
        if isinstance(command, TyperGroup):
            command = command.commands[word]
    return {option for param in command.params for option in param.opts}


@pytest.mark.parametrize("page", PAGES)
def test_every_view_is_named(page: Path) -> None:
    text = page.read_text("utf-8")
    assert [view for view in VIEWS if view not in text] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_command_is_shown(page: Path) -> None:
    text, root = page.read_text("utf-8"), get_command(app)
    assert isinstance(root, TyperGroup)
    for name in GROUPS:
        group = root.commands[name]
        assert isinstance(group, TyperGroup)
        for command in group.commands:
            assert f"assess {name} {command}" in text


@pytest.mark.parametrize("page", PAGES)
def test_what_is_typed_exists(page: Path) -> None:
    line_typed = re.compile(r"^assess (.+?)(?: {2,}#.*)?$", re.MULTILINE)
    typed = line_typed.findall(page.read_text("utf-8"))
    assert len(typed) > 10
    for line in typed:
        words = line.split()
        assert {w for w in words if w.startswith("--")} <= options_of(words), line
