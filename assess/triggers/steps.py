"""The numbers of days in a trigger: which way they must go."""

from __future__ import annotations

from assess.problems import BadParameterError


def must_rise(parameter: str, days: tuple[int, ...]) -> None:
    """Refuse days that do not rise from 1 or later."""
    if not days or list(days) != sorted(set(days)) or days[0] < 1:
        raise BadParameterError(parameter, "not-rising", value=days)


def must_fall(parameter: str, days: tuple[int, ...]) -> None:
    """Refuse days that do not fall to 1 or more."""
    if not days or list(days) != sorted(set(days), reverse=True) or days[-1] < 1:
        raise BadParameterError(parameter, "not-falling", value=days)
