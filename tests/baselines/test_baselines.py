"""Golden results: numbers that move only when somebody means them to.

``make baselines`` writes them anew; a change then needs a "Results changed:" entry in changelog.d/. The numbers are means over
futures, to twelve digits, so that another processor's last bit is no change.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest

import scenarios
from sim import Scenario, simulate

HERE = Path(__file__).parent
REPLICATIONS, MONTHS, SEED = 2, 40, 11
SMALL = {"context.inhabitants": 1500, "context.neighbourhoods": 3}
#: A network that works within the year, so that every process leaves its mark.
BRISK = {
    **SMALL,
    "context.political_support_at_start": 1.0,
    "context.urgency_at_start": 1.0,
    "context.existing_building": "health_centre",
    "context.region_size": 2,
    "choices.budget_per_youth": 100.0,
    "choices.meetings_per_year": 24,
    "parameters.go_ahead": 0.6,
    "parameters.building_hours": 200.0,
    "parameters.issue_hours": 4.0,
    "parameters.agreement_gain": 0.2,
}
CASES: dict[str, tuple[str, dict[str, Any]]] = {
    "no_cjg": ("no_cjg", SMALL),
    "narrow": ("narrow", BRISK),
    "broad_federated_fly_in": (
        "broad",
        {**BRISK, "choices.front_offices": "federated", "choices.specialist_help": "fly_in",
         "choices.care_coordination": "escalation_ladder"},
    ),
    "growth_merged_outreach": (
        "growth",
        {**BRISK, "choices.front_offices": "merged", "choices.outreach": 0.3, "choices.web": "separate_sites",
         "choices.web_chat": True, "choices.governance": "lead_organisation"},
    ),
}  # fmt: skip


def measured(case: str) -> dict[str, float | None]:
    """Mean of every outcome over a few futures, to twelve digits; None where there is none."""
    name, fields = CASES[case]
    scenario: Scenario = scenarios.load(name).with_all({**fields, "changes": []})
    means = simulate(scenario, replications=REPLICATIONS, months=MONTHS, seed=SEED).outcomes.mean()
    return {outcome: None if math.isnan(value) else float(f"{value:.12g}") for outcome, value in means.items()}


@pytest.mark.parametrize("case", CASES)
def test_results_are_the_golden_ones(case: str, update: bool) -> None:
    path = HERE / f"{case}.json"
    found = measured(case)
    if update:
        path.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
        return
    assert path.exists(), f"no golden results for {case}: run `make baselines`"
    golden = json.loads(path.read_text(encoding="utf-8"))
    assert list(found) == list(golden)
    moved = {
        outcome: (golden[outcome], value)
        for outcome, value in found.items()
        if not (value is None or golden[outcome] is None or math.isclose(value, golden[outcome], rel_tol=1e-11))
        or (value is None) != (golden[outcome] is None)
    }
    assert not moved, f"results changed (golden, now): {moved}"


def test_every_golden_file_has_its_case() -> None:
    assert {path.stem for path in HERE.glob("*.json")} <= set(CASES)
