"""What programs write that look at sites: each file knows one of them.

Every one turns what the program wrote into rows under a few titles; what they mean is
said by a layout of the same name in ``known.toml``, as it would be in assess.toml.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from assess.intake.programs import lighthouse, linkinator, lychee, muffet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Program(NamedTuple):
    """How the JSON of a program is known, and read."""

    wrote: Callable[[Any], bool]
    titles: tuple[str, ...]
    rows: Callable[[Any], Iterator[list[str]]]


PROGRAMS: Final = {
    "lychee": Program(lychee.wrote, lychee.TITLES, lychee.rows),
    "muffet": Program(muffet.wrote, muffet.TITLES, muffet.rows),
    "linkinator": Program(linkinator.wrote, linkinator.TITLES, linkinator.rows),
    "lighthouse": Program(lighthouse.wrote, lighthouse.TITLES, lighthouse.rows),
}
