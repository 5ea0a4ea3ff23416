"""Dual identity (ODD 7.6): two scales that move apart from each other, and people who come and go.

Identification with the CJG rises with good joint experience, a clear mission, recognition and seeing clients better
off; it falls with conflict, overload and a lukewarm employer. Identification with the employer moves by itself: there
is no built-in trade-off. A shared building works on those who identify strongly with their employer, rich media on
those who do so weakly. The first scale sets the hours spent across (``hours.py``), the second the exceptions one's own
manager grants.
"""

from __future__ import annotations

from sim.compiling.kernels import kernel, part, rule
from sim.inputs.organisation_types import CARE, N_KINDS, TEAM
from sim.state import draws, events
from sim.state.columns import COLLEAGUES, NEVER, TIE_SLOTS

USUAL_SPAN = 10.0  # people a manager can be near to (assumption)
LUKEWARM = 0.5  # an employer below this speaks of the CJG without warmth
DUAL_AT = 0.6  # both identities at least this (given)
LEAST_NORM, NORM_SPREAD = 0.45, 0.5  # identification with an employer that a newcomer keeps to (assumptions)
# Shapes of the Beta over people (assumptions).
APPROACHABILITY, STRENGTHENING, HARD_CONVERSATION = (4, 3), (3, 4), (3, 3)
NEWCOMER = 0.15  # identification with the CJG of somebody new in post (assumption)
STILL_KNOWN = 0.25  # of the directory, when somebody else takes a post (assumption)
LOYALTY = 1.5  # less identification with the employer: times as likely as usual that a person leaves (assumption)
REORGANISED = 0.5  # of what others know of an organisation, still true after it was reorganised (assumption)
SUCCESSORS = 1000  # items of luck of those who take a post over, by their number
# Questions of luck about a successor, in the place of a month; and about leaving, of a person and of an organisation.
NORM, APPROACHES, STRENGTHENS, SPEAKS = range(4)
LEAVES, IS_REORGANISED = 0, 1
LEARNT = 0.25  # of bonding: how fast joint learning raises competences (assumption)


@rule
def recognition(staff, span):
    """Recognition by one's manager: what ``staff`` pays for, as far as the manager is near; ODD 7.6.

    ``staff * min(1, USUAL_SPAN / span)``: praise needs a manager who is often there.
    """
    return staff * min(1.0, USUAL_SPAN / span)


@rule
def rise(good, mission, recognition, beside, media, identity_employer, rates):
    """What raises identification with the CJG in a month, as a share of what is left; ODD 7.6.

    ``bonding * (good + mission + recognition) + proximity * (beside * employer + media * (1 - employer))``.
    """
    joint = rates.bonding * (good + mission + recognition)
    near = rates.m_co_location * beside * identity_employer + rates.m_rich_media * media * (1.0 - identity_employer)
    return min(1.0, rates.m_identity * (joint + rates.proximity * near))


@rule
def fall(bad, overload, lukewarm, rates):
    """What lowers it: ``unbonding * (1 + bad + overload + lukewarm)``; ODD 7.6."""
    return min(1.0, rates.m_identity * rates.unbonding * (1.0 + rates.m_conflict * bad + overload + lukewarm))


@rule
def exceptions_granted(identity_employer, rates):
    """Chance that one's own manager lets a case in above the caseload limit; ODD 7.6.

    ``standing * m_identity * employer``, at most 1.
    """
    return min(1.0, rates.standing * rates.m_identity * identity_employer)


@part
def newcomer(network, i, month):
    """Somebody else takes the post: ties end with the person, the directory starts anew, the cases stay."""
    worker = network.professionals[i]
    worker.succession += 1
    worker.since = month
    who = SUCCESSORS + worker.succession
    worker.employer_norm = LEAST_NORM + NORM_SPREAD * draws.uniform(worker.key, draws.SUCCESSOR, NORM, who)
    worker.identity_employer = worker.employer_norm
    worker.identity_cjg = NEWCOMER
    worker.approachability = draws.beta_like(worker.key, draws.SUCCESSOR, APPROACHES, who, *APPROACHABILITY)
    worker.strengthening = draws.beta_like(worker.key, draws.SUCCESSOR, STRENGTHENS, who, *STRENGTHENING)
    worker.hard_conversation = draws.beta_like(worker.key, draws.SUCCESSOR, SPEAKS, who, *HARD_CONVERSATION)
    for slot in range(TIE_SLOTS):
        network.tie_to[i, slot] = -1
        network.tie_trust[i, slot] = 0.0
        network.tie_month[i, slot] = NEVER
    for slot in range(COLLEAGUES):
        network.colleagues[i, slot] = -1
    for k in range(network.directory.shape[1]):
        network.directory[i, k] *= STILL_KNOWN
        network.nearest[i, k] = 0.0


@part
def reorganise(network, rates, month):
    """Now and then an organisation is reorganised, and half of what others knew of it is out of date."""
    for o in range(N_KINDS):
        key = network.organisations[o].key
        if draws.uniform(key, draws.TURNOVER, month, IS_REORGANISED) < rates.turnover * rates.m_turnover:
            for i in range(network.professionals.shape[0]):
                if network.professionals[i].organisation != o:
                    network.directory[i, o] *= REORGANISED


@kernel
def move(network, town, rates, book, month):
    """Move both scales, and let people go."""
    reorganise(network, rates, month)
    for i in range(network.professionals.shape[0]):
        worker = network.professionals[i]
        o = worker.organisation
        org = network.organisations[o]
        overload = 1.0 - worker.slow
        full = 1.0 if worker.case_hours > worker.caseload_limit else 0.0
        in_network = o == TEAM or (o < N_KINDS and org.is_partner == 1)
        if in_network and o != CARE:
            good = min(1.0, worker.good)
            beside = 1.0 if worker.in_building == 1 and town.is_open == 1 else 0.0
            seen = recognition(town.staff, worker.span)
            up = rise(good, town.mission * town.consensus, seen, beside, town.media, worker.identity_employer, rates)
            # a network that nobody pays for, in hours or in a sign, gives its people nothing to identify with
            worker.identity_cjg += town.means * up * (1.0 - worker.identity_cjg)
        lukewarm = max(0.0, LUKEWARM - org.commitment) if in_network else 0.0
        down = fall(min(1.0, worker.bad), 0.5 * (overload + full), lukewarm, rates)
        worker.identity_cjg -= down * worker.identity_cjg
        drift = rates.m_identity * rates.bonding
        worker.identity_employer += drift * (worker.employer_norm - worker.identity_employer)
        worker.identity_employer -= drift * overload * worker.identity_employer
        worker.exceptions = exceptions_granted(worker.identity_employer, rates)
        learning = LEARNT * rates.bonding * town.learning if in_network else 0.0
        worker.strengthening += learning * (1.0 - worker.strengthening)
        worker.hard_conversation += learning * (1.0 - worker.hard_conversation)
        worker.good = 0.0
        worker.bad = 0.0
        leaves = rates.turnover * rates.m_turnover * (LOYALTY - worker.identity_employer) * (1.0 + overload)
        if draws.uniform(worker.key, draws.TURNOVER, month, LEAVES) < leaves:
            newcomer(network, i, month)
            events.professional_event(book, month, events.PROFESSIONAL_LEFT, network.professionals, i)
