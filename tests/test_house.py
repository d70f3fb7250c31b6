"""The house keeps itself in order."""

from __future__ import annotations

import ast
import inspect
import re
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from catalogue import CATALOGUES, build, example_of

from assess.messages.sentences import SAID

TESTS = Path(__file__).parent
PACKAGE = TESTS.parent / "assess"

ENTRIES = [
    pytest.param(word, name, kind, id=f"{word}-{name}")
    for word, kinds in CATALOGUES.items()
    for name, kind in kinds.items()
]
FOLDERS = sorted({file.parent for file in PACKAGE.rglob("*.py")})
every_entry = pytest.mark.parametrize(("word", "name", "kind"), ENTRIES)


@every_entry
def test_its_example_names_it(word: str, name: str, kind: type) -> None:
    assert example_of(kind)[word] == name


@every_entry
def test_its_example_shows_every_key(word: str, name: str, kind: type) -> None:
    assert is_dataclass(kind)
    keys = {word, *(field.name for field in fields(kind))}
    assert set(example_of(kind)) == keys, name


@every_entry
def test_its_example_can_be_built(word: str, name: str, kind: type) -> None:
    assert build(kind) == build(kind), f"{word} {name}"


@every_entry
def test_its_manual_page_has_three_parts(word: str, name: str, kind: type) -> None:
    what, *when, example = (inspect.getdoc(kind) or "").split("\n\n")
    assert "\n" not in what, f"{word} {name}: what it does is one line"
    assert "Use it " in " ".join(when), f"{word} {name}: when to use it"
    assert example.startswith("    "), f"{word} {name}: an indented example"


@every_entry
def test_it_lives_where_you_look(word: str, name: str, kind: type) -> None:
    spelt = name.replace("-", "_")
    assert kind.__module__ == f"assess.{word}s.{spelt}"
    assert kind.__name__ == name.title().replace("-", "")


@every_entry
def test_its_cases_are_where_you_look(word: str, name: str, kind: type) -> None:
    cases = TESTS / f"{word}s" / f"test_{name.replace('-', '_')}.py"
    assert kind.__name__ in cases.read_text("utf-8")


@pytest.mark.parametrize("word", CATALOGUES)
def test_every_refusal_has_a_sentence(word: str) -> None:
    files = (PACKAGE / f"{word}s").glob("*.py")
    refused = {
        code
        for file in files
        for code in re.findall(
            r'BadParameterError\(\s*[\w"]+, "([\w-]+)"', file.read_text("utf-8")
        )
    }
    assert refused <= set(SAID)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: str(f.relative_to(PACKAGE)))
def test_every_room_says_what_it_holds(folder: Path) -> None:
    module = ast.parse((folder / "__init__.py").read_text("utf-8"))
    assert ast.get_docstring(module)
