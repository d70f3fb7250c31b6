from __future__ import annotations

import pytest

from assess.cli.folding import fold, share
from assess.messages.width import display_width


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
        pytest.param("abcdefghij", 4, ["abcd", "efgh", "ij"], id="where it must"),
        pytest.param("  一二三", 6, ["  一二", "  三"], id="keeping the indentation"),
        pytest.param("共 2 周；每 8", 7, ["共 2", "周；每", "8"], id="both"),
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


@pytest.mark.parametrize(
    ("wanted", "room", "given"),
    [
        pytest.param([4, 6], 20, [4, 6], id="room for all"),
        pytest.param([4, 30, 40], 24, [4, 10, 10], id="the wide ones share"),
        pytest.param([40, 4, 12], 24, [10, 4, 10], id="the narrow one first"),
        pytest.param([], 24, [], id="no columns"),
        pytest.param([9, 9], 0, [1, 1], id="no room"),
    ],
)
def test_share(wanted: list[int], room: int, given: list[int]) -> None:
    assert share(wanted, room) == given
