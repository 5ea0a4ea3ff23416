"""The options that ``run`` and ``compare`` share: what they mean, and what is allowed."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from experiments.refusals import Refusal, nearest
from sim.inputs.calendar import HORIZON

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sim.inputs.scenario import Scenario

Command = Literal["run", "compare"]

MAX_REPLICATIONS = 10_000
USUAL_REPLICATIONS = 20
MAX_MONTHS = 600
MAX_WORKERS = 256
MAX_SEED = 2**63 - 1
MAX_PAIRS = 200
MAX_WAVES = 20
MIN_SIZE, MAX_SIZE = 20, 10_000  # below 20 there is nothing to emulate
MAX_CONFIRM = 200


def whole_number(text: str | int) -> int:
    """Read a whole number; the message of what is no such thing shows what was given."""
    try:
        return int(str(text))
    except ValueError:
        shown = str(text)[:40]
        raise typer.BadParameter(f"{shown!r} given; allowed is a whole number") from None


def _count(option: str, text: str) -> Any:
    return typer.Option(option, parser=whole_number, metavar="NUMBER", help=text)


def _flag(option: str, text: str) -> Any:
    return typer.Option(option, metavar="", help=text)


Assignments = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="FIELD=VALUE",
        help="Change one field of every scenario named; may be repeated. Example: --set choices.partnership=broad",
        show_default=False,
    ),
]
Replications = Annotated[
    int | None,
    _count(
        "--replications",
        f"Futures: repeated runs, each with its own luck (1 to {MAX_REPLICATIONS:,}); by default {USUAL_REPLICATIONS}, "
        "and 1 of an ensemble of municipalities.",
    ),
]
Months = Annotated[
    int, _count("--months", f"Months from June 2007 (1 to {MAX_MONTHS}); {HORIZON} ends with December 2014.")
]
Seed = Annotated[int, _count("--seed", "Luck: the same seed gives the same numbers.")]
Workers = Annotated[
    int | None, _count("--workers", "Processes at work at once; all cores by default. Changes no number.")
]
Uncertainty = Annotated[
    str,
    typer.Option(
        "--uncertainty",
        metavar="luck|both",
        help="What varies between futures: luck alone, or luck and the model's numbers together (both).",
    ),
]
AsJson = Annotated[bool, _flag("--json", "Print strict JSON, and nothing else, on standard output.")]
Language = Annotated[str, typer.Option("--lang", help="Language of table and report: en or nl.", metavar="en|nl")]
Only = Annotated[
    list[int] | None,
    typer.Option(
        "--only",
        parser=whole_number,
        metavar="NUMBER",
        help="Run this pattern alone (1 to 34); may be repeated.",
        show_default=False,
    ),
]
Sabotage = Annotated[
    bool, _flag("--sabotage", "Run each check again with its mechanism removed, and see whether it fails.")
]
World = Annotated[
    str,
    typer.Option(
        "--world",
        metavar="NAME",
        help="What is put to the patterns: model, or a rival, the model with one form switched, such as well_mixed.",
    ),
]
Pairs = Annotated[int, _count("--pairs", f"Paired futures in each arm (2 to {MAX_PAIRS}).")]
Waves = Annotated[int, _count("--waves", f"Waves, each over what the one before left (1 to {MAX_WAVES}).")]
Size = Annotated[int, _count("--size", f"Parameter sets in a wave ({MIN_SIZE} to {MAX_SIZE:,}).")]
Confirm = Annotated[
    int,
    _count("--confirm", f"Sets of the posterior run again on a whole town and 60 municipalities (0 to {MAX_CONFIRM})."),
]
Ship = Annotated[bool, _flag("--ship", "Replace the posterior that the model ships; in a checkout only.")]
Folder = Annotated[
    Path, typer.Option("--out", metavar="DIR", help="Folder of the runs; what lies there from before is used.")
]
Everything = Annotated[bool, _flag("--all", "Show all outcomes in the table, not the main ones alone.")]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="DIR",
        help="Folder for tables (CSV, Parquet), scenario files, run.json and report.html.",
        show_default=False,
    ),
]


@dataclass(frozen=True, slots=True)
class Settings:
    """How to run: the same for every scenario of a command."""

    replications: int
    months: int
    seed: int
    workers: int
    uncertainty: str
    lang: str
    replications_given: bool = True
    workers_given: bool = True

    def for_scenarios(self, scenarios: Iterable[Scenario]) -> Settings:
        """Return these settings; for an ensemble, with one future and all cores where nothing else was asked."""
        if all(scenario.ensemble is None for scenario in scenarios):
            return self
        return replace(
            self,
            replications=self.replications if self.replications_given else 1,
            workers=self.workers if self.workers_given else cores(),
        )


def checked_count(option: str, value: int, low: int, high: int) -> int:
    """Return a whole number within its limits, or refuse."""
    if not low <= value <= high:
        raise Refusal(f"{option}: {value} given; allowed is a whole number from {low:,} to {high:,}")
    return value


def _among(option: str, value: str, allowed: Iterable[str]) -> str:
    names = list(allowed)
    if value not in names:
        raise Refusal(f"{option}: {value!r} given; allowed: {', '.join(names)}{nearest(value, names)}")
    return value


def checked_language(lang: str) -> str:
    """Return ``en`` or ``nl``, or refuse."""
    return _among("--lang", lang, ("en", "nl"))


def checked_uncertainty(uncertainty: str) -> str:
    """Return ``luck`` or ``both``, or refuse."""
    return _among("--uncertainty", uncertainty, ("luck", "both"))


def cores() -> int:
    """Return the number of processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def checked_names(command: Command, named: str | Sequence[str]) -> list[str]:
    """Return the scenarios named, or refuse to compare fewer than two."""
    names = [named] if isinstance(named, str) else list(named)
    if command == "compare" and len(names) < 2:
        raise Refusal(
            f"compare: one scenario given ({names[0]}); two or more are needed, each to be compared with the first. "
            f"For one alone: cjg run {names[0]}"
        )
    return names


def checked_settings(
    *, replications: int | None, months: int, seed: int, workers: int | None, uncertainty: str, lang: str
) -> Settings:
    """Check every count and word, and fill in the number of workers.

    Raises
    ------
    Refusal
        Naming the option, the value given and what is allowed.
    """
    checked_uncertainty(uncertainty)
    count = USUAL_REPLICATIONS if replications is None else replications
    checked_count("--replications", count, 1, MAX_REPLICATIONS)
    checked_count("--months", months, 1, MAX_MONTHS)
    checked_count("--seed", seed, 0, MAX_SEED)
    at_once = min(cores(), count) if workers is None else workers
    checked_count("--workers", at_once, 1, MAX_WORKERS)
    return Settings(
        count,
        months,
        seed,
        at_once,
        uncertainty,
        checked_language(lang),
        replications_given=replications is not None,
        workers_given=workers is not None,
    )


def value_of(text: str) -> Any:
    """Read the right-hand side of ``--set``: a TOML value, else the bare text.

    Examples
    --------
    >>> value_of("0.5"), value_of("true"), value_of("broad"), value_of("[1, 0.9]")
    (0.5, True, 'broad', [1, 0.9])
    """
    try:
        document = tomllib.loads(f"value = {text}")
    except (tomllib.TOMLDecodeError, RecursionError):
        return text.strip()
    value = document.get("value")
    known = isinstance(value, (bool, int, float, str, list, dict))
    return value if known and len(document) == 1 else text.strip()


def parsed_assignments(texts: list[str] | None) -> dict[str, Any]:
    """Read all ``--set FIELD=VALUE``.

    Raises
    ------
    Refusal
        For a text without ``=`` or a field named twice.
    """
    assignments: dict[str, Any] = {}
    for text in texts or ():
        path, equals, right = text.partition("=")
        path = path.strip()
        if not equals or not path:
            raise Refusal(
                f"--set: {text!r} given; allowed is FIELD=VALUE with a full field name, "
                "for example choices.partnership=broad"
            )
        if path in assignments:
            raise Refusal(f"--set: the field {path!r} is given twice; name each field once")
        assignments[path] = value_of(right)
    return assignments


def checked_horizon(title: str, scenario: Scenario, months: int) -> None:
    """Refuse a run in which a change of the scenario would never come; the message names the file or name given."""
    from sim.inputs.scenario import ScenarioError

    try:
        scenario.check_horizon(months)
    except ScenarioError as error:
        raise ScenarioError(f"{title}: {error}") from None


def with_assignments(scenario: Scenario, assignments: dict[str, Any]) -> Scenario:
    """Return the scenario with all assignments made together, since one field may ask for another."""
    return scenario.with_all(assignments) if assignments else scenario
