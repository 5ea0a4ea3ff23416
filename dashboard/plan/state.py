"""The state of a page: a town, a plan, a baseline, assumptions, and what is looked at. Everything an address holds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from dashboard.language import Language
from sim.inputs.fields import DECIDE
from sim.inputs.parameters import PARAMETERS
from sim.inputs.refusals import FIELDS
from sim.observe.outcomes import OUTCOMES

#: The panels a page opens with: reach, and coordination.
USUAL_PANELS = ("reach_all", "white_spots_per_1000")
USUAL_TOWN = "mid_town"
LONGEST_NAME = 80
MOST_CHANGES = 24
ASSUMED = ("context.", "mechanisms.", "parameters.")
LONGEST_TEXT = 20_000
MOST_RANGES = 60

Values = dict[str, Any]
Changes = tuple[tuple[int, str, Any], ...]


class BadAddressError(ValueError):
    """Part of an address, or of what a page sent, that says nothing; its text names it.

    Parameters
    ----------
    key : str
        Of the text, among those of addresses.
    **values
        What the text names.
    """

    def __init__(self, key: str, **values: Any) -> None:
        self.key, self.values = f"address-{key}", values
        super().__init__(self.said(Language("en")))

    def said(self, lang: Language) -> str:
        """Return the text in a language."""
        return lang(self.key, **self.values)


@dataclass(frozen=True)
class Own:
    """Choices of one plan, where they differ from the town's, and its later changes."""

    choices: Values = field(default_factory=dict)
    changes: Changes = ()


@dataclass(frozen=True)
class State:
    """What a page shows.

    Attributes
    ----------
    town : str
        A shipped scenario: the municipality, and the plan one starts from.
    assumptions : dict
        Context, mechanisms and parameters that differ from the town's.
    plan : Own
    pinned : Own or None
        The plan that serves as baseline; None is the municipality without a CJG.
    uncertainty : {"luck", "both"}
    usual : bool
        Whether plan and baseline under the usual assumptions are drawn too.
    panels : tuple of str
        The two outcomes in large.
    unknown : tuple of str
        Context fields that the user does not know: drawn in every future.
    ranges : dict
        Field to the lowest and highest value, or to the named values, that are shown beside its control: the box in
        whose middle the page was opened. They change nothing that is run.
    name, seed : str, int
    """

    town: str = USUAL_TOWN
    assumptions: Values = field(default_factory=dict)
    plan: Own = field(default_factory=Own)
    pinned: Own | None = None
    uncertainty: str = "luck"
    usual: bool = False
    panels: tuple[str, ...] = USUAL_PANELS
    unknown: tuple[str, ...] = ()
    ranges: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    name: str = ""
    seed: int = 1

    # -- as pages send it -----------------------------------------------------------------------------------------

    @classmethod
    def from_json(cls, given: Any) -> State:
        """Read what a page sent.

        Raises
        ------
        BadAddressError
            Naming what cannot be read.
        """
        if not isinstance(given, Mapping):
            raise BadAddressError("object")
        pinned = given.get("pinned")
        return cls(
            town=_town(given.get("town", USUAL_TOWN)),
            assumptions=_values(given.get("assumptions", {}), ASSUMED),
            plan=_own(given.get("plan", {})),
            pinned=None if pinned is None else _own(pinned),
            uncertainty=_among("uncertainty", given.get("uncertainty", "luck"), ("luck", "both")),
            usual=bool(given.get("usual", False)),
            panels=_panels(given.get("panels", USUAL_PANELS)),
            unknown=_unknown(given.get("unknown", ())),
            ranges=_ranges(given.get("ranges", {})),
            name=str(given.get("name", ""))[:LONGEST_NAME],
            seed=_seed(given.get("seed", 1)),
        )

    def to_json(self) -> dict[str, Any]:
        """Return it as pages send it."""
        return {
            "town": self.town,
            "assumptions": self.assumptions,
            "plan": _own_json(self.plan),
            "pinned": None if self.pinned is None else _own_json(self.pinned),
            "uncertainty": self.uncertainty,
            "usual": self.usual,
            "panels": list(self.panels),
            "unknown": list(self.unknown),
            "ranges": {path: list(each) for path, each in self.ranges.items()},
            "name": self.name,
            "seed": self.seed,
        }

    # -- as an address says it ------------------------------------------------------------------------------------

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> State:
        """Read the part of an address behind the question mark.

        Raises
        ------
        BadAddressError
            Naming the part that cannot be read.
        """
        found: dict[str, Any] = {
            "ranges": {},
            "assumptions": {},
            "plan": {},
            "changes": [],
            "base": {},
            "base_changes": [],
        }
        pinned = False
        for key, text in query.items():
            if key in ("town", "name", "seed"):
                found[key] = text
            elif key == "futures":
                found["uncertainty"] = text
            elif key == "usual":
                found["usual"] = text == "1"
            elif key == "panels":
                found["panels"] = text.split(".")
            elif key == "unknown":
                found["unknown"] = [f"context.{name}" for name in text.replace("context.", "").split(".") if name]
            elif key == "baseline":
                pinned = _among("baseline", text, ("pinned", "no_cjg")) == "pinned"
            elif key in ("f", "lang"):
                continue
            elif key.startswith("in."):
                found["ranges"][key[3:]] = _range(text)
            elif key.startswith(ASSUMED):
                found["assumptions"][key] = _read(key, text)
            elif key.startswith("choices."):
                found["plan"][key] = _read(key, text)
            elif key.startswith("b.choices."):
                found["base"][key[2:]] = _read(key[2:], text)
            elif key.startswith(("at.", "b.at.")):
                where = "base_changes" if key.startswith("b.") else "changes"
                found[where].append(_change(key.removeprefix("b."), text))
            else:
                raise BadAddressError("part", given=key[:60])
        given: dict[str, Any] = {
            key: found[key]
            for key in ("town", "name", "seed", "uncertainty", "usual", "panels", "unknown")
            if key in found
        }
        given["ranges"] = found["ranges"]
        given["assumptions"] = found["assumptions"]
        given["plan"] = {"choices": found["plan"], "changes": found["changes"]}
        if pinned:
            given["pinned"] = {"choices": found["base"], "changes": found["base_changes"]}
        return cls.from_json(given)

    def to_query(self, fingerprint: str = "") -> str:
        """Return the address of this state, without a question mark.

        Parameters
        ----------
        fingerprint : str
            Of the plan's result, so that whoever opens the address can see whether it still comes out.
        """
        parts: list[tuple[str, str]] = [("town", self.town)]
        parts += [(path, _write(value)) for path, value in self.plan.choices.items()]
        parts += [(f"at.{month}.{path}", _write(value)) for month, path, value in self.plan.changes]
        parts += [(path, _write(value)) for path, value in self.assumptions.items()]
        if self.pinned is not None:
            parts.append(("baseline", "pinned"))
            parts += [(f"b.{path}", _write(value)) for path, value in self.pinned.choices.items()]
            parts += [(f"b.at.{month}.{path}", _write(value)) for month, path, value in self.pinned.changes]
        usual = State()
        if self.uncertainty != usual.uncertainty:
            parts.append(("futures", self.uncertainty))
        if self.usual:
            parts.append(("usual", "1"))
        if self.panels != usual.panels:
            parts.append(("panels", ".".join(self.panels)))
        if self.unknown:
            parts.append(("unknown", ".".join(path.removeprefix("context.") for path in self.unknown)))
        parts += [(f"in.{path}", _write_range(each)) for path, each in self.ranges.items()]
        if self.seed != usual.seed:
            parts.append(("seed", str(self.seed)))
        if self.name:
            parts.append(("name", self.name))
        if fingerprint:
            parts.append(("f", fingerprint))
        return urlencode(parts)

    def with_plan(self, **choices: Any) -> State:
        """Return this state with choices of the plan different; keys without ``choices.``."""
        merged = self.plan.choices | {f"choices.{key}": value for key, value in choices.items()}
        return replace(self, plan=replace(self.plan, choices=merged))


def _own(given: Any) -> Own:
    if not isinstance(given, Mapping):
        raise BadAddressError("plan")
    changes = given.get("changes", [])
    if not isinstance(changes, (list, tuple)) or len(changes) > MOST_CHANGES:
        raise BadAddressError("changes", most=MOST_CHANGES)
    read: list[tuple[int, str, Any]] = []
    for each in changes:
        if not isinstance(each, (list, tuple)) or len(each) != 3 or isinstance(each[0], bool):
            raise BadAddressError("change-parts")
        month, path, value = each
        if not isinstance(month, int) or not 0 <= month < 600:
            raise BadAddressError("month", given=str(month)[:20])
        read.append((month, _known(path, ("choices.", "mechanisms.", "context.second_line")), _plain(path, value)))
    return Own(_values(given.get("choices", {}), ("choices.",)), tuple(sorted(read, key=lambda one: one[:2])))


def _own_json(own: Own) -> dict[str, Any]:
    return {"choices": own.choices, "changes": [list(each) for each in own.changes]}


def _values(given: Any, prefixes: tuple[str, ...]) -> Values:
    if not isinstance(given, Mapping):
        raise BadAddressError("tables")
    return {_known(path, prefixes): _plain(path, value) for path, value in given.items()}


def _known(path: Any, prefixes: tuple[str, ...]) -> str:
    """Return a path, or refuse one that names no field."""
    text = str(path)
    named = text in FIELDS or (text.startswith("parameters.") and text.partition(".")[2] in PARAMETERS)
    if not named or not text.startswith(prefixes):
        raise BadAddressError("field", given=text[:60])
    return text


def _plain(path: Any, value: Any) -> Any:
    """Return a value as its field takes it: a page knows no difference between 2 and 2.0."""
    if isinstance(value, (list, tuple)):
        return [float(each) for each in value[:60] if isinstance(each, (int, float))]
    if not isinstance(value, (bool, int, float, str)):
        raise BadAddressError("value", path=str(path)[:60], given=str(value)[:40])
    if isinstance(value, (bool, str)):
        return value[:LONGEST_NAME] if isinstance(value, str) else value
    kind = FIELDS[path].annotation if path in FIELDS else float
    if kind is int and float(value).is_integer():
        return int(value)
    return float(value) if kind is not int else value


def _read(path: str, text: str) -> Any:
    """Read a value out of an address."""
    path = _known(path, ("",))
    if text == DECIDE:
        return text
    kind = FIELDS[path].annotation if path in FIELDS else float
    try:
        if kind is bool:
            return {"true": True, "false": False}[text]
        if kind is int:
            return int(text)
        if kind is float:
            return float(text)
        if text.startswith("["):
            return json.loads(text[:1000])
    except (KeyError, ValueError):
        raise BadAddressError("unread", path=path, given=text[:40]) from None
    return text


def _change(key: str, text: str) -> list[Any]:
    _, month, path = ([*key.split(".", 2), "", ""])[:3]
    if not month.isdigit():
        raise BadAddressError("change", given=key[:60])
    return [int(month), path, _read(path, text)]


def _write(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return json.dumps(list(value))
    return repr(value) if isinstance(value, float) else str(value)


def _among(name: str, value: Any, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise BadAddressError("among", name=name, given=str(value)[:40], allowed=", ".join(allowed))
    return str(value)


def _town(value: Any) -> str:
    from dashboard.plan.towns import TOWNS

    return _among("town", value, tuple(TOWNS))


def _panels(value: Any) -> tuple[str, ...]:
    names = tuple(str(each) for each in value) if isinstance(value, (list, tuple)) else ()
    if len(names) != len(USUAL_PANELS):
        raise BadAddressError("panels")
    return tuple(_among("panels", each, tuple(OUTCOMES)) for each in names)


def _unknown(value: Any) -> tuple[str, ...]:
    from dashboard.plan.unknown import MAY_BE_UNKNOWN

    names = tuple(str(each) for each in value) if isinstance(value, (list, tuple)) else ()
    for each in names:
        if each not in MAY_BE_UNKNOWN:
            allowed = ", ".join(path.removeprefix("context.") for path in MAY_BE_UNKNOWN)
            raise BadAddressError("among", name="unknown", given=each.removeprefix("context.")[:40], allowed=allowed)
    return tuple(sorted(set(names)))


def _ranges(given: Any) -> dict[str, tuple[Any, ...]]:
    if not isinstance(given, Mapping) or len(given) > MOST_RANGES:
        raise BadAddressError("ranges", most=MOST_RANGES)
    return {_known(path, ("choices.", *ASSUMED)): _range_of(path, each) for path, each in given.items()}


def _range_of(path: Any, given: Any) -> tuple[Any, ...]:
    """Return two numbers in order, or names of values."""
    if isinstance(given, (list, tuple)) and 0 < len(given) <= MOST_RANGES:
        numbers = [each for each in given if isinstance(each, (int, float)) and not isinstance(each, bool)]
        if len(given) == len(numbers) == 2 and numbers[0] <= numbers[1]:
            return float(numbers[0]), float(numbers[1])
        if not numbers and all(isinstance(each, str) for each in given):
            return tuple(each[:LONGEST_NAME] for each in given)
    raise BadAddressError("range", path=str(path)[:60], given=str(given)[:40])


def _range(text: str) -> list[Any]:
    low, colon, high = text.partition(":")
    if not colon:
        return text.split("|")
    try:
        return [float(low), float(high)]
    except ValueError:
        return []


def _write_range(each: tuple[Any, ...]) -> str:
    return "|".join(each) if isinstance(each[0], str) else f"{each[0]:g}:{each[1]:g}"


def _seed(value: Any) -> int:
    try:
        seed = int(value)
    except (TypeError, ValueError):
        seed = -1
    if not 0 <= seed < 2**53:
        raise BadAddressError("seed", given=str(value)[:40])
    return seed
