"""What ``muffet --format json`` writes: pages, each with its links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from assess.intake.programs.outcome import outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

TITLES: Final = ("page", "link", "result")


def wrote(document: Any) -> bool:
    """Tell whether muffet wrote this."""
    return (
        isinstance(document, list)
        and bool(document)
        and all(
            isinstance(page, dict) and page.keys() == {"url", "links"}
            for page in document
        )
    )


def rows(document: Any) -> Iterator[list[str]]:
    """Give page, link and result of each link; those that work, only if asked for."""
    for page in document:
        for link in page["links"] or ():
            result = outcome(str(link.get("error", "")), link.get("status"))
            yield [str(page["url"]), str(link.get("url", "")), result]
