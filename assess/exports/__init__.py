"""A Table to a file: one function per format, picked by the file's suffix."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, BinaryIO, Final, TypeAlias

from assess.files import write_whole
from assess.problems import Location, refuse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from assess.exports.table import Table

__all__ = ["WRITERS", "export", "write_whole"]

Writer: TypeAlias = "Callable[[Sequence[Table], BinaryIO], None]"


def _later(module: str, name: str) -> Writer:
    """Give a writer whose module is loaded when it is used, as some are heavy."""

    def write(tables: Sequence[Table], file: BinaryIO) -> None:
        getattr(import_module(f"assess.exports.{module}"), name)(tables, file)

    return write


WRITERS: Final[dict[str, Writer]] = {
    ".csv": _later("to_csv", "write_csv"),
    ".docx": _later("to_word", "write_docx"),
    ".json": _later("to_json", "write_json"),
    ".md": _later("to_markdown", "write_markdown"),
    ".xlsx": _later("to_xlsx", "write_xlsx"),
}


def export(tables: Sequence[Table], path: Path, *, force: bool) -> None:
    """Write `tables` to `path` in the format of its suffix, whole or not at all.

    Raises InputError: unknown-format, file-exists (without `force`), cannot-write.
    """
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        raise refuse("unknown-format", Location(str(path)), known=tuple(WRITERS))
    write_whole(path, lambda file: writer(tables, file), force=force)
