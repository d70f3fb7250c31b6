"""``assess scheme``: check a scheme, and read it in words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from assess.cli import screen
from assess.cli.app import FAULTS, app, summary
from assess.cli.help import Pages
from assess.cli.options import FormatOption  # noqa: TC001 - Typer reads it
from assess.messages import _, _n

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assess.problems import Problem
    from assess.reports.trials import Trial
    from assess.scheme.model import Scheme

FileArgument = Annotated[
    Path | None,
    typer.Argument(
        metavar="FILE",
        help=_("The scheme; else what assess.toml names."),
        show_default=False,
    ),
]

FindingsOption = Annotated[
    Literal["text", "json"],
    typer.Option("--format", help=_("How to print: text or json.")),
]

commands: Final = Pages(name="scheme", help=summary("scheme"))
app.add_typer(commands)


@commands.command(help=_("List everything that is wrong with a scheme."))
def check(
    file: FileArgument = None,
    how: FindingsOption = "text",
) -> None:
    """Check a scheme; end with status 3 where it has errors."""
    from assess.scheme.load import check_scheme  # noqa: PLC0415 - only when needed

    path = file or _named()
    scheme, problems = check_scheme(path)
    if how == "json":
        screen.say(_as_json(problems))
    else:
        for line in _as_text(path, scheme, problems):
            screen.say(line)
    if scheme is None:
        raise typer.Exit(FAULTS)


def _named() -> Path:
    """Give the scheme that ``assess.toml`` names."""
    from assess.cli.config import office  # noqa: PLC0415 - only when needed

    return office().scheme_path


def _as_json(problems: Sequence[Problem]) -> str:
    from assess.messages.tell import worded  # noqa: PLC0415 - only when needed

    listed = []
    for problem in problems:
        message, hint = worded(problem)
        where = problem.where
        listed.append(
            {
                "file": where.file,
                "line": where.line,
                "column": where.column,
                "severity": problem.severity,
                "code": problem.code,
                "message": message,
                "hint": hint,
            }
        )
    return json.dumps(listed, ensure_ascii=False, indent=2)


def _as_text(
    path: Path, scheme: Scheme | None, problems: Sequence[Problem]
) -> Iterator[str]:
    if problems:
        from assess.messages.tell import describe  # noqa: PLC0415 - only when needed

        yield from map(describe, problems)
    warnings = sum(problem.severity == "warning" for problem in problems)
    errors = len(problems) - warnings
    told = _n("{many} warning", "{many} warnings", warnings).format(many=warnings)
    if scheme is None:
        wrong = _n("{many} error", "{many} errors", errors).format(many=errors)
        yield _("{path}: {errors}, {warnings}").format(
            path=path, errors=wrong, warnings=told
        )
        return
    leaves = sum(indicator.score is not None for indicator in scheme.indicators)
    said = _n("{many} indicator is scored", "{many} indicators are scored", leaves)
    yield _("{path}: {problems}; {scored}").format(
        path=path,
        problems=told if warnings else _("no problems"),
        scored=said.format(many=leaves),
    )


@commands.command(help=_("Show a scheme in words: every indicator, veto and grade."))
def show(
    file: FileArgument = None,
    only: Annotated[
        str, typer.Option("--class", help=_("The sheet of this class only."))
    ] = "",
    how: Annotated[
        Literal["table", "csv", "json", "toml"],
        typer.Option("--format", help=_("How to print: table, csv, json or toml.")),
    ] = "table",
) -> None:
    """Print the sheets of a scheme and its rules; as TOML, with all that it extends."""
    from assess.reports.rules import rules  # noqa: PLC0415 - only when needed
    from assess.scheme.load import load_scheme  # noqa: PLC0415

    scheme = load_scheme(file or _named())
    if how == "toml":
        screen.say(scheme.text.rstrip("\n"))
        return
    screen.print_tables(list(rules(scheme, only)), how)


@commands.command(help=_("Say in words what changed from one scheme to another."))
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help=_("The old scheme."))],
    new: Annotated[Path, typer.Argument(metavar="NEW", help=_("The new scheme."))],
    how: FormatOption = "table",
) -> None:
    """Print what the new scheme says otherwise."""
    from assess.reports.changes import scheme_changes  # noqa: PLC0415 - only when needed
    from assess.scheme.load import load_scheme  # noqa: PLC0415

    table = scheme_changes(load_scheme(old), load_scheme(new))
    if how == "table" and not table.rows:
        screen.say(_("Both schemes say the same."))
    else:
        screen.print_tables([table], how)


@commands.command(
    "test", help=_("Try a scheme's own examples, of indicators and of units.")
)
def try_out(file: FileArgument = None, how: FindingsOption = "text") -> None:
    """Work out every example; end with status 3 where one does not hold."""
    from assess.cli.config import office  # noqa: PLC0415 - only when needed
    from assess.messages.tell import describe  # noqa: PLC0415 - only when needed
    from assess.reports.trials import try_examples  # noqa: PLC0415 - heavy

    ours = office(scheme=file)
    trial = try_examples(ours.scheme_path, ours.calendar)
    if how == "json":
        screen.say(_as_json(trial.problems))
    else:
        for problem in trial.problems:
            screen.say(describe(problem))
        screen.say(_summed_up(ours.scheme_path, trial))
    if trial.problems:
        raise typer.Exit(FAULTS)


@commands.command(help=_("Print the JSON Schema, by which editors complete schemes."))
def schema() -> None:
    """Print the schema of all schemes; keep it beside yours."""
    from assess.scheme.json_schema import schema_text  # noqa: PLC0415 - only when needed

    screen.say(schema_text().rstrip("\n"))


def _summed_up(path: Path, trial: Trial) -> str:
    said = _("{path}: every example holds: {leaves} of indicators, {units} of units")
    if trial.failed:
        said = _("{path}: {failed} of {all} examples do not hold")
    elif not trial.leaves + trial.units:
        said = _("{path}: there is no example to try")
    return said.format(
        path=path,
        leaves=trial.leaves,
        units=trial.units,
        failed=trial.failed,
        all=trial.leaves + trial.units,
    )


from assess.cli import scheme_proof, scheme_table  # noqa: E402, F401 - adds its commands here
