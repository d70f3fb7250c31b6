"""A notice as a letter of Word, by a template that the office may edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assess.exports.letters import CIRCULAR
from assess.exports.placeholders import faults
from assess.exports.to_docx import fill
from assess.files import write_whole
from assess.problems import InputError
from assess.reminders.letter_fields import KNOWN, fields_of
from assess.reminders.notice import Writer

if TYPE_CHECKING:
    from pathlib import Path

    from assess.exports.letters import Letters
    from assess.reminders.notice import Item, Notice

REMIND: Final = "催办通知单"
SUPERVISE: Final = "督办通知单"
CENSURE: Final = "通报"
RECTIFY: Final = "整改通知书"
SUFFIX: Final = ".docx"


def docx_writer(letters: Letters) -> Writer:
    """Give what writes letters; the office's own templates are looked at first.

    Raises InputError with everything that is wrong with them.
    """
    own = (path for path in letters.of_the_office() if path.stem != CIRCULAR)
    if found := [problem for path in own for problem in faults(path, KNOWN)]:
        raise InputError(found)

    def write(notice: Notice, path: Path) -> None:
        template = letters.template(template_of(notice), rather=notice.level_title)
        fields = fields_of(notice)
        write_whole(path, lambda file: fill(template, fields, file), force=False)

    return Writer(SUFFIX, write)


def template_of(notice: Notice) -> str:
    """Pick a template: findings in time, a first reminder, a louder one, a 通报."""
    if all(each.kind == "not-rectified" and _in_time(each) for each in notice.items):
        return RECTIFY
    if CENSURE in notice.level_title:
        return CENSURE
    if notice.level == 1 or REMIND.startswith(notice.level_title):
        return REMIND
    return SUPERVISE


def _in_time(item: Item) -> bool:
    return item.late is not None and item.late <= 0
