"""Names that fields of a scenario had in an earlier release: read for one release more, with a notice."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from typing import Any

FORMER = {"forms": "rule_variants", "parameters.knot_hours": "parameters.issue_hours"}


def present_name(path: str) -> str:
    """Return the path of a field by its present name, and warn where it was given by a former one."""
    for former, present in FORMER.items():
        if path == former or path.startswith(f"{former}."):
            warnings.warn(
                f'"{former}" is now called "{present}"; the next release no longer knows it', FutureWarning, 3
            )
            return present + path.removeprefix(former)
    return path


def by_present_names(tables: Mapping[str, Any]) -> dict[str, Any]:
    """Return a scenario as it was given, with each field under its present name."""
    found: dict[str, Any] = {}
    for table, fields in tables.items():
        named = present_name(table)
        if named == "parameters" and isinstance(fields, Mapping):
            fields = {_parameter(name): value for name, value in fields.items()}
        found[named] = fields
    return found


def _parameter(name: str) -> str:
    return present_name(f"parameters.{name}").removeprefix("parameters.")
