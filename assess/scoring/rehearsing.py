"""A draft tried on a record that was made under another scheme; no run is written."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from assess.problems import refuse
from assess.scoring.comparing import Side, compare

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from assess.scheme.model import Scheme
    from assess.scoring.comparing import Comparison
    from assess.scoring.runs import RunHead

Value = TypeVar("Value")


class Rehearsal(NamedTuple):
    """What a draft would have changed, and by how many years its days were moved."""

    found: Comparison
    years: int


def rehearse(connection: Connection, head: RunHead, draft: Scheme) -> Rehearsal:
    """Judge the record of a run by a draft, and compare.

    The days of the draft are moved into the year of the run. Raises InputError:
    class-unknown, and as scoring does.
    """
    first = Side.of(connection, head)
    period = first.scheme.heading.period
    years = period.first.year - draft.heading.period.first.year
    scheme = moved(draft, years)
    unknown = sorted({u.class_id for u in first.units} - set(scheme.sheets))
    if unknown:
        raise refuse("class-unknown", found=unknown, known=tuple(scheme.sheets))
    return Rehearsal(compare(connection, first, replace(first, scheme=scheme)), years)


def moved(value: Value, years: int) -> Value:
    """Move all days inside a value by so many years."""
    found: Any = value
    if not years:
        return value
    if isinstance(value, date):
        leap = (value.month, value.day) == (2, 29)
        found = value.replace(year=value.year + years, day=28 if leap else value.day)
    elif isinstance(value, tuple):
        found = _again(value, [moved(each, years) for each in value])
    elif isinstance(value, dict):
        found = {key: moved(each, years) for key, each in value.items()}
    elif is_dataclass(value) and not isinstance(value, type):
        found = _with_fields(value, years)
    return found  # type: ignore[no-any-return] # of the same type as it was


def _again(value: tuple[Any, ...], parts: list[Any]) -> tuple[Any, ...]:
    return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)


def _with_fields(value: Any, years: int) -> Any:
    was = {each.name: getattr(value, each.name) for each in fields(value) if each.init}
    now = {name: moved(each, years) for name, each in was.items()}
    return replace(value, **now) if now != was else value
