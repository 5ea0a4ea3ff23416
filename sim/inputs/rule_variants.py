"""Rule variants: assumptions about how a process is written down, where the evidence allows more than one.

Each rule has a variant that holds unless another is asked for. They are settled before
month 0 and cannot change during a run.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from sim.inputs.fields import Note, Table, describe_table, named_values

SOURCE = "assumption: no evidence tells these variants apart"


class RuleVariants(Table):
    """Which variant of its rule each of four processes has."""

    joining: Annotated[Literal["logit", "threshold"], Note(source=SOURCE)] = "logit"
    trust: Annotated[Literal["asymmetric", "reputation"], Note(source=SOURCE)] = "asymmetric"
    channel: Annotated[Literal["logit", "satisficing"], Note(source=SOURCE)] = "logit"
    meeting: Annotated[Literal["network", "well_mixed"], Note(source=SOURCE)] = "network"

    def numbers(self) -> dict[str, float]:
        """Return each variant as a number for the kernels: 0 for the one that holds by default, 1 for the other."""
        return {
            name: float(named_values(field).index(getattr(self, name)))
            for name, field in type(self).model_fields.items()
        }


def describe() -> list[dict[str, Any]]:
    """Describe every rule variant; the keys are those of :func:`sim.inputs.fields.describe_table`."""
    return describe_table(RuleVariants(), "rule_variants")
