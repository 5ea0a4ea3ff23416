"""Scripts that start workers: what a script says that has no guard."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.processes import Start, finish

ADVICE = "put the call under if __name__ == '__main__':"
SCRIPTS = {
    "a town": "import scenarios\nimport sim\nsim.simulate(scenarios.load('mid_town'), replications=2, months=2, workers=2)\n",
    "an ensemble": "import scenarios\nimport sim\nsim.simulate_ensemble(scenarios.load('ensemble_60'), months=2, workers=2)\n",
    "a sweep": """
import sys
from experiments import designs
from experiments.store import open_store
from experiments.sweeps import sweep
from experiments.sweeps.pools import local_workers

design, folder = designs.load("coordination")
with open_store(sys.argv[1]) as store, local_workers(2) as workers:
    sweep(store, designs.plan(design, folder, "coordination"), workers)
""",
}


@pytest.mark.parametrize("which", SCRIPTS)
def test_a_script_without_a_guard_ends_in_one_line_of_advice(
    which: str, tmp_path: Path, checkout: Path, start: Start
) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPTS[which], encoding="utf-8")
    told = start(sys.executable, script, tmp_path / "s.sqlite", env={**os.environ, "PYTHONPATH": str(checkout)})
    found = finish(told)
    lines = found.stderr.splitlines()
    assert found.returncode == 1
    assert ADVICE in lines[-1], found.stderr
    assert found.stderr.count(ADVICE) == 1
    assert found.stderr.count("Traceback") == 1
    assert len(lines) < 30, found.stderr
