"""Where a record is: a file, or a database on a PostgreSQL server."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias

from assess.problems import Location, refuse

_BEGINS: Final = r"(?i)[a-z][a-z0-9+]+:/"  # but not C:/
_ADDRESS: Final = r"""(?ix)postgres(?:ql)?://
    (?:(?P<user>[^\s:@/?\#]*)(?::(?P<password>[^\s@/?\#]*))?@)?
    (?P<host>[\w.,:%\[\]-]*)
    (?:/(?P<name>[^\s@/?\#]*))?
    (?P<options>\?\w+=[^\s@?\#]*)?"""  # compiled when there is one


@dataclass(frozen=True, slots=True)
class Server:
    """A database on a PostgreSQL server; as text, without what is secret."""

    address: str = field(repr=False)  # as it was given, with a password if there is one
    folder: Path  # what is kept beside the record: the files behind observations

    def __str__(self) -> str:
        found = re.fullmatch(_ADDRESS, self.address)
        assert found is not None
        user = f"{found['user']}@" if found["user"] else ""
        options = (found["options"] or "?").removeprefix("?").split("&")
        told = "&".join(each for each in options if "password" not in each.lower())
        name = found["name"] or ""
        return f"postgresql://{user}{found['host']}/{name}{'?' * bool(told)}{told}"


Place: TypeAlias = Path | Server


def place_of(text: str, folder: Path = Path()) -> Place:
    """Tell where a record is that is named so; a path begins in `folder`.

    Raises InputError: not-an-address. It repeats nothing of what was written: there may
    be a password in it.
    """
    if not re.match(_BEGINS, text):
        return folder / text
    if not re.fullmatch(_ADDRESS, text):
        raise refuse("not-an-address", Location("postgresql://…"))
    return Server(text, folder)
