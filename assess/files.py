"""Files written whole or not at all."""

from __future__ import annotations

import os
import re
import unicodedata
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, Final

from assess.problems import Location, refuse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_UNSAFE: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')  # on one system or another
_DEVICES: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_LONGEST: Final = 180  # bytes; systems take 255, and we write beside


def safe_name(text: str) -> str:
    """Make a file's name of any text: on every system, and never another folder's."""
    name = unicodedata.normalize("NFC", _UNSAFE.sub("_", text))
    name = name.encode(errors="replace")[:_LONGEST].decode(errors="ignore").strip(" .")
    return f"_{name}" if not name or _DEVICES.match(name) else name


def write_whole(
    path: Path, write: Callable[[BinaryIO], object], *, force: bool
) -> None:
    """Let `write` fill a file, which takes its place at `path` once it is whole.

    Raises InputError: file-exists (without `force`), cannot-write.
    """
    with beside(path, force=force) as partial, partial.open("wb") as file:
        write(file)


@contextmanager
def beside(path: Path, *, force: bool) -> Iterator[Path]:
    """Give a place to write to, which becomes `path` once all is written.

    Raises InputError: file-exists (without `force`), cannot-write.
    """
    where = Location(str(path))
    if path.exists() and not force:
        raise refuse("file-exists", where)
    partial = path.with_name(f".{path.name}.partial")
    try:
        yield partial
        os.replace(partial, path)  # noqa: PTH105 - both names are ours
    except OSError as error:
        raise refuse("cannot-write", where, reason=error.strerror) from error
    finally:
        if partial.exists():
            partial.unlink()


def make_folder(path: Path) -> None:
    """Make a folder, and those above it, where they are not there yet.

    Raises InputError: cannot-write.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        where = Location(str(path))
        raise refuse("cannot-write", where, reason=error.strerror) from error
