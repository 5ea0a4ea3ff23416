"""``cjg patterns``: put the model, or a rival, to the patterns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from experiments import options
from experiments.refusals import Refusal

if TYPE_CHECKING:
    from experiments.patterns.pattern import Pattern


def patterns(
    only: options.Only = None,
    assignments: options.Assignments = None,
    sabotage: options.Sabotage = False,
    pairs: options.Pairs = 20,
    seed: options.Seed = 1,
    workers: options.Workers = None,
    as_json: options.AsJson = False,
    lang: options.Language = "en",
    world: options.World = "model",
) -> None:
    """Put the model, or a rival, to the 34 patterns of the specification, and say which it passes."""
    import scenarios
    from experiments.executors import workers_for_a_command
    from experiments.patterns.laboratory import Laboratory
    from experiments.patterns.verdicts import document, run
    from experiments.patterns.world import world_named
    from experiments.progress import Progress
    from sim.run.simulation import warm_up

    asked, plain = chosen(only), world_named(world)
    fields = options.parsed_assignments(assignments)
    options.with_assignments(scenarios.load("mid_town"), fields)  # refused here, before anything runs
    warm_up()
    with workers_for_a_command(workers or options.cores()) as pool, Progress("patterns") as progress:
        lab = Laboratory(plain.altered(fields), seed=seed, pool=pool, pairs=pairs)

        def tell(pattern: Pattern) -> None:
            progress(asked.index(pattern), len(asked), about=f"pattern {pattern.id}")

        verdicts = document(run(asked, lab, sabotage=sabotage, told=tell), world=world)
    if as_json:
        from experiments.documents import as_json as written

        typer.echo(written(verdicts))
        return
    from experiments.patterns.tables import print_patterns

    print_patterns(verdicts, lang=lang)


def chosen(only: list[int] | None) -> list[Pattern]:
    """Return the patterns asked for, in order, each once; all when none is named.

    Raises
    ------
    Refusal
        For a number that is no pattern's.
    """
    from experiments.patterns.registry import BY_ID, PATTERNS

    for number in only or ():
        if number not in BY_ID:
            raise Refusal(f"--only: {number} given; allowed are {PATTERNS[0].id} to {PATTERNS[-1].id}")
    return [pattern for pattern in PATTERNS if not only or pattern.id in only]
