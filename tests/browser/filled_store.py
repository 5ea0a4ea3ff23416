"""A store of ten thousand runs, written through the store's own door without running any of them.

The outcomes are made up: they follow the levels of each point, so that effects, boxes and fronts have something to
find. What a page says of them is no finding; how it stands, and how long it takes, is.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from experiments import designs
from experiments.designs.schema import checked_design
from experiments.store import catalogue, open_store
from experiments.store.contents import fingerprint_of, packed
from experiments.store.recording import RunRecord, record
from experiments.sweeps.jobs import jobs_of
from sim.compiling.version import MODEL_VERSION
from sim.observe.measures import columns
from sim.observe.outcomes import NAMES

MONTHS = 40
EARLIER = "0.0.1+earlier"  # a model that is not the one that runs
#: 24 runs of single changes by an earlier model, 8,640 over lists of values, and 1,600 over ranges.
DESIGNS = {
    "single_changes": {
        "kind": "one_at_a_time",
        "replications": 4,
        "factors": {
            "choices.partnership": ["broad", "narrow", "growth"],
            "choices.desk": ["none", "shared_building", "network_only"],
            "choices.outreach": [0.05, 0.3],
        },
    },
    "plans_in_towns": {
        "kind": "full_factorial",
        "replications": 20,
        "factors": {
            "base": ["mid_town", "contexts/problems_inside_core", "contexts/problems_outside_core"],
            "choices.partnership": ["narrow", "growth", "broad"],
            "choices.care_coordination": ["not_on_agenda", "any_core_organisation", "municipal_coordinator"],
            "choices.desk": ["network_only", "network_first", "shared_building", "none"],
            "choices.outreach": [0.05, 0.3],
            "context.existing_collaboration": [0.25, 0.5],
        },
    },
    "plans_over_ranges": {
        "kind": "latin_hypercube",
        "samples": 400,
        "replications": 4,
        "factors": {
            "choices.partnership": ["narrow", "growth", "broad"],
            "choices.outreach": {"low": 0.0, "high": 0.5},
            "choices.budget_per_youth": {"low": 10, "high": 60},
            "context.problem_load": {"low": 0.7, "high": 1.4},
            "parameters.detection": {"low": 1.0, "high": 2.0},
        },
    },
}


def fill(path: Path) -> int:
    """Write the sweeps into a store; return how many runs it holds."""
    names = tuple(columns())
    data = packed(np.zeros((MONTHS, len(names))))
    written = 0
    with open_store(str(path)) as store:
        for name, content in DESIGNS.items():
            design = checked_design({"name": name, "months": MONTHS, **content}, name)
            plan = designs.plan(design, path.parent, name)
            version = EARLIER if name == "single_changes" else MODEL_VERSION
            catalogue.enter(store, plan, version)
            luck = np.random.default_rng(1)
            marks = {point.mark: _pull(point.levels) for point in plan.points}
            records = []
            for job in jobs_of(plan, version).values():
                outcomes = np.clip(0.5 + marks[job.mark] + 0.03 * luck.standard_normal(len(NAMES)), 0.0, 1.0)
                records.append(
                    RunRecord(
                        job.identity, job.mark, design.seed, job.replication, MONTHS, version, 0.0,
                        "2024-01-01T00:00:00", "nowhere", fingerprint=fingerprint_of(NAMES, outcomes),
                        outcomes=outcomes, columns=names, data=data,
                    )
                )  # fmt: skip
            for start in range(0, len(records), 1_000):
                record(store, records[start : start + 1_000])
            written += len(records)
    return written


def _pull(levels: dict[str, object]) -> float:
    """Return how far a point's values move its outcomes."""
    pull = {"narrow": -0.15, "growth": 0.02, "broad": 0.1}.get(str(levels.get("choices.partnership")), 0.0)
    pull += 0.4 * (float(str(levels.get("choices.outreach", 0.1))) - 0.1)
    return pull - 0.1 * (float(str(levels.get("context.problem_load", 1.0))) - 1.0)
