"""Thumbnails: two bands and two lines as a small picture, drawn as text, without a chart library."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

import numpy as np
import pandas as pd

from experiments.figures import look

WIDTH, HEIGHT = 168, 64
EVERY = 2  # months between points
DASHES = {"dash": "5 3", "dot": "2 3", "dashdot": "6 3 2 3"}


def sparkline(tables: Sequence[pd.DataFrame]) -> str:
    """Return a picture as an address that holds it.

    Parameters
    ----------
    tables : sequence of pandas.DataFrame
        Of :func:`experiments.figures.bands`, the baseline first.
    """
    values = [table.to_numpy()[::EVERY] for table in tables]
    every = np.concatenate([each[np.isfinite(each).all(axis=1)] for each in values])
    if len(every) == 0:
        return _address("")
    low, high = min(0.0, float(every.min())), float(every.max())
    if low == 0.0 and every.min() > 0.5 * high:
        low = float(every.min()) * 0.95
    span = (high - low) or 1.0
    parts = []
    for position, table in enumerate(values):
        shown = np.flatnonzero(np.isfinite(table).all(axis=1))
        if len(shown) < 2:
            continue
        x = 2 + shown / (len(table) - 1) * (WIDTH - 4)
        y = 3 + (high - table[shown]) / span * (HEIGHT - 6)
        style = look(position)
        around = " ".join(
            [f"{a:.1f},{b:.1f}" for a, b in zip(x, y[:, 0], strict=True)]
            + [f"{a:.1f},{b:.1f}" for a, b in zip(x[::-1], y[::-1, 2], strict=True)]
        )
        line = " ".join(f"{a:.1f},{b:.1f}" for a, b in zip(x, y[:, 1], strict=True))
        dash = f' stroke-dasharray="{DASHES[style.dash]}"' if style.dash in DASHES else ""
        parts.append(f'<polygon points="{around}" fill="{style.colour}" fill-opacity="0.16"/>')
        parts.append(f'<polyline points="{line}" fill="none" stroke="{style.colour}" stroke-width="2"{dash}/>')
    return _address("".join(parts))


def _address(content: str) -> str:
    picture = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">{content}</svg>'
    return "data:image/svg+xml," + quote(picture, safe=" =:/\"'")
