"""Run the shipped towns and show level and shape of their main outcomes: table and picture of docs/validation.md.

``python docs/levels.py`` writes experiments/reference/levels.json, of which ``make docs`` makes the table, and
docs/images/levels.png. The picture is drawn in the machine's Chromium.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pandas as pd
from playwright.sync_api import sync_playwright
from plotly.offline import get_plotlyjs

import scenarios
from experiments.documents import plain
from experiments.figures import bands, over_time
from language.outcomes import OUTCOMES
from sim.run.results import Results
from sim.run.simulation import simulate

TOP = Path(__file__).resolve().parents[1]
STORED = TOP / "experiments" / "reference" / "levels.json"
PICTURE = TOP / "docs" / "images" / "levels.png"
#: Town to futures: a city averages by itself what a village needs many futures for.
TOWNS = {"no_cjg": 20, "small_rural": 20, "mid_town": 20, "large_city": 8, "big_four": 4}
SHOWN = (
    "reach_all", "help_all", "question_answered_all", "service_use", "second_line_use", "waiting_share",
    "white_spots_per_1000", "grey_areas_per_1000", "one_plan_rate", "practice_level", "contacts_desk",
    "awareness_parents",
)  # fmt: skip
YEAR_ENDS = (18, 30, 42, 54, 66, 78, 90)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def of_towns() -> dict[str, Results]:
    """Run every town."""
    return {name: simulate(scenarios.load(name), replications=futures) for name, futures in TOWNS.items()}


def store(results: dict[str, Results]) -> None:
    """Keep the middle future and the band at the end of each year."""
    levels = {
        outcome: {
            name: {
                str(month): [None if pd.isna(value) else round(float(value), 4) for value in row]
                for month, row in bands(found.monthly, outcome).loc[list(YEAR_ENDS)].iterrows()
            }
            for name, found in results.items()
        }
        for outcome in SHOWN
    }
    document = {"futures": TOWNS, "percentiles": [10, 50, 90], "levels": levels}
    STORED.write_text(json.dumps(document, indent=1, allow_nan=False) + "\n", encoding="utf-8")


def draw(results: dict[str, Results], browser_path: str) -> None:
    """Draw every outcome of every town, small, side by side."""
    labels = {name: scenarios.load(name).label_en for name in results}
    figures = []
    for name in SHOWN:
        outcome = OUTCOMES[name]
        figure = over_time(outcome, {labels[town]: bands(found.monthly, name) for town, found in results.items()})
        figure["layout"] |= {"showlegend": False, "height": 260, "width": 460, "annotations": []}
        figure["layout"]["title"] = {"text": outcome.label(), "font": {"size": 14}}
        figures.append(figure)
    key = "".join(
        f'<span style="margin-right:2em"><span style="display:inline-block;width:2.2em;border-top:3px '
        f"{ {'solid': 'solid', 'dot': 'dotted'}.get(line['line']['dash'], 'dashed') } {line['line']['color']};"
        f'vertical-align:middle;margin-right:.5em"></span>{line["name"]}</span>'
        for line in figures[0]["data"]
        if line.get("name") in labels.values() and line.get("mode") == "lines" and line["line"].get("width") == 2.5
    )
    cells = "".join(f'<div id="f{at}"></div>' for at in range(len(figures)))
    page = (
        f'<meta charset="utf-8"><script>{get_plotlyjs()}</script>'
        '<body style="margin:12px;font-family:DejaVu Sans,sans-serif;background:white;width:1400px">'
        f'<p style="font-size:15px">{key}</p>'
        f'<div id="all" style="display:grid;grid-template-columns:repeat(3,1fr)">{cells}</div>'
        f"<script>const figures={json.dumps(plain(figures), allow_nan=False)};"
        "Promise.all(figures.map((f,i)=>Plotly.newPlot('f'+i,f.data,f.layout,{staticPlot:true})))"
        ".then(()=>document.body.dataset.done='yes')</script>"
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        tab = browser.new_page(viewport={"width": 1424, "height": 600})
        tab.set_content(page)
        tab.wait_for_selector("body[data-done=yes]")
        tab.screenshot(path=str(PICTURE), full_page=True)
        browser.close()


def main() -> int:
    """Run, store and draw."""
    results = of_towns()
    store(results)
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if path is None:
        print(f"{PICTURE.name} is not drawn: no browser found, one of {', '.join(BROWSERS)}")
        return 1
    draw(results, path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
