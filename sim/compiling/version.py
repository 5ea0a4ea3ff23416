"""Which model this is: the release, and a hash of all that can move a number."""

from __future__ import annotations

from sim.compiling.sources import hashes

RELEASE = "0.1.0"
MODEL_VERSION = f"{RELEASE}+{hashes().model}"
