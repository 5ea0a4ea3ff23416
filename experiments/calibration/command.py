"""Carry out ``cjg calibrate``: waves and posterior; every run is kept as soon as it is done."""

from __future__ import annotations

from pathlib import Path

import typer

from experiments.calibration import shipping
from experiments.calibration.trial import Size
from experiments.calibration.waves import Matching, Wave
from experiments.executors import workers_for_a_command
from experiments.options import cores
from experiments.progress import Progress
from experiments.refusals import Kept

SETS = 200
FULL = Size(inhabitants=45_000, lucks=2, municipalities=60)


def carry_out(
    *,
    waves: int,
    size: int,
    out: Path,
    workers: int | None,
    seed: int,
    confirm: int,
    ship: bool,
    scale: Size | None = None,
    full: Size | None = None,
) -> None:
    """Run what has not been run, write the posterior, and on request ship it.

    Parameters
    ----------
    waves, size : int
        Waves, and parameter sets in each.
    out : pathlib.Path
        Folder; what lies there from an earlier call is used.
    workers : int or None
        Processes; all cores where None.
    seed : int
    confirm : int
        Sets of the posterior that are run again at full scale.
    ship : bool
        Replace the posterior that the model ships.
    scale, full : Size, optional
        What a trial runs, and what full scale is.

    Raises
    ------
    Refusal
        When the folder cannot be written, nothing is left of the space, or this is no place to ship from.
    Kept
        When stopped by Ctrl-C.
    """
    if ship:
        shipping.check_shippable()
    matching = Matching(out, size=size, seed=seed, scale=scale or Size())
    from sim.run.simulation import warm_up

    warm_up()
    try:
        with workers_for_a_command(workers or cores()) as matching.pool:
            _match(matching, waves, confirm, ship, full or FULL)
    except KeyboardInterrupt:
        raise Kept(
            f"Stopped; every run that was done is kept in {out}, and the same command goes on from there."
        ) from None


def _match(matching: Matching, waves: int, confirm: int, ship: bool, full: Size) -> None:
    for _ in range(waves):
        with Progress("trials") as matching.told:
            _tell(matching.next_wave())
    sets, accepted = matching.posterior(SETS)
    some = [place * len(sets) // confirm for place in range(confirm)]  # some of each origin, not the first alone
    defaults_too = sets.iloc[some].reset_index(drop=True).reindex([-1, *range(confirm)])  # a set that names nothing
    with Progress("trials at full scale") as matching.told:
        confirmed = matching.confirmed(defaults_too, full)
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
