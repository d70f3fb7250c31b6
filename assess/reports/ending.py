"""The end of a breakdown: from the sum of the parts to the grade and the rank."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from assess.messages import N_, _, _n
from assess.messages.numbers import decimal_text as text
from assess.messages.numbers import fixed_text, handy_text
from assess.messages.phrases import CHOICES
from assess.reports.entry import Line
from assess.reports.ranking import grade_title, percent
from assess.reports.seen import seen_lines
from assess.reports.why import equals
from assess.rounding import rounded
from assess.scheme import words
from assess.scheme.result_words import quota_in_words, unscored_in_words
from assess.scheme.words import gate_in_words, number_in_words, veto_in_words
from assess.scoring.grading import Standing, gets_in, room_of
from assess.scoring.rollup import exact
from assess.scoring.sheet import parts_of
from assess.scoring.standing import standings
from assess.scoring.workings import decided_working

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence

    from sqlalchemy import Connection

    from assess.scheme.model import Class, Grade, Heading
    from assess.scheme.vetoes import Gate, Veto
    from assess.scoring.explain import Reopened
    from assess.scoring.runs import RunHead, UnitResult

_ORDER: Final = N_(
    "Order: observations, measures, leaf points, sources joined, not applicable, "
    "blocks, veto, gates, bonus and minus, weights, adjustments, rounding, grade, rank."
)
_MODES: Final = {
    "half-up": N_("rounded half up"),
    "half-even": N_("rounded half to even"),
    "down": N_("cut"),
}


@dataclass(frozen=True, slots=True)
class Ending:
    """Words what becomes of one unit's sum."""

    connection: Connection
    run: RunHead
    reopened: Reopened
    result: UnitResult

    def lines(self) -> Iterator[Line]:
        """Tell vetoes, gates, coverage, rounding, grade and rank."""
        yield from _steps(self._struck())
        yield from self._adjusted()
        yield from self._capped()
        if not self.reopened.sheet.unscored:
            yield from _steps(self._issued())
        yield from self._printed()
        yield from _steps(self._graded())
        yield Line("step", _(_ORDER))

    def _struck(self) -> Iterator[str]:
        outcome, scheme = self.reopened.outcome, self.reopened.sheet.scheme
        for hit in outcome.vetoes:
            veto = scheme.vetoes[hit.number]
            numbers = _numbers_of(veto, hit.measures)
            yield _strikes(veto, veto_in_words(scheme, veto), numbers)
        for hit in outcome.gates:
            gate = scheme.gates[hit.number]
            numbers = [text(measure) for measure in hit.measures]
            yield _strikes(gate, gate_in_words(scheme, gate), numbers)

    def _adjusted(self) -> Iterator[Line]:
        """Tell what was decided apart from the rules, and from which observations."""
        sheet, outcome = self.reopened.sheet, self.reopened.outcome
        if outcome.decided is None or sheet.adjusting is None:
            return
        said = _("adjustments: {working}").format(working=self._adjusting())
        yield Line("working", said)
        look = sheet.looks[sheet.adjusting]
        seen = seen_lines(self.connection, self.run, self.result.unit, look)
        yield from (Line("fact", f"· {line}") for line in seen)

    def _adjusting(self) -> str:
        """Write the sum of a total and what was decided."""
        outcome, scheme = self.reopened.outcome, self.reopened.sheet.scheme
        assert outcome.decided is not None
        decided = decided_working(scheme, outcome.decided)
        if outcome.earned is None or outcome.total is None:
            return _("{decided}, not counted").format(decided=decided)
        total = exact(outcome.values[-1]) or Fraction()
        working = f"{handy_text(total)} + {decided}"
        if not outcome.earned and not scheme.heading.below_zero:
            working = f"max({working}, 0)"
        return f"{working} = {roughly(outcome.earned)}"

    def _capped(self) -> Iterator[Line]:
        """Tell where a veto or a gate leaves less of a total than it was."""
        earned, total = self.reopened.outcome.earned, self.reopened.outcome.total
        if earned is not None and total is not None and total < earned:
            left = text(total)
            working = f"min({handy_text(earned)}, {left}) = {left}"
            said = _("no more is left: {working}").format(working=working)
            yield Line("working", said)

    def _issued(self) -> Iterator[str]:
        """Tell how much was seen, and what that means for the score."""
        outcome, heading = self.reopened.outcome, self.reopened.sheet.scheme.heading
        covered = percent(outcome.coverage)
        yield _("coverage: {covered} of the applicable marks").format(covered=covered)
        if self.result.status == "not-issued":
            limit = words.percent(heading.issue_from)
            yield _("a score is issued from a coverage of {limit} on").format(
                limit=limit
            )
        if outcome.values[-1] is None and self.result.status == "issued":
            yield _("nothing could be scored: the total is 0")

    def _printed(self) -> Iterator[Line]:
        heading, result = self.reopened.sheet.scheme.heading, self.result
        if result.total is not None:
            exact = roughly(result.total)
            said = _rounded_to(heading, exact, heading.decimals, result.printed)
            yield Line("working", said)

    def _graded(self) -> Iterator[str]:
        result, scheme = self.result, self.reopened.sheet.scheme
        own = yield from self._own_grade()
        if own and own != result.grade:
            said = _("grade of the total alone: {grade}")
            yield said.format(grade=grade_title(scheme, own))
        if result.grade:
            yield _("grade: {grade}").format(grade=grade_title(scheme, result.grade))
        if result.status == "vetoed" and scheme.heading.vetoed != "ranked":
            where = CHOICES["vetoed"][scheme.heading.vetoed]
            yield _("vetoed units: {where}").format(where=where)
        if result.status == "unscored":
            yield unscored_in_words(scheme, self._class())
        if result.rank:
            title = self._class().title
            yield _("rank {rank} in {title}").format(rank=result.rank, title=title)
            yield from equals(self.connection, self.run.id, scheme, result)

    def _class(self) -> Class:
        classes = self.reopened.sheet.scheme.classes
        return next(each for each in classes if each.id == self.result.class_id)

    def _own_grade(self) -> Generator[str, None, str]:
        """Tell of each quota that the total could fall under whether there is room.

        Gives the grade that the total has, before any effect.
        """
        sheet, result = self.reopened.sheet, self.result
        if not result.printed:
            return sheet.unscored
        printed = Fraction(result.printed)
        grades = [grade for grade in sheet.grades if grade.bounds.hold(printed)]
        ranked = result.halves is not None and any(grade.top for grade in grades)
        among = self._standings() if ranked else {}
        for grade in grades:
            standing = among.get(grade.title.zh)
            if standing:
                yield _room(grade, standing)
            if gets_in(grade, standing) if standing else grade.top is None:
                return grade.title.zh
        return ""

    def _standings(self) -> dict[str, Standing]:
        scheme = self.reopened.sheet.scheme
        found = standings(self.connection, self.run.id, scheme, self.result)
        return {grade.title.zh: standing for grade, standing in found}


def _room(grade: Grade, standing: Standing) -> str:
    said = (
        _("{grade}: {quota}, {room} of {ranked}; {better} are better, {equals} equal")
        if standing.equals > 1
        else _("{grade}: {quota}, {room} of {ranked}; {better} are better")
    )
    told = said.format(
        grade=grade.title,
        quota=quota_in_words(grade),
        room=room_of(grade, standing.ranked),
        ranked=standing.ranked,
        better=standing.better,
        equals=standing.equals - 1,
    )
    if grade.moves_up:
        told += _(", not counting who may not have it")
    return told + ("" if gets_in(grade, standing) else _(": no room"))


def _numbers_of(veto: Veto, measures: Sequence[Fraction]) -> list[str]:
    parts = list(parts_of(veto.when))
    if len(parts) == len(measures):
        return [
            number_in_words([part], number)
            for part, number in zip(parts, measures, strict=True)
        ]
    return [number_in_words(parts, number) for number in measures]


def _strikes(rule: Veto | Gate, said: tuple[str, str], numbers: list[str]) -> str:
    """Say which rule struck, on which numbers, and what it does."""
    when, does = said
    line = _("{title} ({when}; here {numbers}): {does}").format(
        title=rule.title or "", when=when, numbers=_(", ").join(numbers), does=does
    )
    return _("; ").join(filter(None, (line.strip(), rule.basis)))


def _steps(lines: Iterable[str]) -> Iterator[Line]:
    return (Line("step", line) for line in lines)


def settled(
    heading: Heading, working: str, places: int | None, points: Fraction
) -> str:
    """Write what a working comes to, after the scheme's rounding where it has one."""
    if places is None:
        return f"{working} = {roughly(points)}"
    return _rounded_to(heading, working, places, roughly(points))


def _rounded_to(heading: Heading, working: str, places: int, shown: str) -> str:
    said = _n(
        "{exact}, {mode} to {places} decimal: {printed}",
        "{exact}, {mode} to {places} decimals: {printed}",
        places,
    )
    mode = _(_MODES[heading.rounding])
    return said.format(exact=working, mode=mode, places=places, printed=shown)


def roughly(value: Fraction) -> str:
    """Write a number exactly, and about how much it is where no decimal ends."""
    exact = text(value)
    if "/" not in exact:
        return exact
    if (handy := handy_text(value)) != exact:
        return f"{handy}…"
    return f"{exact} ≈ {fixed_text(rounded(value, 4, 'half-up'), 4)}"
