"""What the documents show: the sample's scheme, and what the commands print."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from typer.core import TyperGroup
from typer.main import get_command

from assess.cli.app import COMMANDS
from assess.cli.commands import app

ROOT: Final = Path(__file__).parent.parent
ASSESS: Final = Path(sys.executable).with_name("assess")
_WIDTH: Final = "110"  # columns, as a page shows them


def scheme_lines(indicator: str, *keys: str) -> str:
    """Give these lines of one indicator of the sample's scheme."""
    text = (ROOT / "rules/qiyi-2014.toml").read_text("utf-8")
    tables = text.split("[[indicator]]\n")
    table = next(t for t in tables if t.startswith(f'id = "{indicator}"\n'))
    lines = [line for line in table.splitlines() if line.split(" = ")[0] in keys]
    return "\n".join(["```toml", "[[indicator]]", *lines, "```"])


def ranking(language: str, rows: int) -> str:
    """Give the head of what ``assess score`` prints for the sample district."""
    lines = demo(language).splitlines()
    rule = next(n for n, line in enumerate(lines) if set(line.strip()) == {"─"})
    shown = [line.rstrip() for line in lines[rule - 2 : rule + 1 + rows]]
    return "\n".join(["```text", "$ assess score", *shown, "```"])


def help_pages(language: str) -> str:
    """Give the help page of every command."""
    pages = []
    for command in commands():
        told = run(language, Path(), *command, "--help").rstrip()
        pages.append(f"## {' '.join(['assess', *command])}\n\n```text\n{told}\n```")
    return "\n\n".join(pages)


def commands() -> list[tuple[str, ...]]:
    """Name every command, in the order of the help page; the whole comes first."""
    root = get_command(app)
    assert isinstance(root, TyperGroup)
    below = [(name, *rest) for name in COMMANDS for rest in _within(root, name)]
    return [(), *below]


def _within(group: TyperGroup, name: str) -> list[tuple[str, ...]]:
    command = group.commands[name]
    inner = command.commands if isinstance(command, TyperGroup) else {}
    return [(), *((one,) for one in inner)]


@cache
def demo(language: str) -> str:
    """Give what ``assess demo`` prints."""
    with TemporaryDirectory() as folder:
        return run(language, Path(folder), "demo")


def run(language: str, folder: Path, *arguments: str) -> str:
    """Run ``assess`` in `folder` and give what it prints."""
    spoken = {"ASSESS_LANG": language, "COLUMNS": _WIDTH, "PYTHONUTF8": "1"}
    return subprocess.run(
        [ASSESS, *arguments],
        cwd=folder,
        env=os.environ | spoken,
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout
