"""Take new sentences into the Chinese catalogue, drop old ones, and compile it."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Final

import typer.core
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT: Final = Path(__file__).parent.parent
PO: Final = ROOT / "assess/messages/locale/zh/LC_MESSAGES/assess.po"
KEYWORDS: Final = {"_": None, "N_": None, "_n": (1, 2)}
_NOISE: Final = ("POT-", "PO-", "Last-T", "Language-T", "Report-", "Project-", "Gener")
_ALWAYS: Final = datetime(2014, 1, 1, tzinfo=UTC)  # the same input gives the same bytes


def main() -> None:
    """Write both files again, and say what is left to translate."""
    catalogue = known()
    catalogue.update(extracted(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    PO.write_text(as_po(catalogue), "utf-8")
    PO.with_suffix(".mo").write_bytes(as_mo(catalogue))
    missing = [m.id for m in catalogue if m.id and not said(m)]
    print(f"{len(catalogue)} sentences, {len(missing)} to translate")


def said(message: Message) -> str:
    """Give a translation; Chinese says one thing and many alike."""
    said = message.string or ""
    return said if isinstance(said, str) else said[0]


def known(po: Path = PO) -> Catalog:
    """Read what is translated so far."""
    with po.open("rb") as file:
        catalogue = read_po(file, "zh", charset="utf-8")
    catalogue.revision_date = _ALWAYS
    return catalogue


def extracted() -> Catalog:
    """Collect what the code says, and what Typer says in a help page."""
    catalogue = Catalog("zh", creation_date=_ALWAYS)
    for file, _line, text, _notes, _context in extract_from_dir(
        ROOT / "assess", keywords=KEYWORDS
    ):
        if text:
            catalogue.add(text, locations=[(f"assess/{file}", 1)])
    typers = Path(typer.core.__file__)
    for _line, text, _notes, _context in extract_from_file(
        "python", typers, keywords=KEYWORDS
    ):
        catalogue.add(text, locations=[("typer/core.py", 1)])
    return catalogue


def as_po(catalogue: Catalog) -> str:
    """Write the catalogue for a translator: by file, without dates and line numbers."""
    out = BytesIO()
    write_po(out, catalogue, width=88, sort_by_file=True, include_lineno=False)
    lines = out.getvalue().decode().splitlines()
    told = (
        line for line in lines if not line.startswith(tuple(f'"{n}' for n in _NOISE))
    )
    return "\n".join(told).rstrip() + "\n"


def as_mo(catalogue: Catalog) -> bytes:
    """Compile the catalogue for the program."""
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


if __name__ == "__main__":
    main()
