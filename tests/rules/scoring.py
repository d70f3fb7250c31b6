"""Units of a scheme in rules/, scored through the public commands."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cases.commanding import assess, read

from assess.scheme.load import load_scheme

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

RULES: Final = Path(__file__).parents[2] / "rules"
HEAD: Final = ("单位", "指标", "来源", "日期", "值", "状态", "依据")
Fact = tuple[str, str] | tuple[str, str, str]  # what, its value, and perhaps its day

NOT_APPLICABLE: Final = "不适用"


def scored(
    rule: str,
    source: str | Mapping[str, str],
    day: str,
    facts: Iterable[Fact],
    class_id: str = "",
) -> dict[str, str]:
    """Score one unit in the working folder; `source` may differ by indicator.

    It is of the first class, unless another is named.
    """
    assess("init")
    Path("scheme.toml").write_text((RULES / f"{rule}.toml").read_text("utf-8"), "utf-8")
    kind = class_id or classes(rule)[0]
    _write("units.csv", ("编码", "名称", "类别"), [("U1", "甲单位", kind)])
    rows = [_row(fact, source, day) for fact in facts]
    _write("facts.csv", HEAD, rows)
    assess("import", "units.csv", *(["facts.csv"] if rows else []))
    assess("score")
    assess("export", "ranking.csv")
    (row,) = read(Path("ranking.csv"))
    return row


def classes(rule: str) -> list[str]:
    return [each.id for each in load_scheme(RULES / f"{rule}.toml").classes]


def _row(fact: Fact, source: str | Mapping[str, str], day: str) -> tuple[str, ...]:
    what, value, *seen = fact
    where = source if isinstance(source, str) else source[what]
    is_state = value == NOT_APPLICABLE
    told = ("", value, "三定方案") if is_state else (value, "", "")
    return "U1", what, where, *(seen or [day]), *told


def _write(name: str, head: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    with Path(name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])
