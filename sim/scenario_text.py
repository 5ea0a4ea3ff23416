"""A scenario as the text of a TOML file."""

from __future__ import annotations

import json
from typing import Any

# Fields that follow from others when left out. Where a scenario changes later they must stay left out, since
# what they follow from may change; they are then written as a remark.
AUTOMATIC = ("desk_sites", "lead_organisation", "neighbourhoods")
AUTOMATIC_TABLES = ("investment", "problem_profile")
ONLY_WITH_DESK = ("desk_sites", "desk_location")


def as_toml(resolved: dict[str, Any], given: dict[str, Any], has_desk: bool) -> str:
    """Write a scenario.

    Parameters
    ----------
    resolved : dict
        Every field with the value it has.
    given : dict
        Only what was given, to tell apart what followed from other fields.
    has_desk : bool
        Whether a desk belongs to the plan at the start.

    Returns
    -------
    str
        TOML text, ending in a newline.
    """
    automatic_stays = bool(resolved["changes"])
    lines = [f"{key} = {_value(resolved[key])}" for key in ("name", "label_nl", "label_en")]
    tables = ("context", "choices", "mechanisms", "parameters")
    for table in (*tables, "ensemble") if "ensemble" in resolved else tables:
        fields, chosen = resolved[table], given.get(table, {})
        lines += ["", f"[{table}]"]
        for name, value in fields.items():
            if isinstance(value, dict) or value is None:
                continue
            remark = (name in ONLY_WITH_DESK and not has_desk) or (
                automatic_stays and name in AUTOMATIC and name not in chosen
            )
            lines.append(f"{'# ' if remark else ''}{name} = {_value(value)}")
        for name, value in fields.items():
            if isinstance(value, dict):
                lines += ["", f"[{table}.{name}]"]
                for part, share in value.items():
                    remark = automatic_stays and part not in chosen.get(name, {})
                    lines.append(f"{'# ' if remark else ''}{part} = {_value(share)}")
    for change in resolved["changes"]:
        lines += [
            "",
            "[[changes]]",
            *(f"{key} = {_value(change[key])}" for key in ("month", "field", "value")),
        ]
    return "\n".join(lines) + "\n"


def _value(value: Any) -> str:
    """Write one value; text is printable, so JSON's escapes are TOML's."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    return repr(value)
