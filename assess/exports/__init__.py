"""A Table to a file: one function per format, picked by the file's suffix."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final, TypeAlias

from assess.exports.to_csv import write_csv
from assess.exports.to_json import write_json
from assess.exports.to_markdown import write_markdown
from assess.exports.to_word import write_docx
from assess.exports.to_xlsx import write_xlsx
from assess.files import write_whole
from assess.problems import Location, refuse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from assess.exports.table import Table

__all__ = ["WRITERS", "export", "write_whole"]

Writer: TypeAlias = "Callable[[Sequence[Table], BinaryIO], None]"

WRITERS: Final[dict[str, Writer]] = {
    ".csv": write_csv,
    ".docx": write_docx,
    ".json": write_json,
    ".md": write_markdown,
    ".xlsx": write_xlsx,
}


def export(tables: Sequence[Table], path: Path, *, force: bool) -> None:
    """Write `tables` to `path` in the format of its suffix, whole or not at all.

    Raises InputError: unknown-format, file-exists (without `force`), cannot-write.
    """
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        raise refuse("unknown-format", Location(str(path)), known=tuple(WRITERS))
    write_whole(path, lambda file: writer(tables, file), force=force)
