"""A town as a Model of the EMA Workbench; imported only where the workbench is asked for."""

from __future__ import annotations

import warnings
from typing import Any

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of packages it could use and does not find
    from ema_workbench import Model


class TownModel(Model):  # type: ignore[misc]  # the workbench ships no types
    """A model that forgets the outcomes of a case before the next one.

    The workbench (2.5.3) empties another attribute than it fills, so that a case that is lost would be told with the
    numbers of the one before.
    """

    def reset_model(self) -> None:
        """See the workbench, who asks after every case."""
        super().reset_model()
        self._outcomes_output: dict[str, Any] = {}
