"""Rows of units into the record: new ones are added, changed ones changed."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from assess.intake import ways
from assess.intake.nearest import ids_by_name
from assess.intake.ways import MistypedError
from assess.nearest import nearest
from assess.records.units import (
    REFERS,
    UnitRow,
    is_observed,
    read_units,
    write_units,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection

    from assess.intake.faults import Faults
    from assess.intake.headers import Header
    from assess.intake.rows import Rows
    from assess.scheme.model import Scheme

_TEXTS: Final = {
    **{name: name for name in ("code", "name", "parent", "site", "contact", "phone")},
    "email": "email",
    "merged into": "merged_into",
}
_DAYS: Final = {"from": "valid_from", "to": "valid_to"}
_IN_A_CIRCLE: Final = {
    "parent": "parents-in-a-circle",
    "merged_into": "merged-in-a-circle",
}
_BETWEEN: Final = re.compile("[、，,；;]")  # several names in one cell


@dataclass(frozen=True, slots=True)
class Changes:
    """What a file of units comes to."""

    added: tuple[UnitRow, ...]
    changed: dict[int, UnitRow]
    unchanged: int
    former: dict[str, tuple[str, ...]]  # code -> names that it had before


@dataclass(frozen=True, slots=True)
class Directory:
    """The units of the record and of the file, while the file is looked at."""

    numbers: dict[str, int]  # code -> number in the record
    old: dict[str, UnitRow]  # by code, as recorded
    new: dict[str, UnitRow] = field(default_factory=dict)  # by code, as in the file
    lines: dict[str, int] = field(default_factory=dict)  # code -> where it stands
    former: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def all(self) -> dict[str, UnitRow]:
        """Everybody, as it will be."""
        return self.old | self.new


def take_units(
    connection: Connection,
    scheme: Scheme,
    header: Header,
    reader: Rows,
    faults: Faults,
) -> Changes:
    """Read all rows, check them against each other and the record, and write them."""
    recorded = read_units(connection)
    directory = Directory(
        {row.code: number for number, row in recorded.items()},
        {row.code: row for row in recorded.values()},
    )
    _read(scheme, header, reader, directory, faults)
    if not directory.new and not faults.count:
        faults.add(0, "no-rows")
    _check_names(directory, faults)
    for name in REFERS:
        _find(directory, name, faults)
    _check_mergers(directory, faults)
    _check_classes(connection, directory, faults)
    faults.raise_any()
    changes = _changes(directory)
    write_units(connection, changes.added, changes.changed)
    return changes


def _read(
    scheme: Scheme, header: Header, reader: Rows, directory: Directory, faults: Faults
) -> None:
    classes = ids_by_name(scheme.classes)
    end = reader.line_num
    for row in reader:
        line, end = end + 1, reader.line_num
        if not any(row):
            continue
        if len(row) < header.width or any(row[header.width :]):
            code = "too-few-cells" if len(row) < header.width else "too-many-cells"
            faults.add(line, code, found=len(row), wanted=header.width)
            continue
        cells = {f: ways.bare(row[at]) for f, at in header.columns.items()}
        fields = _fields(line, cells, header, classes, faults)
        _enter(line, cells["code"], fields, directory, faults)
        former = (ways.bare(n) for n in _BETWEEN.split(cells.get("former names", "")))
        directory.former[cells["code"]] = tuple(name for name in former if name)


def _fields(
    line: int,
    cells: dict[str, str],
    header: Header,
    classes: dict[str, str],
    faults: Faults,
) -> dict[str, Any]:
    """Read the cells of one row; only the columns that there are."""
    fields: dict[str, Any] = {
        name: cells[f] for f, name in _TEXTS.items() if f in cells
    }
    for needed in ("code", "name", "class"):
        if not cells[needed]:
            faults.add(line, "empty-cell", column=header.titles[needed])
    if cells["class"] and cells["class"] not in classes:
        names = {class_id: name for name, class_id in reversed(classes.items())}
        known_as = tuple(reversed(names.values()))  # each by its title
        _unknown(line, "class", cells["class"], classes, faults, known_as=known_as)
    fields["class_id"] = classes.get(cells["class"], "")
    for name, column in _DAYS.items():
        if name in cells:
            fields[column] = _day(line, cells[name], header.titles[name], faults)
    if (fields.get("valid_to") or 10**7) < (fields.get("valid_from") or 0):
        faults.add(line, "ends-before-it-begins")
    return fields


def _day(line: int, text: str, column: str, faults: Faults) -> int | None:
    if not text:
        return None
    try:
        return ways.day(text).toordinal()
    except MistypedError as error:
        faults.add(line, error.code, column=column, text=text, **error.facts)
        return None


def _enter(
    line: int, code: str, fields: dict[str, Any], directory: Directory, faults: Faults
) -> None:
    """Put a row beside the others; what the file leaves out stays as recorded."""
    if code in directory.new:
        first = directory.lines[code]
        faults.add(line, "code-twice", text=code, first=first)
    elif code and fields["name"] and fields["class_id"]:
        old = directory.old.get(code)
        directory.new[code] = replace(old, **fields) if old else UnitRow(**fields)
        directory.lines[code] = line


def _check_names(directory: Directory, faults: Faults) -> None:
    """Refuse a name that two units have, or that is the code of another."""
    everybody = directory.all
    taken = Counter(row.name for row in everybody.values())
    for code, line in directory.lines.items():
        name = directory.new[code].name
        if taken[name] > 1:
            others = tuple(
                c for c, row in everybody.items() if row.name == name and c != code
            )
            faults.add(line, "name-twice", text=name, others=others)
        if name != code and name in everybody:
            faults.add(line, "name-is-a-code", text=name)
        if name != code and taken[code]:
            faults.add(line, "name-is-a-code", text=code)


def _find(directory: Directory, name: str, faults: Faults) -> None:
    """Put the codes of other units in place of what was written, code or name."""
    everybody = directory.all
    codes = {row.name: code for code, row in everybody.items()}
    codes |= {code: code for code in everybody}
    for code, line in directory.lines.items():
        row = directory.new[code]
        written = getattr(row, name)
        if written and written not in codes:
            _unknown(line, name.replace("_", "-"), written, codes, faults)
        found: dict[str, Any] = {name: codes.get(written, "")}
        directory.new[code] = replace(row, **found)
    everybody = directory.all
    for code, line in directory.lines.items():
        if _goes_round(code, name, everybody):
            faults.add(line, _IN_A_CIRCLE[name], text=code)


def _goes_round(code: str, name: str, everybody: dict[str, UnitRow]) -> bool:
    passed = {code}
    while code := getattr(everybody[code], name):
        if code in passed:
            return True
        passed.add(code)
    return False


def _check_mergers(directory: Directory, faults: Faults) -> None:
    """Ask when a unit was merged: until then its names mean itself."""
    for code, line in directory.lines.items():
        row = directory.new[code]
        if row.merged_into and row.valid_to is None:
            faults.add(line, "merged-when", text=code)


def _check_classes(
    connection: Connection, directory: Directory, faults: Faults
) -> None:
    """Keep units that were observed in their class: what was seen is of its sheet."""
    for code, line in directory.lines.items():
        old, new = directory.old.get(code), directory.new[code]
        if old is None or old.class_id == new.class_id:
            continue
        if is_observed(connection, directory.numbers[code]):
            faults.add(line, "class-is-fixed", text=code, recorded=old.class_id)


def _changes(directory: Directory) -> Changes:
    known = {c: r for c, r in directory.new.items() if c in directory.old}
    changed = {
        directory.numbers[code]: row
        for code, row in known.items()
        if row != directory.old[code]
    }
    return Changes(
        tuple(row for code, row in directory.new.items() if code not in known),
        changed,
        len(known) - len(changed),
        directory.former,
    )


def _unknown(
    line: int,
    what: str,
    text: str,
    known: Collection[str],
    faults: Faults,
    **facts: object,
) -> None:
    if not faults.full and (near := nearest(text, known)):
        faults.add(line, f"misspelt-{what}", text=text, near=near)
    else:
        faults.add(line, f"unknown-{what}", text=text, **facts)
