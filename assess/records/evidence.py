"""Files behind observations: kept once, by what is in them, beside the record."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import insert, select

from assess.files import beside
from assess.problems import Location, refuse
from assess.records.shapes import EVIDENCE, EXHIBIT, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sqlalchemy import Connection

FOLDER: Final = "evidence"


class Shown(NamedTuple):
    """A file that is behind an observation."""

    observation: int
    unit: int
    path: Path


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of the folder of evidence."""

    sha256: str
    suffix: str
    size: int

    def path(self, folder: Path) -> Path:
        """Say where it is kept."""
        return folder / self.sha256[:2] / f"{self.sha256}{self.suffix}"


def keep(connection: Connection, shown: Iterable[Shown], folder: Path | None) -> None:
    """Write which files are behind which observations, and copy those not there yet.

    Without a `folder`, in a trial, nothing is copied. Raises InputError:
    unreadable-file, cannot-write.
    """
    numbers: dict[Path, int] = {}
    rows = []
    for observation, unit, path in shown:
        if path not in numbers:
            numbers[path] = _keep_one(connection, path, folder)
        rows.append((observation, numbers[path], unit))
    if rows:
        names = ("observation", "evidence", "unit")
        told = [dict(zip(names, row, strict=True)) for row in dict.fromkeys(rows)]
        connection.execute(insert(EXHIBIT), told)


def _keep_one(connection: Connection, path: Path, folder: Path | None) -> int:
    kept = _fingerprint(path)
    if folder is not None:
        _copy(path, kept.path(folder), kept.size)
    known = select(EVIDENCE.c.id).where(EVIDENCE.c.sha256 == kept.sha256)
    if number := connection.execute(known).scalar():
        return int(number)
    return write(
        connection,
        EVIDENCE,
        sha256=kept.sha256,
        suffix=kept.suffix,
        file=path.name,
        size=kept.size,
    )


def _fingerprint(path: Path) -> Kept:
    suffix = path.suffix.lower()
    suffix = suffix if suffix[1:].isalnum() and len(suffix) < 7 else ""
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            return Kept(digest, suffix, file.tell())
    except OSError as error:
        reason = error.strerror or str(error)
        raise refuse("unreadable-file", Location(str(path)), reason=reason) from error


def _copy(path: Path, target: Path, size: int) -> None:
    if target.is_file() and target.stat().st_size == size:
        return
    with beside(target, force=True) as partial:
        partial.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, partial)


def evidence_of(connection: Connection, observation: int) -> list[tuple[str, Kept]]:
    """Give the names and files behind an observation."""
    columns: list[Any] = [EVIDENCE.c[n] for n in ("file", "sha256", "suffix", "size")]
    query = (
        select(*columns)
        .join(EXHIBIT, EXHIBIT.c.evidence == EVIDENCE.c.id)
        .where(EXHIBIT.c.observation == observation)
        .order_by(EVIDENCE.c.id)
    )
    return [(row.file, Kept(*row[1:])) for row in connection.execute(query)]


def lost(connection: Connection, folder: Path) -> Iterator[str]:
    """Yield the names of files that are no longer kept, or not as they were."""
    columns: list[Any] = [EVIDENCE.c[n] for n in ("file", "sha256", "suffix", "size")]
    for row in connection.execute(select(*columns).order_by(EVIDENCE.c.id)):
        kept = Kept(*row[1:])
        path = kept.path(folder)
        if not path.is_file() or _fingerprint(path).sha256 != kept.sha256:
            yield row.file
