"""Names of an earlier release are read for one release more, with a notice."""

from __future__ import annotations

from pathlib import Path

import pytest

import scenarios
from sim.inputs.former_names import FORMER
from sim.inputs.parameters import PARAMETERS
from sim.inputs.refusals import FIELDS, TABLES
from sim.inputs.scenario import Scenario

OLD = """
[parameters]
knot_hours = 20.0

[forms]
trust = "reputation"
"""


def test_a_former_name_in_a_file_or_on_the_command_line_means_the_present_one(tmp_path: Path) -> None:
    file = tmp_path / "old.toml"
    file.write_text(OLD, encoding="utf-8")
    with pytest.warns(FutureWarning) as notices:
        read = scenarios.load(file)
    said = [str(notice.message).partition(";")[0] for notice in notices]
    assert sorted(said) == [
        '"forms" is now called "rule_variants"',
        '"parameters.knot_hours" is now called "parameters.issue_hours"',
    ]
    present = {"parameters.issue_hours": 20.0, "rule_variants.trust": "reputation"}
    assert read.fingerprint() == Scenario(name="new").with_all(present).fingerprint()
    with pytest.warns(FutureWarning, match="knot_hours"):
        assert Scenario(name="old").with_("parameters.knot_hours", 20.0).parameters == {"issue_hours": 20.0}


def test_every_present_name_is_one() -> None:
    assert all(
        name in FIELDS or name in TABLES or name.removeprefix("parameters.") in PARAMETERS for name in FORMER.values()
    )
