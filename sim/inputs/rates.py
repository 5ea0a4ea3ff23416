"""All numbers of a month in one record: parameters by name, mechanisms as ``m_NAME``, rule variants as ``v_NAME``."""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace

import numpy as np

from sim.inputs.mechanisms import Mechanisms
from sim.inputs.parameters import PARAMETERS, defaults
from sim.inputs.rule_variants import RuleVariants

MECHANISMS = tuple(Mechanisms.model_fields)
VARIANTS = tuple(f"v_{name}" for name in RuleVariants.model_fields)
RATES = np.dtype(
    (
        np.record,
        np.dtype(
            [(name, "f8") for name in (*PARAMETERS, *(f"m_{name}" for name in MECHANISMS), *VARIANTS)], align=True
        ),
    )
)


def rates_of(
    mechanisms: Mechanisms, overrides: Mapping[str, float], variants: RuleVariants | None = None
) -> np.ndarray:
    """Fill the record.

    Parameters
    ----------
    mechanisms : Mechanisms
        In force this month.
    overrides : mapping of str to float
        The scenario's own values of parameters.
    variants : RuleVariants, optional
        Those that hold by default when left out.

    Returns
    -------
    record array, shape (1,)
        One record, so that kernels share its memory.
    """
    rates = np.zeros(1, RATES)
    write_rates(rates, mechanisms, overrides)
    for name, number in (variants or RuleVariants()).numbers().items():
        rates[f"v_{name}"] = number
    return rates


def write_rates(rates: np.ndarray, mechanisms: Mechanisms, overrides: Mapping[str, float]) -> None:
    """Overwrite the record in place when a mechanism changes during a run."""
    for name, value in {**defaults(), **overrides}.items():
        rates[name] = float(value)
    for name in MECHANISMS:
        rates[f"m_{name}"] = float(getattr(mechanisms, name))


def plain_numbers(rates: np.ndarray) -> SimpleNamespace:
    """The same numbers for those who decide in plain Python, to whom NumPy's records are slow."""
    return SimpleNamespace(**{name: float(rates[name][0]) for name in RATES.names or ()})
