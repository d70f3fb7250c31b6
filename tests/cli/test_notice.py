"""The templates of letters, as they are typed, and letters by the office's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from exports.notices.samples import said
from typer.testing import CliRunner

from assess.cli.commands import app
from assess.exports.letters import shipped
from assess.messages import speak

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    speak("en")
    monkeypatch.chdir(tmp_path)
    yield
    speak("zh")


def told(*words: str, code: int = 0) -> str:
    done = CliRunner().invoke(app, ["notice", *words])
    assert done.exit_code == code, done.output
    return done.output


def edited(old: str, new: str, name: str = "催办通知单") -> str:
    """Write a template whose text somebody has changed."""
    document: Any = Document(str(Path("templates") / f"{name}.docx"))
    for paragraph in document.paragraphs:
        if old in paragraph.text:
            paragraph.runs[0].text = paragraph.text.replace(old, new)
    document.save("edited.docx")
    return "edited.docx"


@pytest.mark.parametrize("form", ["letter", "red-headed"])
def test_templates_are_copied_for_editing(form: str) -> None:
    assert "Wrote 5 templates into templates." in told(
        "templates", "templates", "--form", form
    )
    names = {path.name for path in shipped("letter")}
    assert {path.name for path in Path("templates").iterdir()} == names
    again = told("templates", "templates", code=3)
    assert again.count("[file-exists]") == 5
    told("templates", "templates", "--force")


@pytest.mark.parametrize("name", [path.stem for path in shipped("letter")])
def test_the_shipped_templates_are_in_order(name: str) -> None:
    told("templates", "templates")
    said = told("check", f"templates/{name}.docx")
    assert said.endswith("The template is in order.\n")


@pytest.mark.parametrize(
    ("new", "wrong"),
    [
        pytest.param(
            "{{ 单伟 }}：", ["there is no field “单伟”"], id="a field mistyped"
        ),
        pytest.param(
            "{{ 单位 }}{{ 局长 }}{{ 书记 }}：",
            ["there is no field “局长”", "there is no field “书记”"],
            id="two unknown",
        ),
        pytest.param(
            "{% for 件 in 事项 %}{{ 件.情况 }}{{ 件.发现日子 }}{% endfor %}",
            ["there is no field “….发现日子”", "did you mean “发现日期”?"],
            id="a field of a list",
        ),
        pytest.param("{{ 单位 }", ["cannot be understood"], id="a lost brace"),
        pytest.param("{% if 存档 %}", ["cannot be understood"], id="no end"),
        pytest.param("{{ 单位|没有 }}", ["cannot be understood"], id="a filter"),
        pytest.param("{% set 名 = 单位 %}{{ 名 }}", [], id="a name of its own"),
    ],
)
def test_what_is_wrong_is_named_and_the_known_are_listed(
    new: str, wrong: list[str]
) -> None:
    told("templates", "templates")
    said = told("check", edited("{{ 单位 }}：", new), code=3 if wrong else 0)
    assert "事项.要求" in said, "the known fields are listed"
    for each in wrong:
        assert each in said


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(None, "no-template", id="not there"),
        pytest.param(b"hello", "not-a-template", id="not Word"),
    ],
)
def test_no_template(content: bytes | None, said: str) -> None:
    if content is not None:
        Path("x.docx").write_bytes(content)
    assert f"[{said}]" in told("check", "x.docx", code=3)


def test_a_template_cannot_run_a_program(tmp_path: Path) -> None:
    from assess.exports.to_docx import fill  # noqa: PLC0415 - what it refuses is at issue
    from assess.problems import InputError  # noqa: PLC0415

    told("templates", "templates")
    path = edited("{{ 单位 }}：", "{{ ''.__class__.__mro__ }}")
    with (tmp_path / "x").open("wb") as file, pytest.raises(InputError) as caught:
        fill(Path(path), {}, file)
    assert [p.code for p in caught.value.problems] == ["template-stuck"]
    assert said(Path(path))
