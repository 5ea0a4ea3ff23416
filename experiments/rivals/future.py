"""One future of one municipality in the mean field, month by month."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from experiments.rivals.averages import SEVERITIES, averages
from experiments.rivals.needs import ADULT_BAND, Needs
from experiments.rivals.rules import SPREAD, above
from experiments.rivals.steering import Steering
from experiments.rivals.town import Town
from sim import counters as n
from sim.kinds import BAND_STARTS, BANDS, LAST_AGE, N_KINDS
from sim.measures import Record, monthly_series
from sim.observation import STANDING_AT, WEEKS_A_MONTH
from sim.population import LEAST_HOURS, POOLED_YOUTHS
from sim.rates import plain_numbers, rates_of
from sim.scenario import Scenario
from sim.steady import MEASURED_MONTHS
from sim.surroundings import Surroundings
from sim.tape import FIRST_MONTH, SETTLED_MONTH, draw_tape

# What a mean cannot say: it knows no family, no neighbourhood, no single need and nobody in the middle.
UNTOLD = (
    n.BASE_MIGRANT, n.REACHED_MIGRANT, n.BASE_VULNERABLE, n.REACHED_VULNERABLE, n.SEVERE_ALL, n.MONTHS_UNHELPED,
    n.FITTING_HELP, n.EARLY_STAGE, n.EARLY_HELP, n.MULTI_PROBLEM, n.MULTI_PROBLEM_ORGANISATIONS, n.SEVERE_FAMILIES,
    n.SEVERE_OUTSIDE, n.HELP_MONTHS_LIGHT, n.FAMILIES_HELPED, n.FAMILIES_HELPED_LIGHT, n.CENTRAL_HANDOVERS,
    *range(n.DUAL_HANDOVERS_1, n.OTHER_OK_3 + 1),
)  # fmt: skip
UNTOLD_LEVELS = (n.L_CENTRALISATION, n.L_PROFESSIONAL_DENSITY, n.L_UNAWARE, n.L_DUAL)
LONG_ENOUGH = 40  # months after which every rate has looked back as far as it does


@lru_cache(maxsize=1)
def untold_columns() -> frozenset[str]:
    """Columns of the monthly table that come to nothing, since what they are made of is not told."""
    counts, levels = np.ones((LONG_ENOUGH, n.N_COUNTERS)), np.ones((LONG_ENOUGH, n.N_LEVELS))
    counts[:, UNTOLD] = np.nan
    levels[:, UNTOLD_LEVELS] = np.nan
    by_place = np.zeros((LONG_ENOUGH, 1, 2))
    series = monthly_series(Record(counts, levels, by_place, None, None, None, LONG_ENOUGH))
    return frozenset(name for name, values in series.items() if np.isnan(values[-1]))


@dataclass(frozen=True)
class Luck:
    """What the need tape of one luck comes to by band and month; the first row is the first month of the tape.

    Attributes
    ----------
    onsets : float array, shape (months, bands, severities)
    youths, youths_18, youths_12_16 : float array, shape (months,)
    places : record array
        Neighbourhoods.
    """

    onsets: np.ndarray
    youths: np.ndarray
    youths_18: np.ndarray
    youths_12_16: np.ndarray
    places: np.ndarray


@lru_cache(maxsize=128)
def _luck(context: str, parameters: tuple[tuple[str, float], ...], onset: float, luck: int, months: int) -> Luck:
    scenario = Scenario.model_validate_json(
        f'{{"name": "tape", "context": {context}, "mechanisms": {{"onset": {onset!r}}}}}'
    ).with_("parameters", dict(parameters))
    tape = draw_tape(scenario, rates_of(scenario.mechanisms, scenario.parameters)[0], np.uint64(luck), months)
    onsets = np.zeros((months - FIRST_MONTH, len(BANDS), SEVERITIES))
    np.add.at(onsets, (tape.onsets["month"] - FIRST_MONTH, tape.onsets["band"], tape.onsets["severity"] - 1), 1.0)
    births = np.sort(tape.births)
    month = np.arange(FIRST_MONTH, months)

    def aged(low: int, high: int) -> np.ndarray:
        """Count children from one age in months to another."""
        return np.asarray(
            np.searchsorted(births, month - low, side="right") - np.searchsorted(births, month - high, side="right"),
            float,
        )

    return Luck(
        onsets, aged(-9, LAST_AGE), aged(0, BAND_STARTS[ADULT_BAND]), aged(BAND_STARTS[3], 192), tape.neighbourhoods
    )


@lru_cache(maxsize=64)
def _existing_services(content: str, luck: int, months: int) -> bytes:
    return Future.before(Scenario.model_validate_json(content), luck, months).kept()


def existing_services(scenario: Scenario, luck: int, months: int) -> bytes:
    """Return the state at the end of May 2007: from context, parameters, mechanisms and luck, never a choice."""
    alone = Scenario(
        name="existing services",
        context=scenario.context,
        mechanisms=scenario.in_force(0).mechanisms,
        parameters=scenario.parameters,
    )
    return _existing_services(alone.model_dump_json(exclude_unset=True), luck, months)


def luck_of(scenario: Scenario, luck: int, months: int) -> Luck:
    """Return what the need tape comes to: drawn as for the model, from context, parameters and luck alone."""
    return _luck(
        scenario.context.model_dump_json(),
        tuple(sorted(scenario.parameters.items())),
        scenario.in_force(0).mechanisms.onset,
        int(luck),
        months,
    )


class Future:
    """One future: who steers, the town and its needs, and the book in which all is counted.

    It begins in June 2007; the existing services of the years before are lived once for all scenarios.

    Parameters
    ----------
    scenario : Scenario
        With every choice made.
    luck : int
        From :func:`sim.draws.luck_key`.
    months : int
    around : Surroundings, optional
    """

    def __init__(self, scenario: Scenario, luck: int, months: int, around: Surroundings | None = None) -> None:
        self._found(scenario, luck, months, around)
        self.go_on_from(existing_services(scenario, luck, months))

    def _found(self, scenario: Scenario, luck: int, months: int, around: Surroundings | None) -> None:
        self.scenario, self.months = scenario, months
        self.luck = luck_of(scenario, luck, months)
        self.book = np.zeros((months - FIRST_MONTH, n.N_COUNTERS))
        self.levels = np.full((months, n.N_LEVELS), np.nan)
        self.month = FIRST_MONTH - 1
        self.state = scenario.in_force(0)
        self.rates = rates_of(self.state.mechanisms, scenario.parameters)
        tables = self._tables()
        self.steering = Steering(scenario.context, np.uint64(luck), around)
        self.town = Town(scenario.context, tables, self.luck.places.copy(), self.steering)
        self.needs = Needs(tables)
        self.town.rates = plain_numbers(self.rates)
        self.measured = np.zeros(2)

    @classmethod
    def before(cls, scenario: Scenario, luck: int, months: int) -> Future:
        """Return the years of existing services, which no choice touches."""
        future = cls.__new__(cls)
        future._found(scenario, luck, months, None)
        while future.month < -1:
            future.step()
        return future

    def go_on_from(self, kept: bytes) -> None:
        """Go on from the end of May 2007, with a town and needs of one's own."""
        counts, self.measured, town, needs = pickle.loads(kept)
        self.book[:-FIRST_MONTH] = counts[:-FIRST_MONTH]
        self.month = -1
        for whole, part in ((self.town, town), (self.needs, needs)):
            vars(whole).update(part)

    def kept(self) -> bytes:
        """Return what a run goes on from, as bytes: copied quicker than by looking at each part."""
        apart = ("steering", "tables", "context", "rates", "places")
        parts = [{k: v for k, v in vars(each).items() if k not in apart} for each in (self.town, self.needs)]
        return pickle.dumps((self.book[:-FIRST_MONTH], self.measured, *parts))

    def _tables(self) -> Any:
        profile = tuple(float(share) for share in self.scenario.context.problem_profile.shares())
        return averages(profile, *(float(self.rates[name][0]) for name in ("fit_weight", "detection", "m_detection")))

    def run(self, look: Callable[[Future], None] | None = None, act: Callable[[Future], None] | None = None) -> None:
        """Live to the horizon; ``act`` comes before each month from month 0, ``look`` after it."""
        while self.month + 1 < self.months:
            if act is not None:
                act(self)
            self.step()
            if look is not None and self.month >= 0:
                look(self)

    def step(self) -> None:
        """Live one month, in the order of the model."""
        self.month += 1
        at, town = self.month - FIRST_MONTH, self.town
        counts = self.book[at]
        self._put_into_force()
        town.youths, town.youths_18 = float(self.luck.youths[at]), float(self.luck.youths_18[at])
        if self.month >= SETTLED_MONTH:
            self._set_capacity()
        if self.month >= 0:
            self.steering.govern(town, self.state.choices, self.month)
        town.show(self.state.choices if self.month >= 0 else None, self.month)
        town.share_out(self.needs, counts)
        town.practise()
        town.meet(inside=self.steering.partners >= 2.0)
        town.identify()
        onsets = self.luck.onsets[at]
        prevented = min(1.0, town.rates.m_prevention * town.practised * town.aware_parents) * onsets
        counts[n.PREVENTED] = prevented.sum()
        self.needs.live(town, onsets - prevented, self.book, at)
        counts[n.ONSETS] = onsets.sum()
        town.spread_word(counts, self.needs)
        town.close_month(counts, self.needs)
        if SETTLED_MONTH - MEASURED_MONTHS <= self.month < SETTLED_MONTH:
            self.measured += self.needs.load_begun / MEASURED_MONTHS
        if self.month < 0:
            town.stays_as_it_is()
        self._observe(counts)

    def _put_into_force(self) -> None:
        state = self.scenario.in_force(max(0, self.month))
        if state is self.state:
            return
        self.state = state
        self.rates = rates_of(state.mechanisms, self.scenario.parameters)
        self.town.rates = plain_numbers(self.rates)
        self.needs.tables = self.town.tables = self._tables()

    def _set_capacity(self) -> None:
        """Hours by the load that would come if nobody waited, over utilisation; the province's by the year."""
        context, rates = self.state.context, self.town.rates
        youths = float(self.luck.youths[: SETTLED_MONTH - FIRST_MONTH].mean())
        spare = (1.0 / context.utilisation - 1.0) * np.sqrt(max(1.0, POOLED_YOUTHS / max(1.0, youths)))
        least = LEAST_HOURS * float(context.landscape.staff(youths)[:N_KINDS].sum())
        first, second = self.measured * (1.0 + spare)
        self.town.capacity = float(max(first, least) * rates.capacity)
        self.town.second_hours = float(
            second / rates.second_line_shortage * context.second_line(max(0, self.month)) * rates.capacity
        )

    def _observe(self, counts: np.ndarray) -> None:
        at, town, steering = self.month - FIRST_MONTH, self.town, self.steering
        counts[n.YOUTHS], counts[n.YOUTHS_18] = town.youths, town.youths_18
        counts[n.PARENTS], counts[n.PARENTS_AWARE] = 1.0, town.aware_parents
        counts[n.YOUTHS_12_16] = self.luck.youths_12_16[at]
        counts[n.YOUTHS_AWARE] = town.aware_youths * self.luck.youths_12_16[at]
        counts[n.DESK_WEEKS] = steering.desks * WEEKS_A_MONTH
        if steering.month_started is not None and not steering.gave_up:
            counts[n.EURO] = steering.spending.spent / 12.0
        else:
            counts[n.PARTNER_HOURS] = counts[n.PARTNER_EURO] = 0.0
        if self.month < 0:
            return
        level = self.levels[self.month]
        level[n.L_DESKS], level[n.L_SITES_CLOSED] = steering.desks, steering.sites_closed
        level[n.L_PARTNERS] = steering.partners
        level[n.L_CORE] = steering.partners * above(0.5, steering.attend, SPREAD)
        level[n.L_CONSENSUS], level[n.L_SUPPORT], level[n.L_URGENCY] = (
            steering.consensus, steering.support, steering.urgency,
        )  # fmt: skip
        if steering.partners >= 2.0:
            level[n.L_AGREEMENT] = above(STANDING_AT, steering.agreed, SPREAD)
            level[n.L_PRACTICE] = level[n.L_DENSITY] = above(STANDING_AT, town.practised, SPREAD)
            level[n.L_TRUST], level[n.L_KNOWLEDGE] = town.trust, town.directory
            level[n.L_IDENTITY_CJG], level[n.L_IDENTITY_EMPLOYER] = town.identity, town.employer

    def record(self) -> Record:
        """Return what the run leaves behind, as the model does; what a mean cannot say is not a number."""
        counts = self.book[-FIRST_MONTH:].copy()
        counts[:, UNTOLD] = np.nan
        steering = self.steering
        return Record(
            counts, self.levels, np.zeros((self.months, 1, 2)), steering.month_coordination, steering.month_opened,
            steering.month_named, self.months,
        )  # fmt: skip
