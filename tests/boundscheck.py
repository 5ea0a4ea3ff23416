"""Run the model once with every array access checked: ``python tests/boundscheck.py``.

A program and not a test, because it compiles the kernels once more (about two minutes): a read or write outside an array is
silent in compiled code. Broad networks with every kind of door, rule and channel, with events recorded, on a short and on a
long horizon; a reading outside an array raises IndexError and the program ends with 1.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

os.environ["NUMBA_BOUNDSCHECK"] = "1"  # before numba is imported; the folder of the machine code has it in its name
sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parent / "sim")]


def main() -> int:
    """Live through several small lives; return the exit code."""
    import numba
    from a_small_life import BROADEST, told_as_hashes

    import scenarios
    from sim.inputs.scenario import Scenario
    from sim.run.simulation import simulate

    if not numba.config.BOUNDSCHECK:
        raise SystemExit("numba was imported before the check could be switched on")
    start = time.perf_counter()
    told = told_as_hashes(20)
    print(f"a small life, {told['events']} events: {time.perf_counter() - start:.0f} s with compiling")
    names = ["no_cjg", "narrow", "broad", "growth", *scenarios.groups().get("dilemma_care_coordination", [])]
    for name in names:
        scenario = scenarios.load(name).with_all({"context.inhabitants": 3000, "context.neighbourhoods": 4})
        scenario = scenario.with_("changes", [])
        simulate(scenario, replications=1, months=91, record="events")
    for fields in (
        {"parameters.capacity": 0.0},
        {"mechanisms.onset": 0.0},
        {"context.problem_load": 3.0, "context.inhabitants": 4000},
        {"context.schooled_outside_share": 1.0, "context.neighbourhoods": 1},
        {"parameters.turnover": 0.03, "parameters.network_hours": 12.0, "context.existing_collaboration": 1.0},
        {"choices.desk_sites": 20, "choices.open_more_on_success": True},
    ):
        simulate(Scenario(name="edge").with_all({**BROADEST, **fields}), replications=1, months=60, record="events")
    print(f"every access lies within its array: {time.perf_counter() - start:.0f} s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
