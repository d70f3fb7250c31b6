from __future__ import annotations

import json
from typing import TYPE_CHECKING

from assess.cli import screen
from assess.exports.table import Figure, Table
from assess.messages.width import display_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

    from assess.exports.table import Cell


def table(rows: Sequence[tuple[Cell, ...]], *columns: str) -> Table:
    return Table("题目", columns, tuple(rows), notes=("注",))


SHORT = table(
    [(1, "河东街道", Figure("94.50")), (12, "司法局", Figure("9.00"))],
    "名次",
    "单位",
    "总分",
)
WIDE = table(
    [(1, "河东街道办事处政务公开办公室", *[Figure("12.50")] * 12)],
    *("名次", "单位", *(f"{n}" for n in range(1, 13))),
)


def shown(told: Table, capsys: pytest.CaptureFixture[str]) -> list[str]:
    screen.show(told)
    return [line.rstrip() for line in capsys.readouterr().out.splitlines()]


def test_numbers_are_read_from_the_right(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(SHORT, capsys) == [
        "题目",
        "名次  单位       总分",
        "─────────────────────",
        "   1  河东街道  94.50",
        "  12  司法局     9.00",
        "注",
    ]


def test_wide_tables_go_on_below(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = shown(WIDE, capsys)
    assert max(map(display_width, lines)) <= 80
    assert sum("单位" in line for line in lines) == 2
    assert sum(line.count("12.50") for line in lines) == 12


def test_a_console_in_gbk_can_show_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert "\n".join(shown(WIDE, capsys)).encode("gbk")


def test_an_empty_table_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert "单位" in shown(table([], "名次", "单位"), capsys)[1]


def test_square_brackets_are_no_markup(capsys: pytest.CaptureFixture[str]) -> None:
    assert "[b]甲[/b]" in shown(table([("[b]甲[/b]",)], "单位"), capsys)[3]


def test_other_programs_get_csv(capsys: pytest.CaptureFixture[str]) -> None:
    screen.print_tables([SHORT], "csv")
    assert (
        capsys.readouterr().out == "名次,单位,总分\n1,河东街道,94.50\n12,司法局,9.00\n"
    )


def test_other_programs_get_json(capsys: pytest.CaptureFixture[str]) -> None:
    screen.print_tables([SHORT], "json")
    assert json.loads(capsys.readouterr().out)[1]["单位"] == "司法局"


def test_progress_is_silent_where_nobody_looks(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with screen.progress("units") as done:
        done(256)
    assert capsys.readouterr() == ("", "")


def test_progress_is_gone_at_the_end(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with screen.progress("units") as done:
        done(256)
    assert capsys.readouterr().out == ""
