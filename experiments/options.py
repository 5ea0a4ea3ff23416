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


def checked_count(option: str, value: int, low: int, high: int) -> int:
    """Return a whole number within its limits, or refuse."""
    if not low <= value <= high:
        raise Refusal(f"{option}: {value} given; allowed is a whole number from {low:,} to {high:,}")
    return value


def count(option: str, text: str, low: int, high: int) -> Any:
    """Return an option that takes a whole number within limits."""

    def within(value: int | None) -> int | None:
        return None if value is None else checked_count(option, value, low, high)

    return typer.Option(option, parser=whole_number, callback=within, metavar="NUMBER", help=text)


def among(option: str, text: str, *allowed: str) -> Any:
    """Return an option that takes one of some words."""

    def known(value: str | None) -> str | None:
        if value is None or value in allowed:
            return value
        raise Refusal(f"{option}: {value!r} given; allowed: {', '.join(allowed)}{nearest(value, allowed)}")

    return typer.Option(option, callback=known, metavar="|".join(allowed), help=text)


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
    count(
        "--replications",
        f"Futures: repeated runs, each with its own chance events (1 to {MAX_REPLICATIONS:,}); "
        f"by default {USUAL_REPLICATIONS}, "
        "and 1 of an ensemble of municipalities.",
        1,
        MAX_REPLICATIONS,
    ),
]
Months = Annotated[
    int,
    count("--months", f"Months from June 2007 (1 to {MAX_MONTHS}); {HORIZON} ends with December 2014.", 1, MAX_MONTHS),
]
Seed = Annotated[int, count("--seed", "Luck: the same seed gives the same numbers.", 0, MAX_SEED)]
Workers = Annotated[
    int | None,
    count("--workers", "Processes at work at once; all cores by default. Changes no number.", 1, MAX_WORKERS),
]
KINDS_OF_UNCERTAINTY = ("luck", "both")
Uncertainty = Annotated[
    str,
    among(
        "--uncertainty",
        "What varies between futures: chance alone, or chance and the model's numbers together (both).",
        *KINDS_OF_UNCERTAINTY,
    ),
]
AsJson = Annotated[bool, _flag("--json", "Print strict JSON, and nothing else, on standard output.")]
Language = Annotated[str, among("--lang", "Language of table and report: en or nl.", "en", "nl")]
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
        help="What is put to the patterns: model, or a rival, the model with one rule switched, such as well_mixed.",
    ),
]
Pairs = Annotated[int, count("--pairs", f"Paired futures in each arm (2 to {MAX_PAIRS}).", 2, MAX_PAIRS)]
Waves = Annotated[int, count("--waves", f"Waves, each over what the one before left (1 to {MAX_WAVES}).", 1, MAX_WAVES)]
Size = Annotated[int, count("--size", f"Parameter sets in a wave ({MIN_SIZE} to {MAX_SIZE:,}).", MIN_SIZE, MAX_SIZE)]
Confirm = Annotated[
    int,
    count(
        "--confirm",
        f"Sets of the posterior run again on a whole town and 60 municipalities (0 to {MAX_CONFIRM}).",
        0,
        MAX_CONFIRM,
    ),
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
    """How to run: the same for every scenario of a command. Replications or workers of 0 are as many as is usual."""

    replications: int
    months: int
    seed: int
    workers: int
    uncertainty: str
    lang: str

    def for_scenarios(self, scenarios: Iterable[Scenario]) -> Settings:
        """Fill in what is usual: twenty futures of a town, one of an ensemble, on as many cores as these can use."""
        many = any(scenario.ensemble is not None for scenario in scenarios)
        replications = self.replications or (1 if many else USUAL_REPLICATIONS)
        workers = self.workers or (cores() if many else min(cores(), replications))
        return replace(self, replications=replications, workers=workers)


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
