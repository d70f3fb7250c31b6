"""A scheme that stands in several files: each changes what the one before it says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from assess.problems import InputError, Problem, refuse
from assess.scheme.document import Document, read_text
from assess.scheme.merging import Merging
from assess.scheme.written import toml_text

if TYPE_CHECKING:
    from typing import Literal

    from assess.problems import Location
    from assess.scheme.document import KeyPath
    from assess.scheme.merging import Origins

EXTENDS: Final = "extends"


class Whole(Document):
    """The values of several files, each with the place where it is written."""

    def __init__(
        self, ours: Document, values: dict[str, Any], origins: Origins
    ) -> None:
        """Hold `values`; what has no origin of its own stands where its table does."""
        self.file = ours.file
        self.values = values
        self.text = toml_text(values)
        self._ours = ours
        self._origins = origins

    def place(self, path: KeyPath, at: Literal["key", "value"]) -> Location:
        """Say where a key or its value is written, in whichever file."""
        for end in range(len(path), 0, -1):
            if origin := self._origins.get(path[:end]):
                document, start = origin
                return document.place((*start, *path[end:]), at)
        return self._ours.place(path, at)


@dataclass(frozen=True, slots=True)
class Files:
    """A scheme's files, from the first base to the scheme itself, and what they say."""

    document: Document
    parts: tuple[Document, ...]
    problems: tuple[Problem, ...] = ()  # of putting them together


def read_files(path: Path) -> Files:
    """Read a scheme and all that it extends.

    Raises InputError: what is wrong with a file, no-base-file, extends-in-a-circle.
    """
    return _put_together(_chain(path))


def _chain(path: Path) -> list[Document]:
    """Read the scheme, its base, the base's base; the scheme comes last."""
    found = [Document(str(path), read_text(path))]
    while (base := _base(found[0])) is not None:
        _end_circle(found, base)
        found.insert(0, _read_base(base, found[0]))
    return found


def _base(document: Document) -> Path | None:
    """Give the file that this one extends; it is looked for beside it."""
    named = document.values.get(EXTENDS)
    return Path(document.file).parent / named if isinstance(named, str) else None


def _read_base(base: Path, named_in: Document) -> Document:
    if not base.is_file():
        where = named_in.place((EXTENDS,), "value")
        raise refuse("no-base-file", where, path=base)
    return Document(str(base), read_text(base))


def _end_circle(found: list[Document], base: Path) -> None:
    """Refuse a file that is extended by itself; every link of the circle is told."""
    names = [Path(document.file).resolve() for document in found]
    if base.resolve() not in names:
        return
    circle = found[: names.index(base.resolve()) + 1]
    way = tuple(Path(document.file).name for document in reversed(circle))
    raise InputError(
        Problem(
            "extends-in-a-circle",
            document.place((EXTENDS,), "value"),
            {"way": " > ".join((*way, way[0]))},
        )
        for document in circle
    )


def _put_together(found: list[Document]) -> Files:
    if len(found) == 1:
        return Files(found[0], tuple(found))
    merging = Merging(found[0])
    for document in found[1:]:
        merging.add(document)
    whole = Whole(found[-1], *merging.merged())
    return Files(whole, tuple(found), tuple(merging.problems))
