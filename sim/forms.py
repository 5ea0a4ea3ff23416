"""Forms: assumptions about how a process is written down, where the evidence allows more than one.

Each has a form that holds unless another is asked for. They are settled before month 0 and cannot change during a run.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from sim.fields import Note, Table, describe_table, named_values

SOURCE = "assumption: no evidence tells these forms apart"


class Forms(Table):
    """Which form each of four processes has."""

    joining: Annotated[
        Literal["logit", "threshold"],
        Note(
            "Form of joining",
            "Vorm van toetreden",
            "Commitment follows the odds that its reasons give, or stands or falls with a threshold of the "
            "organisation's own.",
            "Betrokkenheid volgt de kans die de redenen geven, of staat of valt met een eigen drempel van de "
            "organisatie.",
            source=SOURCE,
            values=(
                ("logit", "Odds (logit)", "Kansen (logit)"),
                ("threshold", "Own threshold", "Eigen drempel"),
            ),
        ),
    ] = "logit"
    trust: Annotated[
        Literal["asymmetric", "reputation"],
        Note(
            "Form of trust",
            "Vorm van vertrouwen",
            "Each experience moves trust by the same share, bad ones by more; or trust is a reputation in which every "
            "experience counts less the more there are (Beta reputation).",
            "Elke ervaring verschuift het vertrouwen evenveel, een slechte meer; of vertrouwen is een reputatie waarin "
            "elke ervaring minder telt naarmate er meer zijn (Beta-reputatie).",
            source=SOURCE,
            values=(
                ("asymmetric", "Asymmetric update", "Asymmetrische bijstelling"),
                ("reputation", "Beta reputation", "Beta-reputatie"),
            ),
        ),
    ] = "asymmetric"
    channel: Annotated[
        Literal["logit", "satisficing"],
        Note(
            "Form of choosing a channel",
            "Vorm van kanaalkeuze",
            "A family weighs all channels at once, or takes the first good enough in the order of what it is used to.",
            "Een gezin weegt alle kanalen tegelijk, of neemt het eerste dat goed genoeg is, het vertrouwdste eerst.",
            source=SOURCE,
            values=(
                ("logit", "Weighing all (logit)", "Alles wegen (logit)"),
                ("satisficing", "First good enough", "Eerste dat goed genoeg is"),
            ),
        ),
    ] = "logit"
    meeting: Annotated[
        Literal["network", "well_mixed"],
        Note(
            "Form of meeting",
            "Vorm van ontmoeten",
            "Professionals keep ties with persons and choose whom to meet, or meet anybody at random and keep no ties: "
            "a rival without a network, to test what needs one.",
            "Professionals houden banden met personen en kiezen wie ze spreken, of spreken willekeurig wie dan ook en "
            "houden geen banden: een rivaal zonder netwerk, om te toetsen wat een netwerk nodig heeft.",
            source=SOURCE,
            values=(
                ("network", "Network of ties", "Netwerk van banden"),
                ("well_mixed", "Well mixed", "Goed gemengd"),
            ),
        ),
    ] = "network"

    def numbers(self) -> dict[str, float]:
        """Return each form as a number for the kernels: 0 for the one that holds by default, 1 for the other."""
        return {
            name: float(named_values(field).index(getattr(self, name)))
            for name, field in type(self).model_fields.items()
        }


def describe() -> list[dict[str, Any]]:
    """Describe every form; the keys are those of :func:`sim.fields.describe_table`."""
    return describe_table(Forms(), "forms")
