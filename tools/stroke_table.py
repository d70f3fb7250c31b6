"""Write assess/scoring/strokes.txt from Unicode's Unihan_IRGSources.txt.

python tools/stroke_table.py Unihan_IRGSources.txt
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLE: Final = Path(__file__).parent.parent / "assess" / "scoring" / "strokes.txt"
_WIDTH: Final = 60  # characters on a line
_LAST: Final = 0xFFFF  # beyond it stand characters that names hardly ever have
_FIELD: Final = re.compile(r"U\+(\w+)\tkTotalStrokes\t(\d+)")  # the mainland's is first


def main(unihan: Path) -> None:
    """Replace the counts; what stands above them, the licence, stays."""
    notice = [
        line for line in TABLE.read_text("utf-8").splitlines() if line[:1] in {"#", ""}
    ]
    lines = [*notice, *_lines(unihan.read_text("utf-8"))]
    TABLE.write_text("\n".join(lines) + "\n", "utf-8", newline="\n")


def _lines(unihan: str) -> Iterator[str]:
    by_count: dict[int, str] = {}
    for code, count in _FIELD.findall(unihan):
        if int(code, 16) <= _LAST:
            by_count[int(count)] = by_count.get(int(count), "") + chr(int(code, 16))
    for count, characters in sorted(by_count.items()):
        for start in range(0, len(characters), _WIDTH):
            yield f"{count} {characters[start : start + _WIDTH]}"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
