"""A short life of a small town, told as hashes: run as a program, so that the compiler can be switched off or made strict.

``python a_small_life.py MONTHS`` prints one JSON object: a hash of every table of the world, of the counts, and of the
outcomes. ``tests/sim/test_interpreted.py`` compares what compiled and interpreted kernels print.
"""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import fields

import numpy as np

from sim.inputs.scenario import Scenario
from sim.observe.measures import monthly_series
from sim.run.future import record_of
from sim.run.model import CJGModel

BROADEST = {
    "context.inhabitants": 500,
    "context.neighbourhoods": 2,
    "context.existing_collaboration": 0.6,
    "context.existing_building": "health_centre",
    "context.political_support_at_start": 1.0,
    "context.urgency_at_start": 1.0,
    "context.region_size": 1,
    "context.migrant_share": 0.3,
    "context.multi_problem_share": 0.3,
    "context.problem_load": 2.0,
    "choices.partnership": "broad",
    "choices.director": "ggd",
    "choices.care_coordination": "escalation_ladder",
    "choices.front_offices": "federated",
    "choices.desk_sites": 2,
    "choices.outreach": 0.2,
    "choices.specialist_help": "fly_in",
    "choices.web": "separate_sites",
    "choices.web_chat": True,
    "choices.meetings_per_year": 24,
    "choices.budget_per_youth": 100.0,
    "mechanisms.prevention": 0.2,
    "parameters.go_ahead": 0.6,
    "parameters.agreement_gain": 0.2,
    "parameters.issue_hours": 4.0,
    "parameters.being_seen": 0.04,
    "parameters.turnover": 0.03,
}
#: What moves on after half the months, so that every rule and kind of door is lived through.
AFTERWARDS = {
    "choices.care_coordination": "any_core_organisation",
    "choices.front_offices": "merged",
    "choices.specialist_help": "refer_on",
}


def told_as_hashes(months: int, record: str | None = "events") -> dict[str, str]:
    """Live through the months; hash what is left."""
    half = max(1, months // 2)
    changes = [{"month": half, "field": field, "value": value} for field, value in AFTERWARDS.items()]
    scenario = Scenario(name="a small life").with_all({**BROADEST, "changes": changes})
    model = CJGModel(scenario, months=months, record=record, collect=False)
    model.municipality.built = 1e6  # the place stands; only the go-ahead is awaited
    while model.running:
        model.step()
    series = monthly_series(record_of(model))
    world = {field.name: getattr(model.world, field.name) for field in fields(model.world)}
    tables = {
        **world,
        "counts": model.book.counts,
        "levels": model.book.levels,
        "by_place": model.book.by_place,
        "log": model.book.log[: int(model.book.log_length[0])],
        "tape_children": model.tape.children,
        "tape_families": model.tape.families,
        "tape_onsets": model.tape.onsets,
        "series": np.column_stack(list(series.values())),
    }
    told = {}
    for name, table in tables.items():
        # column by column: between the columns of a record lie bytes that mean nothing
        for column in table.dtype.names or ("",):
            values = np.ascontiguousarray(table[column] if column else table)
            told[f"{name}.{column}"] = hashlib.sha256(values.tobytes()).hexdigest()[:16]
    told["phase"] = model.phase
    told["events"] = str(int(model.book.log_length[0]))
    return told


if __name__ == "__main__":
    print(json.dumps(told_as_hashes(int(sys.argv[1]))))
