"""What triggers share: what they may speak of, and which way their days must go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from assess.problems import BadParameterError

if TYPE_CHECKING:
    from datetime import date

    from assess.workdays import WorkCalendar

Subject = Literal[
    "not-in",
    "not-rectified",
    "statutory-date",
    "stale",
    "low-score",
    "appeal",
    "to-confirm",
    "unanswered",
]
"""The kinds of matter; see `assess.reminders.matter`."""

DATED: Final[tuple[Subject, ...]] = ("not-in", "not-rectified", "statutory-date")


def late_by(
    due: date, days: tuple[int, ...], calendar: WorkCalendar
) -> tuple[date, ...]:
    """Give the day that lies each number of working days after `due`."""
    return tuple(calendar.after(due, number) for number in days)


def left_until(
    due: date, days: tuple[int, ...], calendar: WorkCalendar
) -> tuple[date, ...]:
    """Give the day that lies each number of working days before `due`."""
    return tuple(calendar.before(due, number) for number in days)


def must_rise(parameter: str, days: tuple[int, ...]) -> None:
    """Refuse days that do not rise from 1 or later."""
    if not days or list(days) != sorted(set(days)) or days[0] < 1:
        raise BadParameterError(parameter, "not-rising", value=days)


def must_fall(parameter: str, days: tuple[int, ...]) -> None:
    """Refuse days that do not fall to 1 or more."""
    if not days or list(days) != sorted(set(days), reverse=True) or days[-1] < 1:
        raise BadParameterError(parameter, "not-falling", value=days)


def must_be_a_share(parameter: str, share: object) -> None:
    """Refuse a share that is not above 0, or is above 1."""
    if not 0 < share <= 1:  # type: ignore[operator] # the binder read a number
        raise BadParameterError(parameter, "no-share", value=share)
