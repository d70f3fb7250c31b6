"""The first row of a file: its columns, in either language and any order."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assess.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.intake.faults import Faults
    from assess.records.batches import Contents

_Names = dict[str, tuple[str, ...]]

UNITS: Final[_Names] = {
    "code": ("编码", "单位编码"),
    "name": ("名称", "单位名称"),
    "class": ("类别", "单位类别"),
    "parent": ("上级", "上级单位"),
    "site": ("网址", "网站"),
    "contact": ("联系人",),
    "phone": ("电话", "联系电话"),
    "email": ("邮箱", "电子邮箱"),
    "from": ("起",),
    "to": ("止",),
    "merged into": ("并入", "并入单位"),
    "former names": ("曾用名", "原名称"),
}

OBSERVATIONS: Final[_Names] = {
    "unit": ("单位",),
    "indicator": ("指标", "检查项"),
    "value": ("值", "结果", "得分", "数量"),
    "date": ("日期",),
    "reported on": ("填报日期",),
    "monitored at": ("监测时间",),
    "inspected on": ("检查日期",),
    "source": ("来源",),
    "state": ("状态",),
    "kind": ("问题类型",),
    "due": ("整改期限",),
    "basis": ("依据",),
    "evidence": ("佐证",),
    "photo": ("照片", "附件"),
    "place": ("地点",),
    "inspector": ("检查人",),
    "note": ("说明", "备注"),
    "corrects": ("更正",),
}

REFERRING: Final = ("parent", "merged into")  # they hold codes or names of units

DATED: Final = {
    "reported on": "self-check",
    "monitored at": "monitoring",
    "inspected on": "inspection",
}
"""Date columns that say which source a file is."""

_NEEDED: Final[dict[Contents, tuple[str, ...]]] = {
    "units": ("code",),  # name and class are what make it a units file
    "observations": ("unit", "indicator", "date"),
}
_OTHER_SEPARATORS: Final = "\t;；，|"


@dataclass(frozen=True, slots=True)
class Header:
    """Where each field stands, and what the file calls it."""

    contents: Contents
    columns: Mapping[str, int]
    titles: Mapping[str, str]
    dated: str | None  # the source that the date column names
    width: int
    added: int = 0  # of these, columns that were added to those of the file


def contents_of(cells: list[str]) -> Contents:
    """Tell units from observations: units have names and classes."""
    fields = {_field(cell, UNITS) for cell in cells}
    return "units" if {"name", "class"} <= fields else "observations"


def speaks_of_others(cells: list[str]) -> bool:
    """Tell whether units of this file may stand below units of another, or the like."""
    return not {_field(cell, UNITS) for cell in cells}.isdisjoint(REFERRING)


def is_ours(cells: list[str], *, undated: bool = False) -> bool:
    """Tell whether a row is a first row of ours: all titles known, none missing."""
    contents = contents_of(cells)
    names = UNITS if contents == "units" else OBSERVATIONS
    fields = {_field(cell, names) for cell in cells if cell.strip()}
    if undated or fields & DATED.keys():
        fields.add("date")
    return None not in fields and fields >= {*_NEEDED[contents]}


def read_header(cells: list[str], faults: Faults, *, undated: bool = False) -> Header:
    """Read the first row; what is wrong with it goes to `faults`.

    An `undated` file may have no column of dates.
    """
    while cells and not cells[-1].strip():
        cells = cells[:-1]
    contents = contents_of(cells)
    columns = _columns(cells, UNITS if contents == "units" else OBSERVATIONS, faults)
    dated = [field for field in columns if field in DATED or field == "date"]
    if len(dated) > 1:
        both = tuple(cells[columns[field]].strip() for field in dated)
        faults.add(1, "two-dates", columns=both)
    if dated:
        columns["date"] = columns.pop(dated[0])
    given = {*columns, "date"} if undated else {*columns}
    _nothing_missing(contents, given, faults)
    titles = {field: cells[at].strip() for field, at in columns.items()}
    source = DATED.get(dated[0]) if dated else None
    return Header(contents, columns, titles, source, len(cells))


def _columns(cells: list[str], names: _Names, faults: Faults) -> dict[str, int]:
    columns: dict[str, int] = {}
    if len(cells) == 1 and any(sign in cells[0] for sign in _OTHER_SEPARATORS):
        faults.add(1, "other-separator")
        return columns
    for at, cell in enumerate(cells):
        field = _field(cell, names)
        if field is None:
            _unknown(cell.strip(), at, names, faults)
        elif field in columns:
            both = (cells[columns[field]].strip(), cell.strip())
            faults.add(1, "column-twice", columns=both)
        else:
            columns[field] = at
    return columns


def _unknown(title: str, at: int, names: _Names, faults: Faults) -> None:
    if not title:
        faults.add(1, "column-without-name", number=at + 1)
        return
    spellings = [name for field in names for name in (*names[field], _shown(field))]
    if near := nearest(_plain(title), spellings):
        faults.add(1, "misspelt-column", column=title, near=near)
    else:
        faults.add(1, "unknown-column", column=title, known=_known(names))


def _nothing_missing(contents: Contents, columns: set[str], faults: Faults) -> None:
    names = UNITS if contents == "units" else OBSERVATIONS
    missing = [field for field in _NEEDED[contents] if field not in columns]
    if contents == "observations" and not columns & {"value", "state"}:
        missing.append("value")
    if missing and not faults.count:
        told = tuple(f"{names[field][0]} ({_shown(field)})" for field in missing)
        faults.add(1, "columns-missing", columns=told)


def _known(names: _Names) -> tuple[str, ...]:
    return tuple(f"{zh[0]} ({_shown(field)})" for field, zh in names.items())


def _shown(field: str) -> str:
    return field.replace(" ", "_")


def _field(title: str, names: _Names) -> str | None:
    plain = _plain(title)
    return next(
        (field for field, zh in names.items() if plain == field or plain in zh), None
    )


def _plain(title: str) -> str:
    text = unicodedata.normalize("NFKC", title).strip().casefold()
    return " ".join(text.replace("_", " ").replace("-", " ").split())
