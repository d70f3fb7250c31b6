"""Score random assessments twice, by the engine and naively, and hold them to laws.

python -m reference.agree --examples 10000 --seed 1
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from typing import TYPE_CHECKING, Final

from hypothesis import Phase, given, seed, settings
from hypothesis import strategies as st
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from assess.workdays import WorkCalendar
from reference import laws
from reference.engine import engine
from reference.mechanics import exercised
from reference.observing import UNHURRIED, Assessment, assessments
from reference.scorer import score

if TYPE_CHECKING:
    from collections.abc import Callable

    from reference.outcome import Outcome

CALENDAR: Final = WorkCalendar()
ALL: Final = "schemes and records"
AT_ONCE: Final = 500  # examples drawn under one seed: hypothesis remembers them all


def naively(drawn: Assessment) -> dict[str, Outcome]:
    return score(drawn.rules, drawn.units, drawn.facts, CALENDAR, drawn.today)


def agree(drawn: Assessment) -> set[str]:
    """Score by both, compare, and name the mechanics that were exercised."""
    told = (drawn.text, drawn.units, drawn.facts, CALENDAR, drawn.today)
    expected = naively(drawn)
    found = engine(*told)
    assert found == expected
    return exercised(drawn.rules, found)


def hold(data: st.DataObject, drawn: Assessment) -> None:
    """Ask every law of the outcomes that both agree on."""
    laws.points_lie_between_zero_and_full(drawn, naively)
    assert naively(data.draw(laws.shuffled(drawn))) == naively(drawn)
    if worse := data.draw(laws.worsened(drawn)):
        laws.a_worse_fact_raises_no_total(drawn, worse, naively)
    if without := data.draw(laws.of_one_unit(drawn)):
        laws.other_units_change_no_total(drawn, without, naively)


def draw_all(examples: int, start: int, told: Callable[[set[str]], None]) -> None:
    """Draw assessments in batches, each with its own seed, and tell of each."""
    for first in range(0, examples, AT_ONCE):

        @seed(start + first)
        @settings(
            UNHURRIED,
            max_examples=min(AT_ONCE, examples - first),
            database=None,
            phases=[Phase.generate, Phase.shrink],
            report_multiple_bugs=False,
        )
        @given(data=st.data(), drawn=assessments())
        def both(data: st.DataObject, drawn: Assessment) -> None:
            found = agree(drawn)
            hold(data, drawn)
            told(found)

        both()


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    counts: Counter[str] = Counter()
    console = Console()
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console) as progress:
        task = progress.add_task(ALL, total=asked.examples)

        def told(found: set[str]) -> None:
            counts.update([*found, ALL])
            progress.advance(task)
            if not console.is_terminal and counts[ALL] % AT_ONCE == 0:
                console.print(f"{counts[ALL]} of {asked.examples}")

        draw_all(asked.examples, asked.seed, told)
    for mechanic, often in sorted(counts.items()):
        console.print(f"{often:7} {mechanic}", highlight=False)
    console.print(
        f"{asked.examples} schemes and records scored twice, seed {asked.seed}: "
        f"no difference, no law broken; {len(counts) - 1} mechanics"
    )


if __name__ == "__main__":
    main()
