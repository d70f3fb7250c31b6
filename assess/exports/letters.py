"""Where the templates of letters are: the office's own, then the package's."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from assess.files import safe_name

if TYPE_CHECKING:
    from collections.abc import Iterator

Form: TypeAlias = Literal["letter", "red-headed", "markdown"]
CIRCULAR: Final = "情况通报"
_SHIPPED: Final = Path(__file__).parent.parent / "letters"


@dataclass(frozen=True, slots=True)
class Letters:
    """Templates in one form; Markdown has none."""

    form: Form = "letter"
    own: Path | None = None  # the office's folder

    def template(self, name: str, rather: str = "") -> Path:
        """Give the template of a name; the office may have one that it would rather."""
        names = [safe_name(rather)] if rather else []
        own = (self.own / f"{each}.docx" for each in (*names, name) if self.own)
        there = (path for path in own if path.exists())
        return next(there, _SHIPPED / self.form / f"{name}.docx")

    def of_the_office(self) -> Iterator[Path]:
        """Yield what the office has edited; Word's own lock files are passed over."""
        if self.own:
            found = sorted(self.own.glob("*.docx"))
            yield from (path for path in found if not path.name.startswith("~$"))


def shipped(form: Form) -> list[Path]:
    """List the templates of the package."""
    return sorted((_SHIPPED / form).glob("*.docx"))
