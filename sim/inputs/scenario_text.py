"""A scenario as the text of a TOML file: every value it rests on, so that a later default cannot move it."""

from __future__ import annotations

import json
from typing import Any

from sim.inputs.choices import FOLLOWS
from sim.inputs.fields import DECIDE
from sim.inputs.investment import STEPS

WIDEST = 100  # characters of a list on one line; a longer one takes a line a number


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
        TOML text, ending in a newline. Only a choice that would say something else when it is written stands as a
        remark: see :func:`left_out`.
    """
    chosen = given.get("choices", {})
    remarks = left_out(resolved["changes"], chosen, has_desk)
    lines = [f"{key} = {_value(resolved[key])}" for key in ("name", "label_nl", "label_en")]
    tables = ("context", "choices", "mechanisms", "parameters", "rule_variants")
    for table in (*tables, "ensemble") if "ensemble" in resolved else tables:
        fields = resolved[table]
        lines += ["", f"[{table}]"]
        for name, value in fields.items():
            if not isinstance(value, dict) and value is not None:
                lines.append(_line(name, value, f"{table}.{name}" in remarks))
        for name, value in fields.items():
            if isinstance(value, dict):
                lines += ["", f"[{table}.{name}]"]
                lines += [_line(part, share, f"{table}.{name}.{part}" in remarks) for part, share in value.items()]
    for change in resolved["changes"]:
        lines += ["", "[[changes]]", *(_line(key, change[key]) for key in ("month", "field", "value"))]
    return "\n".join(lines) + "\n"


def left_out(changes: list[dict[str, Any]], chosen: dict[str, Any], has_desk: bool) -> set[str]:
    """Name the choices that must stay unsaid, because said aloud they would contradict, or bind a later month.

    Parameters
    ----------
    changes : list of dict
        Each with month, field and value.
    chosen : dict
        The choices that were given.
    has_desk : bool
        Whether a desk belongs to the plan at the start.

    Returns
    -------
    set of str
        Full paths. A place for a desk that is not planned is refused. The number of desks follows from a desk that a
        change brings, the lead ends when a change sends everybody home, and the shares that were not given make room
        for the one that a change sets. Beside a choice that is left to the municipality, what follows from others
        would bind what it decides.
    """
    changed = {change["field"] for change in changes}
    shares = chosen.get("investment", {})
    unsaid: set[str] = set()
    if DECIDE in (*chosen.values(), *shares.values(), *(change["value"] for change in changes)):
        unsaid |= {f"choices.{name}" for name in FOLLOWS if name not in chosen}
    if not has_desk:
        unsaid.add("choices.desk_location")
        if "choices.desk" in changed and "desk_sites" not in chosen:
            unsaid.add("choices.desk_sites")
    nobody_later = any(change["field"] == "choices.partnership" and change["value"] == "none" for change in changes)
    if nobody_later and "lead_organisation" not in chosen:
        unsaid.add("choices.lead_organisation")
    if DECIDE in shares.values() or any(field.startswith("choices.investment.") for field in changed):
        unsaid |= {f"choices.investment.{step}" for step in STEPS if step not in shares}
    return unsaid


def _line(name: str, value: Any, as_remark: bool = False) -> str:
    """Write one field; one that stays unsaid can still be read, as a remark."""
    return f"{'# ' if as_remark else ''}{name} = {_value(value)}"


def _value(value: Any) -> str:
    """Write one value; text is printable, so JSON's escapes are TOML's."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        items = [_value(item) for item in value]
        line = f"[{', '.join(items)}]"
        return line if len(line) <= WIDEST else "[\n" + "".join(f"    {item},\n" for item in items) + "]"
    return repr(value)
