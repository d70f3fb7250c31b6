"""A scheme from its file, or everything that is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assess.problems import InputError, Location, Problem
from assess.scheme.checks import CHECKS, DOUBTS
from assess.scheme.document import Document, read_text
from assess.scheme.draft import draft_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assess.scheme.checks import Check
    from assess.scheme.document import Fault
    from assess.scheme.draft import Draft
    from assess.scheme.model import Scheme

_MARK: Final = "\ufeff"


def load_scheme(path: Path) -> Scheme:
    """Read a scheme to work with.

    Raises InputError with every error; what is only worth a warning is passed over.
    """
    draft = draft_of(Document(str(path), read_text(path).removeprefix(_MARK)))
    _refuse_errors(draft, [*draft.faults, *_found(draft, CHECKS)])
    return draft.scheme


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
        text = read_text(path)
        document = Document(str(path), text.removeprefix(_MARK))
    except InputError as error:
        return None, list(error.problems)
    draft = draft_of(document)
    faults = [*draft.faults, *_found(draft, (*CHECKS, *DOUBTS))]
    problems = [*_about_file(document, text), *map(document.problem, faults)]
    problems.sort(key=lambda problem: problem.where)
    wrong = any(problem.severity == "error" for problem in problems)
    return (None if wrong else draft.scheme), problems


def _found(draft: Draft, checks: tuple[Check, ...]) -> Iterator[Fault]:
    for check in checks:
        yield from check(draft)


def _refuse_errors(draft: Draft, faults: list[Fault] | tuple[Fault, ...]) -> None:
    errors = [fault for fault in faults if fault.severity == "error"]
    if errors:
        raise InputError(map(draft.document.problem, errors))


def _about_file(document: Document, text: str) -> Iterator[Problem]:
    if text.startswith(_MARK):
        where = Location(document.file, 1)
        yield Problem("byte-order-mark", where, severity="warning")
    if newer := document.newer_syntax():
        yield newer
