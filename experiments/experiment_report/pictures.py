"""Charts as PNG and SVG files, drawn by a Chrome or Chromium of the machine through Kaleido.

A browser may start and never answer. So the drawing is a process of its own, which tells of each picture that is
done; when it falls silent it is ended, with all it started and all they left behind.
"""

from __future__ import annotations

import asyncio
import logging
import os
import tempfile
import warnings
from collections.abc import Mapping
from contextlib import suppress
from importlib.util import find_spec
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import psutil

from sim.run.workers import holding_ctrl_c, prepare_worker

FORMATS = ("png", "svg")
WIDTH = 720  # pixels; a chart is as high as on the page
SCALE = 2  # of a PNG
LONGEST_SILENCE = 40.0  # seconds; a browser starts in a few, and draws a picture in less than one
LONGEST_GOODBYE = 10.0  # seconds for a browser to close when all is drawn
PLACES = ("TMPDIR", "TEMP", "TMP")  # where programs look for a temporary folder
ONE_MORE, ALL_DRAWN = "one more", "all drawn"
NONE = "No pictures were drawn: "


def draw(figures: Mapping[str, Any], folder: Path, longest_silence: float | None = None) -> str | None:
    """Write every figure as PNG and as SVG.

    Parameters
    ----------
    figures : mapping of str to figure
        By the stem of the file.
    folder : pathlib.Path
    longest_silence : float, optional
        Seconds without a picture more after which the browser is given up.

    Returns
    -------
    str or None
        Why there are no pictures, in a sentence; None when all were drawn.
    """
    if find_spec("kaleido") is None:
        return f"{NONE}they need a package, pip install 'cjg-network[pictures]'."
    # a short name: a browser puts a socket below it, whose path may have a hundred letters
    with tempfile.TemporaryDirectory(prefix="cjg-", ignore_cleanup_errors=True) as beside:
        why_not = _drawn_apart(_wanted(figures, folder), beside, longest_silence or LONGEST_SILENCE)
    if why_not is not None:
        for path in folder.iterdir():
            path.unlink()
    return why_not


def _wanted(figures: Mapping[str, Any], folder: Path) -> list[dict[str, Any]]:
    return [
        {
            "fig": {"data": figure["data"], "layout": {**figure["layout"], "width": WIDTH}},
            "path": folder / f"{name}.{kind}",
            "opts": {
                "format": kind,
                "width": WIDTH,
                "height": figure["layout"]["height"],
                "scale": SCALE if kind == "png" else 1,
            },
        }
        for name, figure in figures.items()
        for kind in FORMATS
    ]


def _drawn_apart(wanted: list[dict[str, Any]], beside: str, longest_silence: float) -> str | None:
    """Draw in another process and wait for it as long as it gets on; return why not, in a sentence."""
    context = get_context("spawn")
    hearing, telling = context.Pipe(duplex=False)
    process = context.Process(target=_draw, args=(wanted, beside, telling))
    try:
        with holding_ctrl_c():
            process.start()
        telling.close()  # so that the end of the process is heard
        while hearing.poll(longest_silence):
            said = hearing.recv()
            if said == ALL_DRAWN:
                process.join(LONGEST_GOODBYE)
                return None
            if said != ONE_MORE:
                return f"{NONE}{said}"
    except EOFError:
        return f"{NONE}the process that draws them ended without a word."
    finally:
        hearing.close()
        if process.pid is not None:
            process.kill()
            process.join()
        end_what_lives_in(beside)
    return f"{NONE}the browser did not answer for {longest_silence:.0f} seconds."


def end_what_lives_in(place: str) -> None:
    """End every process that was given this temporary folder, whosever child it has become."""
    for _ in range(10):  # one may have started another meanwhile
        left = [each for each in psutil.process_iter() if _temporary_folder_of(each) == place]
        if not left:
            return
        for each in left:
            with suppress(psutil.Error):
                each.kill()
        psutil.wait_procs(left, timeout=1.0)


def _temporary_folder_of(process: psutil.Process) -> str | None:
    try:
        place: str | None = process.environ().get(PLACES[0])
    except (psutil.Error, OSError):  # of somebody else, or gone
        return None
    return place


def _draw(wanted: list[dict[str, Any]], beside: str, telling: Connection) -> None:
    """Draw, and tell how it goes; what runs in the process that draws."""
    prepare_worker(0)  # it draws pictures, no towns
    os.environ.update(dict.fromkeys(PLACES, beside))
    tempfile.tempdir = beside
    logging.disable(logging.CRITICAL)  # what stops a picture is told in a sentence
    warnings.simplefilter("ignore")  # of a browser that leaves its temporary folder behind for a moment
    from choreographer.browsers.chromium import ChromeNotFoundError

    try:
        asyncio.run(_draw_one_by_one(wanted, telling))
    except ChromeNotFoundError:
        telling.send("they need Chrome or Chromium, and none was found (BROWSER_PATH may name one).")
    except Exception as error:  # whatever a browser does, the page and the tables are there
        telling.send(f"the browser gave up ({type(error).__name__}: {str(error)[:200]}).")


async def _draw_one_by_one(wanted: list[dict[str, Any]], telling: Connection) -> None:
    import kaleido

    # Its formulas would be fetched from elsewhere; there are none in these charts. The patience is the other process's.
    async with kaleido.Kaleido(timeout=None, mathjax=False) as browser:
        for each in wanted:
            await browser.write_fig_from_object([each], cancel_on_error=True)
            telling.send(ONE_MORE)
        telling.send(ALL_DRAWN)
