"""What issuing does, or would do, as tables: notices, and matters that ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assess.exports.table import Table
from assess.messages import _
from assess.reminders.book import WHATS
from assess.reminders.matter import in_short, joined, level_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assess.exports.table import Cell
    from assess.reminders.book import Entry
    from assess.reminders.issue import Filed
    from assess.reminders.matter import Key, Matter
    from assess.reminders.plan import Letter, Plan
    from assess.scheme.model import RemindRules

KEYS: Final = (
    "number",
    "code",
    "unit",
    "level",
    "level_title",
    "matters",
    "fell_on",
    "file_only",
    "file",
)
_APART: Final = KEYS.index("file_only")
_SEEN: Final = (1, 2, 4, 5)  # of what ended
ENDED: Final = ("code", "unit", "matter", "what", "what_title", "day")


def letters_of(plan: Plan, rules: RemindRules, filed: Sequence[Filed] = ()) -> Table:
    """Build the table of notices; `filed` are those that were written, if they were."""
    files: list[tuple[int | str, str]] = [(f.notice.number, f.file) for f in filed]
    numbered = files or [("", "")] * len(plan.letters)
    return Table(
        title=_("Notices: {many}").format(many=len(plan.letters)),
        columns=(
            _("Number"),
            _("Code"),
            _("Unit"),
            _("Level"),
            _("Level"),
            _("Matters"),
            _("Fell due"),
            _("For the file"),
            _("File"),
        ),
        rows=tuple(
            _letter(letter, rules, number, file)
            for letter, (number, file) in zip(plan.letters, numbered, strict=True)
        ),
        keys=KEYS,
    )


def _letter(
    letter: Letter, rules: RemindRules, number: int | str, file: str
) -> tuple[Cell, ...]:
    matters = (part.matter for part in letter.parts)
    return (
        number,
        letter.code,
        letter.parts[0].matter.name,
        letter.level,
        level_title(rules.levels, letter.level),
        joined(map(in_short, matters)),
        str(letter.fell_on),
        _("yes") if letter.file_only else "",
        file,
    )


def ended_of(plan: Plan) -> Table:
    """Build the table of what ended, or opened again."""
    matters = {matter.key: matter for matter in plan.matters}
    return Table(
        title=_("Matters that ended, or opened again: {many}").format(
            many=len(plan.entries)
        ),
        columns=(
            _("Code"),
            _("Unit"),
            _("Matter"),
            _("What"),
            _("What happened"),
            _("Day"),
        ),
        rows=tuple(_ended(entry, plan, matters) for entry in plan.entries),
        keys=ENDED,
    )


def _ended(entry: Entry, plan: Plan, matters: Mapping[Key, Matter]) -> tuple[Cell, ...]:
    matter = matters.get(entry.key)
    who = plan.units[entry.unit]
    return (
        who.code,
        who.name,
        in_short(matter) if matter else entry.subject,
        entry.what,
        _(WHATS[entry.what]),
        str(entry.day),
    )


def for_people(letters: Table, ended: Table) -> Iterator[Table]:
    """Yield what fits a screen, and nothing where there are no rows."""
    rows = tuple(
        (number, unit, f"{title}*" if apart else title, matters, fell)
        for number, _code, unit, _l, title, matters, fell, apart, _f in letters.rows
    )
    if rows:
        apart = any(row[_APART] for row in letters.rows)
        said = _("*: overtaken by now; for the file, not to be sent")
        columns = tuple(letters.columns[n] for n in (0, 2, 4, 5, 6))
        yield Table(letters.title, columns, rows, notes=(said,) if apart else ())
    if ended.rows:
        columns = tuple(ended.columns[n] for n in _SEEN)
        seen = tuple(tuple(row[n] for n in _SEEN) for row in ended.rows)
        yield Table(ended.title, columns, seen)
