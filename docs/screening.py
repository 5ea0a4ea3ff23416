"""Sweep the free numbers of the model by Morris's elementary effects, for the table of what matters in validation.md.

Run with ``make screening``; then ``make docs`` writes the table again.
"""

from __future__ import annotations

import json
from pathlib import Path

from experiments import designs
from experiments.analysis.tables import analysed
from experiments.calibration.design import free_parameters
from experiments.options import cores
from experiments.output_folder import write_whole
from experiments.progress import Progress
from experiments.reference_results import REFERENCE, SCREENING
from experiments.store import open_store
from experiments.sweeps.pools import local_workers
from experiments.sweeps.runner import sweep
from sim.compiling.version import MODEL_VERSION
from sim.run.simulation import warm_up

DESIGN = "global_sensitivity"
TOWN, SMALL = "growth", {"context.inhabitants": 12_000}
STORE = Path("results") / "screening.sqlite"


def main() -> None:
    """Run what the store does not hold, and write what the numbers of the model move."""
    design, folder = designs.load(DESIGN)
    free = {f"parameters.{each.name}": "range" for each in free_parameters()}
    design = design.model_copy(update={"name": "screening", "base": TOWN, "set": SMALL, "factors": free})
    plan = designs.plan(design, folder, design.name)
    warm_up()
    with open_store(str(STORE)) as store:
        with Progress(design.name, log=True) as progress, local_workers(cores()) as workers:
            experiment = sweep(store, plan, workers, progress=progress).experiment
        analysis = analysed(store, experiment)
    effects = analysis.tables["morris"]
    of_a_point = analysis.outcomes.groupby("point")[list(design.responses)].mean()
    found = {
        "model_version": MODEL_VERSION,
        "design": design.model_dump(
            mode="json", include={"base", "trajectories", "levels", "replications", "months", "seed"}
        ),
        "outcomes": {
            name: {
                "deviation": _short(of_a_point[name].std(ddof=0)),
                "mu_star": {
                    str(row["factor"]).removeprefix("parameters."): _short(row["mean_absolute"])
                    for row in effects[effects["outcome"] == name].to_dict("records")
                },
            }
            for name in design.responses
        },
    }
    write_whole(REFERENCE / SCREENING, json.dumps(found, indent=1, allow_nan=False) + "\n")


def _short(value: float) -> float:
    return float(f"{value:.4g}")


if __name__ == "__main__":
    main()
