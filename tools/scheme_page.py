"""Write the catalogues into both editions of docs/scheme.md, and the JSON Schema."""

from __future__ import annotations

import inspect
import re
from dataclasses import MISSING, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from babel.messages.catalog import Catalog
from messages import as_po, known, said

from assess.measures import MEASURES
from assess.methods import METHODS
from assess.scheme.json_schema import schema_text
from assess.triggers import TRIGGERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Say = Callable[[str], str]

PAGE: Final = Path(__file__).parent.parent / "docs" / "scheme.md"
CHINESE: Final = PAGE.with_name("scheme.zh-CN.md")
PO: Final = PAGE.with_name("catalogue.zh-CN.po")  # the docstrings' paragraphs
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
    """Write the pages and the schema again, and say what is left to translate."""
    PO.write_text(as_po(taken_in()), "utf-8", newline="\n")
    for page, say in ((PAGE, english), (CHINESE, chinese())):
        page.write_text(filled(page.read_text("utf-8"), say), "utf-8", newline="\n")
    SCHEMA.write_text(schema_text(), "utf-8", newline="\n")
    for text in sayings():
        if text not in translations():
            print(f"{PO.name}: to translate: {text}")


def filled(page: str, say: Say) -> str:
    """Put the catalogues between the two marks."""
    before, rest = page.split(BEGIN)
    _old, after = rest.split(END)
    return before + BEGIN + "\n" + "\n".join(_catalogues(say)) + "\n" + END + after


def english(text: str) -> str:
    """Say it as the docstring does."""
    return text


def chinese() -> Say:
    """Say it as the translator did, and in English where nobody has."""
    known_ones = translations()
    return lambda text: known_ones.get(on_one_line(text), text)


def translations() -> dict[str, str]:
    """Read what is translated."""
    return {str(m.id): said(m) for m in known(PO) if m.id and said(m)}


def sayings() -> list[str]:
    """Collect what there is to translate, in the order of the page."""
    told: dict[str, None] = {}

    def note(text: str) -> str:
        told[on_one_line(text)] = None
        return text

    list(_catalogues(note))
    return list(told)


def on_one_line(text: str) -> str:
    """Take the line breaks out."""
    return " ".join(text.split())


def taken_in() -> Catalog:
    """Take new paragraphs into the translator's file, and drop old ones."""
    catalogue, new = known(PO), Catalog()
    for text in sayings():
        new.add(text)
    catalogue.update(new, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def _catalogues(say: Say) -> Iterator[str]:
    yield from _catalogue(say, "Methods: what a number earns", METHODS, "Takes")
    yield from _catalogue(
        say, "Measures: what number is made of it", MEASURES, "Observed as"
    )
    yield from _catalogue(say, "Triggers: when to remind", TRIGGERS, "")


def _catalogue(
    say: Say, title: str, entries: Mapping[str, Any], reads: str
) -> Iterator[str]:
    yield f"### {say(title)}\n"
    for name, kind in entries.items():
        *paragraphs, example = (inspect.getdoc(kind) or "").split("\n\n")
        yield f"#### `{name}`\n"
        for paragraph in paragraphs:
            yield say(paragraph.replace("``", "`")) + "\n"
        if reads:
            yield say(f"{reads}: {READINGS[kind.reading]}.") + "\n"
        yield f"```toml\n{_commented(inspect.cleandoc(example), say)}\n```\n"
        yield from _keys(kind, say)


def _keys(kind: Any, say: Say) -> Iterator[str]:
    """Say which keys must be given, and what stands for the others."""
    of_class = [each for each in fields(kind) if each.init]
    needed = [f"`{each.name}`" for each in of_class if each.default is MISSING]
    others = [
        f"`{each.name} = {_toml(each.default)}`"
        for each in of_class
        if each.default is not MISSING and each.default not in (None, "", ())
    ]
    told = [
        say(text).format(keys=" · ".join(keys))
        for text, keys in (
            ("Must be given: {keys}.", needed),
            ("Unless given: {keys}.", others),
        )
        if keys
    ]
    if told:
        yield "\n".join(told) + "\n"


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)


def _commented(example: str, say: Say) -> str:
    return re.sub(r"(?<=# ).*", lambda comment: say(comment[0]), example)


if __name__ == "__main__":
    main()
