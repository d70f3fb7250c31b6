"""1,000 changes of weights beside one scoring of the same record, in one run.

    python benchmarks/robustness.py

For 100 and for 10,000 units of 60 leaves; each command in turns, the best counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from run import ASSESS, HERE, HERE_TOO, PYTHON, WORK, run

if TYPE_CHECKING:
    from pathlib import Path

TIMES: Final = 10  # robustness may take this many times one scoring
TURNS: Final = {"district": 5, "province": 2}


def main() -> None:
    """Print a line for each size."""
    print(f"{'':12}{'score':>9}{'1,000':>9}{'ratio':>8}{'limit':>7}{'MiB':>6}")
    for size, turns in TURNS.items():
        folder = record(size)
        scored, weighed = [], []
        for _turn in range(turns):
            scored.append(run((ASSESS, "score", *HERE_TOO, "--format", "csv"), folder))
            weighed.append(run(_robustness(), folder))
        ours, theirs = min(weighed), min(scored)
        line = f"{size:12}{theirs[0]:8.2f}s{ours[0]:8.2f}s{ours[0] / theirs[0]:8.2f}"
        print(f"{line}{TIMES:7}{ours[1]:6.0f}")


def _robustness() -> tuple[str, ...]:
    return (ASSESS, "robustness", "--record", "record.db", "--format", "csv")


def record(size: str) -> Path:
    """Make a record of this size, unless it is there."""
    folder = WORK / size
    if not (folder / "record.db").exists():
        run((PYTHON, str(HERE / "make_record.py"), size, str(folder)), HERE)
    return folder


if __name__ == "__main__":
    main()
