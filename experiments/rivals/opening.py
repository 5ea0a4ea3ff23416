"""How the mean field opens, names and reviews its doors (docs/rivals.md, section 2): the model's rules on means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from experiments.rivals.rules import SPREAD, STANDS, above
from sim import draws
from sim.context import Context
from sim.kinds import INDEX
from sim.municipality_doors import MOST_DESKS
from sim.processes import direction, money, opening

if TYPE_CHECKING:
    import numpy as np

    from experiments.rivals.town import Town


class Opens:
    """The part of the municipality that opens and closes desk, number and site."""

    if TYPE_CHECKING:
        context: Context
        agreed: float
        partners: float
        support: float
        built: float
        settled: dict[str, float]
        spending: money.Spending
        house: str
        desks: int
        sites_chosen: int
        sites_closed: int
        dear_years: int
        desks_changed: int
        month_opened: int | None
        month_named: int | None

        @property
        def is_open(self) -> bool:
            """See Steering."""

        @property
        def joined(self) -> float:
            """See Steering."""

        def weights(self) -> np.ndarray:
            """See Steering."""

        def chance(self, stream: int, month: int, item: int) -> float:
            """See Steering."""

    def content_stands(self) -> bool:
        """Whether enough pairs have agreed and the functions are bundled."""
        enough = above(opening.CONTENT_LEVEL, self.agreed, SPREAD) >= opening.CONTENT_SHARE
        return enough and self.functions_bundled()

    def functions_bundled(self) -> bool:
        """Whether it is as likely as not that clinic, health service and one of two for the tasks are partners, the
        rule is settled, and the youth care agency and the school teams are linked.
        """
        linked = 1.0 - (1.0 - above(opening.LINKED_AT, self.agreed, SPREAD)) ** max(0.0, self.partners - 1.0)
        tasks = 1.0 - (1.0 - self.joined) * (1.0 - self.joined * self.weights()[INDEX["welfare"]])
        return self.joined**2 * tasks * self.settled["coordination"] * linked**2 >= STANDS

    def open_and_close(self, town: Town, choices: Any, month: int) -> None:
        """A month of opening and closing."""
        built = self.built >= opening.hours_to_build(
            choices, self.context.existing_building, self.relabelled, month, town.rates
        )
        if not self.is_open:
            if not built or (choices.sequence == "content_first" and not self.content_stands()):
                return
            agrees = town.rates.go_ahead * min(1.0, 2.0 * self.support)
            if self.chance(draws.GO_AHEAD, month, 1) >= agrees:
                return
            self.month_opened = month
        self._follow_the_choice(town, choices, month, built)
        if self.month_named is None and self.functions_bundled():
            self.month_named = month
        if self.month_opened is not None and month >= self.month_opened + 12:
            self._review(town, choices, month)

    def _follow_the_choice(self, town: Town, choices: Any, month: int, built: bool) -> None:
        if choices.desk in ("none", "network_only"):
            if self.desks:
                self._set_desks(town, choices, month, 0)
            self.house = "back_office" if choices.desk == "network_only" else ""
            return
        if self.house != "desk" and not self.sites_closed:
            stands = above(opening.CONTENT_LEVEL, self.agreed, SPREAD) >= opening.CONTENT_SHARE
            bites = opening.GRANT_BITES <= month <= direction.GRANT_UNTIL
            ready = built if choices.desk == "shared_building" else stands or bites
            if not ready:
                return
            self.house = "desk"
            self.sites_chosen = -1
        if self.sites_chosen != choices.desk_sites and not self.sites_closed:
            self.sites_chosen = choices.desk_sites
            self._set_desks(town, choices, month, choices.desk_sites)

    def _set_desks(self, town: Town, choices: Any, month: int, desks: int) -> None:
        self.desks = desks
        self.desks_changed = month
        town.place_desks(choices.desk_location or "town_centre", desks)

    def _review(self, town: Town, choices: Any, month: int) -> None:
        years, months = divmod(month - self.desks_changed, 12)
        if self.desks == 0 or years == 0 or months != 0:
            return
        contacts = sum(town.desk_contacts)
        price = opening.cost_of_contact(self.spending.minimum + self.spending.desks, contacts)
        self.dear_years = self.dear_years + 1 if price > town.rates.contact_price_limit else 0
        if month > direction.GRANT_UNTIL and self.dear_years >= opening.DEAR_YEARS:
            self.sites_closed += 1
            self._set_desks(town, choices, month, self.desks - 1)
            self.house = "desk" if self.desks else ""
        elif choices.open_more_on_success and contacts / self.desks > opening.NEXT_SITE_AT:
            affordable = self.spending.invested + self.spending.unspent > town.rates.desk_price
            if affordable and self.desks < MOST_DESKS:
                self._set_desks(town, choices, month, self.desks + 1)
