"""Write the catalogues into docs/scheme.md, and docs/scheme.schema.json, anew."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from assess.measures import MEASURES
from assess.methods import METHODS
from assess.scheme.json_schema import schema_text
from assess.triggers import TRIGGERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PAGE: Final = Path(__file__).parent.parent / "docs" / "scheme.md"
SCHEMA: Final = PAGE.with_name("scheme.schema.json")
BEGIN: Final = "<!-- catalogue -->\n"
END: Final = "<!-- end of catalogue -->\n"
READINGS: Final = {
    "number": "numbers",
    "yes-no": "yes or no",
    "word": "words of the scheme's own",
    "date": "dates",
    None: "whatever the method takes",
}


def main() -> None:
    """Write the page and the schema again."""
    SCHEMA.write_text(schema_text(), "utf-8", newline="\n")
    PAGE.write_text(filled(PAGE.read_text("utf-8")), "utf-8", newline="\n")


def filled(page: str) -> str:
    """Put the catalogues between the two marks."""
    before, rest = page.split(BEGIN)
    _old, after = rest.split(END)
    return before + BEGIN + "\n" + "\n".join(_catalogues()) + "\n" + END + after


def _catalogues() -> Iterator[str]:
    yield from _catalogue("Methods: what a number earns", METHODS, "Takes")
    yield from _catalogue(
        "Measures: what number is made of it", MEASURES, "Observed as"
    )
    yield from _catalogue("Triggers: when to remind", TRIGGERS, "")


def _catalogue(title: str, entries: Mapping[str, Any], reads: str) -> Iterator[str]:
    yield f"### {title}\n"
    for name, kind in entries.items():
        what, *more, example = (inspect.getdoc(kind) or "").split("\n\n")
        yield f"#### `{name}`\n"
        yield what + "\n"
        for paragraph in more:
            yield paragraph.replace("``", "`") + "\n"
        if reads:
            yield f"{reads}: {READINGS[kind.reading]}.\n"
        yield f"```toml\n{inspect.cleandoc(example)}\n```\n"


if __name__ == "__main__":
    main()
