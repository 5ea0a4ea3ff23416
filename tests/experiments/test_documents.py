"""What `--json` prints: strict, complete, and in a fixed order."""

from __future__ import annotations

import json
import math

import numpy as np
import pytest

from experiments.documents import as_json, compare_document, plain, run_document
from sim.observe.outcomes import NAMES
from sim.run.results import Results


def test_what_is_no_number_becomes_null() -> None:
    document = {
        "a": math.nan,
        "b": [np.float64("inf"), np.int64(3)],
        "c": {"d": np.float32(0.5)},
        "e": (True,),
    }
    assert plain(document) == {"a": None, "b": [None, 3], "c": {"d": 0.5}, "e": [True]}
    assert json.loads(as_json(document)) == plain(document)


def test_a_text_stays_a_text_and_is_printed_in_ascii() -> None:
    assert as_json({"naam": "coördinatie"}).isascii()
    assert json.loads(as_json({"naam": "coördinatie"})) == {"naam": "coördinatie"}


def test_the_document_of_a_run_has_every_outcome_with_its_summary(small_results: dict[str, Results]) -> None:
    results = small_results["broad"]
    document = run_document("broad", results)
    assert list(document) == [
        "scenario",
        "seed",
        "uncertainty",
        "replications",
        "months",
        "model_version",
        "fingerprint",
        "outcomes",
    ]
    assert list(document["outcomes"]) == list(NAMES)
    for name, row in document["outcomes"].items():
        column = results.outcomes[name].dropna()
        assert list(row) == ["mean", "p10", "p50", "p90", "n"]
        assert row["n"] == len(column)
        if row["n"]:
            assert row["mean"] == pytest.approx(column.mean())
            assert row["p10"] == pytest.approx(column.quantile(0.1))
        else:
            assert [row[key] for key in ("mean", "p10", "p50", "p90")] == [None] * 4


def test_the_document_of_a_comparison_is_by_outcome_and_scenario(small_results: dict[str, Results]) -> None:
    document = json.loads(as_json(compare_document(small_results)))
    assert document["scenarios"] == ["no_cjg", "broad"]
    assert set(document["fingerprints"]) == {"no_cjg", "broad"}
    assert document["outcomes"]["load"]["broad"] == run_document("broad", small_results["broad"])["outcomes"]["load"]
    gap = small_results["broad"].outcomes["load"] - small_results["no_cjg"].outcomes["load"]
    assert document["differences"]["load"]["broad"]["mean"] == pytest.approx(gap.mean())
    assert list(document["differences"]["load"]["broad"]) == ["mean", "low", "high", "n"]
