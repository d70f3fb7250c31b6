"""Handing text in as a file would be, and looking at what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pytest

from assess.intake.importing import NO_MAPPINGS, Mappings
from assess.intake.layout import Layout, check
from assess.intake.taking import take_in
from assess.problems import InputError
from assess.scheme.binding import Binder
from assess.scheme.document import Document

if TYPE_CHECKING:
    from pathlib import Path

    from assess.intake.importing import Taken
    from assess.records.store import Record
    from assess.scheme.model import Scheme


def mapped(text: str, wanted: str = "", seen: date | None = None) -> Mappings:
    """Read the [import.*] of an assess.toml, as a command would."""
    document, binder = Document("assess.toml", text), Binder()
    written = document.values["import"]
    layouts: dict[str, Layout] = binder.read(dict[str, Layout], written, ("import",))
    for name, layout in layouts.items():
        check(layout, binder, ("import", name))
    assert not binder.faults
    return Mappings(office=layouts, wanted=wanted, seen=seen)


TODAY = date(2015, 2, 1)

UNITS = """\
编码,名称,类别
J01,文源街道,街道
B01,区教育局,部门
"""


@dataclass(frozen=True)
class Office:
    """Takes text in as a file would be, and says what came of it."""

    folder: Path
    record: Record
    scheme: Scheme

    def file(self, name: str, text: str | bytes) -> Path:
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8-sig"))
        return path

    def take(
        self,
        name: str,
        text: str | bytes,
        *,
        source: str | None = None,
        dry_run: bool = False,
        mappings: Mappings = NO_MAPPINGS,
    ) -> Taken:
        return take_in(
            self.record,
            self.scheme,
            self.file(name, text),
            source=source,
            today=TODAY,
            now=0,
            by="",
            dry_run=dry_run,
            mappings=mappings,
        )

    def faults(
        self,
        name: str,
        text: str | bytes,
        source: str | None = None,
        mappings: Mappings = NO_MAPPINGS,
    ) -> list[str]:
        """Give ``line code`` of everything that is wrong with a file."""
        before = self.dump()
        with pytest.raises(InputError) as caught:
            self.take(name, text, source=source, mappings=mappings)
        assert self.dump() == before, "a refused file leaves nothing behind"
        return [f"{p.where.line} {p.code}" for p in caught.value.problems]

    def rows(self, query: str) -> list[tuple[object, ...]]:
        with self.record.reading() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(query)]

    def dump(self) -> list[list[tuple[object, ...]]]:
        tables = ("unit", "batch", "series", "word", "observation", "detail")
        return [self.rows(f"SELECT * FROM {t}") for t in (*tables, "correction")]  # noqa: S608 - its own tables
