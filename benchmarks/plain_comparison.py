"""The model against the plain version: what a child-month costs in each, and whether their rates agree."""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np

from sim.inputs.scenario import Scenario
from sim.run.simulation import run_future

from .existing_services import Services, measure, town
from .plain_agents import Child
from .plain_mesa import PlainTown
from .rows import Row, best_of

REPLICATIONS = 4
QUIET_TARGET = 0.6  # microseconds
RATIO_TARGET = 30.0
QUIET_MONTHS = 24


@dataclass(frozen=True)
class Comparison:
    """Rates of both versions, mean over the replications, and what a child-month of the plain one costs.

    Attributes
    ----------
    model, plain : dict of str to float
    seconds_a_child_month : float
        Of the plain version, best replication, set-up included.
    """

    model: dict[str, float]
    plain: dict[str, float]
    seconds_a_child_month: float


def compare(replications: int = REPLICATIONS, scenario: Scenario | None = None) -> Comparison:
    """Run both versions on the same tapes.

    Parameters
    ----------
    replications : int
    scenario : Scenario, optional
        Without a CJG; a town of 9,000 when left out.

    Returns
    -------
    Comparison
    """
    scenario = scenario or town()
    of_model, of_plain = [], []
    best = float("inf")
    for replication in range(replications):
        services, rates = measure(scenario, replication)
        of_model.append(rates)
        started = time.perf_counter()
        plain = PlainTown(services, seed=replication + 1)
        while plain.running:
            plain.step()
        best = min(best, (time.perf_counter() - started) / plain.child_months)
        of_plain.append(plain.rates())
    return Comparison(_mean(of_model), _mean(of_plain), best)


def _mean(rates: list[dict[str, float]]) -> dict[str, float]:
    return {name: float(np.mean([each[name] for each in rates])) for name in rates[0]}


def quiet_microseconds(services: Services, times: int) -> float:
    """What a child without a need costs a month in the plain version, microseconds.

    The children of the town's first month are stepped as Mesa steps them, before any onset.
    """
    plain = PlainTown(services)
    plain.month += 1
    plain.come_and_go()
    children = plain.agents_by_type[Child]

    def months() -> None:
        for _ in range(QUIET_MONTHS):
            children.do("step")

    return best_of(times, months) / (QUIET_MONTHS * len(children)) * 1e6


def rows(times: int) -> list[Row]:
    """Measure and compare.

    Parameters
    ----------
    times : int
        Best of so many.

    Returns
    -------
    list of Row
    """
    scenario = town()
    found = compare(scenario=scenario)
    services, _ = measure(scenario)
    lived = int(services.tape.youths[48:].sum())
    run_future(scenario, 0, 91, 1, None, False)
    model = best_of(times, lambda: run_future(scenario, 0, 91, 1, None, False)) / lived
    ratio = found.seconds_a_child_month / model
    table = [
        Row("plain Mesa", "quiet child", quiet_microseconds(services, times), "us/month", QUIET_TARGET),
        Row(
            "plain Mesa",
            "plain, rate",
            1.0 / found.seconds_a_child_month,
            "child-months/s",
            note="four processes only",
        ),
        Row(
            "plain Mesa",
            "model, rate, same town",
            1.0 / model,
            "child-months/s",
            note="everything, tape warm",
        ),
        Row("plain Mesa", "model over plain, town of 9,000", ratio, "times", RATIO_TARGET, at_least=True),
    ]
    for name, value in found.model.items():
        note = f"plain {found.plain[name]:.4f}, model {value:.4f}"
        share = found.plain[name] / value if value else float("nan")
        table.append(Row("plain Mesa, same story", name, share, "plain/model", note=note))
    return table
