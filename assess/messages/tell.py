"""A problem as a person reads it: place, sentence, caret, hint."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from assess.messages import _
from assess.messages.numbers import decimal_text
from assess.messages.reasons import in_our_words
from assess.messages.sentences import SAID
from assess.messages.width import display_width

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.problems import Location, Problem


def describe(problem: Problem) -> str:
    """Word `problem` in the reader's language, with its caret and its way out."""
    label = _("warning: ") if problem.severity == "warning" else ""
    place = f"{problem.where}: " if str(problem.where) else ""
    sentence, hint = worded(problem)
    lines = [f"{place}{label}{sentence} [{problem.code}]", *_caret(problem.where)]
    if hint:
        lines.append(_("  hint: {hint}").format(hint=hint))
    return "\n".join(lines)


def worded(problem: Problem) -> tuple[str, str]:
    """Give the sentence and the hint alone; a hint may be empty."""
    facts = {name: _shown(value) for name, value in problem.facts.items()}
    sentence, hint = SAID[problem.code]
    return _filled(sentence, facts), _filled(hint, facts) if hint else ""


def _filled(text: str, facts: Mapping[str, str]) -> str:
    return _(text).format_map(facts)


def _shown(value: object) -> str:
    if isinstance(value, Fraction):
        return decimal_text(value)
    if isinstance(value, list | tuple):
        return _(", ").join(_shown(part) for part in value)
    return in_our_words(str(value))


def _caret(where: Location) -> list[str]:
    if not where.excerpt or not where.column:
        return []
    before = where.excerpt[: where.column - 1]
    return [f"  {where.excerpt}", "  " + " " * display_width(before) + "^"]
