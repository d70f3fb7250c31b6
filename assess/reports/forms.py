"""The workbooks to be filled in: what each of them asks of whom."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import TYPE_CHECKING, Any, Final

from assess.exports.form import Ask, Form, FormSheet
from assess.messages import _
from assess.messages.numbers import decimal_text
from assess.methods.share import Share
from assess.reports.veto_asks import veto_asks
from assess.scheme.forms import (
    COLUMNS,
    DATE,
    INSPECTOR,
    Facts,
    state_word,
    stretch_text,
    yes_no_words,
)
from assess.scheme.words import sheet_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assess.exports.form import Kind
    from assess.intake.looks import Look, Looks
    from assess.records.units import UnitRow
    from assess.scheme.model import Indicator, Period, Round, Scheme
    from assess.scheme.words import Line

_OF_UNITS: Final = (
    *("id", "title", "full", "rule", "before", "value", "basis", "evidence", "note"),
)
_OF_INSPECTORS: Final = tuple(key for key in COLUMNS if key != "before")
_SPACE: Final = " " * 24  # to write in by hand
_FURTHER: Final = 10  # empty rows for what is found more than once


@dataclass(frozen=True, kw_only=True, slots=True)
class Asking:
    """What is asked, by which scheme, of which source; and what is told beside it."""

    scheme: Scheme
    source: str
    looks: Looks
    before: Mapping[tuple[str, str], str] = field(default_factory=dict)
    claims: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """By the code of a unit and the id of an indicator."""
    by_inspectors: bool = False
    round: Round | None = None  # only what is judged in it, and what was seen in it

    @property
    def days(self) -> Period:
        """The days within which the source looks."""
        if self.round:
            return self.round.period
        heading = self.scheme.heading
        return self.scheme.source(self.source).period or heading.period

    @property
    def period(self) -> Period:
        """The days that it is about."""
        return self.round.period if self.round else self.scheme.heading.period

    @property
    def period_name(self) -> str:
        """The name of these days."""
        if self.round:
            return str(self.round.title)
        return stretch_text(self.period.first, self.period.last)

    def asks(self, unit: UnitRow) -> tuple[Ask, ...]:
        """Give the rows of a unit's sheet: what it is asked, below its blocks."""
        lines = tuple(sheet_lines(self.scheme, unit.class_id))
        sheet = {i.id: i for i in self.scheme.sheets[unit.class_id]}
        leaves = {i.id: i for i in sheet.values() if i.score}
        asked: dict[str, Ask] = {}
        taken: dict[str, str] = {}  # check -> the row of its answer
        for line in lines:
            look = self.looks.find(self.source, line.id)
            if line.id not in leaves:
                asked[line.id] = _block(line)
            elif look and self._is_wanted(leaves[line.id], sheet):
                first = taken.setdefault(look.check, line.id)
                ask = self.ask(unit, line, leaves[line.id], look)
                asked[first] = _together(asked[first], ask) if first in asked else ask
        vetoes = () if self.round else self._vetoes(unit.class_id)
        return (*_without_empty(asked, lines), *vetoes)

    def _vetoes(self, class_id: str) -> Iterator[Ask]:
        states = tuple(self.states())
        return veto_asks(self.scheme, self.looks, self.source, class_id, states)

    def _is_wanted(self, leaf: Indicator, sheet: Mapping[str, Indicator]) -> bool:
        """Tell whether the source looks at a leaf, in the round if there is one."""
        above: Indicator | None = leaf
        while self.round and above and self.round.id not in above.rounds:
            above = sheet.get(above.parent or "")
        return self.source in leaf.sources and above is not None

    def ask(self, unit: UnitRow, line: Line, leaf: Indicator, look: Look) -> Ask:
        """Give the row of one indicator."""
        limits = look.limits(unit.class_id) or (None, None)
        at = unit.code, leaf.id
        told = {
            "title": line.title,
            "full": decimal_text(line.full),
            "rule": line.rule,
            "before": self.before.get(at, ""),
            "claim": self.claims.get(at, ""),
        }
        return Ask(
            id=leaf.id,
            kind=_kind(leaf, look),
            told=told,
            words=(*_words(look, unit.class_id), *self.states()),
            least=limits[0],
            most=limits[1],
            kinds=look.kinds(unit.class_id),
        )

    def states(self) -> Iterator[str]:
        """Give what may stand in the place of any value."""
        yield state_word("not-applicable")
        if self.scheme.states.explained_empty is not None:
            yield state_word("explained")
        if self.by_inspectors:
            yield state_word("could-not-tell")


def facts_of(asked: Asking, unit: UnitRow | None) -> Facts:
    """Say what a workbook is."""
    heading = asked.scheme.heading
    return Facts(
        source=asked.source,
        scheme=heading.id,
        scheme_sha256=asked.scheme.sha256,
        first=asked.period.first,
        last=asked.period.last,
        unit=unit.code if unit else "",
        unit_name=unit.name if unit else "",
    )


def unit_form(asked: Asking, unit: UnitRow) -> Form:
    """Build the workbook that a unit fills in."""
    sheet = FormSheet(
        name=_title(asked),
        about=f"unit:{unit.code}",
        title=_("{scheme}: {source}").format(
            scheme=asked.scheme.heading.title, source=_title(asked)
        ),
        subject=(_("Unit"), unit.name),
        told=_told(asked, unit),
        advice=_(
            "Fill in the yellow cells only. What does not apply: choose “{state}” and "
            "write its legal basis. Evidence: the address of a page, or the name of a "
            "file that comes with it."
        ).format(state=state_word("not-applicable")),
        heads={DATE: _("Filled in on")},
        sign=_SPACE.join(
            f"{label}:" if label.isascii() else f"{label}："
            for label in (_("Filled in by"), _("Phone"), _("Signed"), _("Seal"))
        ),
        asks=asked.asks(unit),
        days=(asked.days.first, asked.days.last),
    )
    return Form(
        facts=facts_of(asked, unit), columns=_titles(_OF_UNITS), sheets=(sheet,)
    )


def inspectors_form(asked: Asking, units: Sequence[UnitRow], per: str) -> Form:
    """Build the workbook of inspectors: a sheet per unit, or per indicator."""
    by_unit = {unit: asked.asks(unit) for unit in units}
    if per == "unit":
        sheets = tuple(_unit_sheet(asked, u, asks) for u, asks in by_unit.items())
    else:
        sheets = tuple(_indicator_sheets(asked, by_unit))
    weighed = any(ask.kinds for asks in by_unit.values() for ask in asks)
    columns = _titles(
        key
        for key in _OF_INSPECTORS
        if (key != "kind" or weighed) and (key != "claim" or asked.claims)
    )
    if per == "indicator":
        columns["title"] = _("Unit")
    return Form(facts=facts_of(asked, None), columns=columns, sheets=sheets)


def _titles(keys: Iterable[str]) -> dict[str, str]:
    return {key: _(COLUMNS[key]) for key in keys}


def _unit_sheet(asked: Asking, unit: UnitRow, asks: tuple[Ask, ...]) -> FormSheet:
    return FormSheet(
        name=unit.name,
        about=f"unit:{unit.code}",
        subject=(_("Unit"), unit.name),
        asks=asks,
        **_for_inspectors(asked),
    )


def _indicator_sheets(
    asked: Asking, by_unit: Mapping[UnitRow, tuple[Ask, ...]]
) -> Iterator[FormSheet]:
    found: dict[str, list[tuple[UnitRow, Ask]]] = {}
    for unit, asks in by_unit.items():
        for ask in asks:
            if ask.kind != "block":
                found.setdefault(ask.id, []).append((unit, ask))
    for indicator, rows in found.items():
        name = f"{indicator} {rows[0][1].told['title']}"
        yield FormSheet(
            name=name,
            about=f"indicator:{indicator}",
            subject=(_("Indicator"), name),
            asks=tuple(_of_unit(unit, ask) for unit, ask in rows),
            **_for_inspectors(asked),
        )


def _of_unit(unit: UnitRow, ask: Ask) -> Ask:
    told = {**ask.told, "title": unit.name}
    return replace(ask, id=unit.code, told=told)


def _for_inspectors(asked: Asking) -> dict[str, Any]:
    """Give what all sheets of inspectors have in common."""
    return {
        "title": _("{scheme}: {source}").format(
            scheme=asked.scheme.heading.title, source=_title(asked)
        ),
        "told": _told(asked, None),
        "advice": _(
            "Date and inspector hold for all rows that give none. What is found more "
            "than once goes into the empty rows below."
        ),
        "heads": {DATE: _("Inspected on"), INSPECTOR: _("Inspector")},
        "more": _FURTHER,
        "days": (asked.days.first, asked.days.last),
    }


def _title(asked: Asking) -> str:
    return str(asked.scheme.source(asked.source).title)


def _told(asked: Asking, unit: UnitRow | None) -> str:
    """Say which unit and days it is about, and by when it is due."""
    parts = [_("Code: {code}").format(code=unit.code)] if unit else []
    parts.append(_("Period: {days}").format(days=asked.period_name))
    if (due := asked.scheme.source(asked.source).due) and not asked.round:
        parts.append(_("To be handed in by: {day}").format(day=due))
    return "    ".join(parts)


def _kind(leaf: Indicator, look: Look) -> Kind:
    if look.reading == "number" and isinstance(leaf.score, Share):
        return "percent"
    return look.reading


def _words(look: Look, class_id: str) -> tuple[str, ...]:
    return yes_no_words() if look.reading == "yes-no" else look.words(class_id)


def _block(line: Line) -> Ask:
    told = {"id": line.id, "title": line.title, "full": decimal_text(line.full)}
    return Ask(id=line.id, kind="block", told=told)


def _together(one: Ask, other: Ask) -> Ask:
    """Ask once for what two indicators are made of."""
    joined = {
        key: _("; ").join(dict.fromkeys(filter(None, (text, other.told[key]))))
        for key, text in one.told.items()
        if key != "claim"
    }
    return replace(one, told={**one.told, **joined})


def _without_empty(asked: Mapping[str, Ask], lines: Sequence[Line]) -> Iterator[Ask]:
    """Leave out blocks of which nothing is asked."""
    for place, line in enumerate(lines):
        ask = asked.get(line.id)
        below = takewhile(lambda other: other.depth > line.depth, lines[place + 1 :])  # noqa: B023 - used at once
        if ask and (ask.kind != "block" or any(_is_asked(asked, b) for b in below)):
            yield ask


def _is_asked(asked: Mapping[str, Ask], line: Line) -> bool:
    return line.id in asked and asked[line.id].kind != "block"
