"""The messages that a room says by name in its modules and templates, and those it says by the names of its registries."""

from __future__ import annotations

import re
from pathlib import Path

from experiments.analysis.remark_words import key_of as remark_key
from experiments.field_units import WORDLESS
from experiments.field_units import key_of as unit_key
from experiments.patterns.registry import PATTERNS
from experiments.patterns.tables import COLUMNS
from sim.inputs.parameters import PARAMETERS
from sim.inputs.scenario import describe

EXPERIMENTS = Path(__file__).parents[2] / "experiments"
#: What the messages of reports, findings, remarks, numbers, patterns and tables begin with.
ROOTS = (
    "box", "experiment", "figure", "finding", "mark", "municipality", "network", "number", "pattern", "quantity", "remark",
    "report", "spread", "table",
)  # fmt: skip
MESSAGE = re.compile(rf"""["']((?:{"|".join(ROOTS)})-[a-z0-9-]*[a-z0-9](?:\.[a-z]+)?)["']""")


def said_in_experiments() -> set[str]:
    """All that experiments ask of the catalogue; a name in a module that is no message is found missing there."""
    files = [*EXPERIMENTS.rglob("*.py"), *EXPERIMENTS.rglob("*.j2")]
    keys = {key for path in files for key in MESSAGE.findall(path.read_text(encoding="utf-8"))}
    units = {str(row["unit"]) for row in describe()} | {each.unit for each in PARAMETERS.values()}
    keys |= {unit_key(unit) for unit in units - WORDLESS} | {f"pattern-head-{column}" for column in COLUMNS}
    keys |= {key for each in PATTERNS for key in (f"pattern-{each.id}", f"pattern-{each.id}.target")}
    kinds = [re.findall(r'Remark\("(\w+)"', path.read_text(encoding="utf-8")) for path in EXPERIMENTS.rglob("*.py")]
    return keys | {remark_key(kind) for found in kinds for kind in found}
