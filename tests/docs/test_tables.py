"""The tables of the documentation say what the registries of the model say."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path


def test_the_generated_tables_are_in_step_with_the_model(checkout: Path) -> None:
    command = [sys.executable, "docs/tables.py", "--check"]
    result = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_odd_shows_each_registry(checkout: Path) -> None:
    odd = (checkout / "docs" / "odd.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"<!-- table: (\w+) -->", odd))
    assert shown == {"parameters", "choices", "context", "mechanisms", "rule_variants", "outcomes", "kinds"}
