"""What ``lychee --format json`` writes: for each page, the links that fared alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from assess.intake.programs.outcome import outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

TITLES: Final = ("page", "link", "result")
_ALIKE: Final = {  # what the names of its tables mean; empty: see each link
    "success_map": "ok",
    "redirect_map": "ok",
    "excluded_map": "excluded",
    "timeout_map": "timeout",
    "error_map": "",
    "fail_map": "",  # error_map, before version 0.15
}


def wrote(document: Any) -> bool:
    """Tell whether lychee wrote this."""
    return isinstance(document, dict) and bool(
        document.keys() & {"error_map", "fail_map"}
    )


def rows(document: Any) -> Iterator[list[str]]:
    """Give page, link and result of each link; without -v, only links with errors."""
    for table, meaning in _ALIKE.items():
        for page, links in (document.get(table) or {}).items():
            for link in links:
                yield [page, str(link.get("url", "")), meaning or _result(link)]


def _result(link: dict[str, Any]) -> str:
    status = link.get("status") or {}
    if isinstance(status, str):  # before version 0.14
        return outcome(status)
    return outcome(str(status.get("text", "")), status.get("code"))
