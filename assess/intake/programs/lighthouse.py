"""What ``lighthouse --output json`` writes: scores of categories and of audits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

TITLES: Final = ("page", "check", "result", "time")
_SCORED: Final = frozenset({"numeric", "binary", "metricSavings", "error"})


def wrote(document: Any) -> bool:
    """Tell whether Lighthouse wrote this, or PageSpeed Insights around it."""
    return isinstance(document, dict) and "lighthouseVersion" in _report(document)


def rows(document: Any) -> Iterator[list[str]]:
    """Give page, check, score and time of each category and each scored audit.

    A page that could not be opened has no scores: each says ``error``.
    """
    report = _report(document)
    page = str(report.get("requestedUrl") or report.get("finalUrl") or "")
    time = str(report.get("fetchTime", ""))
    for name, category in report.get("categories", {}).items():
        yield [page, name, _score(category), time]
    for name, audit in report.get("audits", {}).items():
        if audit.get("scoreDisplayMode") in _SCORED:
            yield [page, name, _score(audit), time]


def _report(document: dict[str, Any]) -> dict[str, Any]:
    inside = document.get("lighthouseResult", document)
    return inside if isinstance(inside, dict) else {}


def _score(told: dict[str, Any]) -> str:
    score = told.get("score")
    return "error" if score is None else str(score)
