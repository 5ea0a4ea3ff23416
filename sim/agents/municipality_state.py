"""Where a municipality stands: its council, its network, its purse, and what they add up to (ODD 7.1 to 7.4)."""

from __future__ import annotations

from typing import Any

import mesa
import numpy as np

from sim.inputs.organisation_types import INDEX, N_KINDS, NARROW_CORE
from sim.processes import direction, money, opening
from sim.processes.direction import AUTHORITY, KNOWLEDGE, OPEN_ISSUES
from sim.state.model_state import ModelState

DOOR_GIVEN_UP = {"separate": 0.0, "federated": 0.15, "merged": 1.0}  # share of a front door (assumption)
A_TASK = 0.2  # share of its say that an organisation gives up with each task another has for it (assumption)
NOT_YET, LONG_AGO = 10**9, -(10**6)  # months outside every run


class MunicipalityState(mesa.Agent):
    """The state of a municipality, and what follows from it: phase, authority, open issues, lead, what is given up."""

    model: ModelState

    def __init__(self, model: ModelState) -> None:
        super().__init__(model)
        context = model.scenario.context
        self.landscape = context.landscape
        self.urgency = context.urgency_at_start
        self.political_support = context.political_support_at_start
        self.support_at_start = context.political_support_at_start
        self.consensus = context.existing_collaboration
        self.month_started: int | None = None
        self.relabelled = 0.0  # cooperation that was carried over under the new name, 0-1
        self.month_opened = NOT_YET
        self.month_named: int | None = None
        self.month_coordination: int | None = None
        self.lead_taken_by: str | None = None
        self.gave_up = False
        self.issues: dict[str, int | None] = dict.fromkeys(OPEN_ISSUES)
        self.wrongly_settled: set[str] = set()
        self.prepared = 0.0
        self.built = 0.0
        self.new_alderman_since = LONG_AGO
        self.invited: list[int] = []
        self.spending = money.Spending()
        self.effects = dict.fromkeys(money.THEMES, 0.0)
        self.rule_chosen = ""

    # -- what it is -------------------------------------------------------------------------------------------------

    @property
    def choices(self) -> Any:
        """The choices in force this month."""
        return self.model.in_force.choices

    @property
    def takes_part(self) -> bool:
        """Whether anybody is to be invited at all."""
        return bool(self.choices.partnership != "none")

    @property
    def has_started(self) -> bool:
        """Whether the council has given its go-ahead."""
        return self.month_started is not None and self.takes_part

    @property
    def is_open(self) -> bool:
        """Whether the CJG has opened."""
        return self.month_opened <= self.model.month and not self.gave_up

    @property
    def phase(self) -> str:
        """Where the municipality stands: not_started, building, open or named."""
        if self.month_started is None:
            return "not_started"
        if self.month_named is not None:
            return "named"
        return "open" if self.is_open else "building"

    @property
    def partners(self) -> int:
        """Number of partners."""
        return int(self.model.world.organisations["is_partner"][:N_KINDS].sum())

    @property
    def urgency_felt(self) -> float:
        """Urgency as it works; nothing when the mechanism is removed."""
        return min(1.0, self.urgency * float(self.model.numbers.m_urgency))

    @property
    def authority(self) -> float:
        """Authority to settle issues: the director's; an alderman's is the council's support."""
        if self.choices.director == "alderman":
            return self.political_support
        if self.choices.director == "none" and self.lead_taken_by is not None:
            return direction.AUTHORITY_TAKEN
        return AUTHORITY[self.choices.director]

    @property
    def content_knowledge(self) -> float:
        """How well whoever directs knows the work."""
        behind = KNOWLEDGE[self.choices.director_support]
        if self.choices.director == "ggd" or self.lead_taken_by is not None:
            return max(behind, direction.KNOWLEDGE_GGD)
        return behind

    @property
    def open_issues(self) -> list[str]:
        """Issues not settled."""
        return [issue for issue in OPEN_ISSUES if self.issues[issue] is None]

    @property
    def lead(self) -> int:
        """Row of the organisation that leads, -1 for none."""
        kind = self.choices.lead_organisation
        if kind is None:
            leads = "lead_organisation" in (self.choices.care_coordination, self.choices.governance)
            return INDEX["clinic"] if leads else -1
        return INDEX[kind]

    @property
    def door_given_up(self) -> float:
        """Share of its front door a partner would give up."""
        return DOOR_GIVEN_UP[str(self.choices.front_offices)]

    @property
    def autonomy_given_up(self) -> float:
        """Autonomy that all but the lead give up to whoever governs or coordinates in their place: a fifth a task."""
        tasks = (self.choices.governance != "shared") + (
            self.choices.care_coordination == "lead_organisation" and self.issues["coordination"] is not None
        )
        return A_TASK * float(tasks)

    def content_stands(self) -> bool:
        """Whether 60% of core pairs have agreed enough and the functions are bundled."""
        world = self.model.world
        inside = np.flatnonzero(world.organisations["is_partner"][:N_KINDS])
        core = inside[np.isin(inside, NARROW_CORE)]
        enough = opening.core_pairs_agreed(world.agreed, core) >= opening.CONTENT_SHARE
        return enough and self.functions_bundled()

    def functions_bundled(self) -> bool:
        """Whether the functions of a CJG are together."""
        world = self.model.world
        settled = self.issues["coordination"] is not None
        return opening.functions_bundled(world.organisations, world.agreed, settled)
