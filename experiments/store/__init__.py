"""The store of runs: what has been run is kept under its identity, and never run again."""

from experiments.store.database import Store, open_store

__all__ = ["Store", "open_store"]
