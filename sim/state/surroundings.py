"""What a municipality meets of the others of its ensemble: its own month of starting, and busy regional bodies."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Surroundings:
    """What one municipality meets of the others in its ensemble.

    Attributes
    ----------
    start : int or None
        Month in which it starts; None where that lies past the horizon.
    asking_service, asking_agency : float array, shape (months,)
        Municipalities that ask for the attention of its health service, and of its youth care agency, each month:
        itself, and the others as far as they are building.
    """

    start: int | None
    asking_service: np.ndarray
    asking_agency: np.ndarray
