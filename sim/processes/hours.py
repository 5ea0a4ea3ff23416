"""Hours (ODD 7.5): where a professional's month goes; the only scarcity of the model (ODD 4, basic principles).

Of about 130 hours, cases come first, then the meetings the programme fixes; what is left is shared out among outreach,
coordination and meeting others. Whoever has too much drops coordination and outreach first, and then works
more slowly on each case. New cases are admitted up to a caseload limit that keeps the hours meant for outreach,
coordination and the network free; only a caseworker's standing at home gets a case in above it.
"""

from __future__ import annotations

from sim.compiling.kernels import kernel, rule
from sim.inputs.calendar import FIRST_MONTH, SETTLED_MONTH
from sim.inputs.organisation_types import CARE, N_KINDS, TEAM
from sim.state import counters as n
from sim.state.columns import FEDERATED, QUESTION
from sim.state.model_state import ModelState

TRAINING_HOURS = 2.0  # a month for each door that answers for all (assumption; federated doors are kept up to date)


@rule
def willing_hours(identity_cjg, habit, recognition, rates):
    """Hours a professional would spend across organisations.

    ``network_hours * max(identity, habit) * (1 + recognition)``: what identification with the CJG sets, but no less
    than what the town's professionals are used to (its existing collaboration); ODD 7.6.
    """
    return rates.network_hours * max(identity_cjg, habit) * (1.0 + recognition)


@kernel
def share_out(network, town, rates, book, month):
    """Set each professional's caseload limit, outreach, room for coordination and meetings, and pace of work."""
    organisations = network.organisations
    professionals = network.professionals
    town.outreach_hours = 0.0
    for o in range(organisations.shape[0]):
        organisations[o].outreach = 0.0
    used = 0.0
    able = 0.0
    everything = 0.0
    for i in range(professionals.shape[0]):
        worker = professionals[i]
        o = worker.organisation
        org = organisations[o]
        in_network = o == TEAM or (o < N_KINDS and org.is_partner == 1)
        worker.met = 0
        worker.meeting_hours = 0.0
        training = TRAINING_HOURS if town.doors == FEDERATED and in_network and town.is_open == 1 else 0.0
        fixed = min(training, worker.hours)
        worker.meeting_hours = fixed
        coordination = worker.coordinating * rates.coordination_hours
        outreach = 0.0
        if in_network and org.lightest == QUESTION and town.is_open == 1:
            outreach = town.outreach * (worker.hours - fixed)
        recognition = town.staff if in_network else 0.0
        network_hours = willing_hours(worker.identity_cjg if in_network else 0.0, town.habit, recognition, rates)
        left = worker.hours - fixed - worker.case_hours
        worker.slow = 1.0
        if left < 0.0:
            worker.slow = max(0.0, worker.hours - fixed) / worker.case_hours
            left = 0.0
        worker.outreach_hours = min(outreach, max(0.0, left - coordination))
        worker.spare = left - worker.outreach_hours
        worker.network_hours = max(0.0, min(network_hours, worker.spare - max(coordination, worker.dedicated)))
        reserved = outreach + max(coordination, worker.dedicated) + network_hours
        worker.caseload_limit = max(0.0, worker.hours - fixed - reserved)
        org.outreach += worker.outreach_hours
        town.outreach_hours += worker.outreach_hours
        if o < CARE:
            used += worker.case_hours
            able += worker.hours
            everything += worker.hours
    row = book.counts[month - FIRST_MONTH]
    row[n.HOURS_USED] += used
    row[n.HOURS_ABLE] += able
    row[n.HOURS_ALL] += everything


def set_second_line(model: ModelState) -> None:
    """The province's capacity this month: the measured hours times its series."""
    world = model.world
    measured = world.organisations["measured"].item(CARE)
    if model.month < SETTLED_MONTH or measured == 0.0:
        return
    context = model.in_force.context
    base = measured / context.utilisation
    base *= model.numbers.capacity / model.numbers.second_line_shortage
    hours = base * context.second_line(max(0, model.month))
    if hours != world.organisations["hours"].item(CARE):
        world.organisations["hours"][CARE] = hours
        care = world.organisations[CARE]
        world.professionals["hours"][care.first_post : care.first_post + care.posts] = hours / max(1, care.posts)
