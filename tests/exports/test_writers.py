"""Tables as files."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from assess.exports import WRITERS, export
from assess.exports.table import Figure, Table
from assess.exports.to_xlsx import as_number
from assess.problems import InputError
from exports.workbooks import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from assess.exports.table import Cell


def written(tables: Sequence[Table], suffix: str) -> bytes:
    file = BytesIO()
    WRITERS[suffix](tables, file)
    assert not file.closed
    return file.getvalue()


@pytest.mark.parametrize("suffix", [".csv", ".json", ".md"])
def test_text(
    tables: list[Table], suffix: str, golden: Callable[[str, str], None]
) -> None:
    told = written(tables, suffix).decode().replace("\r\n", "\n")
    golden(f"exports/ranking{suffix}", told)


def test_a_workbook(tables: list[Table], golden: Callable[[str, str], None]) -> None:
    golden("exports/ranking.xlsx.txt", text_of(written(tables, ".xlsx")))


def test_the_same_tables_give_the_same_bytes(tables: list[Table]) -> None:
    assert written(tables, ".xlsx") == written(tables, ".xlsx")


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("a/b:c?[d]*e\\f'", id="signs that Excel forbids"),
        pytest.param("街" * 40, id="too long"),
        pytest.param("", id="none"),
        pytest.param("[]", id="nothing but such signs"),
    ],
)
def test_every_sheet_has_a_name_that_excel_takes(name: str) -> None:
    one = Table(title="", columns=("a",), rows=(("b",),), name=name)
    told = text_of(written([one, one, one], ".xlsx"))
    assert told.count("frozen at A3") == 3


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        pytest.param(Figure("94.00"), (94.0, "0.00"), id="places stay"),
        pytest.param(Figure("60%"), (0.6, "0%"), id="percent"),
        pytest.param(Figure("2.5%"), (0.025, "0.0%"), id="percent with places"),
        pytest.param(Figure("-0.25"), (-0.25, "0.00"), id="below nothing"),
        pytest.param(7, (7.0, "0"), id="a count"),
        pytest.param(Figure("1/3"), None, id="no decimal ends"),
        pytest.param(Figure("0.1234567890123456"), None, id="more digits than kept"),
        pytest.param(Figure("NaN"), None, id="no number"),
        pytest.param(Figure(""), None, id="nothing"),
        pytest.param("94", None, id="text that looks like one"),
    ],
)
def test_numbers_of_a_workbook(cell: Cell, number: tuple[float, str] | None) -> None:
    assert as_number(cell) == number


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_file_that_is_there_stays(
    tables: list[Table], suffix: str, tmp_path: Path
) -> None:
    path = tmp_path / f"ranking{suffix}"
    path.write_text("mine")
    with pytest.raises(InputError, match="file-exists"):
        export(tables, path, force=False)
    assert path.read_text() == "mine"
    export(tables, path, force=True)
    assert path.read_bytes() == written(tables, suffix)


def test_half_a_file_is_never_left(tmp_path: Path) -> None:
    uneven = Table(title="", columns=("a",), rows=(("b", "c"),))
    with pytest.raises(ValueError, match="zip"):
        export([uneven], tmp_path / "ranking.xlsx", force=False)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there(tables: list[Table], tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot-write"):
        export(tables, tmp_path / "no" / "ranking.xlsx", force=False)


def test_an_unknown_suffix_is_refused(tables: list[Table], tmp_path: Path) -> None:
    with pytest.raises(InputError, match="unknown-format"):
        export(tables, tmp_path / "ranking.pdf", force=False)
