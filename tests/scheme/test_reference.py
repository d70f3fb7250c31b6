"""The reference of the language: every example in it is read, its catalogue is new."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assess.scheme.checks import CHECKS
from assess.scheme.document import Document
from assess.scheme.draft import draft_of
from assess.scheme.model import Class, Heading, Indicator, Observe, Source, States
from assess.scheme.slots import slots_of

if TYPE_CHECKING:
    from assess.scheme.document import Fault

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "scheme.md").read_text("utf-8")
WRITTEN = re.sub(
    r"<!-- catalogue -->.*<!-- end of catalogue -->", "", PAGE, flags=re.DOTALL
)
EXAMPLES = re.findall(r"```toml\n(.*?)```", WRITTEN, re.DOTALL)
CELLS = re.findall(r"`(\{ method = .*? \})`(?= \||,| in)", WRITTEN)


def faults(text: str) -> list[Fault]:
    """Give what is wrong with an excerpt, apart from what it leaves out."""
    document = Document("scheme.md", text)
    left_out = {(key,) for key in ("scheme", "states") if key not in document.values}
    return [fault for fault in draft_of(document).faults if fault.path not in left_out]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: text.split("\n")[0])
def test_every_example_is_read(example: str) -> None:
    assert faults(example) == []


@pytest.mark.parametrize("score", CELLS)
def test_every_way_to_write_it_is_read(score: str) -> None:
    leaf = f'[[indicator]]\nid = "1"\ntitle = "x"\nfull = 10\nscore = {score}'
    assert faults(leaf) == []


def test_the_whole_scheme_has_nothing_wrong() -> None:
    draft = draft_of(Document("scheme.md", EXAMPLES[0]))
    assert [fault for check in CHECKS for fault in check(draft)] == []


def test_the_catalogue_is_what_the_docstrings_say() -> None:
    tool = runpy.run_path(str(ROOT / "tools" / "scheme_page.py"))
    assert tool["filled"](PAGE) == PAGE, "run tools/scheme_page.py"


@pytest.mark.parametrize("kind", [Heading, States, Source, Class, Indicator, Observe])
def test_every_key_is_explained(kind: type) -> None:
    rows = " ".join(re.findall(r"^\| (`.*?) \|", WRITTEN, re.MULTILINE))
    keys = {slot.key for slot in slots_of(kind)}
    assert {key for key in keys if f"`{key}`" not in rows} == set()
