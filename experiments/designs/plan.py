"""The plan of a design: a scenario for each of its points, and the points that no scenario can be made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from experiments.designs.combinations import Stand, combined, factors_as_one, standing_together, without_meaning
from experiments.designs.factors import BASE, Factor, factors_of, flattened
from experiments.designs.layouts import Axis, axes_of, count_of, rows_of
from experiments.designs.schema import Design
from experiments.options import checked_horizon
from experiments.refusals import Refusal, nearest
from language.fields import no_effect
from sim.inputs.choices import conditions
from sim.inputs.refusals import shown
from sim.inputs.scenario import Scenario, ScenarioError
from sim.inputs.scenario_error import Finding

MOST_POINTS = 200_000
MOST_RUNS = 2_000_000
NEED_EVERY_POINT = ("sobol", "morris")  # their estimates hold only over all the points that were drawn


@dataclass(frozen=True)
class Point:
    """One scenario of a design.

    Attributes
    ----------
    number : int
        Place in the design, skipped points counted.
    label : str
    levels : dict
        Field (or ``"scenario"``, or ``"base"``) to value.
    scenario : Scenario
    position : tuple of float
        Place in the unit cube; empty for kinds that list their points.
    """

    number: int
    label: str
    levels: dict[str, Any]
    scenario: Scenario
    position: tuple[float, ...] = ()

    @cached_property
    def mark(self) -> str:
        """The fingerprint of its scenario."""
        return self.scenario.fingerprint()


@dataclass(frozen=True)
class Skipped:
    """A point whose values cannot stand together, and why."""

    number: int
    label: str
    why: str
    levels: dict[str, Any]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Plan:
    """What a sweep runs.

    Attributes
    ----------
    design : Design
    points : list of Point
    skipped : list of Skipped
    """

    design: Design
    points: list[Point]
    skipped: list[Skipped]

    @property
    def runs(self) -> int:
        """Runs in all, those with an equal scenario counted each."""
        return len(self.points) * self.design.replications


def plan(design: Design, folder: Path, title: str, assignments: Mapping[str, Any] | None = None) -> Plan:
    """Make the scenarios of a design.

    Parameters
    ----------
    design : Design
    folder : pathlib.Path
        Where scenario files named by the design are looked for first.
    title : str
        The design as the user named it, for messages.
    assignments : mapping, optional
        Fields to set at every point, over what the design sets.

    Raises
    ------
    Refusal
        When a factor is wrong, or not a single point is left.
    ScenarioError
        When the base is refused.
    """
    try:
        return _plan(design, folder, title, dict(assignments or {}))
    except Refusal as refusal:
        raise Refusal("\n".join(f"{title}: {line}" for line in str(refusal).splitlines())) from None


def _plan(design: Design, folder: Path, title: str, assignments: dict[str, Any]) -> Plan:
    everywhere = dict(flattened(design.set)) | assignments
    design = design.model_copy(update={"set": everywhere})  # so that what is kept of it gives the same points again
    if design.kind == "scenarios":
        points: list[Point] = []
        for number, name in enumerate(design.scenarios):
            scenario = _town(name, folder, title, everywhere, design.months)
            label = scenario.name if scenario.name not in {point.label for point in points} else f"{name} ({number})"
            points.append(Point(number, label, {"scenario": label}, scenario))
        _check_size(design, len(points))
        return Plan(design, points, [])
    factors = factors_of(design.factors, ranges=design.is_sampled, kind=design.kind)
    places = next((factor.values for factor in factors if factor.field == BASE), (design.base,))
    if len(places) > 1 and design.kind == "one_at_a_time":
        raise Refusal("base cannot be a factor of a one_at_a_time design, which changes one field of one base")
    clash = [factor.field for factor in factors if factor.field in everywhere]
    if clash:
        raise Refusal(f"{clash[0]} is both a factor and set to {shown(everywhere[clash[0]])}; do one of the two")
    _check_drawn(design, factors)
    _check_together(design, factors)
    _check_size(design, count_of(design, factors))
    bases = {name: _town(name, folder, title, everywhere, design.months) for name in places}
    plan = _laid_out(design, factors, bases, places[0])
    for factor in factors if design.kind != "one_at_a_time" else ():
        if all(factor.field in without_meaning(point.scenario) for point in plan.points):
            why = no_effect({"inert": conditions(factor.field)}, "en")
            raise Refusal(f"factors: {factor.field} means nothing at any of its points: {why}")
    return plan


def _laid_out(design: Design, factors: Sequence[Factor], bases: Mapping[str, Scenario], first: str) -> Plan:
    """Make the scenarios of every point; of a kind that needs all its points, with contradicting factors as one."""
    lenient = design.kind != "one_at_a_time"  # of one change without meaning it is better to say so

    def stand(levels: Mapping[str, Any]) -> Scenario:
        fields = {field: value for field, value in levels.items() if field != BASE}
        base = bases[levels.get(BASE, first)]
        return combined(base, fields) if lenient else base.with_all(fields)

    kept: list[Point] = []
    skipped: list[Skipped] = []
    contradicting: list[dict[str, Any]] = []
    axes = _axes(design, factors, stand)
    for number, row in enumerate(rows_of(design, factors, axes, bases[first])):
        try:
            scenario = stand(row.levels if lenient else row.fields)
        except ScenarioError as error:
            skipped.append(Skipped(number, row.label, " ".join(str(error).split()), row.levels, error.findings))
            contradicting.append(row.levels)
        else:
            kept.append(Point(number, row.label, row.levels, scenario, row.position))
    if not skipped:
        _check_all_drawn(design, axes, kept)
        return Plan(design, kept, skipped)
    of = len(kept) + len(skipped)
    if not kept:
        raise Refusal(f"not one of its {len(skipped)} combinations can exist; the first: {skipped[0].why}")
    if design.kind == "half_factorial":
        raise Refusal(
            f"{len(skipped)} of its {of} combinations cannot stand, and half of all combinations tells effects apart "
            f"only when it is whole; the first: {skipped[0].label}: {skipped[0].why}; take "
            'kind = "full_factorial", or other values'
        )
    if design.kind not in NEED_EVERY_POINT:
        return Plan(design, kept, skipped)
    together = factors_as_one(factors, contradicting, stand, design.together)
    if together == set(map(frozenset, design.together)):
        raise Refusal(
            f"{len(skipped)} of its {of} points cannot stand, and a {design.kind} design needs all of them; the first: "
            f'{skipped[0].label}: {skipped[0].why}; take kind = "latin_hypercube", or other values'
        )
    named = tuple(sorted(tuple(f.field for f in factors if f.field in each) for each in together))
    return _laid_out(design.model_copy(update={"together": named}), factors, bases, first)


def _axes(design: Design, factors: Sequence[Factor], stand: Stand) -> list[Axis]:
    """Return the axes of a design, those of several factors with the combinations that can stand."""
    return [
        replace(axis, combinations=standing_together(axis.factors, factors, stand)) if len(axis.factors) > 1 else axis
        for axis in axes_of(factors, design.together)
    ]


def _check_all_drawn(design: Design, axes: Sequence[Axis], points: Sequence[Point]) -> None:
    """Refuse a design that would never draw a value it lists: what is not drawn cannot be told from what does nothing.

    Raises
    ------
    Refusal
        With the levels of Morris that reach every value, or for Sobol with more samples.
    """
    for place, axis in enumerate(axes):
        count = axis.count if design.kind in NEED_EVERY_POINT else 0
        if design.kind == "morris" and _reached(count, design.levels) < count:
            enough = next(each for each in range(count + count % 2, 10 * count, 2) if _reached(count, each) == count)
            raise Refusal(
                f"levels = {design.levels}: {axis.name} has {count} values, and so many levels reach "
                f"{_reached(count, design.levels)} of them; take levels = {enough}"
            )
        drawn = len({min(int(point.position[place] * count), count - 1) for point in points}) if count else 0
        if design.kind == "sobol" and drawn < count:
            raise Refusal(
                f"samples = {design.samples}: {axis.name} has {count} values, of which {drawn} are drawn; take "
                f"samples = {2 * (design.samples or 1)}, or fewer values"
            )


def _reached(count: int, levels: int) -> int:
    """Return how many of so many values in equal parts of an axis lie under the levels of a Morris design."""
    return len({min(int(level / (levels - 1) * count), count - 1) for level in range(levels)}) if count else 0


def _check_size(design: Design, points: int) -> None:
    """Refuse more than fits in memory, before any of it is made."""
    if points > MOST_POINTS:
        raise Refusal(f"the design has {points:,} points; allowed are {MOST_POINTS:,}: take fewer values or samples")
    if points * design.replications > MOST_RUNS:
        raise Refusal(
            f"{points:,} points x replications = {design.replications:,} make {points * design.replications:,} runs; "
            f"allowed are {MOST_RUNS:,}: take fewer of one or the other, or more than one design"
        )


def _check_together(design: Design, factors: Sequence[Factor]) -> None:
    known = {factor.field: factor for factor in factors}
    named = [field for each in design.together for field in each]
    for field in named:
        if field not in known:
            raise Refusal(f"together: {shown(field)} is not a factor of this design{nearest(field, known)}")
        if known[field].is_range:
            raise Refusal(f"together: {field} lies in a range; allowed are factors with a list of values")
        if named.count(field) > 1:
            raise Refusal(f"together: {field} is named twice; name each field once")


def _check_drawn(design: Design, factors: Sequence[Factor]) -> None:
    """Refuse to vary a number that every future draws for itself: the base of a comparison would have no such value."""
    if not design.draws_numbers:
        return
    from sim.run.posterior import posterior

    drawn = posterior()[0]
    for factor in factors:
        table, _, name = factor.field.partition(".")
        if table == "parameters" and name in drawn:
            raise Refusal(
                f'factors: {factor.field} is drawn in every future already, with uncertainty = "both"; leave it out, '
                'or take uncertainty = "luck"'
            )


def _town(name: str, folder: Path, title: str, fields: Mapping[str, Any], months: int) -> Scenario:
    """Load a scenario of one municipality; a file is looked for beside the design, then as named."""
    import scenarios

    beside: Sequence[Path] = [folder / name] if name.endswith(".toml") else []
    try:
        scenario = scenarios.load(next((path for path in beside if path.is_file()), name))
        scenario = scenario.with_all(fields) if fields else scenario
    except ScenarioError as error:
        raise ScenarioError(f"{title}: {error}") from None
    if scenario.ensemble is not None:
        raise Refusal(
            f"{name} is an ensemble of many municipalities; a sweep runs scenarios of one. `cjg compare` compares "
            "ensembles; in a sweep, base may be a factor: a list of municipalities"
        )
    checked_horizon(f"{title}: {name}", scenario, months)
    return scenario
