"""What a field of a scenario carries besides its type: its unit, where its default comes from, and its dilemma.

A choice, a context field or a mechanism is described once, beside its type. The refusals, the command line,
the dashboard's controls, the sweep ranges and the tables of the documentation all read that one description. What a
field is called and what it changes stands in the catalogue of words (``language/*/fields.ftl``), under its path.
"""

from __future__ import annotations

import types
from dataclasses import dataclass
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, core_schema

# What stands in the place of a choice that is left to the municipality.
DECIDE = "decide"


@dataclass(frozen=True)
class Note:
    """The description of one field.

    Parameters
    ----------
    unit : str
        Unit of a number; empty where there is none.
    source : str
        Where the default comes from, or ``"assumption"``.
    dilemma : str
        Identifier in :mod:`sim.inputs.dilemmas` of the dilemma this choice answers; empty when there is none.
    """

    unit: str = ""
    source: str = "assumption"
    dilemma: str = ""


@dataclass(frozen=True)
class ChoiceNote(Note):
    """The description of a choice: beside its own values it takes "decide", which leaves it to the municipality.

    Parameters
    ----------
    compared : tuple
        The values that a comparison of its options takes; all of them where none is named.
    beside : tuple of (str, object)
        Other choices under which such a comparison means something.
    """

    compared: tuple[Any, ...] = ()
    beside: tuple[tuple[str, Any], ...] = ()

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Let "decide" pass by what the field checks otherwise."""
        return core_schema.no_info_wrap_validator_function(
            lambda value, check: value if isinstance(value, str) and value == DECIDE else check(value),
            handler(source),
            serialization=core_schema.plain_serializer_function_ser_schema(lambda value: value),
        )


class Table(BaseModel):
    """A table of a scenario: immutable, without unknown fields, and strict about types and finite numbers."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


def note_of(field: FieldInfo) -> Note | None:
    """Return the :class:`Note` of a field, or None for a field without one (a nested table)."""
    return next((item for item in field.metadata if isinstance(item, Note)), None)


def takes_decide(field: FieldInfo) -> bool:
    """Return whether a field may be left to the municipality."""
    return isinstance(note_of(field), ChoiceNote)


def nested(field: FieldInfo) -> type[Table] | None:
    """Return the table type of a nested field, or None for a plain one."""
    kind = field.annotation
    return kind if isinstance(kind, type) and issubclass(kind, Table) else None


def named_values(field: FieldInfo) -> tuple[str, ...]:
    """Return the named values a field accepts, or an empty tuple for numbers, series and yes or no."""
    kind = field.annotation
    options = get_args(kind) if get_origin(kind) in (Union, types.UnionType) else (kind,)
    return tuple(str(value) for option in options if get_origin(option) is Literal for value in get_args(option))


def limits(field: FieldInfo) -> tuple[float | None, float | None]:
    """Return the lowest and highest number a field accepts (None where it has no such limit)."""
    low = next((item.ge for item in field.metadata if hasattr(item, "ge")), None)
    high = next((item.le for item in field.metadata if hasattr(item, "le")), None)
    return low, high


def kind_of(field: FieldInfo) -> str:
    """Return ``"choice"``, ``"yes_no"``, ``"whole_number"``, ``"number"`` or ``"series"``."""
    if named_values(field):
        return "choice"
    if field.annotation is bool:
        return "yes_no"
    if field.annotation is int:
        return "whole_number"
    return "number" if field.annotation is float else "series"


def _plainly(number: float) -> str:
    """Write a limit without exponent or needless decimals."""
    return f"{int(number)}" if number == int(number) else f"{number:g}"


def allowed(field: FieldInfo) -> str:
    """Say in words what a field accepts, for a refusal or a help text."""
    low, high = limits(field)
    between = f" from {_plainly(low)} to {_plainly(high)}" if low is not None and high is not None else ""
    may_decide = f' or "{DECIDE}"' if takes_decide(field) else ""
    return _allowed_values(field, between) + may_decide


def allowance(field: FieldInfo) -> dict[str, Any]:
    """Return what a field accepts as facts: its kind, its limits or named values, and whether it may be left open."""
    low, high = limits(field)
    return {
        "kind": kind_of(field), "low": low, "high": high, "values": named_values(field), "decide": takes_decide(field)
    }  # fmt: skip


def _allowed_values(field: FieldInfo, between: str) -> str:
    kind = kind_of(field)
    if kind == "choice":
        return "one of " + ", ".join(f'"{value}"' for value in named_values(field))
    if kind == "yes_no":
        return "true or false"
    if kind == "whole_number":
        return "a whole number" + between
    if kind == "number":
        return "a number" + between
    return "a number or a list of numbers, one a year from 2007, each from 0 to 3"


def leaves(table: type[Table], prefix: str) -> dict[str, FieldInfo]:
    """Return every plain field of a table by its full path, in order, nested tables opened."""
    found: dict[str, FieldInfo] = {}
    for name, field in table.model_fields.items():
        inner = nested(field)
        if inner is None:
            found[f"{prefix}.{name}"] = field
        else:
            found.update(leaves(inner, f"{prefix}.{name}"))
    return found


def describe_table(table: Table, prefix: str) -> list[dict[str, Any]]:
    """Describe each plain field of a table.

    Parameters
    ----------
    table : Table
        An instance with the defaults; its type gives fields and notes.
    prefix : str
        Start of the paths, such as ``"choices"``.

    Returns
    -------
    list of dict
        Per field: path, type, values, minimum, maximum, default, unit, source, dilemma, allowed, may_decide.
    """
    rows: list[dict[str, Any]] = []
    for path, field in leaves(type(table), prefix).items():
        note = note_of(field)
        if note is None:
            raise TypeError(f"{path} has no description")
        default: Any = table
        for part in path.split(".")[1:]:
            default = getattr(default, part)
        low, high = limits(field)
        rows.append(
            {
                "path": path,
                "type": kind_of(field),
                "values": list(named_values(field)),
                "minimum": low,
                "maximum": high,
                "default": list(default) if isinstance(default, tuple) else default,
                "unit": note.unit,
                "source": note.source,
                "dilemma": note.dilemma,
                "allowed": allowed(field),
                "may_decide": takes_decide(field),
            }
        )
    return rows
