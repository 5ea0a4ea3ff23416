"""Which model this is: the release, and a hash of every source that can move a number."""

from __future__ import annotations

from .compiled import source_hash

RELEASE = "0.1.0"
MODEL_VERSION = f"{RELEASE}+{source_hash()}"
