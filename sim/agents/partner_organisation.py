"""A partner organisation: it may join, attend, agree and leave, in plain Python (ODD 7.2, 7.3)."""

from __future__ import annotations

import mesa

from sim.mesa.views import MOST_HOURS, Cell
from sim.processes import joining
from sim.state import draws, events
from sim.state.model_state import ModelState

SHAKEN = 0.5  # of one organisation's part of consensus, when one joins late or walks out (assumption)
AGREED_AFTER = 0.5  # of its agreements, after an organisation has walked out (assumption)


class PartnerOrganisation(mesa.Agent):
    """An organisation that may join, agree, practise and leave.

    Attributes
    ----------
    kind : sim.inputs.organisation_types.Kind
    row : int
        Its row in every array over organisations.
    status : {"outside", "invited", "partner", "core"}
    """

    commitment = Cell("organisations", "commitment")
    attention = Cell("organisations", "attention")
    hours = Cell("organisations", "hours", high=MOST_HOURS)
    case_hours = Cell("organisations", "case_hours", high=MOST_HOURS)
    coordinating = Cell("organisations", "coordinating", only_read="counts families whose coordinator it employs")

    def __init__(self, model: ModelState, row: int) -> None:
        super().__init__(model)
        self.row = row
        self.kind = model.scenario.context.landscape.rows[row]
        self.invited_in: int | None = None
        self.attended: list[tuple[int, bool]] = []
        self.threshold = float(draws.uniform(model.key, draws.THRESHOLD, 0, row))

    @property
    def is_partner(self) -> bool:
        """Whether it has signed at least one agreement."""
        return bool(self.model.world.organisations["is_partner"][self.row])

    @property
    def status(self) -> str:
        """Where it stands towards the network."""
        if self.model.world.organisations["is_core"][self.row]:
            return "core"
        if self.is_partner:
            return "partner"
        return "invited" if self.invited_in is not None else "outside"

    def attends(self, luck: float, commitment: float, called: float, seat: float, hours: float) -> bool:
        """Whether it takes its seat in a meeting of this month.

        Parameters
        ----------
        luck : float, 0-1
            Its draw for this meeting.
        commitment : float, 0-1
            Its own.
        called : float, 0-1
            How far authority and urgency call everybody.
        seat : float
            Hours its seat would cost.
        hours : float
            Hours its managers have left this month.
        """
        willing = 1.0 - (1.0 - commitment) * (1.0 - called)
        enough = min(1.0, max(0.0, hours) / seat)
        there = luck < willing * enough
        self.attended.append((self.model.month, there))
        return there

    def weigh_joining(self, situation: joining.Situation) -> None:
        """Weigh joining, staying and leaving in a month with a meeting."""
        model = self.model
        is_partner = situation.is_partner[self.row]
        shared = situation.shared_cases[self.row]
        utility = joining.reasons_to_join(
            urgency=situation.urgency,
            trust=situation.trust[self.row],
            funding=situation.funding,
            shared_cases=shared / (1.0 + shared),
            company=(situation.inside - is_partner) / max(1, situation.invited - 1),
            consensus=situation.consensus,
            rates=model.numbers,
        )
        autonomy = 0.0 if self.row == situation.lead else situation.autonomy_given_up
        utility -= joining.loss_of_door(self.kind.front_door, situation.door_given_up, model.numbers)
        utility -= joining.loss_of_say(autonomy, model.numbers)
        before = situation.commitment[self.row]
        commitment = joining.commitment_after(before, utility, self.threshold, model.numbers)
        model.world.organisations["commitment"][self.row] = commitment
        if is_partner:
            if commitment < joining.STAYS_ABOVE:
                self.leave()
                return
        elif commitment > joining.JOINS_ABOVE and self.has_signed():
            self.join()
        self.count_attendance()

    def count_attendance(self) -> None:
        """Core is a partner that attended half of the last six months' meetings."""
        since = self.model.month - joining.CORE_MONTHS
        called = present = 0
        for month, there in reversed(self.attended):
            if month <= since:
                break
            called += 1
            present += there
        self.model.world.organisations["is_core"][self.row] = self.is_partner and called > 0 and 2 * present >= called

    def has_signed(self) -> bool:
        """Whether it has come far enough with anybody invited to sign."""
        others = [row for row in self.model.municipality.invited if row != self.row]
        return bool(others) and bool((self.model.world.agreed[self.row, others] >= joining.SIGNS_AT).any())

    def join(self) -> None:
        """Sign. Somebody new, who knows nobody's ways, shakes consensus when others were there before."""
        model = self.model
        town = model.municipality
        model.world.organisations["is_partner"][self.row] = 1
        if town.is_open:
            town.consensus *= 1.0 - SHAKEN / (1.0 + town.partners)
            town.doors.place_people(self.row)
        town.steering.win_an_informal_leader(self.row)
        model.tell(events.JOINED, organisation=self.row)

    def leave(self) -> None:
        """Walk out: the agreements are halved."""
        model = self.model
        model.world.organisations["is_partner"][self.row] = 0
        model.world.organisations["is_core"][self.row] = 0
        model.world.agreed[self.row, :] *= AGREED_AFTER
        model.world.agreed[:, self.row] *= AGREED_AFTER
        rows = model.world.professionals["organisation"] == self.row
        model.world.professionals["in_building"][rows] = 0
        model.municipality.consensus *= 1.0 - SHAKEN / (1.0 + model.municipality.partners)
        model.tell(events.LEFT_NETWORK, organisation=self.row)
