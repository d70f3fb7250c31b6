"""Rows that each say of one thing how it fared, counted: how many failed, of whom."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from assess.intake import ways
from assess.intake.dialect import OUR_OWN, SKIP
from assess.intake.headers import Header
from assess.intake.telling import Teller
from assess.intake.ways import MistypedError
from assess.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.intake.dialect import Cells
    from assess.intake.faults import Faults
    from assess.intake.tables import Table

_KEY: Final = ("unit", "indicator", "kind", "source")
_FIELDS: Final = (*_KEY, "date", "value", "state", "note")
_NEVER: Final = (date.min, 0)  # said elsewhere
_NAMED: Final = 20  # of those that failed


@dataclass(slots=True)
class _Group:
    """What is counted together: what one unit showed of one check on one day."""

    line: int
    moment: tuple[date, int]  # the last day, and seconds into it
    told: int = 0  # those that could be told
    failed: int = 0
    named: list[str] = field(default_factory=list)


class Counted:
    """Rows of our own: one for each group, on the line where it begins."""

    def __init__(self, table: Table, faults: Faults) -> None:
        self.line_num = table.rows.line_num
        self._table = table
        self._faults = faults
        self._groups: dict[tuple[str, ...], _Group] = {}
        self._rows: Iterator[list[str]] | None = None

    def __iter__(self) -> Iterator[list[str]]:
        return self

    def __next__(self) -> list[str]:
        if self._rows is None:
            self._count()
            self._rows = self._counted()
        return next(self._rows)

    def _counted(self) -> Iterator[list[str]]:
        """Yield what was counted; the row before is said to end where it begins."""
        groups = sorted(self._groups.items(), key=lambda group: group[1].line)
        lines = [group.line for _key, group in groups]
        lines.append(self._table.rows.line_num + 1)
        if groups:
            self.line_num = lines[0] - 1
            yield []  # what stands above the first
        for (key, group), after in zip(groups, lines[1:], strict=True):
            self.line_num = after - 1
            yield [*key[:-1], _moment(group), *_said(group)]

    def _count(self) -> None:
        rows = self._table.rows
        width, end = self._table.header.width, rows.line_num
        for row in rows:
            line, end = end + 1, rows.line_num
            if not any(row):
                continue
            if len(row) < width or any(row[width:]):
                code = "too-few-cells" if len(row) < width else "too-many-cells"
                self._faults.add(line, code, found=len(row), wanted=width)
                continue
            columns = self._table.header.columns
            cells = {name: ways.bare(row[at]) for name, at in columns.items()}
            self._add(line, cells)

    def _add(self, line: int, cells: Cells) -> None:
        dialect, tell = self._table.dialect, Teller(self._table.header, self._faults)
        try:
            cells = dialect.ours(cells)
        except MistypedError as error:
            tell.mistyped(line, "site", cells.get("site", ""), error)
            return
        when, moment = cells.get("date", ""), _NEVER
        try:
            moment = dialect.moment(when) if when else _NEVER
        except MistypedError as error:
            tell.mistyped(line, "date", when, error)
            return
        self._put(line, cells, moment)

    def _put(self, line: int, cells: Cells, moment: tuple[date, int]) -> None:
        value, state = cells["value"], cells["state"]
        if state == SKIP:
            self._table.passed.count += 1
            return
        if value not in {"ok", "fail"} and not state:
            self._faults.add(line, "not-counted", "value", text=cells["written"])
            return
        key = (*(cells.get(name, "") for name in _KEY), str(moment[0]))
        group = self._groups.setdefault(key, _Group(line, moment))
        group.moment = max(group.moment, moment)
        group.told += bool(value)
        if value == "fail":
            group.failed += 1
            if len(group.named) < _NAMED and cells.get("note"):
                group.named.append(cells["note"])


def counted(table: Table, faults: Faults) -> Table:
    """Give a table of what was counted in another."""
    titles = {name: table.header.titles.get(name, name) for name in _FIELDS}
    columns = {name: at for at, name in enumerate(_FIELDS)}
    header = Header("observations", columns, titles, None, len(_FIELDS))
    return replace(table, header=header, rows=Counted(table, faults), dialect=OUR_OWN)


def _moment(group: _Group) -> str:
    day, clock = group.moment
    if group.moment == _NEVER:
        return ""
    hours, seconds = divmod(clock, 3600)
    minutes, seconds = divmod(seconds, 60)
    return f"{day} {hours:02}:{minutes:02}:{seconds:02}"


def _said(group: _Group) -> tuple[str, str, str]:
    """Give value, state and note."""
    if not group.told:
        return "", "could-not-tell", ""
    named = list(group.named)
    if group.failed > len(named) > 0:
        named.append(_("and {more} more").format(more=group.failed - len(named)))
    return str(group.failed), "", "\n".join(named)
