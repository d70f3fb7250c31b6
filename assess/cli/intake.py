"""``assess import``: files handed in, into the record."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from assess.cli import screen
from assess.cli.app import FAULTS, app, complain, summary
from assess.cli.config import RecordOption, SchemeOption, office
from assess.cli.options import (
    DryRunOption,
    SourceOption,
    TodayOption,
    clock,
    day,
    today_or,
    who,
)
from assess.cli.returned import call_the_roll, send_back
from assess.messages import _
from assess.problems import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.intake.importing import Taken


@app.command("import", help=summary("import"))
def import_files(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE",
            help=_("Files, or folders of them, in any order; units are read first."),
        ),
    ],
    *,
    source: SourceOption = None,
    mapping: Annotated[
        str | None,
        typer.Option(
            "--mapping",
            metavar="NAME",
            help=_("The [import.NAME] of assess.toml; else told by the first row."),
        ),
    ] = None,
    seen: Annotated[
        date | None,
        typer.Option(
            "--date",
            parser=day,
            metavar="DATE",
            help=_("When it was seen, where rows do not say so."),
        ),
    ] = None,
    dry_run: DryRunOption = False,
    record: RecordOption = None,
    scheme: SchemeOption = None,
    today: TodayOption = None,
) -> None:
    """Take in each file whole or not at all, and tell what is wrong with the others."""
    from assess.intake.folder import files_in  # noqa: PLC0415 - heavy
    from assess.intake.importing import Mappings  # noqa: PLC0415
    from assess.intake.taking import take_in_all  # noqa: PLC0415
    from assess.records.backups import back_up_before  # noqa: PLC0415
    from assess.records.store import open_record  # noqa: PLC0415
    from assess.scheme.load import load_scheme  # noqa: PLC0415

    ours = office(record, scheme)
    rules, opened = load_scheme(ours.scheme_path), open_record(ours.record_path)
    outcomes: list[Taken | InputError] = []
    found, passed = files_in(files)
    complain(passed)
    if not dry_run:
        back_up_before(opened, "import", clock())
    try:
        with screen.progress(_("rows")) as done:
            for outcome in take_in_all(
                opened,
                rules,
                found,
                source=source,
                today=today_or(today),
                now=clock(),
                by=who(),
                dry_run=dry_run,
                progress=done,
                mappings=Mappings(office=ours.layouts, wanted=mapping or "", seen=seen),
            ):
                outcomes.append(outcome)  # noqa: PERF402 - what is done is told even if the rest fails
    finally:
        _show(outcomes, dry_run=dry_run)
    if not dry_run:
        send_back(opened, rules, outcomes)
    call_the_roll(opened, rules, outcomes)
    if any(problem.severity == "error" for problem in passed) or any(
        isinstance(outcome, InputError) for outcome in outcomes
    ):
        raise typer.Exit(FAULTS)


def _show(outcomes: list[Taken | InputError], *, dry_run: bool) -> None:
    """Tell the faults, then a line for each file."""
    for outcome in outcomes:
        if isinstance(outcome, InputError):
            complain(outcome.problems)
        else:
            complain(outcome.remarks)
    for outcome in outcomes:
        if isinstance(outcome, InputError):
            screen.say(_refused(outcome))
        else:
            screen.say(_told(outcome, dry_run=dry_run))


def _refused(error: InputError) -> str:
    faults = sum(cast("int", p.facts.get("more", 1)) for p in error.problems)
    said = _("{file}: refused, faults: {faults}; nothing of it was taken in")
    return said.format(file=_file(error), faults=faults)


def _file(error: InputError) -> str:
    """Name the file; of a workbook or a list, places name a part of it, too."""
    file = error.problems[0].where.file
    return file.rsplit("[", 1)[0] if file.endswith("]") else file


def _told(taken: Taken, *, dry_run: bool) -> str:
    if taken.known:
        said = _("{file}: was taken in before, as batch {batch}; nothing changed")
    elif taken.contents == "units":
        said = _("{file}: units: {added} new, {changed} changed, {unchanged} as before")
    else:
        said = _("{file}: observations: {added} new")
    line = said.format_map(asdict(taken)) + "".join(_by_mapping(taken))
    if taken.replaces:
        said = _("{line}, in place of batch {batch}")
        line = said.format(line=line, batch=taken.replaces)
    if taken.unanswered:
        said = _("{line}; left empty: {names}")
        line = said.format(line=line, names=_(", ").join(taken.unanswered))
    return (
        _("{line} (a trial: nothing was written)").format(line=line)
        if dry_run
        else line
    )


def _by_mapping(taken: Taken) -> Iterator[str]:
    """Say how a table was read that somebody else laid out."""
    for name in taken.mappings:
        yield _(", read by [import.{name}]").format(name=name)
    if taken.passed:
        yield _("; rows passed over: {count}").format(count=taken.passed)
    if taken.passed_sheets:
        sheets = _(", ").join(taken.passed_sheets)
        yield _("; sheets without a table: {sheets}").format(sheets=sheets)
