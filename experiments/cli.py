"""The command line ``cjg``: run, compare, sweep, analyse, report, store, patterns, calibrate, and what can be read.

Heavy packages are imported inside the commands, so that ``cjg --help`` answers at once.
"""

from __future__ import annotations

import errno
import sys
import warnings
from collections.abc import Sequence
from typing import Annotated

import typer

from experiments import options
from experiments.analysis_commands import analyse, report
from experiments.calibration.command import calibrate
from experiments.interrupts import interruptible
from experiments.options import Command
from experiments.patterns.command import patterns
from experiments.refusals import Failure, Kept, Refusal
from experiments.scenario_commands import app as scenario_commands
from experiments.store_commands import app as store_commands
from experiments.sweep_commands import sweep
from sim.inputs.calendar import HORIZON

INTERRUPTED = 130
BAD_INPUT = 2
GAVE_OUT = 1

app = typer.Typer(
    name="cjg",
    help="A simulation of Dutch care networks for youth and family (Centra voor Jeugd en Gezin, 2007-2014).",
    add_completion=False,
    rich_markup_mode=None,  # help in boxes takes as long to import as all the rest
    pretty_exceptions_enable=False,
)
app.add_typer(scenario_commands, name="scenarios")
app.add_typer(store_commands, name="store")
app.command()(sweep)
app.command()(analyse)
app.command()(report)
app.command()(patterns)
app.command()(calibrate)


def _add_commands_of_other_rooms() -> None:
    """Add the commands that rooms above this one bring along (see ``cjg.commands`` in pyproject.toml)."""
    from importlib.metadata import entry_points

    for each in entry_points(group="cjg.commands"):
        app.command(each.name)(each.load())


_add_commands_of_other_rooms()


def _show_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"cjg {version('cjg-network')}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option("--version", help="Show the version.", callback=_show_version, is_eager=True, metavar=""),
    ] = False,
) -> None:
    """Show help when no command is given."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def _add_command(command: Command, about: str, named: object) -> None:
    """Add a command that runs scenarios: all of these take the same options.

    Parameters
    ----------
    command : {"run", "compare"}
    about : str
        Its help.
    named : annotation
        Type and help of the scenarios it takes: one, or a list.
    """

    def carry_out_command(
        scenarios: list[str],
        assignments: options.Assignments = None,
        replications: options.Replications = None,
        months: options.Months = HORIZON,
        seed: options.Seed = 1,
        workers: options.Workers = None,
        uncertainty: options.Uncertainty = "luck",
        as_json: options.AsJson = False,
        lang: options.Language = "en",
        everything: options.Everything = False,
        out: options.Out = None,
    ) -> None:
        names = options.checked_names(command, scenarios)
        settings = options.Settings(replications or 0, months, seed, workers or 0, uncertainty, lang)
        from experiments.work import carry_out

        carry_out(command, names, assignments, settings, as_json=as_json, everything=everything, out=out)

    carry_out_command.__annotations__["scenarios"] = named
    app.command(command, help=about)(carry_out_command)


_add_command(
    "run",
    "Run one scenario and show what families went through.\n\n"
    "Of an ensemble (ensemble_60, national), outcomes are summarised over the municipalities that exist at the end, "
    "each counting once; beside them stand coverage by month and means by size.",
    Annotated[
        str,
        typer.Argument(help="Name of a scenario (see `cjg scenarios`), or a TOML file.", metavar="SCENARIO"),
    ],
)
_add_command(
    "compare",
    "Run several scenarios with the same chance events, and compare each with the first.\n\n"
    "Of ensembles, each municipality of each future is a pair.",
    Annotated[
        list[str],
        typer.Argument(help="Two or more names or TOML files; each is compared with the first.", metavar="SCENARIO"),
    ],
)


@app.command()
def parameters(as_json: options.AsJson = False, lang: options.Language = "en") -> None:
    """Show every number of the model: value, range, unit, source and meaning."""
    from dataclasses import asdict

    from language import LANGUAGES
    from language.parameters import meaning
    from sim.inputs.parameters import PARAMETERS

    rows = [
        {**asdict(parameter), **{each: meaning(name, each) for each in LANGUAGES}}
        for name, parameter in PARAMETERS.items()
    ]
    if as_json:
        from experiments.documents import as_json as written

        typer.echo(written(rows))
        return
    from experiments.tables import Table
    from experiments.terminal import console, show
    from language import words

    keys = ("table-name", "table-value", "table-range", "table-unit", "table-source", "table-meaning")
    told = ("unit", "source", lang)
    for process in dict.fromkeys(parameter.process for parameter in PARAMETERS.values()):
        lines = [
            [row["name"], f"{row['default']:g}", "{:g}-{:g}".format(*row["range"]), *(row[key] for key in told)]
            for row in rows
            if row["process"] == process
        ]
        show(Table(process, [words(lang)(key) for key in keys], lines, (1, 2)), console())


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code.

    Parameters
    ----------
    arguments : sequence of str, optional
        Words after ``cjg``; by default those of the process.

    Notes
    -----
    0: done; 1: the answer could not be written, or the store or the workers gave out; 2: bad input, with a message
    that names it; 3: done, but some runs of a sweep failed; 130: stopped by Ctrl-C.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal without a minus sign shows a question mark
    try:
        with interruptible(), warnings.catch_warnings():
            warnings.showwarning = _notice  # type: ignore[assignment]  # it needs the message only
            code = app(args=arguments, prog_name="cjg", standalone_mode=False)
    except KeyboardInterrupt:
        code = INTERRUPTED
    except typer.TyperException as problem:
        code = _complain(f"{problem.format_message()}\n{_hint(problem)}", problem.exit_code)
    except Kept as kept:
        print(f"\n{kept}", file=sys.stderr)  # noqa: T201
        sys.exit(INTERRUPTED)
    except Refusal as refusal:
        code = _complain(str(refusal), BAD_INPUT)
    except Failure as failure:
        code = _complain(str(failure), GAVE_OUT)
    except ValueError as error:
        from sim.inputs.scenario import ScenarioError
        from sim.run.kept_starts import SettingError

        if not isinstance(error, ScenarioError | SettingError):
            raise
        code = _complain(str(error), BAD_INPUT)
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EIO):
            raise
        code = _complain(f"the answer could not be written: {error.strerror}", 1)
    if code == INTERRUPTED:
        print("\nStopped; nothing was written.", file=sys.stderr)  # noqa: T201
    sys.exit(code if isinstance(code, int) else 0)


def _hint(problem: typer.TyperException) -> str:
    context = getattr(problem, "ctx", None)
    if context is None:
        return "Try 'cjg --help'."
    commands = ", ".join(getattr(context.command, "commands", ()))
    allowed = f"Commands: {commands}. " if commands else ""
    return f"{allowed}Try '{context.command_path} --help'."


def _notice(message: Warning | str, *_: object) -> None:
    """Say what a warning says, without the line of the programme that it stands in."""
    print(f"cjg: {message}", file=sys.stderr)  # noqa: T201


def _complain(message: str, code: int) -> int:
    print(f"cjg: {message}", file=sys.stderr)  # noqa: T201
    return code


if __name__ == "__main__":
    main()
