"""What a folder of returned files holds, before any of them is taken in."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from assess.intake.exhibits import is_picture
from assess.intake.filled import read_hidden
from assess.intake.grids import SMALL, is_workbook, opened
from assess.problems import InputError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_READ: Final = (".csv", ".txt", ".json", ".jsonl", ".xlsx", ".xls", ".xlsm", ".et")
_NOISE: Final = ("~$", ".", "thumbs.db", "desktop.ini")  # what systems leave behind


def files_in(paths: Iterable[Path]) -> tuple[list[Path], list[Problem]]:
    """Put the files of folders in place of folders; tell what is passed over."""
    files: list[Path] = []
    passed: list[Problem] = []
    for path in paths:
        if not path.is_dir():
            files.append(path)
            continue
        found = [f for f in sorted(path.iterdir()) if f.is_file() and not _is_noise(f)]
        files += filter(_is_read, found)
        unread = (f for f in found if not (_is_read(f) or is_picture(f)))
        passed += map(_passed, unread)
        if not any(map(_is_read, found)):
            passed.append(Problem("empty-folder", Location(str(path))))
    return files, passed


def _is_noise(file: Path) -> bool:
    return file.name.lower().startswith(_NOISE)


def _is_read(file: Path) -> bool:
    return file.suffix.lower() in _READ or is_workbook(file)


def _passed(file: Path) -> Problem:
    return Problem("file-passed-over", Location(str(file)), severity="warning")


def rivals_among(paths: Iterable[Path]) -> dict[Path, tuple[str, ...]]:
    """Find files that are one unit's workbook on one matter, but not the same file."""
    found: dict[tuple[str, ...], list[Path]] = {}
    for path in paths:
        if key := _matter(path):
            found.setdefault(key, []).append(path)
    return {
        path: tuple(other.name for other in same if other != path)
        for same in found.values()
        if len({_fingerprint(path) for path in same}) > 1
        for path in same
    }


def _matter(path: Path) -> tuple[str, ...]:
    """Say whose workbook it is and what about; nothing where that cannot be read."""
    if not is_workbook(path):
        return ()
    try:
        with opened(path, SMALL) as book:
            hidden = None if book.is_renamed else read_hidden(book)
    except InputError:
        return ()  # it is told when its turn comes
    if hidden is None or not hidden.facts.unit:
        return ()
    facts = hidden.facts
    return facts.unit, facts.source, str(facts.first), str(facts.last)


def _fingerprint(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
