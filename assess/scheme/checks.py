"""What is looked at in a whole scheme; the order of the list is that of a reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from assess.scheme.document import Fault
from assess.scheme.draft import Draft

Check: TypeAlias = Callable[[Draft], Iterator[Fault]]

CHECKS: Final[tuple[Check, ...]] = ()
