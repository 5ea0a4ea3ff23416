"""Choices that cannot stand together, and who is invited at the start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.fields import DECIDE
from sim.kinds import NAMES, NARROW_CORE

if TYPE_CHECKING:
    from sim.choices import Choices

CORE: tuple[str, ...] = tuple(NAMES[row] for row in NARROW_CORE)
INVITED_AT_START: dict[str, tuple[str, ...]] = {
    "narrow": CORE,
    "broad": NAMES,
    "growth": CORE,
    "none": (),
    DECIDE: NAMES,
}
# Beside a choice that is left to the municipality, what the scenario leaves out of these follows from the rest, or
# stands at its default, and binds no rule of deciding.
FOLLOWS = ("desk_sites", "lead_organisation", "desk_location", "open_more_on_success", "web_chat")


def contradictions(choices: Choices, given: set[str]) -> list[str]:
    """Name each pair of choices that cannot stand together, with what would be allowed.

    Parameters
    ----------
    choices : Choices
        With what follows from other choices filled in.
    given : set of str
        The fields that were given, rather than filled in.

    Returns
    -------
    list of str
        One sentence a contradiction; empty when the choices can stand together.
    """
    found: list[str] = []
    desk = f'choices.desk = "{choices.desk}"'
    needs_desk = 'needs a desk: choices.desk "shared_building" or "network_first"'
    given = {name for name in given if getattr(choices, name) != DECIDE}
    if "lead_organisation" in given and choices.lead_organisation is not None:
        kind = f'choices.lead_organisation = "{choices.lead_organisation}"'
        invited = INVITED_AT_START[choices.partnership]
        if not choices.has_lead_rule:
            found.append(
                f"{kind} needs a lead rule, but choices.care_coordination = "
                f'"{choices.care_coordination}" and choices.governance = "{choices.governance}": '
                'set one of them to "lead_organisation" or leave the kind out'
            )
        if choices.lead_organisation not in invited:
            who = "one of " + ", ".join(f'"{each}"' for each in invited) if invited else "no kind at all"
            found.append(
                f'{kind} is not invited with choices.partnership = "{choices.partnership}", which allows {who}'
            )
    if not choices.has_desk:
        if "desk_sites" in given and choices.desk_sites > 0:
            found.append(f"choices.desk_sites = {choices.desk_sites} with {desk}: a site {needs_desk}")
        if "desk_location" in given:
            found.append(f'choices.desk_location = "{choices.desk_location}" with {desk}: a location {needs_desk}')
        if "open_more_on_success" in given and choices.open_more_on_success:
            found.append(f"choices.open_more_on_success = true with {desk}: it {needs_desk}")
        if choices.front_offices == "merged":
            found.append(f'choices.front_offices = "merged" with {desk}: one entrance {needs_desk}')
    if "web_chat" in given and choices.web_chat and choices.web == "none":
        found.append(
            'choices.web_chat = true with choices.web = "none": a chat needs a site: choices.web '
            '"one_labelled_site" or "separate_sites"'
        )
    return found
