"""Taking in the workbooks that units and inspectors filled in."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from assess.intake.faults import Faults
from assess.intake.filled import read_filled
from assess.intake.filled_checks import check_filled
from assess.intake.filled_lines import Lines, header_of
from assess.intake.importing import Taken, add_batch, judge_of
from assess.intake.observations import Taker
from assess.intake.ways import MistypedError, bare, moment
from assess.messages import _
from assess.problems import InputError, Location, Problem, refuse
from assess.records.batches import known_batch, next_first_id
from assess.records.evidence import keep
from assess.records.names import KnownUnit
from assess.records.returns import (
    Return,
    add_return,
    return_that_holds,
    was_replaced,
)
from assess.records.sections import add_sections
from assess.records.withdrawing import withdraw
from assess.scheme.forms import DATE, UNIT
from assess.scheme.model import Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import Connection

    from assess.intake.filled import Filled, Hidden
    from assess.intake.grids import Book
    from assess.intake.importing import Import
    from assess.intake.judging import Judge

_NOBODY: Final = KnownUnit(0, "")


class FilledError(InputError):
    """What is wrong with a workbook that came back, and the workbook."""

    def __init__(self, problems: Iterable[Problem], filled: Filled) -> None:
        super().__init__(problems)
        self.filled = filled


def take_filled(
    connection: Connection, path: Path, book: Book, hidden: Hidden, given: Import
) -> Taken:
    """Take in what was filled in; all of it, or nothing.

    Raises InputError; FilledError, where it can be marked and sent back.
    """
    book.stream.seek(0)
    sha256 = hashlib.file_digest(book.stream, "sha256").hexdigest()
    if batch := known_batch(connection, sha256):
        return Taken(
            file=book.file,
            contents="observations",
            batch=batch,
            known=True,
            form=hidden.facts,
        )
    _is_of_this_scheme(book.file, hidden, given)
    if was_replaced(connection, sha256):
        raise refuse("replaced-already", Location(book.file))
    filled = read_filled(book, hidden)
    faults = Faults(book.file)
    try:
        return _take(connection, filled, faults, (path, sha256), given)
    except InputError as error:
        raise FilledError(error.problems, filled) from error


def _is_of_this_scheme(file: str, hidden: Hidden, given: Import) -> None:
    facts, scheme = hidden.facts, given.scheme
    periods = (scheme.heading.period, *(each.period for each in scheme.rounds))
    about = Period(first=facts.first, last=facts.last)
    if facts.scheme != scheme.heading.id or about not in periods:
        raise refuse(
            "form-of-another-scheme",
            Location(file),
            made_for=facts.scheme,
            first=str(facts.first),
            last=str(facts.last),
            wanted=scheme.heading.id,
        )


def _check_days(filled: Filled, given: Import, faults: Faults) -> None:
    """Keep a round's workbook to its days: nothing else would count in it."""
    facts, whole = filled.hidden.facts, given.scheme.heading.period
    if (facts.first, facts.last) == (whole.first, whole.last):
        return
    first, last = facts.first.toordinal(), facts.last.toordinal()
    told = {"first": str(facts.first), "last": str(facts.last)}
    for page in filled.pages:
        cells = [] if DATE not in page.heads else [page.heads[DATE]]
        if DATE in page.columns:
            cells += [(answer.row, page.columns[DATE]) for answer in page.answers]
        for cell in cells:
            text = bare(page.grid.text(*cell))
            if (day := _day(text)) and not first <= day <= last:
                faults.tell(page.place(*cell), "outside-round", text=text, **told)


def _take(
    connection: Connection,
    filled: Filled,
    faults: Faults,
    file: tuple[Path, str],
    given: Import,
) -> Taken:
    path, sha256 = file
    if rivals := given.rivals.get(path):
        faults.tell(Location(filled.file), "several-of-one-unit", others=rivals)
    check_filled(filled, faults)
    lines = Lines(filled)
    faults.place = lines.place
    judge = judge_of(connection, header_of(filled.hidden), faults, given)
    known = _check_units(filled, judge, faults)
    _check_days(filled, given, faults)
    if not lines.rows and not faults.count:
        faults.tell(Location(filled.file), "nothing-filled-in")
    returned = _returned(filled, known)
    replaces = _replace_older(connection, returned, filled, faults, given)
    taker = Taker(judge, next_first_id(connection))
    taker.take(connection, lines, given.progress)
    faults.raise_any()
    keep(connection, taker.shown, given.evidence)
    ids = (taker.first_id, lines.line_num, taker.count)
    batch = add_batch(connection, (filled.file, sha256), given, "observations", ids)
    add_sections(connection, batch, lines.sections(taker.first_id))
    if returned:
        add_return(connection, replace(returned, batch=batch))
    return Taken(
        file=filled.file,
        contents="observations",
        batch=batch,
        added=taker.count,
        form=filled.hidden.facts,
        unanswered=tuple(unanswered(filled)),
        replaces=replaces,
        remarks=tuple(_remarks(filled, given)),
    )


def _check_units(filled: Filled, judge: Judge, faults: Faults) -> dict[str, KnownUnit]:
    """Find whom the sheets are about, by code; the name they show must be theirs."""
    known = judge.units.known
    found: dict[str, KnownUnit] = {}
    for page in filled.pages:
        kind, _colon, code = page.about.partition(":")
        if kind != UNIT:
            continue
        where = page.place(*page.heads.get(UNIT, (page.head, 0)))
        name, told = page.head_text(UNIT), filled.hidden.facts.unit_name
        if code not in known:
            faults.tell(where, "unknown-unit", text=code)
        elif name not in {"", told} and known.get(name) != known[code]:
            faults.tell(where, "another-unit", text=name, code=code)
        found[code] = known.get(code, _NOBODY)
    return found


def _returned(filled: Filled, known: Mapping[str, KnownUnit]) -> Return | None:
    """Say whose workbook it is, about what, and when it was filled in."""
    facts = filled.hidden.facts
    unit = known.get(facts.unit)
    day = max((_day(page.head_text(DATE)) for page in filled.pages), default=0)
    if unit is None or not day:
        return None
    return Return(
        unit=unit.number,
        source=facts.source,
        first=facts.first.toordinal(),
        last=facts.last.toordinal(),
        day=day,
    )


def _day(text: str) -> int:
    try:
        return moment(text)[0].toordinal()
    except MistypedError:
        return 0  # it is told where the rows are judged


def _replace_older(
    connection: Connection,
    returned: Return | None,
    filled: Filled,
    faults: Faults,
    given: Import,
) -> int | None:
    """Take back what the unit sent before about the same; an older one comes late."""
    old = return_that_holds(connection, returned) if returned else None
    if not old or not returned or faults.count:
        return None
    if returned.day < old.day:
        day = date.fromordinal(old.day)
        where = Location(filled.file)
        faults.tell(where, "newer-is-in", batch=old.batch, day=str(day))
        return None
    reason = _("replaced by {file}").format(file=Path(filled.file).name)
    withdraw(connection, old.batch, reason=reason, now=given.now, by=given.by)
    return old.batch


def _remarks(filled: Filled, given: Import) -> Iterator[Problem]:
    where = Location(filled.file)
    if filled.hidden.facts.scheme_sha256 != given.scheme.sha256:
        yield Problem("scheme-changed-since", where, severity="warning")


def unanswered(filled: Filled) -> Iterator[str]:
    """Give the rows that a unit left empty."""
    if filled.hidden.facts.unit:
        for page in filled.pages:
            yield from (
                answer.id
                for answer in page.answers
                if answer.is_blank and answer.id in filled.hidden.rows
            )
