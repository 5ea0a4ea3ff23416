"""The model: one municipality, one luck, month by month, as Mesa and its users know it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import mesa
import numpy as np

from sim.agents.decide import decided
from sim.agents.municipality import Municipality
from sim.agents.partner_organisation import PartnerOrganisation
from sim.inputs.arguments import a_scenario, a_seed, checked_run, full_path
from sim.inputs.calendar import HORIZON
from sim.inputs.organisation_types import N_KINDS
from sim.inputs.scenario import Scenario, ScenarioError
from sim.mesa.agent_rows import AgentRows
from sim.mesa.views import Child, Family, Professional
from sim.run.burn_in import steady_state
from sim.run.engine import Engine
from sim.state import draws
from sim.state.surroundings import Surroundings

HEADLINES = {
    "month": "month",
    "youths": "youths",
    "open_needs": "open_needs",
    "partners": "partners",
    "phase": "phase",
    "seed": "seed",
}


class CJGModel(Engine):
    """One municipality under one luck, from June 2007 on, as a Mesa model.

    Parameters
    ----------
    scenario : Scenario, optional
        Choices, context and mechanisms; the plain town when left out.
    seed : int, 0 or more, or None
        With ``replication`` the luck: the same luck meets the same children in every scenario. With None one is drawn,
        another each time; ``model.seed`` tells it.
    replication : int, 0 or more
    months : int, 1 to 600
        Horizon; ``running`` turns false when it is reached.
    record : {None, "events"}
        Whether to write down what happened to whom.
    collect : bool
        Whether ``datacollector`` collects each month.
    model_reporters, agent_reporters, agenttype_reporters : mapping, optional
        As in ``mesa.DataCollector``.
    surroundings : Surroundings, optional
        What the municipality meets of the others in an ensemble; alone, it starts when its own council agrees.
    **fields
        Fields of the scenario by full path or, where unique, by name: ``partnership="broad"``,
        ``**{"context.inhabitants": 12_000}``. This is what ``mesa.batch_run`` varies.

    Raises
    ------
    ScenarioError
        When it is no scenario, a field is unknown or refused, or a change lies at or after the horizon.
    ValueError
        When a number is out of range.
    """

    def __init__(
        self,
        scenario: Scenario | None = None,
        *,
        seed: int | None = 1,
        replication: int = 0,
        months: int = HORIZON,
        record: str | None = None,
        collect: bool = True,
        model_reporters: Mapping[str, Any] | None = None,
        agent_reporters: Mapping[str, Any] | None = None,
        agenttype_reporters: Mapping[type, Mapping[str, Any]] | None = None,
        surroundings: Surroundings | None = None,
        **fields: Any,
    ) -> None:
        scenario = Scenario(name="plain town") if scenario is None else a_scenario(scenario)
        if fields:
            scenario = scenario.with_all({full_path(name): value for name, value in fields.items()})
        seed = a_seed(seed)
        scenario, months = checked_run(scenario, months, seed, replication)
        luck = draws.luck_key(np.uint64(seed), np.uint64(replication))
        if scenario.ensemble is not None:
            raise ScenarioError(f'"{scenario.name}" is an ensemble of many municipalities; a model is one of them')
        scenario = decided(scenario, luck)
        start = steady_state(scenario, int(luck), months, stays=surroundings is None)
        super().__init__(
            scenario, start, months=months, seed=int(seed), replication=replication, record=record,
            surroundings=surroundings,
        )  # fmt: skip
        self.collects = collect
        self.datacollector = mesa.DataCollector(
            model_reporters=dict(HEADLINES if model_reporters is None else model_reporters),
            agent_reporters=dict(agent_reporters or {}),
            agenttype_reporters={cls: dict(of) for cls, of in (agenttype_reporters or {}).items()},
        )

    def step(self) -> None:
        """One month: :meth:`sim.run.engine.Engine.step`, and what Mesa's collector asks."""
        super().step()
        if self.collects:
            self.datacollector.collect(self)

    @property
    def partners(self) -> int:
        """Organisations that signed."""
        return int(self.municipality.partners)

    @property
    def phase(self) -> str:
        """not_started, building, open or named."""
        return str(self.municipality.phase)

    @property
    def agents(self) -> AgentRows:
        """Everybody: the municipality, its partner organisations, professionals, families and children."""
        return AgentRows(self, [(cls, agents.parts[0][1]) for cls, agents in self.agents_by_type.items()])

    @property
    def agent_types(self) -> list[type]:
        """The classes of agents."""
        return [Municipality, PartnerOrganisation, Professional, Family, Child]

    @property
    def agents_by_type(self) -> dict[type, AgentRows]:
        """A set of agents for each class; views are made when asked for."""
        rows = {Municipality: np.arange(1), PartnerOrganisation: np.arange(N_KINDS)}
        rows |= {cls: np.flatnonzero(cls.here(self)) for cls in (Professional, Family, Child)}
        return {cls: AgentRows(self, [(cls, of)]) for cls, of in rows.items()}
