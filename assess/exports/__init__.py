"""A Table to a file: one function per format, picked by the file's suffix."""

from __future__ import annotations

import os
from typing import IO, TYPE_CHECKING, Final, TypeAlias

from assess.exports.to_csv import write_csv
from assess.exports.to_json import write_json
from assess.problems import Location, refuse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from assess.exports.table import Table

Writer: TypeAlias = "Callable[[Sequence[Table], IO[str]], None]"

WRITERS: Final[dict[str, Writer]] = {
    ".csv": write_csv,
    ".json": write_json,
}
_ENCODINGS: Final = {".csv": "utf-8-sig"}


def export(tables: Sequence[Table], path: Path, *, force: bool) -> None:
    """Write `tables` to `path` in the format of its suffix, whole or not at all.

    Raises InputError: unknown-format, file-exists (without `force`), cannot-write.
    """
    where = Location(str(path))
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        raise refuse("unknown-format", where, known=tuple(WRITERS))
    if path.exists() and not force:
        raise refuse("file-exists", where)
    partial = path.with_name(f".{path.name}.partial")
    encoding = _ENCODINGS.get(path.suffix.lower(), "utf-8")
    try:
        with partial.open("w", encoding=encoding, newline="") as file:
            writer(tables, file)
        os.replace(partial, path)  # noqa: PTH105 - both names are ours
    except OSError as error:
        raise refuse("cannot-write", where, reason=error.strerror) from error
