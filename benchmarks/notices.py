"""How long 42 notices take, as a ratio to docxtpl alone with the same template."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from docxtpl import DocxTemplate

from assess.exports.letters import Letters
from assess.reminders.letter_docx import REMIND, docx_writer
from assess.reminders.letter_fields import fields_of
from assess.reminders.notice import Item, Notice

if TYPE_CHECKING:
    from collections.abc import Callable

MANY: Final = 42
ROUNDS: Final = 5
LIMIT: Final = 1.5
ITEM: Final = Item(
    kind="not-rectified",
    kind_title="未整改",
    subject="7",
    indicators=("2.6",),
    title="内容准确",
    found="2014-04-30；信息失效",
    seen_on=date(2014, 4, 30),
    place="",
    evidence="",
    required="更正错误内容，并回看同类稿件",
    basis="考评方案第七条第六项",
    points="2",
    due=date(2014, 5, 14),
    estimated=False,
    late=3,
    ended=None,
)
NOTICE: Final = Notice(
    number=1,
    level=1,
    level_title="催办",
    colour="",
    hears=("分管领导",),
    scheme_title="奇艺区2014年度政府信息公开考评方案",
    office="奇艺区人民政府办公室",
    code="B19",
    unit="区商务局",
    class_title="部门",
    contact="办公室",
    phone="0000-5550219",
    email="",
    fell_on=date(2014, 5, 15),
    issued_on=date(2014, 5, 19),
    answer_by=date(2014, 5, 26),
    answer_by_estimated=False,
    file_only=False,
    items=(ITEM, replace(ITEM, subject="8", indicators=("5.4",))),
)


def main() -> None:
    """Run both in turns and print the ratio of the best rounds."""
    pairs = [(timed(ours), timed(theirs)) for _ in range(ROUNDS)]
    fast, slow = min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)
    print(f"{MANY} notices / docxtpl: {fast:.3f}s {slow:.3f}s", end=" ")
    print(f"ratio {fast / slow:.2f} limit {LIMIT}")


def timed(work: Callable[[Path], None]) -> float:
    """Give the seconds that some work takes in a fresh folder."""
    with TemporaryDirectory() as folder:
        began = time.perf_counter()
        work(Path(folder))
        return time.perf_counter() - began


def ours(folder: Path) -> None:
    """Write letters as ``assess remind issue`` does."""
    writer = docx_writer(Letters())
    for number in range(MANY):
        writer.write(replace(NOTICE, number=number), folder / f"{number}.docx")


def theirs(folder: Path) -> None:
    """Fill the same template as the manual of docxtpl says."""
    template = Letters().template(REMIND)
    for number in range(MANY):
        document = DocxTemplate(template)
        fields = fields_of(replace(NOTICE, number=number))
        document.render(fields, autoescape=True)
        document.save(folder / f"{number}.docx")


if __name__ == "__main__":
    main()
