"""How long a test waits: until what it waits for is there, on a machine as busy as it may be.

No test looks at the clock to tell right from wrong. A wait has a limit only so that what hangs ends in a sentence;
the limit of pytest itself (pyproject.toml) is longer, and ends every other call that hangs.
"""

from __future__ import annotations

import time
from collections.abc import Callable

LONGEST = 900.0  # seconds
LONGEST_MS = 1000 * LONGEST  # as browsers count
BETWEEN = 0.02  # seconds between two looks


def wait_until(there: Callable[[], object], what: str) -> None:
    """Look again and again until something is there; what is expected, for whoever reads that it never came."""
    end = time.monotonic() + LONGEST
    while not there():
        assert time.monotonic() < end, f"never came: {what}"
        time.sleep(BETWEEN)
