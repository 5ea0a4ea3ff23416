"""How the kinds of design lay out their points: which value each factor has at each point.

The sampled kinds come from SciPy and SALib, drawn in the unit cube and then read as values, so that lists, whole
numbers and ranges can stand in one design.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from experiments.designs.factors import Factor, value_in
from experiments.designs.schema import Design
from experiments.refusals import Refusal

if TYPE_CHECKING:
    import numpy as np

    from sim.inputs.scenario import Scenario


TOGETHER = " + "  # between the fields of an axis that holds several


@dataclass(frozen=True)
class Axis:
    """One axis of the unit cube: a factor, or factors that are drawn as one.

    Attributes
    ----------
    factors : tuple of Factor
    combinations : tuple of tuple
        Of factors that are drawn as one: their values, in the order of the factors, that can stand together.
    """

    factors: tuple[Factor, ...]
    combinations: tuple[tuple[Any, ...], ...] = ()

    @property
    def name(self) -> str:
        """The field, or the fields with a plus sign between them."""
        return TOGETHER.join(factor.field for factor in self.factors)

    @property
    def is_list(self) -> bool:
        """Whether it goes from one value to another rather than along a range."""
        return not self.factors[0].is_range

    @property
    def count(self) -> int:
        """Values of a list, or combinations of several; 0 of a range."""
        return len(self.combinations) or len(self.factors[0].values)

    def at(self, position: float) -> dict[str, Any]:
        """Return field and value at a position between 0 and 1."""
        if not self.combinations:
            return {self.factors[0].field: self.factors[0].at(position)}
        values = self.combinations[min(int(position * len(self.combinations)), len(self.combinations) - 1)]
        return {factor.field: value for factor, value in zip(self.factors, values, strict=True)}


def axes_of(factors: Sequence[Factor], together: Sequence[Sequence[str]] = ()) -> list[Axis]:
    """Return the axes of a sampled design, in the order in which it names its factors; combinations are not filled in.

    Parameters
    ----------
    factors : sequence of Factor
    together : sequence of sequence of str
        Fields that are drawn as one.
    """
    axes: list[Axis] = []
    for factor in factors:
        fields = next((set(each) for each in together if factor.field in each), {factor.field})
        members = tuple(each for each in factors if each.field in fields)
        if members[0] is factor:
            axes.append(Axis(members))
    return axes


@dataclass(frozen=True)
class Row:
    """One point, before its scenario is made.

    Attributes
    ----------
    label : str
    levels : dict
        Value of every factor.
    fields : dict
        Fields to set in the base scenario.
    position : tuple of float
        Place in the unit cube; empty for kinds that list their points.
    """

    label: str
    levels: dict[str, Any]
    fields: dict[str, Any]
    position: tuple[float, ...] = ()


def count_of(design: Design, factors: Sequence[Factor]) -> int:
    """Return how many points a design lays out, at most; those that cannot stand are counted."""
    number = len(axes_of(factors, design.together))
    if design.kind in ("full_factorial", "half_factorial"):
        return math.prod(len(factor.values) for factor in factors) // (2 if design.kind == "half_factorial" else 1)
    if design.kind == "one_at_a_time":
        return 1 + sum(len(factor.values) for factor in factors)
    if design.kind == "morris":
        return (design.trajectories or 0) * (number + 1)
    if design.kind == "sobol":
        return (design.samples or 0) * (2 * number + 2 if design.second_order else number + 2)
    return design.samples or 0


def rows_of(design: Design, factors: Sequence[Factor], axes: Sequence[Axis], base: Scenario) -> Iterator[Row]:
    """Yield the points of a design in order; ``axes`` are those of a sampled one."""
    if design.kind == "full_factorial":
        return _factorial(factors)
    if design.kind == "half_factorial":
        return _half_factorial(factors)
    if design.kind == "one_at_a_time":
        return _one_at_a_time(factors, base)
    return _sampled(axes, positions(design, len(axes)))


def positions(design: Design, axes: int) -> np.ndarray:
    """Draw the points of a sampled design in the unit cube.

    Returns
    -------
    float array, shape (points, axes)
        The same for the same design, on any machine with the same releases of SciPy and SALib.
    """
    if design.kind == "latin_hypercube":
        from scipy.stats import qmc

        drawn: np.ndarray = qmc.LatinHypercube(axes, rng=design.seed).random(design.samples)
        return drawn
    problem = problem_of(axes)
    seed = design.seed % 2**32  # what SALib takes
    if design.kind == "sobol":
        from SALib.sample import sobol

        cube: np.ndarray = sobol.sample(problem, design.samples, calc_second_order=design.second_order, seed=seed)
        return cube
    from SALib.sample import morris

    walks: np.ndarray = morris.sample(problem, design.trajectories, num_levels=design.levels, seed=seed)
    return walks


def problem_of(axes: int) -> dict[str, Any]:
    """Return the unit cube as SALib describes a problem."""
    return {"num_vars": axes, "names": [f"x{i}" for i in range(axes)], "bounds": [[0.0, 1.0]] * axes}


def short(field: str) -> str:
    """Return the name of a field without its table."""
    return field.partition(".")[2] or field


def told(value: Any) -> str:
    """Return a value as it stands in a label."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _label(levels: dict[str, Any]) -> str:
    return ", ".join(f"{short(field)}={told(value)}" for field, value in levels.items())


def _factorial(factors: Sequence[Factor]) -> Iterator[Row]:
    names = [factor.field for factor in factors]
    for values in itertools.product(*(factor.values for factor in factors)):
        levels = dict(zip(names, values, strict=True))
        yield Row(_label(levels), levels, levels)


def _half_factorial(factors: Sequence[Factor]) -> Iterator[Row]:
    """Yield the half in which the number of factors at their first value is even.

    Its defining relation is the product of all factors, so with five or more of them no main effect and no two-way
    interaction is confounded with another.
    """
    for factor in factors:
        if len(factor.values) != 2:
            raise Refusal(f"factors: {factor.field} has {len(factor.values)} values: a half_factorial design takes two")
    if len(factors) < 5:
        raise Refusal(
            f"factors: {len(factors)} given: with fewer than 5, half of the points would confound interactions of two; "
            'take kind = "full_factorial"'
        )
    for row in _factorial(factors):
        firsts = sum(row.levels[factor.field] == factor.values[0] for factor in factors)
        if firsts % 2 == 0:
            yield row


def _one_at_a_time(factors: Sequence[Factor], base: Scenario) -> Iterator[Row]:
    usual = {factor.field: value_in(base, factor.field) for factor in factors}
    yield Row("base", usual, {})
    for factor in factors:
        for value in factor.values:
            if value != usual[factor.field]:
                changed = {factor.field: value}
                yield Row(_label(changed), usual | changed, changed)


def _sampled(axes: Sequence[Axis], drawn: np.ndarray) -> Iterator[Row]:
    for number, position in enumerate(drawn.tolist()):
        levels: dict[str, Any] = {}
        for axis, place in zip(axes, position, strict=True):
            levels |= axis.at(place)
        yield Row(f"sample {number}", levels, levels, tuple(position))
