"""The first things anybody tries: small designs of every kind, from the sweep to the page, in both languages."""

from __future__ import annotations

import itertools
import json
import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import tomli_w

from dashboard.language import Language
from dashboard.markup import markup
from dashboard.pages.research_answer import _box, _effects, _grid, _parallel
from dashboard.research.front import front
from dashboard.research.heat import heat
from dashboard.research.sweeps import Read
from experiments import designs
from experiments.analysis import analysed
from experiments.store import catalogue, frames, open_store
from experiments.sweeps import sweep
from tests.command_line import here
from tests.experiments.test_sweeps import inline

#: A factor of every sort: texts, yes and no, whole and broken numbers, "decide" beside numbers and beside texts, lists
#: of numbers, places, one value alone, one without meaning beside another, and, where settings are drawn, ranges.
SORTS: dict[str, Any] = {
    "choices.partnership": ["narrow", "broad"],
    "choices.web_chat": [True, False],
    "choices.meetings_per_year": ["decide", 4, 12],
    "choices.desk": ["none", "shared_building", "decide"],
    "choices.desk_location": ["town_centre", "where_youth_are"],
    "choices.open_more_on_success": ["decide", True],
    "context.second_line_capacity": [[1.0, 0.9], [1.0]],
    "base": ["mid_town", "small_rural"],
    "parameters.detection": [1.0],
    "choices.outreach": [0.0, 0.15, 0.3],
}
RANGES: dict[str, Any] = {
    "parameters.recovery": "range",
    "context.utilisation": {"low": 0.7, "high": 0.9},
    "context.region_size": "range",
}
KINDS: dict[str, dict[str, Any]] = {
    "full_factorial": {},
    "one_at_a_time": {},
    "latin_hypercube": {"samples": 6},
    "sobol": {"samples": 16},
    "morris": {"trajectories": 4},
}
SMALL = {"context.inhabitants": 600, "context.urgency_at_start": 1.0, "choices.web": "one_labelled_site"}
RESPONSES = ["reach_all", "cost_per_youth", "months_to_open", "meeting_hours_share"]


def content_of(kind: str, count: int, place: int) -> dict[str, Any]:
    """A design of a kind with so many factors; the place turns through the sorts, futures and horizons."""
    sorts = [*SORTS.items(), *(RANGES.items() if kind in ("latin_hypercube", "sobol", "morris") else ())]
    if kind == "one_at_a_time":
        sorts = [each for each in sorts if each[0] != "base"]
    turned = [*sorts[place % len(sorts) :], *sorts]
    return {
        "name": f"{kind}-{count}-{place}",
        "kind": kind,
        **KINDS[kind],
        "base": "mid_town",
        "replications": 1 + place % 2,
        "months": (1, 40, 14)[place // 2 % 3],
        "seed": 3,
        "responses": RESPONSES,
        "set": SMALL,
        "factors": dict(turned[:count]),
    }


EVERY = [
    content_of(kind, count, number)
    for number, (kind, count, _) in enumerate(itertools.product(KINDS, (1, 2, 3), ("once", "again")))
]
EVERY += [
    {
        "name": f"list-{number}",
        "kind": "scenarios",
        "scenarios": ["narrow", "broad", "no_cjg"][:number],
        "replications": 1 + number % 2,
        "months": 1 + 12 * number,
        "responses": RESPONSES,
        "set": SMALL,
    }
    for number in (1, 2, 3)
]
EVERY.append(
    {"name": "half", "kind": "half_factorial", "replications": 2, "months": 14, "responses": RESPONSES, "set": SMALL,
     "factors": {"choices.partnership": ["narrow", "decide"], "choices.desk": ["none", "shared_building"],
                 "choices.desk_sites": ["decide", 2], "choices.outreach": [0.0, "decide"],
                 "choices.meetings_per_year": [4, 10]}},
)  # fmt: skip


#: Some of whose combinations cannot stand, down to two that are left.
CLASHING: dict[str, dict[str, list[Any]]] = {
    "clash-1": {"choices.desk": ["none", "decide"], "choices.front_offices": ["merged", "federated"]},
    "clash-2": {"choices.desk": ["none", "shared_building"], "choices.front_offices": ["merged", "separate"]},
    "clash-3": {"choices.desk": ["none", "network_only", "shared_building"], "choices.front_offices": ["merged"],
                "choices.outreach": [0.0, 0.2]},
}  # fmt: skip
EVERY += [
    {"name": name, "kind": kind, **KINDS[kind], "replications": replications, "months": 14, "seed": 3,
     "responses": RESPONSES, "set": SMALL, "factors": factors}
    for (name, factors), kind, replications in zip(
        CLASHING.items(), ("full_factorial", "full_factorial", "latin_hypercube"), (1, 2, 2), strict=True)
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of all these designs, swept."""
    made = tmp_path_factory.mktemp("small")
    with open_store(str(made / "s.sqlite")) as store:
        for content in EVERY:
            file = made / f"{content['name']}.toml"
            file.write_text(tomli_w.dumps(content), encoding="utf-8")
            design, beside = designs.load(str(file))
            outcome = sweep(store, designs.plan(design, beside, content["name"]), inline())
            assert not outcome.failed
    return made


@pytest.mark.parametrize("name", [content["name"] for content in EVERY])
def test_every_small_design_is_analysed_reported_and_exported_in_words(folder: Path, name: str) -> None:
    at = ("--store", "s.sqlite")
    for lang in ("en", "nl"):
        said = here("analyse", name, *at, "--lang", lang, cwd=folder)
        assert said.returncode == 0, said.stderr
        assert said.stdout.strip()
        made = here("report", name, *at, "--lang", lang, "--out", f"{name}-{lang}", "--without-pictures", cwd=folder)
        assert made.returncode == 0, made.stderr
        page = (folder / f"{name}-{lang}" / "report.html").read_text(encoding="utf-8")
        visible = re.sub(r"<script.*?</script>|<[^>]*>", " ", page, flags=re.DOTALL)
        assert not re.search(r"\bnan\b|\bNone[,)]|\[\]", visible)
    document = json.loads(here("analyse", name, *at, "--json", cwd=folder).stdout)
    assert all(remark["sentence"] for remark in document["remarks"])
    assert here("store", "export", name, *at, "--out", f"{name}-tables", cwd=folder).returncode == 0
    both = [pd.read_csv(folder / f"{name}-tables" / "outcomes.csv"),
            pd.read_parquet(folder / f"{name}-tables" / "outcomes.parquet")]  # fmt: skip
    assert len(both[0]) == len(both[1])


@pytest.mark.parametrize("name", [content["name"] for content in EVERY])
def test_the_research_page_answers_about_every_small_design(folder: Path, name: str) -> None:
    with open_store(str(folder / "s.sqlite")) as store:
        experiment = catalogue.find(store, name)
        outcomes, fields = frames.outcomes_frame(store, experiment), frames.points_frame(store, experiment)
        analysis = analysed(store, experiment)
    found = Read(experiment, len(fields), len(outcomes), outcomes, fields)
    for lang, outcome in itertools.product((Language("en"), Language("nl")), ("cost_per_youth", "months_to_open")):
        parts = [*_effects(found, analysis, outcome, lang), *_box(found, analysis, lang)]
        parts += heat(found, outcome, {}, lang) or []
        if "trade_offs" in analysis.tables:
            parts += front(found, analysis.tables["trade_offs"], lang)[0]
        said = markup(parts)
        assert said
        assert not re.search(r"\bnan\b|\bNone[,)]|\[\]", said)
        assert _grid(found, outcome, lang)["rowData"]
        assert _parallel(found, outcome, lang)
