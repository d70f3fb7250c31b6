"""An office that sends workbooks out and takes them back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

from assess.exports.to_form import write_form
from assess.files import write_whole
from assess.intake.taking import take_in_all
from assess.problems import InputError
from assess.records.store import Record, create_record, open_record
from assess.reports.filling import Wanted, forms
from assess.scheme.load import read_scheme

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from assess.intake.importing import Taken
    from assess.scheme.model import Scheme

TODAY = date(2015, 2, 1)

SCHEME = """\
[scheme]
id = "district-2014"
title = "某区2014年度政务公开考评"
period = { from = 2014-01-01, to = 2014-12-31 }
decimals = 2
rounding = "half-up"
ties = "competition"
rank_on = "printed"
not_applicable = "rescale"
nothing_to_score = "not-issued"
silence = "not-collected"
[states]
not-collected = 0
could-not-tell = "leave-out"
explained-empty = "60%"
[source.self-check]
period = { from = 2014-01-01, to = 2015-01-31 }
due = 2015-01-15
[source.inspection]
[[class]]
id = "street"
title = "街道"
[[class]]
id = "office"
title = "部门"
[[indicator]]
id = "1"
title = "组织"
full = 20
[[indicator]]
id = "1.1"
parent = "1"
title = "专人负责"
full = 4
sources = ["self-check", "inspection"]
join = "verified-claim"
score = { method = "yes-no" }
[[indicator]]
id = "1.2"
parent = "1"
title = "工作人员"
full = 4
source = "self-check"
score = { method = "linear", per = 1 }
[[indicator]]
id = "1.3"
parent = "1"
title = "年度部署"
full = 4
source = "self-check"
score = { method = "levels", levels = { "优" = 4, "良, 尚可" = 3, "差" = 0 } }
[[indicator]]
id = "1.4"
parent = "1"
title = "自评"
full = 4
source = "self-check"
score = { method = "given" }
[[indicator]]
id = "1.5"
parent = "1"
title = "培训次数"
full = 2
source = "self-check"
observe = { measure = "last", check = "trainings" }
score = { method = "linear", per = 1 }
[[indicator]]
id = "1.6"
parent = "1"
title = "培训加倍"
full = 2
source = "self-check"
observe = { measure = "last", check = "trainings" }
score = { method = "linear", per = 0.5 }
[[indicator]]
id = "2"
title = "公开"
full = 10
[[indicator]]
id = "2.1"
parent = "2"
title = "公开率"
full = 5
source = "self-check"
score = { method = "share" }
[[indicator]]
id = "2.2"
parent = "2"
title = "年度报告"
full = 5
source = "self-check"
observe = { measure = "days-late", due = 2015-01-31 }
score = { method = "deadline", per_day = 1 }
[[indicator]]
id = "3"
title = "街道事项"
full = 5
only = ["street"]
source = "inspection"
score = { method = "levels", levels = { "好" = 5, "不好" = 0 } }
[[grade]]
title = "合格"
"""
ANSWERS: Mapping[str, object] = {
    "1.1": "是",
    "1.2": 3,
    "1.3": "良, 尚可",
    "1.4": 3.5,
    "1.5": 2,
    "2.1": 0.95,
    "2.2": date(2015, 1, 20),
}
"""An answer to every leaf that a unit is asked, of every kind."""


def units(many: int) -> str:
    rows = (f"J{n:02},第{n}街道,街道" for n in range(1, many + 1))
    return "编码,名称,类别\n" + "\n".join(rows) + "\nB01,教育局,部门\n"


@dataclass(frozen=True)
class District:
    """Its record, its scheme, and a folder for what is sent."""

    folder: Path
    record: Record
    scheme: Scheme

    @classmethod
    def opened(cls, folder: Path) -> District:
        record = open_record(folder / "record.db")
        return cls(folder, record, read_scheme(SCHEME, ""))

    @classmethod
    def found(cls, folder: Path, many: int = 2) -> District:
        create_record(folder / "record.db")
        made = cls.opened(folder)
        (folder / "units.csv").write_text(units(many), "utf-8-sig")
        made.take(folder / "units.csv")
        return made

    def send(self, **wanted: Any) -> dict[str, Path]:
        """Write the workbooks; give them by the code of the unit."""
        out = self.folder / "out"
        out.mkdir(exist_ok=True)
        sent = {}
        for name, form in forms(self.record, self.scheme, Wanted(**wanted)).items():
            write_whole(out / name, partial(write_form, form), force=True)
            sent[form.facts.unit] = out / name
        return sent

    def take(self, *paths: Path) -> list[Taken | InputError]:
        return list(
            take_in_all(
                self.record,
                self.scheme,
                paths,
                source=None,
                today=TODAY,
                now=0,
                by="",
            )
        )

    def faults(self, *paths: Path) -> list[str]:
        """Give ``place code`` of everything that is wrong with files."""
        return [
            f"{str(problem.where).replace(str(path), '')} {problem.code}".strip()
            for path in paths
            for outcome in self.take(path)
            if isinstance(outcome, InputError)
            for problem in outcome.problems
        ]

    def rows(self, query: str) -> list[tuple[object, ...]]:
        with self.record.reading() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(query)]


@dataclass(frozen=True)
class Sheet:
    """A sheet to fill in, by ids and titles."""

    page: Worksheet

    def row(self, id_: str) -> int:
        rows = (c.row for c in self.page["A"] if c.value == id_ and c.row > 5)
        return int(next(rows))

    def put(self, id_: str, title: str, value: object) -> None:
        head = next(row for row in self.page.iter_rows() if row[0].value == "编号")
        column = next(cell.column for cell in head if cell.value == title)
        self.page.cell(self.row(id_), column).value = value

    def answer(self, answers: Mapping[str, object], day: object = "2015-01-08") -> None:
        self.page["B4"] = day
        for id_, value in answers.items():
            self.put(id_, "结果", value)


def filled(path: Path, to: Path, answers: Mapping[str, object] = ANSWERS) -> Path:
    """Fill a workbook in, as a library does."""
    for sheet in changed(path, to):
        sheet.answer(answers, date(2015, 1, 8))
    return to


def changed(path: Path, to: Path | None = None) -> Iterator[Sheet]:
    """Open a workbook to change it; it is saved when the caller is done."""
    book = load_workbook(path)
    yield Sheet(book.worksheets[0])
    book.save(to or path)
