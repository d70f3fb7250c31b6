"""The reference of the language: its examples are read, its two editions agree."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import scheme_page as tool

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
CHINESE = (ROOT / "docs" / "scheme.zh-CN.md").read_text("utf-8")
TOML = re.compile(r"```toml\n(.*?)```", re.DOTALL)


def written(page: str) -> str:
    """Leave out the catalogue, which comes from the docstrings."""
    return re.sub(
        r"<!-- catalogue -->.*<!-- end of catalogue -->", "", page, flags=re.DOTALL
    )


def excerpts(page: str) -> list[str]:
    """Give the examples that are no whole scheme, nor change another."""
    texts = TOML.findall(written(page))[1:]
    return [text for text in texts if not text.startswith("extends")]


CELLS = re.findall(r"`(\{ method = .*? \})`(?= \||,| in)", written(PAGE))
EDITIONS = {"en": PAGE, "zh": CHINESE}
EXAMPLES = [
    pytest.param(text, id=f"{edition} {text.splitlines()[0]}")
    for edition, page in EDITIONS.items()
    for text in excerpts(page)
]
every_edition = pytest.mark.parametrize("page", EDITIONS.values(), ids=EDITIONS)
KINDS = [
    *(Heading, States, Source, Class, Round, Indicator, Observe, Publication),
    *(Worths, Adjustments),
    *(Example, ExampleFact),
    *(RemindRules, Level),
]


def faults(text: str) -> list[Fault]:
    """Give what is wrong with an excerpt, apart from what it leaves out."""
    document = Document("scheme.md", text)
    left_out = {(key,) for key in ("scheme", "states") if key not in document.values}
    return [fault for fault in draft_of(document).faults if fault.path not in left_out]


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_is_read(example: str) -> None:
    assert faults(example) == []


@pytest.mark.parametrize("score", CELLS)
def test_every_way_to_write_it_is_read(score: str) -> None:
    leaf = f'[[indicator]]\nid = "1"\ntitle = "x"\nfull = 10\nscore = {score}'
    assert faults(leaf) == []


@every_edition
def test_the_whole_scheme_has_nothing_wrong_or_odd(page: str, tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(TOML.findall(page)[0], "utf-8")
    assert check_scheme(tmp_path / "a.toml")[1] == []


@every_edition
def test_the_unit_worked_out_by_hand_comes_out(page: str, tmp_path: Path) -> None:
    tried = [text for text in excerpts(page) if text.startswith("[[example]]")]
    (tmp_path / "a.toml").write_text(TOML.findall(page)[0] + "".join(tried), "utf-8")
    trial = try_examples(tmp_path / "a.toml", WorkCalendar())
    assert (trial.units, trial.problems) == (1, ())


@every_edition
def test_the_next_year_has_nothing_wrong_or_odd(page: str, tmp_path: Path) -> None:
    whole, *rest = TOML.findall(page)
    (extending,) = (text for text in rest if text.startswith("extends"))
    (tmp_path / "county-2014.toml").write_text(whole, "utf-8")
    (tmp_path / "a.toml").write_text(extending, "utf-8")
    scheme, problems = check_scheme(tmp_path / "a.toml")
    assert problems == []
    assert scheme
    assert [i.id for i in scheme.indicators] == ["1", "1.1", "1.2", "1.3", "2"]
    assert scheme.vetoes == ()


def test_the_catalogue_is_what_the_docstrings_say() -> None:
    assert tool.filled(PAGE, tool.english) == PAGE, "run tools/scheme_page.py"
    assert tool.filled(CHINESE, tool.chinese()) == CHINESE, "run tools/scheme_page.py"


def test_every_docstring_is_translated() -> None:
    missing = [text for text in tool.sayings() if text not in tool.translations()]
    assert missing == [], f"translate them in {tool.PO.name}"


def test_nothing_else_is() -> None:
    assert set(tool.translations()) - set(tool.sayings()) == set()


@every_edition
@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_explained(kind: type, page: str) -> None:
    rows = " ".join(re.findall(r"^\| (`.*?) \|", written(page), re.MULTILINE))
    keys = {slot.key for slot in slots_of(kind)}
    assert {key for key in keys if f"`{key}`" not in rows} == set()


def test_both_editions_have_the_same_examples() -> None:
    english, chinese = (
        [tomllib.loads(text) for text in TOML.findall(page)]
        for page in EDITIONS.values()
    )
    assert chinese == english


def sections(page: str) -> list[str]:
    """Give the text under each heading, without examples."""
    return re.findall(r"^#+ (?:(?!^#).)*", prose(page), re.MULTILINE | re.DOTALL)


def prose(page: str) -> str:
    return re.sub(r"```.*?```", "", page, flags=re.DOTALL)


def in_code(text: str) -> set[str]:
    """Give the code words of a text; what an office types has names of its own."""
    words = set(re.findall(r"`([^`]+)`", re.sub(r"\]\(.*?\)", "]", text)))
    return {word for word in words if not word.startswith("assess ")}


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        pytest.param(*pair, id=pair[0].splitlines()[0])
        for pair in zip(
            sections(written(PAGE)), sections(written(CHINESE)), strict=True
        )
    ],
)
def test_both_editions_speak_of_the_same_keys(english: str, chinese: str) -> None:
    assert in_code(chinese) == in_code(english)
    rows = [
        [sorted(in_code(row)) for row in re.findall(r"^\|.*", text, re.MULTILINE)]
        for text in (english, chinese)
    ]
    assert rows[1] == rows[0]


@every_edition
def test_every_link_within_the_page_leads_somewhere(page: str) -> None:
    places = {
        re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        for heading in re.findall(r"^#+ (.*)", prose(page), re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#(.*?)\)", page)) - places == set()
