"""What ``assess import`` says of workbooks that came back, and sends back."""

from __future__ import annotations

from functools import partial
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from assess.cli import screen
from assess.cli.app import complain
from assess.messages import _
from assess.problems import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assess.exports.form import Form
    from assess.intake.importing import Taken
    from assess.intake.taking_filled import FilledError
    from assess.records.store import Record
    from assess.reports.returns import Matter, Roll
    from assess.scheme.forms import Facts
    from assess.scheme.model import Scheme


def send_back(
    record: Record, scheme: Scheme, outcomes: Sequence[Taken | InputError]
) -> None:
    """Write a marked copy of every workbook that has to be corrected."""
    from assess.reports.returns import marked  # noqa: PLC0415 - heavy

    for error in _faulty(outcomes):
        if form := marked(record, scheme, error):
            _write(Path(error.filled.file), form)


def _write(file: Path, form: Form) -> None:
    """Write a copy; where that cannot be done, the others still are."""
    from assess.exports.to_form import write_form  # noqa: PLC0415 - heavy
    from assess.files import make_folder, write_whole  # noqa: PLC0415

    copy = _free_place(file)
    try:
        make_folder(copy.parent)
        write_whole(copy, partial(write_form, form), force=False)
    except InputError as error:
        complain(error.problems)
    else:
        said = _("{file}: to be sent back, faults in red: {copy}")
        screen.say(said.format(file=file, copy=copy))


def call_the_roll(
    record: Record, scheme: Scheme, outcomes: Sequence[Taken | InputError]
) -> None:
    """Say of each source whose workbooks came in, who is missing."""
    from assess.reports.returns import roll_call  # noqa: PLC0415 - heavy

    good = {(_matter(f), f.unit) for f in _forms(outcomes)}
    bad = {(_matter(f), f.unit) for e in _faulty(outcomes) if (f := _facts(e)).unit}
    known = {source.id for source in scheme.sources}
    for matter in dict.fromkeys(matter for matter, _unit in sorted(good | bad)):
        if matter[0] in known:
            good_units, bad_units = (
                {unit for of, unit in some if of == matter} for some in (good, bad)
            )
            screen.say(_told(roll_call(record, scheme, matter, good_units, bad_units)))


def _matter(facts: Facts) -> Matter:
    return facts.source, facts.first, facts.last


def _forms(outcomes: Sequence[Taken | InputError]) -> Iterator[Facts]:
    for outcome in outcomes:
        if not isinstance(outcome, InputError) and outcome.form and outcome.form.unit:
            yield outcome.form


def _faulty(outcomes: Sequence[Taken | InputError]) -> Iterator[FilledError]:
    from assess.intake.taking_filled import FilledError  # noqa: PLC0415 - heavy

    yield from (o for o in outcomes if isinstance(o, FilledError))


def _facts(error: FilledError) -> Facts:
    return error.filled.hidden.facts


def _free_place(file: Path) -> Path:
    """Find a name for the copy that nothing has yet, in a folder beside the file."""
    folder = file.parent / _("to send back")
    names = (f"{file.stem} ({number})" for number in count(2))
    paths = (folder / f"{name}.xlsx" for name in chain([file.stem], names))
    return next(path for path in paths if not path.exists())


def _told(roll: Roll) -> str:
    line = _("{source} {period}: {is_in} of {expected} workbooks are in").format(
        source=roll.source,
        period=roll.period,
        is_in=roll.is_in,
        expected=roll.expected,
    )
    if roll.faulty:
        line += _("; to be corrected {many}: {names}").format(
            many=len(roll.faulty), names=_(", ").join(roll.faulty)
        )
    if roll.missing:
        line += _("; missing {many}: {names}").format(
            many=len(roll.missing), names=_(", ").join(roll.missing)
        )
    return line
