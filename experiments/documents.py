"""The results as strict JSON: what ``--json`` prints and run.json keeps; a missing value is null."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from experiments.comparison import differences
from experiments.ensembles import additions, additions_by_scenario

if TYPE_CHECKING:
    from sim.run.ensemble_results import EnsembleResults
    from sim.run.results import Results


def plain(value: Any) -> Any:
    """Turn NumPy scalars into Python's, tuples into lists, NaN and infinity into None."""
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if hasattr(value, "item") and not isinstance(value, str):
        value = value.item()
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def as_json(document: Any, *, ascii_only: bool = True) -> str:
    """Write a document as strict JSON.

    Parameters
    ----------
    document : dict or list
        What to write.
    ascii_only : bool, default True
        Escape all other characters; a terminal may not know them.
    """
    return json.dumps(plain(document), indent=2, allow_nan=False, ensure_ascii=ascii_only)


def summaries(results: Results | EnsembleResults) -> dict[str, dict[str, float | int | None]]:
    """Return mean, 10th, 50th and 90th percentile and count of every outcome."""
    found: dict[str, dict[str, float | int | None]] = plain(results.summary().to_dict("index"))
    return found


def run_document(name: str, results: Results | EnsembleResults) -> dict[str, Any]:
    """Return the document of one scenario."""
    return {
        "scenario": name,
        "seed": results.seed,
        "uncertainty": results.uncertainty,
        "replications": results.replications,
        "months": results.months,
        "model_version": results.model_version,
        "fingerprint": results.fingerprint,
        "outcomes": summaries(results),
        **additions(results),
    }


def compare_document(results: Mapping[str, Results | EnsembleResults]) -> dict[str, Any]:
    """Return the document of several scenarios, each against the first.

    Parameters
    ----------
    results : mapping of str to Results
        By display name; the first one is the baseline.
    """
    first = next(iter(results.values()))
    by_scenario = {name: summaries(result) for name, result in results.items()}
    return {
        "scenarios": list(results),
        "seed": first.seed,
        "uncertainty": first.uncertainty,
        "replications": first.replications,
        "months": first.months,
        "model_version": first.model_version,
        "fingerprints": {name: result.fingerprint for name, result in results.items()},
        "outcomes": {
            outcome: {name: summary[outcome] for name, summary in by_scenario.items()}
            for outcome in first.outcomes.columns
        },
        "differences": {
            outcome: {name: difference.numbers() for name, difference in row.items()}
            for outcome, row in differences(results).items()
        },
        **additions_by_scenario(results),
    }
