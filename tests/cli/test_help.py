from __future__ import annotations

import pytest

from assess.cli.help import fold
from assess.messages.tell import display_width


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        pytest.param("one two three", 7, ["one two", "three"], id="at a space"),
        pytest.param("一二三四五", 6, ["一二三", "四五"], id="between characters"),
        pytest.param("一二三，四", 6, ["一二", "三，四"], id="no comma at the start"),
        pytest.param(
            "一二（三四）", 6, ["一二", "（三", "四）"], id="brackets stay with theirs"
        ),
        pytest.param(
            "用 assess.toml 里的", 12, ["用", "assess.toml", "里的"], id="names"
        ),
        pytest.param("incomprehensibilities", 5, ["incomprehensibilities"], id="long"),
        pytest.param("", 5, [], id="nothing"),
    ],
)
def test_fold(text: str, width: int, lines: list[str]) -> None:
    assert fold(text, width) == lines


def test_nothing_is_lost() -> None:
    text = "记录库；不给就用 assess.toml 里写的“那一个”，很长（括号里的话）要折行。"
    folded = fold(text, 20)
    assert "".join(folded).replace(" ", "") == text.replace(" ", "")
    assert max(map(display_width, folded)) <= 20
