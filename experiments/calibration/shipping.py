"""What a calibration leaves: the file of parameter sets that the model ships, and the summary for documentation."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from experiments.calibration.design import free_parameters
from experiments.calibration.reference import CALIBRATION, REFERENCE
from experiments.calibration.store import Trial
from experiments.calibration.targets import CUT_OFF, TARGETS
from experiments.calibration.waves import Matching, judged
from experiments.refusals import Refusal
from sim.compiling.version import MODEL_VERSION

CHECKOUT = Path(__file__).resolve().parents[2]
POSTERIOR = CHECKOUT / "sim" / "data" / "posterior.csv"


def as_csv(sets: Sequence[dict[str, float]]) -> str:
    """Write parameter sets, a row each, a column for every free parameter."""
    text = io.StringIO()
    names = [parameter.name for parameter in free_parameters()]
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([[f"{each[name]:.6g}" for name in names] for each in sets])
    return text.getvalue()


def summary(
    matching: Matching, sets: Sequence[dict[str, float]], by_runs: int, confirmed: Sequence[Trial], defaults: Trial
) -> dict[str, Any]:
    """Return what came of a calibration.

    Parameters
    ----------
    matching : Matching
    sets : sequence of dict
        The posterior; the first ``by_runs`` of them were accepted by runs of the model.
    by_runs : int
    confirmed : sequence of Trial
        Some of them, run again at full scale.
    defaults : Trial
        The default parameters at full scale.
    """
    accepted = _trials_of(matching, sets[:by_runs])
    return {
        "model_version": MODEL_VERSION,
        "seed": matching.seed,
        "size": matching.size,
        "scale": vars(matching.scale),
        "cut_off": CUT_OFF,
        "sets": len(sets),
        "accepted_by_runs": by_runs,
        "waves": [wave.summary() for wave in matching.waves],
        "targets": [
            {
                "name": target.name,
                "pattern": target.pattern,
                "en": target.en,
                "value": target.value,
                "observation": target.observation,
                "discrepancy": target.discrepancy,
                "why": target.why,
                "source": target.source,
                "default": defaults.found.get(target.name, [None])[0],
                "before": _spread(matching.waves[0].trials, target.name),
                "after": _spread(accepted, target.name),
                "confirmed": _spread(confirmed, target.name),
            }
            for target in TARGETS
        ],
        "default_implausibility": [value if np.isfinite(value) else None for value in judged(defaults)],
        "confirmed_sets": len(confirmed),
        "confirmed_met": sum(judged(trial)[0] < CUT_OFF for trial in confirmed),
        "confirmed_second": sum(judged(trial)[1] < CUT_OFF for trial in confirmed),
        "parameters": {
            parameter.name: {
                "default": parameter.default,
                "range": parameter.range,
                "after": _percentiles(np.array([each[parameter.name] for each in sets])),
            }
            for parameter in free_parameters()
        },
    }


def _trials_of(matching: Matching, sets: Sequence[dict[str, float]]) -> list[Trial]:
    wanted = [tuple(sorted(each.items())) for each in sets]
    by_numbers = {tuple(sorted(trial.numbers.items())): trial for trial in matching.trials}
    return [by_numbers[key] for key in wanted]


def _spread(trials: Sequence[Trial], name: str) -> dict[str, Any]:
    values = [trial.found[name][0] for trial in trials if name in trial.found]
    return {"n": len(values), "mean": float(np.mean(values)) if values else None, "percentiles": _percentiles(values)}


def _percentiles(values: Any) -> list[float | None]:
    """Return the 5th, 50th and 95th percentile."""
    if not len(values):
        return [None, None, None]
    return [float(f"{value:.4g}") for value in np.percentile(values, (5, 50, 95))]


def write(folder: Path, sets: Sequence[dict[str, float]], found: dict[str, Any]) -> None:
    """Write posterior and summary into the folder of a calibration."""
    (folder / POSTERIOR.name).write_text(as_csv(sets), encoding="utf-8")
    (folder / CALIBRATION).write_text(as_json(found), encoding="utf-8")


def as_json(found: dict[str, Any]) -> str:
    """Write strict JSON."""
    return json.dumps(found, indent=1, allow_nan=False) + "\n"


def check_shippable() -> None:
    """Refuse to ship from anywhere but a checkout.

    Raises
    ------
    Refusal
        Before anything is run.
    """
    if not (REFERENCE.is_dir() and POSTERIOR.parent.is_dir()):
        raise Refusal(
            "--ship: this is no checkout of the project, and only there the shipped posterior can be replaced"
        )


def ship(sets: Sequence[dict[str, float]], found: dict[str, Any]) -> None:
    """Make these the parameter sets that the model ships."""
    POSTERIOR.write_text(as_csv(sets), encoding="utf-8")
    (REFERENCE / CALIBRATION).write_text(as_json(found), encoding="utf-8")
