"""A notice as a plain letter in Markdown; a reader of Word gets the same as DOCX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from assess.files import write_whole
from assess.messages import _
from assess.reminders.book import WAYS, WHATS
from assess.reminders.listing import marked
from assess.reminders.notice import Share, Writer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assess.reminders.notice import Earlier, Item, Notice, Points

_SIGNS: Final = re.compile(r"([\\`*_{}\[\]<>#|])")


def write_notice(notice: Notice, path: Path) -> None:
    """Write the letter; raises InputError: file-exists, cannot-write."""
    text = "\n".join(_lines(notice)) + "\n"
    write_whole(path, lambda file: file.write(text.encode()), force=False)


MARKDOWN: Final = Writer(".md", write_notice)


def _lines(notice: Notice) -> Iterator[str]:
    yield f"# {_plain(notice.level_title)}"
    yield ""
    said = _("No. {number}, {day}").format(number=notice.number, day=notice.issued_on)
    yield _plain(said)
    yield ""
    yield _("{unit}:").format(unit=_plain(notice.unit))
    yield ""
    for number, item in enumerate(notice.items, 1):
        yield from _item(number, item)
    yield from _points(notice.points)
    yield from _end(notice)


def _item(number: int, item: Item) -> Iterator[str]:
    title = " ".join((_(", ").join(item.indicators), item.title)).strip()
    kind = _("{kind}: {what}").format(kind=item.kind_title, what=title)
    yield f"## {number}. {_plain(kind if title else item.kind_title)}"
    yield ""
    due = marked(item.due, estimated=item.estimated)
    late = "" if item.late is None or item.late <= 0 else str(item.late)
    for name, text in (
        (_("Found"), item.found),
        (_("Required"), item.required),
        (_("Basis"), item.basis),
        (_("Marks"), item.points),
        (_("Due"), due),
        (_("Late"), late),
        (_("Ended"), str(item.ended or "")),
    ):
        if text:
            yield "- " + _plain(_("{kind}: {what}").format(kind=name, what=text))
    for each in item.earlier:
        yield "- " + _plain(_("before: {what}").format(what=earlier_in_words(each)))
    yield ""


def earlier_in_words(each: Earlier) -> str:
    """Say what went before, in one line."""
    if each.what == "notice":
        said = _("{day} {level}, No. {number}")
        return said.format(day=each.day, level=each.level_title, number=each.number)
    what = _(WAYS.get(each.way) or WHATS.get(each.what, ""))
    parts = (str(each.day), what, each.person, each.said, each.authority)
    return " ".join(part for part in parts if part)


def _points(points: Points) -> Iterator[str]:
    """Tell what each indicator is worth, and what was earned."""
    if not points.shares:
        return
    run = _("points, by score run {run} of {day}")
    said = run.format(run=points.run, day=points.run_on)
    yield "## " + (said if points.run else _("points; not scored yet"))
    yield ""
    heads = (_("Indicator"), _("Full"), _("Earned"), _("Not earned"))
    yield f"| {' | '.join(heads)} |"
    yield "|---|---:|---:|---:|"
    sums = Share("", _("Sum"), points.full, points.earned, points.missing)
    for each in (*points.shares, *([sums] if points.full else [])):
        cells = (f"{each.id} {each.title}".strip(), *each[2:])
        yield f"| {' | '.join(map(_plain, cells))} |"
    yield ""


def _end(notice: Notice) -> Iterator[str]:
    if notice.answer_by:
        day = marked(notice.answer_by, estimated=notice.answer_by_estimated)
        yield _("Answer in writing by {day}.").format(day=day)
        yield ""
    if notice.file_only:
        yield _("For the file: overtaken before it was issued; not to be sent.")
        yield ""
    yield _plain(notice.office)


def _plain(text: str) -> str:
    """Keep text from being read as Markdown."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))
