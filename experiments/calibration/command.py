"""``cjg calibrate``: waves and posterior; every run is kept as soon as it is done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from experiments import options
from experiments.refusals import Kept

if TYPE_CHECKING:
    from experiments.calibration.waves import Matching, Wave

SETS = 200


def calibrate(
    waves: options.Waves = 3,
    size: options.Size = 120,
    out: options.Folder = Path("results/calibration"),
    workers: options.Workers = None,
    seed: options.Seed = 1,
    confirm: options.Confirm = 10,
    ship: options.Ship = False,
) -> None:
    """Find the parameter sets that meet the fit patterns, by history matching.

    Every run is kept in the folder as soon as it is done: the same command goes on where it was stopped. At its
    default size it takes half an hour or so of one processor.
    """
    from experiments.calibration import shipping, trial
    from experiments.calibration.waves import Matching
    from experiments.executors import workers_for_a_command
    from sim.run.simulation import warm_up

    if ship:
        shipping.check_shippable()
    matching = Matching(out, size=size, seed=seed, scale=trial.USUAL)
    warm_up()
    try:
        with workers_for_a_command(workers or options.cores()) as matching.pool:
            _match(matching, waves, confirm, ship)
    except KeyboardInterrupt:
        raise Kept(
            f"Stopped; every run that was done is kept in {out}, and the same command goes on from there."
        ) from None


def _match(matching: Matching, waves: int, confirm: int, ship: bool) -> None:
    from experiments.calibration import shipping, trial
    from experiments.progress import Progress

    for _ in range(waves):
        with Progress("trials") as matching.told:
            _tell(matching.next_wave())
    sets, accepted = matching.posterior(SETS)
    some = [place * len(sets) // confirm for place in range(confirm)]  # some of each origin, not the first alone
    defaults_too = sets.iloc[some].reset_index(drop=True).reindex([-1, *range(confirm)])  # a set that names nothing
    with Progress("trials at full scale") as matching.told:
        confirmed = matching.confirmed(defaults_too, trial.FULL)
    found = shipping.summary(matching, sets, accepted, confirmed)
    shipping.write(sets, found, matching.folder, matching.folder)
    largest = found["default_implausibility"][0]
    typer.echo(
        f"Posterior: {len(sets)} parameter sets, {len(accepted)} accepted by the model's own runs, the others by the "
        f"emulators alone; at full scale {found['confirmed_met']} of {confirm} meet every fit pattern. "
        f"Default parameters at full scale: largest implausibility {float('inf') if largest is None else largest:.2f}."
    )
    typer.echo(f"Written: {matching.folder / shipping.POSTERIOR.name}")
    if ship:
        shipping.ship(sets, found)
        typer.echo(f"Shipped: {shipping.POSTERIOR}")


def _tell(wave: Wave) -> None:
    summary = wave.summary()
    typer.echo(
        f"Wave {wave.number}: {summary['trials']} parameter sets, {summary['met_by_runs']} meet every fit pattern; "
        f"{wave.left:.3%} of the space is left."
    )
    for name, each in summary["emulators"].items():
        typer.echo(f"  {name}: emulator explains {each['explained']:.0%}, from {', '.join(each['active'])}")
