"""The Chinese catalogue says all that the code says, and help fits a terminal."""

from __future__ import annotations

import gettext
import os
import re
import subprocess
import sys
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import messages as tool
import pytest
from typer.core import TyperGroup
from typer.main import get_command

from assess.cli.commands import app
from assess.messages.width import display_width

if TYPE_CHECKING:
    from babel.messages.catalog import Message

    from assess.messages import Language

ASSESS = Path(sys.executable).with_name("assess")


def spoken(message: Message) -> tuple[str, ...]:
    """Give what stands in the code: of one thing and of many, where it tells them."""
    return tuple(message.id) if message.pluralizable else (str(message.id),)


KNOWN = tool.known()
SAYINGS = sorted(text for m in tool.extracted() if m.id for text in spoken(m))
TRANSLATED = {text: tool.said(m) for m in KNOWN if m.id for text in spoken(m)}


def blanks(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def test_everything_said_is_translated() -> None:
    assert sorted(set(SAYINGS) - {t for t, said in TRANSLATED.items() if said}) == []


def test_nothing_else_is() -> None:
    assert sorted(set(TRANSLATED) - set(SAYINGS)) == []


def test_nothing_is_a_guess() -> None:
    assert [message.id for message in KNOWN if message.id and message.fuzzy] == []


def test_the_compiled_catalogue_is_of_this_text() -> None:
    with tool.PO.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for message in KNOWN:
        if message.id:
            one, *several = spoken(message)
            told = [compiled.ngettext(one, many, 2) for many in several]
            assert (told or [compiled.gettext(one)]) == [tool.said(message)]


@pytest.mark.parametrize("text", sorted(TRANSLATED))
def test_blanks_agree(text: str) -> None:
    assert blanks(TRANSLATED[text]) == blanks(text)


def test_a_gbk_console_can_show_it() -> None:
    assert "".join(TRANSLATED.values()).encode("gbk")


def test_punctuation_between_characters_is_chinese() -> None:
    half_width = re.compile(r"[\u4e00-\u9fff][,;:?!][\u4e00-\u9fff]")
    assert [text for text in TRANSLATED.values() if half_width.search(text)] == []


def paths() -> list[tuple[str, ...]]:
    root = get_command(app)
    assert isinstance(root, TyperGroup)
    found: list[tuple[str, ...]] = [()]
    for name, command in root.commands.items():
        inner = command.commands if isinstance(command, TyperGroup) else {}
        found += [(name,), *((name, one) for one in inner)]
    return found


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", paths(), ids=" ".join)
def test_help_fits_a_terminal(path: tuple[str, ...], language: Language) -> None:
    told = subprocess.run(
        [ASSESS, *path, "--help"],
        env=os.environ | {"ASSESS_LANG": language, "PYTHONIOENCODING": "gbk"},
        check=True,
        capture_output=True,
        encoding="gbk",
    ).stdout
    assert max(map(display_width, told.splitlines())) <= 80
    assert any(ord(letter) > 0x2E80 for letter in told) == (language == "zh")
