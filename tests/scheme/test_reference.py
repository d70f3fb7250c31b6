"""The reference of the language: every example in it is read, its catalogue is new."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assess.reports.trials import try_examples
from assess.scheme.document import Document
from assess.scheme.draft import draft_of
from assess.scheme.example import Example, ExampleFact
from assess.scheme.load import check_scheme
from assess.scheme.model import (
    Class,
    Heading,
    Indicator,
    Level,
    Observe,
    Publication,
    RemindRules,
    Round,
    Source,
    States,
    Worths,
)
from assess.scheme.slots import slots_of
from assess.scheme.vetoes import Adjustments
from assess.workdays import WorkCalendar

if TYPE_CHECKING:
    from assess.scheme.document import Fault

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "scheme.md").read_text("utf-8")
WRITTEN = re.sub(
    r"<!-- catalogue -->.*<!-- end of catalogue -->", "", PAGE, flags=re.DOTALL
)
WHOLE, *EXAMPLES = re.findall(r"```toml\n(.*?)```", WRITTEN, re.DOTALL)
TRIED = "".join(text for text in EXAMPLES if text.startswith("[[example]]"))
(EXTENDING,) = (text for text in EXAMPLES if text.startswith("extends"))
EXAMPLES.remove(EXTENDING)
KINDS = [
    *(Heading, States, Source, Class, Round, Indicator, Observe, Publication),
    *(Worths, Adjustments),
    *(Example, ExampleFact),
    *(RemindRules, Level),
]
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


def test_the_whole_scheme_has_nothing_wrong_or_odd(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(WHOLE, "utf-8")
    assert check_scheme(tmp_path / "a.toml")[1] == []


def test_the_unit_worked_out_by_hand_comes_out(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(WHOLE + TRIED, "utf-8")
    trial = try_examples(tmp_path / "a.toml", WorkCalendar())
    assert (trial.units, trial.problems) == (1, ())


def test_the_next_year_has_nothing_wrong_or_odd(tmp_path: Path) -> None:
    (tmp_path / "county-2014.toml").write_text(WHOLE, "utf-8")
    (tmp_path / "a.toml").write_text(EXTENDING, "utf-8")
    scheme, problems = check_scheme(tmp_path / "a.toml")
    assert problems == []
    assert scheme
    assert [i.id for i in scheme.indicators] == ["1", "1.1", "1.2", "1.3", "2"]
    assert scheme.vetoes == ()


def test_the_catalogue_is_what_the_docstrings_say() -> None:
    tool = runpy.run_path(str(ROOT / "tools" / "scheme_page.py"))
    assert tool["filled"](PAGE) == PAGE, "run tools/scheme_page.py"


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_explained(kind: type) -> None:
    rows = " ".join(re.findall(r"^\| (`.*?) \|", WRITTEN, re.MULTILINE))
    keys = {slot.key for slot in slots_of(kind)}
    assert {key for key in keys if f"`{key}`" not in rows} == set()
