"""All numbers of a month in one record: parameters by name, mechanisms with ``m_`` before theirs, forms with ``f_``."""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace

import numpy as np

from sim.inputs.forms import Forms
from sim.inputs.mechanisms import Mechanisms
from sim.inputs.parameters import PARAMETERS, defaults

MECHANISMS = tuple(Mechanisms.model_fields)
FORMS = tuple(f"f_{name}" for name in Forms.model_fields)
RATES = np.dtype(
    (
        np.record,
        np.dtype([(name, "f8") for name in (*PARAMETERS, *(f"m_{name}" for name in MECHANISMS), *FORMS)], align=True),
    )
)


def rates_of(mechanisms: Mechanisms, overrides: Mapping[str, float], forms: Forms | None = None) -> np.ndarray:
    """Fill the record.

    Parameters
    ----------
    mechanisms : Mechanisms
        In force this month.
    overrides : mapping of str to float
        The scenario's own values of parameters.
    forms : Forms, optional
        Those that hold by default when left out.

    Returns
    -------
    record array, shape (1,)
        One record, so that kernels share its memory.
    """
    rates = np.zeros(1, RATES)
    write_rates(rates, mechanisms, overrides)
    for name, number in (forms or Forms()).numbers().items():
        rates[f"f_{name}"] = number
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
