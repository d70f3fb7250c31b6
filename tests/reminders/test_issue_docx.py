"""Letters of Word, killed half way: the next run makes ledger and files agree."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, BinaryIO

import pytest

from assess.exports import to_docx
from assess.exports.letters import Letters
from assess.reminders import letter_docx
from assess.reminders.issue import Order, issue
from assess.reminders.letter_docx import docx_writer
from assess.workdays import WorkCalendar
from reminders.keeping import STREET, scheme

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reminders.keeping import Ledger

TODAY = date(2014, 9, 25)
NAMES = {"J02": "a/b", "J03": "../x", "J04": "甲&乙", "J05": "<w:p>", "J06": "长" * 40}
MORE = {"J07": "老'百", "J08": "=1+1", "J09": "{{ 7 * 7 }}"}


class Dying:
    """Fills letters, and is killed in the middle of one."""

    def __init__(self, after: int) -> None:
        self.left = after

    def __call__(
        self, template: Path, fields: Mapping[str, object], file: BinaryIO
    ) -> None:
        if not self.left:
            file.write(b"half a letter")
            raise KeyboardInterrupt
        self.left -= 1
        to_docx.fill(template, fields, file)


def test_killed_in_the_middle_of_a_letter(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for code, name in {**NAMES, **MORE}.items():
        ledger.unit(code, STREET)
        ledger.fresh[-1][1]["name"] = name
        ledger.saw(
            code,
            "dead-links",
            date(2014, 9, 10),
            source="monitoring",
            due=date(2014, 9, 24),
        )
    ledger.write()
    order = Order(scheme=scheme(), calendar=WorkCalendar(), today=TODAY)
    folder, writer = tmp_path / "notices", docx_writer(Letters())
    with monkeypatch.context() as patched:
        patched.setattr(letter_docx, "fill", Dying(2))
        with pytest.raises(KeyboardInterrupt):
            issue(ledger.record, order, folder, writer)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*.docx")}
    assert len(before) == 2
    assert not list(folder.rglob("*.partial")), "no half of a letter"
    done = issue(ledger.record, order, folder, writer)
    assert not done.filed, "nothing else"
    letters = sorted(folder.rglob("*.docx"))
    assert len(letters) == len(done.completed) - 1 + 2
    assert {path: path.stat().st_mtime_ns for path in before} == before
    told = "|".join(path.name for path in letters)
    for name in (
        "a_b",
        ".._x",
        "甲&乙",
        "_w_p_",
        "长" * 40,
        "老'百",
        "=1+1",
        "{{ 7 _ 7 }}",
    ):
        assert name in told
    assert {path.parent for path in letters} <= {
        folder / "2014-09-25",
        folder / "2014-09-25" / "for the file",
    }
