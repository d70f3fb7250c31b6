"""What a file says, and where."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal

import pytest

from assess.problems import InputError
from assess.scheme.document import Document, Fault, read_text

if TYPE_CHECKING:
    from pathlib import Path

    from assess.scheme.document import KeyPath

TEXT = """\
[scheme] # 方案
title = "街道考评"
period = { from = 2014-01-01, to = 2014-12-31 }

[source.self-check]
due = 2014-12-15

[[indicator]]
id = "1"
levels = { "优" = 10, "差" = 0 }

[[indicator]]
id = "2"
in_class.street = {}
in_class.office.full = 3
examples = [[0, 5], # 没有
  [3, 4.7]]
"a b".c = 1

[indicator.score]
method = "tiers"
tiers = [{ below = 1, points = 0 }, { points = 5 }]
"""


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        pytest.param(("scheme",), "1:2", "1:2", id="a table"),
        pytest.param(("scheme", "title"), "2:1", "2:9", id="a key and its value"),
        pytest.param(("scheme", "period", "to"), "3:31", "3:36", id="inline table"),
        pytest.param(("source", "self-check", "due"), "6:1", "6:7", id="dotted table"),
        pytest.param(("source",), "5:2", "5:2", id="a table never opened by itself"),
        pytest.param(("indicator",), "8:3", "8:3", id="the first of [[tables]]"),
        pytest.param(("indicator", 1), "12:3", "12:3", id="the second of [[tables]]"),
        pytest.param(
            ("indicator", 0, "levels", "差"), "10:22", "10:28", id="after Chinese text"
        ),
        pytest.param(
            ("indicator", 1, "in_class", "street"), "14:10", "14:19", id="dotted key"
        ),
        pytest.param(
            ("indicator", 1, "in_class", "office", "full"), "15:17", "15:24", id="deep"
        ),
        pytest.param(
            ("indicator", 1, "examples", 1, 1), "17:7", "17:7", id="lists in a list"
        ),
        pytest.param(("indicator", 1, "a b", "c"), "18:7", "18:11", id="quoted key"),
        pytest.param(
            ("indicator", 1, "score", "tiers", 1, "points"),
            "22:39",
            "22:48",
            id="a table of the last of [[tables]]",
        ),
        pytest.param(("indicator", 0, "full"), "8:3", "8:3", id="missing: its parent"),
        pytest.param(("gate", 3, "on"), "", "", id="nothing near it: the file"),
    ],
)
def test_where_it_is_written(path: KeyPath, key: str, value: str) -> None:
    document = Document("x.toml", TEXT)
    assert _place(document, path, "key") == key
    assert _place(document, path, "value") == value


def _place(document: Document, path: KeyPath, at: Literal["key", "value"]) -> str:
    return str(document.place(path, at)).removeprefix("x.toml").strip(":")


def test_lines_may_end_as_on_windows() -> None:
    document = Document("x.toml", TEXT.replace("\n", "\r\n"))
    where = document.place(("indicator", 0, "levels", "差"), "value")
    assert str(where) == "x.toml:10:28"
    assert where.excerpt == 'levels = { "优" = 10, "差" = 0 }'


def test_numbers_are_exact() -> None:
    assert Document("", "per = 0.1").values == {"per": Decimal("0.1")}


def test_a_fault_gets_its_place_and_line() -> None:
    fault = Fault("unknown-key", ("scheme", "title"), {"key": "title"}, at="key")
    problem = Document("x.toml", TEXT).problem(fault)
    assert (str(problem.where), problem.where.excerpt) == (
        "x.toml:2:1",
        'title = "街道考评"',
    )


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param("a = “x”\nb = １\nc ＝ 1", ["quote", "digit", "sign"], id="all"),
        pytest.param('a = "“x”，１" # ＝\nb = “x”', ["quote"], id="not inside text"),
        pytest.param("a = '''“\n”'''\nb = １", ["digit"], id="not in long text"),
    ],
)
def test_full_width_characters_are_all_told(text: str, codes: list[str]) -> None:
    with pytest.raises(InputError) as caught:
        Document("", text)
    told = [problem.code for problem in caught.value.problems]
    assert told == [f"full-width-{code}" for code in codes]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a = " + "[" * 2000, id="nested without end"),
        pytest.param("a = " + "9" * 5000, id="a number of five thousand digits"),
        pytest.param("a = [" + "{" * 500, id="braces without end"),
        pytest.param("\x00", id="a zero byte"),
        pytest.param('a = "\x01"', id="a control character"),
    ],
)
def test_no_text_ends_in_a_traceback(text: str) -> None:
    with pytest.raises(InputError):
        Document("", text)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no-scheme-file"):
        read_text(tmp_path / "none.toml")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="scheme-unreadable"):
        read_text(tmp_path)


def test_gbk_is_named_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "x.toml"
    file.write_bytes('id = "x"\ntitle = "街道"\n'.encode("gb18030"))
    with pytest.raises(InputError, match=r"x\.toml:2:10 file-in-gbk"):
        read_text(file)
