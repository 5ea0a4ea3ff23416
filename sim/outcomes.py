"""The registry of outcomes: every name that tables, files, charts and sweeps use, in a fixed order.

The order is that of the ODD description, section "Observation". The entries stand in two modules:
``outcomes_families`` (what families went through) and ``outcomes_network`` (what happened behind the doors).
"""

from __future__ import annotations

from sim.outcome_entry import BANDS, UNITS, Better, Kind, Outcome
from sim.outcomes_families import OUTCOMES_OF_FAMILIES
from sim.outcomes_network import OUTCOMES_OF_THE_NETWORK

__all__ = ["BANDS", "NAMES", "OUTCOMES", "RATES", "UNITS", "Better", "Kind", "Outcome"]

OUTCOMES: dict[str, Outcome] = {outcome.name: outcome for outcome in (*OUTCOMES_OF_FAMILIES, *OUTCOMES_OF_THE_NETWORK)}

#: All names, in order.
NAMES: tuple[str, ...] = tuple(OUTCOMES)

#: Names with a numerator and a denominator in the monthly table.
RATES: tuple[str, ...] = tuple(name for name, outcome in OUTCOMES.items() if outcome.kind == "rate")
