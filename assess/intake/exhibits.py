"""Files that rows name as their evidence: found beside the file handed in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from assess.intake.ways import MistypedError
from assess.nearest import nearest

_BETWEEN: Final = re.compile(r"[;；、,，\n]")
_ADDRESS: Final = re.compile(r"(?:https?|ftp)://", re.IGNORECASE)
_PICTURES: Final = frozenset(
    ("jpg", "jpeg", "png", "gif", "bmp", "webp", "heic", "tif", "tiff")
)
_SUFFIXES: Final = _PICTURES | frozenset(
    (
        *("pdf", "ofd", "doc", "docx", "wps", "xls", "xlsx", "et", "ppt", "pptx"),
        *("dps", "txt", "csv", "html", "htm", "mht", "eml", "msg", "zip", "rar", "7z"),
        *("mp3", "wav", "m4a", "mp4", "mov", "avi"),
    )
)
_MOST: Final = 100_000  # files that are looked through for one that is named


def is_picture(path: Path) -> bool:
    """Tell whether a file is a picture, by its name."""
    return path.suffix.lower().removeprefix(".") in _PICTURES


def is_evidence(path: Path) -> bool:
    """Tell whether a file is one that rows may name."""
    return path.suffix.lower().removeprefix(".") in _SUFFIXES


@dataclass(frozen=True, slots=True)
class Exhibits:
    """Finds files by the names that rows give them."""

    folder: Path  # where the file handed in is
    _found: dict[str, Path] = field(init=False, default_factory=dict)
    _below: dict[str, list[Path]] = field(init=False, default_factory=dict)

    def files(self, text: str, *, wanted: bool) -> tuple[Path, ...]:
        """Find the files that a cell names; text that names none is left as it is.

        An address is none; a name that ends as files do, .jpg or .pdf, is one, and so
        is every name where files are `wanted`. Raises MistypedError: no-evidence-file,
        several-evidence-files, evidence-outside.
        """
        if not text or _ADDRESS.match(text):
            return ()
        if self._is_there(text):
            return (self._file(text),)
        names = [name.strip() for name in _BETWEEN.split(text) if name.strip()]
        if wanted or all(is_evidence(Path(name)) for name in names):
            return tuple(map(self._file, names))
        return ()

    def _file(self, name: str) -> Path:
        if name not in self._found:
            self._found[name] = self._look(name)
        return self._found[name]

    def _look(self, name: str) -> Path:
        """Look for a file beside the one handed in, or else below it."""
        path = self._beside(name)
        if self._is_there(name):
            return path
        if not path.resolve().is_relative_to(self.folder.resolve()):
            raise MistypedError("evidence-outside", file=name)
        below = self._files_below().get(path.name, [])
        if len(below) > 1:
            raise MistypedError("several-evidence-files", file=name, files=below)
        if not below:
            raise self._missing(name)
        return below[0]

    def _beside(self, name: str) -> Path:
        return self.folder / name.replace("\\", "/")

    def _is_there(self, name: str) -> bool:
        """Tell whether a file of this name is in the folder, or in one below it."""
        path = self._beside(name)
        try:
            inside = path.resolve().is_relative_to(self.folder.resolve())
            return inside and path.is_file()
        except (OSError, ValueError):  # no file can have this name
            return False

    def _missing(self, name: str) -> MistypedError:
        if near := nearest(name, [n for n in self._files_below() if n]):
            return MistypedError("misspelt-evidence-file", file=name, near=near)
        return MistypedError("no-evidence-file", file=name)

    def _files_below(self) -> dict[str, list[Path]]:
        if not self._below:
            self._below[""] = []
            for number, path in enumerate(self.folder.rglob("*")):
                if number == _MOST:
                    break
                if path.is_file() and is_evidence(path):
                    self._below.setdefault(path.name, []).append(path)
        return self._below
