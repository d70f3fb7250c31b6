"""A scheme to go on with, from the table that an office published.

Names, marks and the tree are taken over; whatever else the table says stays beside
them as comments with its cell, and what it leaves open is asked.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from assess.intake.annex_grid import read_annex
from assess.intake.annex_tree import tree_of
from assess.messages import _
from assess.messages.numbers import decimal_text
from assess.messages.phrases import QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from assess.intake.annex_grid import Head
    from assess.intake.annex_tree import Entry, Tree
    from assess.intake.grids import Grid

_SOURCES: Final = {
    "self-check": {"self-check", "Self-check", "单位自查", "自查"},
    "monitoring": {"monitoring", "Monitoring", "网上监测", "监测"},
    "inspection": {"inspection", "Inspection", "现场检查", "检查"},
}
_ASKED: Final = (
    *("decimals", "rounding", "ties", "rank_on"),
    *("not_applicable", "nothing_to_score", "silence"),
)
_JOINS: Final = '"verified-claim", "weighted", "minimum", "maximum", "mean"'
_STATES: Final = ("not-collected", "could-not-tell", "explained-empty")
_OURS: Final = re.compile(
    r"(?P<title>.+)[：:] ?(?P<classes>[^：:]+)[，,] ?(满分 )?[\d./]+ (分|marks)"
)
_YEAR: Final = re.compile(r"(?<!\d)20\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The TOML text, and how much of it is there."""

    text: str
    leaves: int
    unmarked: tuple[str, ...]  # names whose marks were not understood


def skeleton(path: Path, name: str, sheet: str = "") -> Skeleton:
    """Make a scheme called `name` of the table in a workbook.

    Raises InputError with everything that keeps it from being read.
    """
    grid, head = read_annex(path, sheet)
    tree = tree_of(grid, head)
    writer = _Writer(grid, head, tree, Skeletal(tree.entries))
    text = "\n".join(writer.lines(path.name, name)) + "\n"
    leaves = [e for e in tree.entries if e.is_leaf]
    unmarked = tuple(e.title for e in leaves if e.id in writer.known.without_marks)
    return Skeleton(text, len(leaves) - len(unmarked), unmarked)


@dataclass(slots=True)
class Skeletal:
    """What can be written of each entry: its marks, given or added up."""

    entries: Sequence[Entry]
    full: dict[str, Fraction] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for entry in reversed(self.entries):  # what a block holds stands below it
            if full := _number(entry.full) or self._added_up(entry):
                self.full[entry.id] = full

    @property
    def without_marks(self) -> set[str]:
        """What cannot be written: leaves without marks, blocks of nothing else."""
        gone: set[str] = set()
        for entry in reversed(self.entries):
            held = {e.id for e in self.entries if e.parent == entry.id}
            if entry.id not in self.full or (held and held <= gone):
                gone.add(entry.id)
        return gone

    def _added_up(self, block: Entry) -> Fraction:
        parts = (e for e in self.entries if e.parent == block.id and not e.kind)
        return sum(
            (self.full.get(e.id, Fraction()) * (_number(e.weight) or 1) for e in parts),
            Fraction(),
        )


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the parts of the file in their order."""

    grid: Grid
    head: Head
    tree: Tree
    known: Skeletal

    def lines(self, file: str, name: str) -> Iterator[str]:
        """Write the whole file."""
        yield _comment(_("From {file}.").format(file=f"{file}[{self.grid.sheet}]"))
        yield _comment(
            _("Answer what is asked: take the # away, and one of the words.")
        )
        yield from self._heading(name)
        yield from self._states()
        yield from self._sources()
        yield from self._classes()
        for entry in self.tree.entries:
            yield from _indicator(entry, self.known)
        if self.tree.remarks:
            yield ""
            yield _comment(_("Below the table:"))
            yield from map(_comment, self.tree.remarks)

    def _titles(self) -> list[str]:
        rows = self.grid.rows[: self.head.row]
        names = self.head.names
        return [text for row in rows for text in row if text and text not in names]

    def _title(self) -> tuple[str, list[str]]:
        """Give the title, and the classes where our own annex names them."""
        title = max(self._titles(), key=len, default=self.grid.sheet)
        ours = _OURS.fullmatch(title)
        if not ours:
            return title, []
        return ours["title"], re.split(r"、|, ", ours["classes"])

    def _heading(self, name: str) -> Iterator[str]:
        title = self._title()[0]
        yield from ("", "[scheme]", f"id = {_text(name)}", f"title = {_text(title)}")
        found = _YEAR.search(title)
        year = found[0] if found else "2025"
        days = f"period = {{ from = {year}-01-01, to = {year}-12-31 }}"
        asked = _("which days are assessed?")
        yield _comment(f"{days}  # {asked}")
        if self.tree.total:
            yield f"full = {_toml(Fraction(self.tree.total))}"
        yield from map(_question, _ASKED)
        above = (text for text in self._titles() if not text.startswith(title))
        yield from map(_comment, above)

    def _states(self) -> Iterator[str]:
        yield from ("", "[states]", *map(_question, _STATES))

    def _sources(self) -> Iterator[str]:
        used = {s for e in self.tree.entries for s in _sources_of(e.source)}
        for source in _SOURCES:
            if source in used:
                yield from ("", f"[source.{source}]")
        if not used:
            yield ""
            told = _("where do facts come from? One table each; any name will do")
            yield _comment(f"[source.inspection]  # {told}")

    def _classes(self) -> Iterator[str]:
        known = self._title()[1]
        told = [] if known else [_comment(_("One class until you name yours."))]
        for title in known or [_("All units")]:
            yield from ("", *told, "[[class]]")
            yield from (f"id = {_text(title)}", f"title = {_text(title)}")


def _indicator(entry: Entry, known: Skeletal) -> Iterator[str]:
    gone = entry.id in known.without_marks
    yield ""
    yield from map(_comment, entry.remarks)
    if gone:
        told = _("{cell}: no marks that can be read, so this is left out")
        yield _comment(told.format(cell=entry.cell))
    lines = _keys(entry, known.full.get(entry.id))
    yield from map(_comment, lines) if gone else lines


def _keys(entry: Entry, full: Fraction | None) -> Iterator[str]:
    yield "[[indicator]]"
    yield f"id = {_text(entry.id)}"
    if entry.parent:
        yield f"parent = {_text(entry.parent)}"
    yield f"title = {_text(entry.title)}"
    yield f"full = {'?' if full is None else _toml(full)}"
    if entry.weight:
        yield f"weight = {_toml(_number(entry.weight))}"
    if entry.kind:
        yield f"kind = {_text(entry.kind)}"
    if entry.is_leaf:
        yield from _fed(entry)
        told = _("the checker's mark, until you write the rule")
        yield f'score = {{ method = "given" }}  # {told}'


def _fed(entry: Entry) -> Iterator[str]:
    names = _sources_of(entry.source)
    told = f"  # {entry.source}" if entry.source else ""
    if len(names) == 1:
        yield f"source = {_text(names[0])}{told}"
    elif names:
        yield f"sources = [{', '.join(map(_text, names))}]{told}"
        yield _comment(f"join =  # {_JOINS}")
    else:
        yield _comment(f"source ={told}")


def _sources_of(text: str) -> list[str]:
    """Find the sources that a cell names exactly; none where one is not known."""
    words = re.split(r"[、,，/+]\s*", re.split("[；;]", text)[0].strip())
    found = [name for w in words for name, known in _SOURCES.items() if w in known]
    return found if len(found) == len(words) == len(set(found)) else []


def _question(key: str) -> str:
    question, choices = QUESTIONS[key]
    return _comment(f"{key} =  # {question} {choices}")


def _comment(text: str) -> str:
    return f"# {text}".rstrip()


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _number(text: str) -> Fraction:
    """Read a number that the table was seen to hold; 0 for none."""
    if text.endswith("%"):
        return Fraction(text[:-1]) / 100
    return Fraction(text or 0)


def _toml(number: Fraction) -> str:
    written = decimal_text(number)
    return _text(written) if "/" in written else written
