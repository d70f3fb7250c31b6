"""The pages about importing leave nothing out, and their examples can be used."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
import tomli

from assess.intake.choosing import known_layouts
from assess.intake.headers import OBSERVATIONS, UNITS
from assess.intake.layout import MEANINGS, Layout
from assess.intake.programs import PROGRAMS
from assess.messages.sentences import intake, mappings
from intake.handing import mapped

DOCS = Path(__file__).parents[2] / "docs"
PAGES = [
    pytest.param(DOCS / name, id=name) for name in ("import.md", "import.zh-CN.md")
]
VENDORS = [
    pytest.param(DOCS / name, id=name) for name in ("vendors.md", "vendors.zh-CN.md")
]


@pytest.mark.parametrize("page", PAGES)
def test_every_column_is_described(page: Path) -> None:
    text = page.read_text("utf-8")
    for names in (UNITS, OBSERVATIONS):
        for field, chinese in names.items():
            assert f"`{field.replace(' ', '_')}`" in text
            assert all(name in text for name in chinese), chinese


def codes(page: Path) -> set[str]:
    return set(re.findall(r"`([a-z0-9]+(?:-[a-z0-9]+)+)`", page.read_text("utf-8")))


@pytest.mark.parametrize("page", PAGES)
def test_every_refusal_is_listed(page: Path) -> None:
    assert set(intake.SAID) - codes(page) == set()


@pytest.mark.parametrize("page", VENDORS)
def test_every_refusal_of_a_mapping_is_listed(page: Path) -> None:
    assert set(mappings.SAID) - codes(page) == set()


@pytest.mark.parametrize("page", VENDORS)
def test_every_key_of_a_mapping_is_described(page: Path) -> None:
    told = set(re.findall(r"`([a-z_-]+)`", page.read_text("utf-8")))
    assert {field.name for field in fields(Layout)} - told == set()
    assert set(MEANINGS) - told == set()


@pytest.mark.parametrize("page", VENDORS)
def test_every_program_is_named(page: Path) -> None:
    text = page.read_text("utf-8").casefold()
    assert [name for name in (*PROGRAMS, "linkchecker") if name not in text] == []
    assert {layout.form for layout in known_layouts().values()} - {"table"} <= {
        *PROGRAMS,
        "linkchecker",
    }


@pytest.mark.parametrize("page", VENDORS)
def test_every_example_can_be_used(page: Path) -> None:
    examples = re.findall(r"```toml\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    assert len(examples) == 4
    for example in examples:
        assert mapped(example).office.keys() == tomli.loads(example)["import"].keys()
