"""What the library does not tell of an old workbook (.xls): formulas, errors and links.

Such a file is a small file system of sectors; its workbook is a stream of records.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final, NamedTuple

from assess.intake.sheet_xml import Insides
from assess.problems import Location, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

_STREAM: Final = "Workbook".encode("utf-16-le")
_HEADS: Final = 76  # where the file says in which sectors its table of sectors is
_HEADS_HERE: Final = 109  # so many; the rest is chained
_SECTOR: Final = 512  # bytes
_END: Final = 0xFFFF_FFFA  # this and above are no sectors
_SHEET, _BOOK, _BEGIN, _OVER = 0x85, 0x1AE, 0x809, 0x0A  # kinds of record
_FORMULA, _ERROR = 0x06, 0x205
_OURSELVES: Final = (b"\x01\x04", b"\x01\x3a")  # a link to this workbook, to a program
_ERRORS: Final = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_UNTOLD: Final = "=…"  # it is kept as tokens, which nobody here reads


class _Record(NamedTuple):
    kind: int
    body: bytes


def insides_of_old(stream: BinaryIO, file: str) -> tuple[dict[str, Insides], bool]:
    """Look into every sheet, by name; tell whether values come from other files.

    Raises InputError: not-a-workbook.
    """
    stream.seek(0)
    try:
        told = _workbook(stream.read())
        heads = list(_until_over(told, 0))
        sheets = dict(_sheet(r.body) for r in heads if r.kind == _SHEET)
        linked = any(_is_link(r.body) for r in heads if r.kind == _BOOK)
        return {n: _insides(told, first) for n, first in sheets.items()}, linked
    except (struct.error, IndexError, StopIteration, ValueError) as error:
        raise refuse("not-a-workbook", Location(file)) from error


def _workbook(content: bytes) -> bytes:
    """Put together the stream that holds the workbook."""
    (first,) = struct.unpack_from("<I", content, 48)
    chain = _chain(content)
    folder = b"".join(_sectors(content, chain, first))
    at = next(
        entry
        for entry in range(0, len(folder), 128)
        if folder[entry : entry + 64].startswith(_STREAM + b"\0\0")
    )
    begin, size = struct.unpack_from("<II", folder, at + 116)
    return b"".join(_sectors(content, chain, begin))[:size]


def _chain(content: bytes) -> Sequence[int]:
    """Read the table that says which sector follows each."""
    (more,) = struct.unpack_from("<I", content, 68)
    heads = [*struct.unpack_from(f"<{_HEADS_HERE}I", content, _HEADS)]
    while more < _END:
        *these, more = struct.unpack(f"<{_SECTOR // 4}I", _sector(content, more))
        heads += these
    table = b"".join(_sector(content, head) for head in heads if head < _END)
    return struct.unpack(f"<{len(table) // 4}I", table)


def _sectors(content: bytes, chain: Sequence[int], first: int) -> Iterator[bytes]:
    """Follow a chain; one that is longer than the file runs in a circle."""
    for _each in range(len(content) // _SECTOR + 1):
        if first >= _END:
            return
        yield _sector(content, first)
        first = chain[first]
    raise ValueError(first)


def _sector(content: bytes, number: int) -> bytes:
    return content[(number + 1) * _SECTOR : (number + 2) * _SECTOR]


def _until_over(told: bytes, at: int) -> Iterator[_Record]:
    """Yield the records of one part of the stream, with all that is nested in it."""
    depth = 0
    while True:
        kind, size = struct.unpack_from("<HH", told, at)
        depth += (kind == _BEGIN) - (kind == _OVER)
        if not depth:
            return
        if depth == 1:
            yield _Record(kind, told[at + 4 : at + 4 + size])
        at += 4 + size


def _sheet(body: bytes) -> tuple[str, int]:
    """Read the name of a sheet, and where it begins."""
    first, _kind, size, wide = struct.unpack_from("<IHBB", body)
    if wide & 1:
        return body[8 : 8 + 2 * size].decode("utf-16-le"), first
    return body[8 : 8 + size].decode("latin-1"), first


def _is_link(body: bytes) -> bool:
    return body[2:4] not in _OURSELVES


def _insides(told: bytes, first: int) -> Insides:
    found = Insides()
    for record in _until_over(told, first):
        if record.kind in {_FORMULA, _ERROR}:
            row, column = struct.unpack_from("<HH", record.body)
            if record.kind == _FORMULA:
                found.formulas[row, column] = _UNTOLD
            elif record.body[7]:
                found.errors[row, column] = _ERRORS.get(record.body[6], "#N/A")
    return found
