"""``assess.toml``: what an office says about itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date  # noqa: TC003 - the binder reads the annotations
from typing import TYPE_CHECKING, Final

from assess.cli.config import RECORD, SCHEME
from assess.exports.letters import Form, Letters
from assess.problems import InputError
from assess.records.elsewhere.told import Elsewhere  # noqa: TC001 - the binder
from assess.records.places import place_of
from assess.scheme.binding import Binder
from assess.scheme.document import Document, read_text
from assess.scheme.slots import SPOILT
from assess.workdays import WorkCalendar

if TYPE_CHECKING:
    from pathlib import Path

    from assess.intake.layout import Layout
    from assess.records.places import Place
    from assess.records.store import Record

_LAYOUTS: Final = "import"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Itself:
    """``[office]``; contact and phone stand on its letters."""

    name: str = ""
    contact: str = ""
    phone: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Notices:
    """``[notices]``: how letters look, and the folder of the office's own templates."""

    form: Form = "letter"
    templates: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Record:
    """``[record]``: a file, or the address of a database, and what is elsewhere."""

    path: str = RECORD
    sources: dict[str, Elsewhere] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Scheme:
    """``[scheme]``."""

    path: str = SCHEME


@dataclass(frozen=True, kw_only=True, slots=True)
class _Calendar:
    """``[calendar]``: what differs from the published holidays."""

    holidays: tuple[date, ...] = ()
    workdays: tuple[date, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Mail:
    """``[mail]``: who sends notices, and through which server; only `--send` does."""

    sender: str = ""
    host: str = ""
    port: int = 465
    user: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Settings:
    """The whole file; every table and key may be left out."""

    office: _Itself = field(default_factory=_Itself)
    record: _Record = field(default_factory=_Record)
    scheme: _Scheme = field(default_factory=_Scheme)
    calendar: _Calendar = field(default_factory=_Calendar)
    mail: Mail = field(default_factory=Mail)
    notices: _Notices = field(default_factory=_Notices)


@dataclass(frozen=True, kw_only=True, slots=True)
class Office:
    """One office: where its record and scheme are, and the days that it works."""

    folder: Path
    record_path: Place
    scheme_path: Path
    calendar: WorkCalendar = field(default_factory=WorkCalendar)
    name: str = ""
    contact: str = ""
    phone: str = ""
    letters: Letters = field(default_factory=Letters)
    layouts: dict[str, Layout] = field(default_factory=dict)  # [import.*]
    elsewhere: dict[str, Elsewhere] = field(default_factory=dict)  # [record.sources.*]
    mail: Mail = field(default_factory=Mail)

    def record(self) -> Record:
        """Open its record. Raises InputError as `open_record` does."""
        from assess.records.store import open_record  # noqa: PLC0415 - heavy

        return open_record(self.record_path, self.elsewhere)


def read_office(file: Path) -> Office:
    """Read ``assess.toml``.

    Raises InputError with everything that is wrong with it.
    """
    document, binder = Document(str(file), read_text(file)), Binder()
    fields = binder.fields(_Settings, document.values, (), others=(_LAYOUTS,))
    told, layouts = _Settings(**fields), _layouts(document, binder)
    _addressed(told.record.sources, binder)
    if binder.faults:
        raise InputError(map(document.problem, binder.faults))
    return Office(
        folder=file.parent,
        record_path=place_of(told.record.path, file.parent),
        scheme_path=file.parent / told.scheme.path,
        calendar=WorkCalendar(
            frozenset(told.calendar.holidays), frozenset(told.calendar.workdays)
        ),
        name=told.office.name,
        contact=told.office.contact,
        phone=told.office.phone,
        letters=_letters(file.parent, told.notices),
        mail=told.mail,
        layouts=layouts,
        elsewhere={
            source: each.seen_from(file.parent)
            for source, each in told.record.sources.items()
        },
    )


def _addressed(sources: dict[str, Elsewhere], binder: Binder) -> None:
    """Ask for a table where an address alone does not name one."""
    for source, told in sources.items():
        path = ("record", "sources", source)
        if told.engine != "duckdb" and not told.table and path not in binder.spoilt:
            binder.missing("table", path)


def _letters(folder: Path, told: _Notices) -> Letters:
    own = folder / told.templates if told.templates else None
    return Letters(told.form, own)


def _layouts(document: Document, binder: Binder) -> dict[str, Layout]:
    """Read ``[import.vendor-x]``: how tables are read that somebody else lays out."""
    if _LAYOUTS not in document.values:
        return {}
    from assess.intake.layout import Layout, check  # noqa: PLC0415 - seldom wanted

    written = document.values[_LAYOUTS]
    read = binder.read(dict[str, Layout], written, (_LAYOUTS,))
    layouts: dict[str, Layout] = {} if read is SPOILT else read
    for name, layout in layouts.items():
        if (_LAYOUTS, name) not in binder.spoilt:
            check(layout, binder, (_LAYOUTS, name))
    return layouts
