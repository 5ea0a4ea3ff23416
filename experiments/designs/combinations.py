"""Values that cannot stand together: what a factor without meaning does at a point, and which factors go as one.

A factor may exist only under a condition (where a desk stands, when there is a desk): at a point where it means nothing
it is left out, and the model is a function of all factors there too. Where values contradict each other (a lead that is
not invited), a sampling that draws each factor by itself is not sound: such factors are drawn as one, from the
combinations that can stand.
"""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from experiments.designs.factors import Factor
from experiments.refusals import Refusal
from sim.inputs.choices import inert
from sim.inputs.refusals import shown
from sim.inputs.scenario import Scenario, ScenarioError

MOST_TOGETHER = 10_000  # combinations of the factors that go as one
MOST_EXAMINED = 50  # contradictions looked into at a time; those of another kind show when these are mended

#: Fields of a point -> its scenario, or a ScenarioError.
Stand = Callable[[Mapping[str, Any]], Scenario]


def combined(base: Scenario, fields: Mapping[str, Any]) -> Scenario:
    """Return a scenario with some fields set; a choice that means nothing beside the others may be left out.

    Parameters
    ----------
    base : Scenario
    fields : mapping
        Full path to value.

    Raises
    ------
    ScenarioError
        When the values cannot stand together.
    """
    try:
        return base.with_all(fields)
    except ScenarioError as refusal:
        idle = _said_to_be_idle(base, fields)
        with suppress(ScenarioError):
            scenario = base.with_all({field: value for field, value in fields.items() if field not in idle})
            if idle and idle <= without_meaning(scenario):
                return scenario
        raise refusal from None


def without_meaning(scenario: Scenario) -> set[str]:
    """Return the choices that mean nothing in a scenario, from its first month to its last."""
    return set.intersection(*(inert(state.choices, state.context) for state in scenario.states))


def factors_as_one(
    factors: Sequence[Factor], points: Sequence[Mapping[str, Any]], stand: Stand, known: Sequence[Sequence[str]] = ()
) -> set[frozenset[str]]:
    """Return which factors contradict each other at some of the points, in sets without a field in common.

    A factor has a part in a contradiction when another value of it alone would end it.

    Parameters
    ----------
    factors : sequence of Factor
    points : sequence of mapping
        Levels of points that cannot stand.
    stand : callable
        Levels to scenario.
    known : sequence of sequence of str
        Fields that go as one already.

    Raises
    ------
    Refusal
        When a value never stands, or a range contradicts another factor.
    """
    found = [set(each) for each in known]
    alone: list[tuple[str, Mapping[str, Any]]] = []  # where two contradictions meet, or a value never stands
    for levels in points[:MOST_EXAMINED]:
        bound = {factor.field for factor in factors if _ends_it(factor, levels, stand)}
        if len(bound) == 1:
            alone.append((bound.pop(), levels))
        elif bound:
            found = _joined([*found, bound])
    if alone and len(found) == len(known) and all(set(each) in found for each in known):
        _refuse_value(*alone[0], stand)
    for factor in factors:
        if factor.is_range and any(factor.field in bound for bound in found):
            _refuse_range(factor, found)
    return set(map(frozenset, found))


def standing_together(
    members: Sequence[Factor], factors: Sequence[Factor], stand: Stand
) -> tuple[tuple[Any, ...], ...]:
    """Return the combinations of some factors that can stand, whatever the other factors are.

    Parameters
    ----------
    members : sequence of Factor
        With lists of values.
    factors : sequence of Factor
        All of the design: a combination is tried beside different values of the others.
    stand : callable

    Raises
    ------
    Refusal
        When there are too many, or a value stands in none of them.
    """
    names = [factor.field for factor in members]
    number = math.prod(len(factor.values) for factor in members)
    if number > MOST_TOGETHER:
        raise Refusal(
            f"{' and '.join(names)} contradict each other and have {number:,} combinations; allowed are "
            f"{MOST_TOGETHER:,}: list fewer values"
        )
    draw = random.Random(0)
    elsewhere = [{factor.field: factor.at(draw.random()) for factor in factors} for _ in range(MOST_EXAMINED)]
    kept = [
        values
        for values in itertools.product(*(factor.values for factor in members))
        if any(_stands({**levels, **dict(zip(names, values, strict=True))}, stand) for levels in elsewhere)
    ]
    for place, factor in enumerate(members):
        for value in factor.values:
            if value not in [values[place] for values in kept]:
                raise Refusal(f"factors: {factor.field} = {shown(value)} cannot stand in any combination; leave it out")
    return tuple(kept)


def _said_to_be_idle(base: Scenario, fields: Mapping[str, Any]) -> set[str]:
    """Return which of some choices mean nothing beside the others, whether or not all of them can stand together."""
    tables = {
        table: {name.removeprefix(f"{table}."): value for name, value in fields.items() if name.startswith(f"{table}.")}
        for table in ("choices", "context")
    }
    choices = base.choices.model_copy(update=tables["choices"])
    context = base.context.model_copy(update=tables["context"])
    return inert(choices, context) & set(fields)


def _ends_it(factor: Factor, levels: Mapping[str, Any], stand: Stand) -> bool:
    """Tell whether another value of this factor alone would let a point stand."""
    others = factor.values or (factor.at(0.0), factor.at(0.5), factor.at(1.0))
    return any(_stands({**levels, factor.field: value}, stand) for value in others if value != levels[factor.field])


def _stands(levels: Mapping[str, Any], stand: Stand) -> bool:
    try:
        stand(levels)
    except ScenarioError:
        return False
    return True


def _joined(sets: list[set[str]]) -> list[set[str]]:
    """Join sets that have a field in common."""
    apart: list[set[str]] = []
    for each in sets:
        touching = [other for other in apart if other & each]
        apart = [other for other in apart if not other & each]
        apart.append(each.union(*touching))
    return apart


def _refuse_value(field: str, levels: Mapping[str, Any], stand: Stand) -> None:
    try:
        stand(levels)
    except ScenarioError as refusal:
        why = " ".join(str(refusal).split())
        raise Refusal(f"factors: {field} = {shown(levels[field])} cannot stand here: {why}; leave it out") from None


def _refuse_range(factor: Factor, found: Sequence[set[str]]) -> None:
    others = sorted(next(bound for bound in found if factor.field in bound) - {factor.field})
    raise Refusal(
        f"factors: {factor.field} lies in a range, and parts of it contradict {', '.join(others)}; list its values, or "
        'take kind = "latin_hypercube"'
    )
