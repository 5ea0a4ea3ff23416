"""What a calibration leaves: the file of parameter sets that the model ships, and the summary for documentation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from experiments.calibration.design import free_parameters
from experiments.calibration.targets import CUT_OFF, TARGETS
from experiments.calibration.waves import Matching, judged
from experiments.reference_results import CALIBRATION, REFERENCE
from experiments.refusals import Refusal
from sim.compiling.version import MODEL_VERSION

CHECKOUT = Path(__file__).resolve().parents[2]
POSTERIOR = CHECKOUT / "sim" / "data" / "posterior.csv"


def summary(matching: Matching, sets: pd.DataFrame, accepted: pd.DataFrame, confirmed: pd.DataFrame) -> dict[str, Any]:
    """Return what came of a calibration.

    Parameters
    ----------
    matching : Matching
    sets, accepted : pandas.DataFrame
        The posterior, and the trials of those that runs of the model accepted.
    confirmed : pandas.DataFrame
        The default parameters at full scale, and some of the posterior run again at that scale.
    """
    defaults, again = confirmed[:1], confirmed[1:]
    implausible = judged(again)
    return {
        "model_version": MODEL_VERSION,
        "seed": matching.seed,
        "size": matching.size,
        "scale": vars(matching.scale),
        "cut_off": CUT_OFF,
        "sets": len(sets),
        "accepted_by_runs": len(accepted),
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
                "default": _spread(defaults[target.name])["mean"],
                "before": _spread(matching.waves[0].trials[target.name]),
                "after": _spread(accepted[target.name]),
                "confirmed": _spread(again[target.name]),
            }
            for target in TARGETS
        ],
        "default_implausibility": [value if np.isfinite(value) else None for value in judged(defaults)[0].tolist()],
        "confirmed_sets": len(again),
        "confirmed_met": int((implausible[:, 0] < CUT_OFF).sum()),
        "confirmed_second": int((implausible[:, 1] < CUT_OFF).sum()),
        "parameters": {
            parameter.name: {
                "default": parameter.default,
                "range": parameter.range,
                "after": _percentiles(sets[parameter.name]),
            }
            for parameter in free_parameters()
        },
    }


def _spread(found: pd.Series) -> dict[str, Any]:
    values = found.dropna()
    mean = float(values.mean()) if len(values) else None
    return {"n": len(values), "mean": mean, "percentiles": _percentiles(values)}


def _percentiles(values: pd.Series) -> list[float | None]:
    """Return the 5th, 50th and 95th percentile."""
    if not len(values):
        return [None, None, None]
    return [float(f"{value:.4g}") for value in np.percentile(values, (5, 50, 95))]


def write(sets: pd.DataFrame, found: dict[str, Any], folder: Path, reference: Path) -> None:
    """Write the posterior into one folder and the summary into another, which may be the same."""
    sets.to_csv(folder / POSTERIOR.name, index=False, float_format="%.6g", lineterminator="\n")
    text = json.dumps(found, indent=1, allow_nan=False) + "\n"
    (reference / CALIBRATION).write_text(text, encoding="utf-8")


def ship(sets: pd.DataFrame, found: dict[str, Any]) -> None:
    """Make these the parameter sets that the model ships."""
    write(sets, found, POSTERIOR.parent, REFERENCE)


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
