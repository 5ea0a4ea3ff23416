"""Carry out ``cjg patterns``: read what is asked, run, print."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from experiments.options import cores, parsed_assignments, with_assignments
from experiments.patterns.laboratory import Laboratory
from experiments.patterns.pattern import Pattern
from experiments.patterns.registry import BY_ID, PATTERNS
from experiments.patterns.verdicts import document, run
from experiments.patterns.worlds import world_named
from experiments.refusals import Refusal

if TYPE_CHECKING:
    from rich.status import Status


def chosen(only: list[int] | None) -> list[Pattern]:
    """Return the patterns asked for, in order, each once; all when none is named.

    Raises
    ------
    Refusal
        For a number that is no pattern's.
    """
    for number in only or ():
        if number not in BY_ID:
            raise Refusal(f"--only: {number} given; allowed are {PATTERNS[0].id} to {PATTERNS[-1].id}")
    return [pattern for pattern in PATTERNS if not only or pattern.id in only]


def carry_out(
    *,
    only: list[int] | None,
    assignments: list[str] | None,
    sabotage: bool,
    pairs: int,
    seed: int,
    workers: int | None,
    as_json: bool,
    lang: str,
    world: str,
) -> None:
    """Run the patterns asked for and print their verdicts; the exit code is 0 whatever they are.

    Raises
    ------
    Refusal, ScenarioError
        For a pattern, a world or a field that does not exist, or a value that is not allowed.
    """
    import scenarios
    from experiments.executors import workers_for_a_command
    from sim.run.simulation import warm_up

    patterns = chosen(only)
    plain = world_named(world)
    fields = parsed_assignments(assignments)
    with_assignments(scenarios.load("mid_town"), fields)  # refused here, before anything runs
    warm_up()
    count = workers or cores()
    with workers_for_a_command(count) as pool, _saying() as status:
        lab = Laboratory(plain.altered(fields), seed=seed, pool=pool, pairs=pairs)

        def tell(pattern: Pattern) -> None:
            if status is not None:
                status.update(f"pattern {pattern.id}: {pattern.name}")

        verdicts = document(run(patterns, lab, sabotage=sabotage, told=tell), world=world)
    if as_json:
        from experiments.documents import as_json as written

        typer.echo(written(verdicts))
        return
    from experiments.patterns.tables import print_patterns
    from experiments.terminal import console

    print_patterns(console(), verdicts, lang=lang)


@contextmanager
def _saying() -> Iterator[Status | None]:
    """Say on the error stream which pattern is being run, where a person watches."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console

    with Console(stderr=True).status("patterns") as status:
        yield status
