"""Which unit an address belongs to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from assess.intake.ways import MistypedError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assess.records.units import UnitRow


@dataclass(frozen=True, slots=True)
class Sites:
    """The sites of units: below each host, paths and whose they are, longest first."""

    hosts: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, units: Iterable[UnitRow]) -> Self:
        """Gather the sites that units say they have."""
        hosts: dict[str, list[tuple[str, str]]] = {}
        for unit in units:
            if unit.site:
                host, path = _parts(unit.site)
                hosts.setdefault(host, []).append((path, unit.code))
        for paths in hosts.values():
            paths.sort(key=lambda path: -len(path[0]))
        return cls(hosts)

    def unit(self, address: str) -> str:
        """Give the code of the unit whose site, or part of a site, an address is in.

        Raises MistypedError: unknown-site, site-of-several.
        """
        host, path = _parts(address)
        inside = [(p, code) for p, code in self.hosts.get(host, ()) if _is_in(path, p)]
        if not inside:
            raise MistypedError("unknown-site", site=host or address)
        found = [code for p, code in inside if p == inside[0][0]]
        if len(found) > 1:
            raise MistypedError("site-of-several", site=host, codes=tuple(found))
        return found[0]


def _parts(address: str) -> tuple[str, str]:
    """Split an address, with http:// before it or without, into host and path."""
    text = address if "://" in address else f"//{address}"
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:  # a broken port, or a bracket that is not closed
        return "", ""
    ending = f":{port}" if port not in {None, 80, 443} else ""
    return host.removeprefix("www.") + ending, parts.path.strip("/").casefold()


def _is_in(path: str, above: str) -> bool:
    return not above or f"{path}/".startswith(f"{above}/")
