"""Files written whole or not at all."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from assess.problems import Location, refuse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


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
