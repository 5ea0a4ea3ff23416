"""How a run is named and packed: its identity, its fingerprint, and its monthly series as compressed bytes."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np

USUAL_PARAMETERS = "default"
DRAWN_PARAMETERS = "posterior"
LEVEL = 6  # of compression: above it, time doubles for a percent


def identity_of(
    scenario: str, seed: int, replication: int, months: int, model_version: str, parameter_set: str = USUAL_PARAMETERS
) -> str:
    """Return the name under which a run is kept: 32 hexadecimal digits of all that settles its numbers.

    Parameters
    ----------
    scenario : str
        The scenario's fingerprint.
    seed, replication, months : int
    model_version : str
    parameter_set : str
        As of :func:`parameter_set_of`.
    """
    settled = repr((scenario, seed, replication, months, model_version, parameter_set))
    return hashlib.sha256(settled.encode()).hexdigest()[:32]


@lru_cache
def parameter_set_of(uncertainty: str) -> str:
    """Return the name under which the numbers of an experiment's runs are kept.

    Which set a replication draws follows from seed and replication, so the name tells only which sets there are to
    draw from: they are a file, of which the version of the model says nothing.
    """
    if uncertainty == "luck":
        return USUAL_PARAMETERS
    from sim.run.posterior import posterior

    return f"{DRAWN_PARAMETERS}-{short_hash(posterior(), 12)}"


def short_hash(content: Any, digits: int) -> str:
    """Return the first hexadecimal digits of the hash of plain content."""
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(canonical.encode()).hexdigest()[:digits]


def fingerprint_of(names: Sequence[str], outcomes: np.ndarray) -> str:
    """Return 16 hexadecimal digits of a run's outcomes: of names and bytes of those that have a value.

    Outcomes that a later model has learnt to observe are missing in this run, and leave its fingerprint as it was.
    """
    digest = hashlib.sha256()
    for name, value in sorted(zip(names, (np.asarray(outcomes, np.float64) + 0.0).tolist(), strict=True)):
        if value == value:
            digest.update(f"{name}={value.hex()};".encode())
    return digest.hexdigest()[:16]


def packed(table: np.ndarray) -> bytes:
    """Compress a monthly table.

    Parameters
    ----------
    table : float array, shape (months, columns)

    Returns
    -------
    bytes
        As 32-bit numbers, column after column and in each all first bytes, then all second ones, and so on: bytes
        of like meaning side by side take a third less room.
    """
    numbers = np.ascontiguousarray(table.T, dtype="<f4") + np.float32(0.0)
    numbers[np.isnan(numbers)] = np.nan
    return zlib.compress(numbers.reshape(-1).view(np.uint8).reshape(-1, 4).T.tobytes(), LEVEL)


def unpacked(data: bytes, months: int, columns: Sequence[str]) -> np.ndarray:
    """Return the monthly table that was compressed.

    Returns
    -------
    float32 array, shape (months, columns)

    Raises
    ------
    ValueError
        When the bytes are not those of such a table.
    """
    try:
        plain = np.frombuffer(zlib.decompress(data), np.uint8)
    except zlib.error as error:
        raise ValueError(f"cannot be unpacked: {error}") from None
    if plain.size != 4 * months * len(columns):
        raise ValueError(f"holds {plain.size} bytes, not {4 * months * len(columns)}")
    numbers = np.ascontiguousarray(plain.reshape(4, -1).T).view("<f4").reshape(len(columns), months)
    return numbers.T.astype(np.float32)
