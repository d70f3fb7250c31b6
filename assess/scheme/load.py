"""A scheme from its file, or everything that is wrong with it."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from assess.problems import InputError, Location, Problem
from assess.scheme.checks import CHECKS, DOUBTS
from assess.scheme.document import Document
from assess.scheme.draft import draft_of
from assess.scheme.whole import read_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from assess.scheme.checks import Check
    from assess.scheme.document import Fault
    from assess.scheme.draft import Draft
    from assess.scheme.model import Scheme


def load_scheme(path: Path) -> Scheme:
    """Read a scheme to work with, and whatever it extends.

    Raises InputError with every error; what is only worth a warning is passed over.
    """
    return load_draft(path, CHECKS).scheme


def load_draft(path: Path, checks: tuple[Check, ...]) -> Draft:
    """Read a scheme that passes these checks; it still knows where all is written."""
    files = read_files(path)
    draft = draft_of(files.document)
    _refuse_errors(draft, [*draft.faults, *_found(draft, checks)], files.problems)
    return draft


def read_scheme(text: str, name: str) -> Scheme:
    """Read a scheme that was accepted before, and whose text was kept.

    Only its tables are read: a check that a later version brings does not undo it.
    """
    draft = draft_of(Document(name, text))
    _refuse_errors(draft, draft.faults)
    return draft.scheme


def check_scheme(path: Path) -> tuple[Scheme | None, list[Problem]]:
    """Find everything that is wrong or odd; no scheme where there are errors."""
    try:
        files = read_files(path)
    except InputError as error:
        return None, list(error.problems)
    draft = draft_of(files.document)
    faults = [*draft.faults, *_found(draft, (*CHECKS, *DOUBTS))]
    problems = [*files.problems, *map(draft.document.problem, faults)]
    problems += [problem for part in files.parts for problem in _about_file(part)]
    problems.sort(key=lambda problem: problem.where)
    wrong = any(problem.severity == "error" for problem in problems)
    return (None if wrong else draft.scheme), problems


def _found(draft: Draft, checks: tuple[Check, ...]) -> Iterator[Fault]:
    """Give each fault once, also where the classes share what is at fault."""
    told: set[tuple[object, ...]] = set()
    for fault in chain.from_iterable(check(draft) for check in checks):
        same = (fault.code, fault.path, fault.at, repr(fault.facts))
        if same not in told:
            yield fault
        told.add(same)


def _refuse_errors(
    draft: Draft, faults: Iterable[Fault], others: Iterable[Problem] = ()
) -> None:
    errors = [fault for fault in faults if fault.severity == "error"]
    problems = [*others, *map(draft.document.problem, errors)]
    if problems:
        raise InputError(problems)


def _about_file(document: Document) -> Iterator[Problem]:
    if document.marked:
        where = Location(document.file, 1)
        yield Problem("byte-order-mark", where, severity="warning")
    if newer := document.newer_syntax():
        yield newer
