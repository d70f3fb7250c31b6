"""1,000 changes of weights beside one scoring of the same record, in one run.

python benchmarks/robustness.py
"""

from __future__ import annotations

from typing import Final

from racing import HEADING, Race, result
from run import ASSESS, FIRST, FORGET, WORK, made

ROBUSTNESS: Final = (*ASSESS, "robustness", "--record", "record.db", "--format", "csv")


def main() -> None:
    """Print a row for 100 units of 60 leaves, and one for 10,000."""
    WORK.mkdir(exist_ok=True)
    print(HEADING)
    for size, rounds in (("district", 5), ("province", 3)):
        folder = made(size)
        race = Race(
            name=f"`robustness`, {size} / `score`",
            ours=ROBUSTNESS,
            theirs=FIRST,
            theirs_before=FORGET,
            limit=10,
            rounds=rounds,
            folder=folder,
        )
        print(result(race).line(), flush=True)


if __name__ == "__main__":
    main()
