"""What ``linkinator --format json`` writes: links, each with the page it is on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from assess.intake.programs.outcome import outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

TITLES: Final = ("page", "link", "result")
_STATES: Final = {"OK": "ok", "SKIPPED": "excluded"}


def wrote(document: Any) -> bool:
    """Tell whether linkinator wrote this."""
    return isinstance(document, dict) and document.keys() == {"links", "passed"}


def rows(document: Any) -> Iterator[list[str]]:
    """Give page, link and result of each link; the first page is on itself."""
    for link in document["links"]:
        address = str(link.get("url", ""))
        result = _STATES.get(link.get("state")) or outcome("", link.get("status"))
        yield [str(link.get("parent") or address), address, result]
