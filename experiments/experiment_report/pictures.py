"""Charts as PNG and SVG files, drawn by a Chrome or Chromium of the machine through Kaleido."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

FORMATS = ("png", "svg")
WIDTH = 720  # pixels; a chart is as high as on the page
SCALE = 2  # of a PNG
LONGEST = 60  # seconds for one picture


def draw(figures: Mapping[str, Any], folder: Path) -> str | None:
    """Write every figure as PNG and as SVG.

    Parameters
    ----------
    figures : mapping of str to figure
        By the stem of the file.
    folder : pathlib.Path

    Returns
    -------
    str or None
        Why there are no pictures, in a sentence; None when all were drawn.
    """
    if find_spec("kaleido") is None:
        return "No pictures were drawn: they need a package, pip install 'cjg-network[pictures]'."
    import asyncio
    from concurrent.futures import ThreadPoolExecutor

    from choreographer.browsers.chromium import ChromeNotFoundError

    logging.getLogger("choreographer").setLevel(logging.CRITICAL)
    logging.getLogger("kaleido").setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a browser that leaves its temporary folder behind for a moment
            # in a thread of its own: whoever calls may be in the middle of an event loop
            with ThreadPoolExecutor(1) as apart:
                apart.submit(lambda: asyncio.run(_draw_all(figures, folder))).result()
    except ChromeNotFoundError:
        return "No pictures were drawn: they need Chrome or Chromium, and none was found (BROWSER_PATH may name one)."
    except Exception as error:  # whatever a browser does, the page and the tables are there
        for path in folder.iterdir():
            path.unlink()
        return f"No pictures were drawn: the browser gave up ({type(error).__name__}: {str(error)[:200]})."
    return None


async def _draw_all(figures: Mapping[str, Any], folder: Path) -> None:
    import kaleido

    wanted = [
        {
            "fig": {"data": figure["data"], "layout": {**figure["layout"], "width": WIDTH}},
            "path": folder / f"{name}.{kind}",
            "opts": {"format": kind, "width": WIDTH, "height": figure["layout"]["height"], "scale": _scale(kind)},
        }
        for name, figure in figures.items()
        for kind in FORMATS
    ]
    # Its formulas would be fetched from elsewhere; there are none in these charts.
    async with kaleido.Kaleido(timeout=LONGEST, mathjax=False) as browser:
        await browser.write_fig_from_object(wanted)


def _scale(kind: str) -> int:
    return SCALE if kind == "png" else 1
