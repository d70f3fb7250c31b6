"""``assess score``: the ranked table of every class, written as a score run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.cli import screen
from assess.cli.app import app, complain, summary
from assess.cli.config import (
    RecordOption,
    SchemeOption,
    office,
)
from assess.cli.options import Format, FormatOption, clock, who
from assess.messages import _

if TYPE_CHECKING:
    from assess.cli.settings import Office
    from assess.exports.table import Table
    from assess.records.store import Record
    from assess.scheme.model import Scheme
    from assess.scoring.runs import RunHead, UnitResult


@app.command(help=summary("score"))
def score(
    how: FormatOption = "table",
    record: RecordOption = None,
    scheme: SchemeOption = None,
) -> None:
    """Make a score run and show it."""
    make_and_show(office(record, scheme), clock(), how)


def make_and_show(ours: Office, now: int, how: Format = "table") -> None:
    """Make a score run at a moment, and show it."""
    from assess.scheme.load import load_scheme  # noqa: PLC0415
    from assess.scoring.elsewhere import strangers  # noqa: PLC0415
    from assess.scoring.run import score as make_run  # noqa: PLC0415
    from assess.scoring.unread import unread  # noqa: PLC0415

    rules, opened = load_scheme(ours.scheme_path), ours.record()
    with screen.progress(_("units")) as done:
        run = make_run(
            opened,
            rules,
            ours.calendar,
            now=now,
            by=who(),
            progress=done,
        )
    show_ranking(opened, rules, run, how)
    with opened.reading() as connection:
        if doubts := [*unread(connection, rules), *strangers(connection, run)]:
            complain(doubts)


def show_ranking(record: Record, scheme: Scheme, run: int, how: Format) -> None:
    """Print the ranking of a run."""
    from assess.reports.ranking import legend  # noqa: PLC0415 - heavy

    screen.print_tables(kept_ranking(record, run, scheme, whole=how != "table"), how)
    if how == "table":
        kept = _("Score run {run} is kept. Why a total: assess explain UNIT")
        screen.indented(legend(scheme), 0)
        screen.say(kept.format(run=run))


def kept_ranking(
    record: Record, run: int | None, scheme: Scheme | None = None, *, whole: bool = True
) -> list[Table]:
    """Read the ranking of a run, by the scheme that it was made with."""
    from assess.reports.ranking import ranking  # noqa: PLC0415 - heavy
    from assess.scoring.runs import results_by_class  # noqa: PLC0415

    head, rules = _opened(record, run, scheme)
    units = results_by_class(record, head.id, rules.heading.equals)
    return ranking(head, rules, units, whole=whole)


def kept_results(record: Record, run: int | None) -> tuple[Scheme, list[UnitResult]]:
    """Read what the units earned in a run, in their order, and its scheme."""
    from assess.scoring.runs import results  # noqa: PLC0415 - heavy

    head, rules = _opened(record, run)
    with record.reading() as connection:
        return rules, results(connection, head.id, rules.heading.equals, cells=False)


def _opened(
    record: Record, run: int | None, scheme: Scheme | None = None
) -> tuple[RunHead, Scheme]:
    from assess.scheme.load import read_scheme  # noqa: PLC0415 - heavy
    from assess.scoring.runs import open_run  # noqa: PLC0415

    with record.reading() as connection:
        head = open_run(connection, run)
    return head, scheme or read_scheme(head.scheme_text, head.scheme_id)
