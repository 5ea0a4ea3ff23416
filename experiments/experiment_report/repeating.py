"""How to get an experiment again: its design as a file, and the commands."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

import tomli_w

from experiments.designs.schema import ONLY_FOR, Design

if TYPE_CHECKING:
    from experiments.store.catalogue import Experiment

DESIGN_FILE = "design.toml"


def design_text(design: Design) -> str:
    """Return a design as a file that ``cjg sweep`` takes, with all that the command line had changed in it."""
    content: dict[str, Any] = design.model_dump(mode="json", exclude_defaults=True)
    content |= {name: getattr(design, name) for name in ("replications", "months", "seed")}
    content["responses"] = list(design.responses)
    allowed = {
        name: value
        for name, value in content.items()
        if value is not None and value != {} and (name not in ONLY_FOR or design.kind in ONLY_FOR[name])
    }
    return tomli_w.dumps(allowed)


def commands(experiment: Experiment, lang: str) -> str:
    """Return the commands that give the same numbers and the same page, from the folder of the report."""
    report = ["cjg", "report", experiment.name, "--lang", lang, "--out", "again"]
    return f"cjg sweep {DESIGN_FILE}\n{shlex.join(report)}"


def files_needed(design: Design) -> list[str]:
    """Return scenario files of a user that the design names: they are not part of it."""
    bases = design.factors.get("base", [])
    return [name for name in (design.base, *design.scenarios, *bases) if str(name).endswith(".toml")]
