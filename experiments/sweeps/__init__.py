"""Sweeps: the runs of a design, on any executor, into a store, surviving whatever stops them."""

from experiments.sweeps.runner import Outcome, sweep

__all__ = ["Outcome", "sweep"]
