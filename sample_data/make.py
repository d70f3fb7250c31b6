"""Make the sample district 奇艺区: the CSV files that its units would hand in.

python sample_data/make.py          writes them
python sample_data/make.py --check  tells whether they are as this script makes them
"""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import claims
import inspected
import institutions
import monitored
from district import units
from facts import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from district import Unit

    Table = list[list[str]]

HERE: Final = Path(__file__).parent
UNIT_HEADERS: Final = ["编码", "名称", "类别", "网址", "联系人", "电话", "邮箱"]


def tables() -> Iterator[tuple[str, Table]]:
    """Give every file's name and rows."""
    district = units()
    self_checks = [fact for unit in district for fact in claims.self_check(unit)]
    seen = [*monitored.new_items(district)]
    seen += [fact for unit in district for fact in monitored.monitoring(unit)]
    found = [fact for unit in district for fact in inspected.inspections(unit)]
    yield "units.csv", [UNIT_HEADERS, *map(_listed, district)]
    yield "self-checks.csv", table(self_checks, claims.COLUMNS, {"seen": "填报日期"})
    yield "monitoring.csv", table(seen, monitored.COLUMNS, {"seen": "监测时间"})
    yield "inspections.csv", table(found, inspected.COLUMNS, {"seen": "检查日期"})
    for name, rows in institutions.tables():
        yield f"institutions/{name}", rows


def _listed(unit: Unit) -> list[str]:
    number = int(unit.code[1:]) + (100 if unit.street else 200)
    domain = f"{unit.site}.qiyi.example"
    return [
        unit.code,
        unit.name,
        "街道" if unit.street else "部门",
        f"http://{domain}",
        "办公室",
        f"0000-5550{number}",
        f"xxgk@{domain}",
    ]


def as_file(rows: Table) -> bytes:
    """Write rows as a spreadsheet program would: CSV, UTF-8 with a byte order mark."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def main() -> None:
    """Write or check the files."""
    files = {HERE / name: as_file(rows) for name, rows in tables()}
    if sys.argv[1:] != ["--check"]:
        for path, contents in files.items():
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(contents)
        return
    stale = [path.name for path, made in files.items() if not _holds(path, made)]
    if stale:
        sys.exit(f"not as made: {', '.join(stale)}; run python sample_data/make.py")


def _holds(path: Path, contents: bytes) -> bool:
    return path.is_file() and path.read_bytes() == contents


if __name__ == "__main__":
    main()
