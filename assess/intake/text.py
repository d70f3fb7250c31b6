"""A file handed in, as text: its encoding made sure of before a row is read."""

from __future__ import annotations

import codecs
import csv
import hashlib
import io
import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final

from assess.nearest import nearest
from assess.problems import Location, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assess.problems import InputError

_PIECE: Final = 1 << 20  # bytes read at once
_UTF16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CHINESE_UTF8: Final = re.compile(  # a whole run of bytes past ASCII that is UTF-8
    rb"(?<![\x80-\xff])(?:[\xe2-\xe9\xef][\x80-\xbf]{2}|[\xc2-\xdf][\x80-\xbf])+(?![\x80-\xff])"
)


@dataclass(frozen=True, slots=True)
class Handed:
    """An open file that is known to be text."""

    name: str  # as the user wrote it
    stream: BinaryIO
    encoding: str
    sha256: str
    size: int

    @contextmanager
    def text(self) -> Iterator[io.TextIOWrapper]:
        """Read it from its beginning, a little at a time."""
        self.stream.seek(0)
        text = io.TextIOWrapper(self.stream, self.encoding, newline="")
        try:
            yield text
        finally:
            text.detach()  # whoever opened the stream closes it


@contextmanager
def handed_in(path: Path) -> Iterator[Handed]:
    """Open `path` and make sure that it is text.

    Bytes are UTF-8, with or without a mark, or else GB18030; never some of each.
    Raises InputError: no-file, misspelt-file, is-a-folder, unreadable-file, empty-file,
    utf16-given, nul-byte, mixed-encoding, unknown-encoding.
    """
    where = Location(str(path))
    try:
        if path.is_dir():
            raise refuse("is-a-folder", where)
        with path.open("rb") as stream:
            yield _made_sure(stream, str(path))
    except FileNotFoundError as error:
        raise not_there(path) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise refuse("unreadable-file", where, reason=reason) from error
    except UnicodeDecodeError as error:  # it was text when it was opened
        raise refuse("file-changed", where) from error


def not_there(path: Path) -> InputError:
    """Say that there is no such file, and which one was probably meant."""
    try:
        others = {other.stem: other.name for other in path.parent.iterdir()}
    except OSError:
        others = {}
    if near := nearest(path.stem, others):
        return refuse("misspelt-file", Location(str(path)), near=others[near])
    return refuse("no-file", Location(str(path)))


def peek(path: Path) -> list[str]:
    """Give the first row of a file as far as it can be read; nothing is refused."""
    try:
        with path.open("rb") as stream:
            start = stream.read(1 << 16)
    except OSError:
        return []
    try:
        codecs.getincrementaldecoder("utf-8-sig")().decode(start)
        encoding = "utf-8-sig"
    except UnicodeDecodeError:
        encoding = "gb18030"
    text = start.decode(encoding, errors="replace")
    try:
        return next(csv.reader(io.StringIO(text, newline="")), [])
    except csv.Error:
        return []


def _made_sure(stream: BinaryIO, name: str) -> Handed:
    start = stream.read(4)
    if start.startswith(_UTF16):
        raise refuse("utf16-given", Location(name))
    sha256, size, broken = _read_as_utf8(stream, name)
    if not size:
        raise refuse("empty-file", Location(name))
    if broken is not None:
        _read_as_gb18030(stream, name, broken, marked=start.startswith(codecs.BOM_UTF8))
    encoding = "utf-8-sig" if broken is None else "gb18030"
    return Handed(name, stream, encoding, sha256, size)


def _read_as_utf8(stream: BinaryIO, name: str) -> tuple[str, int, int | None]:
    """Give fingerprint, size, and the first byte that is not UTF-8."""
    digest, size, broken = hashlib.sha256(), 0, None
    decoder = codecs.getincrementaldecoder("utf-8")()
    for piece in _pieces(stream):
        digest.update(piece)
        if (nul := piece.find(b"\0")) >= 0:
            raise _at_byte("nul-byte", stream, name, size + nul)
        if broken is None:
            broken = _break(decoder, piece, size)
        size += len(piece)
    if broken is None:
        broken = _break(decoder, b"", size, final=True)
    return digest.hexdigest(), size, broken


def _read_as_gb18030(
    stream: BinaryIO, name: str, not_utf8: int, *, marked: bool
) -> None:
    """Refuse what is not GB18030, or only in part."""
    if marked:
        raise _at_byte("mixed-encoding", stream, name, not_utf8)
    decoder, done, left = codecs.getincrementaldecoder("gb18030")(), 0, b""
    broken = None
    for piece in _pieces(stream):
        left += piece
        if (utf8 := _utf8_run(left)) is not None:
            at = max(not_utf8, done - (len(left) - len(piece)) + utf8)
            raise _at_byte("mixed-encoding", stream, name, at)
        if broken is None:
            broken = _break(decoder, piece, done)
        done += len(piece)
        left = left[left.rfind(b"\n") + 1 :][-_PIECE:]
    if broken is None:
        broken = _break(decoder, b"", done, final=True)
    if broken is not None:
        raise _at_byte("unknown-encoding", stream, name, broken)


def _pieces(stream: BinaryIO) -> Iterator[bytes]:
    stream.seek(0)
    while piece := stream.read(_PIECE):
        yield piece


def _break(
    decoder: codecs.IncrementalDecoder, piece: bytes, start: int, *, final: bool = False
) -> int | None:
    """Give the offset of the first byte that does not decode."""
    waiting = len(decoder.getstate()[0])
    try:
        decoder.decode(piece, final)
    except UnicodeDecodeError as error:
        return start - waiting + error.start
    return None


def _utf8_run(data: bytes) -> int | None:
    """Find Chinese written in UTF-8 among bytes that should be GB18030.

    Two characters or more, all of them everyday ones: what GB18030 text looks like by
    chance is rare characters.
    """
    for found in _CHINESE_UTF8.finditer(data):
        text = found[0].decode("utf-8")
        if len(text) > 1 and len(found[0]) > 2 * len(text) and _everyday(text):
            return found.start()
    return None


def _everyday(text: str) -> bool:
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _at_byte(code: str, stream: BinaryIO, name: str, offset: int) -> InputError:
    stream.seek(0)
    line, left = 1, offset
    while left > 0 and (piece := stream.read(min(left, _PIECE))):
        line += piece.count(b"\n")
        left -= len(piece)
    return refuse(code, Location(name, line), byte=offset)
