"""Files to take along: tables and scenario files of the state an address holds."""

from __future__ import annotations

import csv
import io
import textwrap
from typing import TYPE_CHECKING

from flask import Flask, Response, request

from dashboard.language import Language, language_of_request
from dashboard.memo.contents import command
from dashboard.pages.choose_answer import FUTURES, names_of
from dashboard.plan.comparison import BASELINE, PLAN, compared
from dashboard.plan.refused import refused
from dashboard.plan.state import BadAddressError, State
from dashboard.plan.unknown import PROFILE, PROFILE_ENDS, RANGES
from dashboard.runs.futures import Futures
from experiments.comparison import paired_difference
from experiments.dates import iso_date
from experiments.findings import finding
from language.outcomes import OUTCOMES
from sim.inputs.scenario import Scenario, ScenarioError

if TYPE_CHECKING:
    from dashboard.runs.engine import Engine

LONGEST_LINE = 115
FILES = ("outcomes.csv", "monthly.csv", "plan.toml", "baseline.toml")


def add_exports(server: Flask, engine: Engine) -> None:
    """Serve the files at ``/export/NAME?ADDRESS``."""

    @server.get("/export/<name>")
    def export(name: str) -> Response:
        if name not in FILES:
            return Response(status=404)
        lang = language_of_request()
        try:
            state = State.from_query(request.args.to_dict())
            scenarios = compared(state)
        except (BadAddressError, ScenarioError) as problem:
            return Response(
                f"{lang('choose-bad-address')}\n{refused(problem, lang)}\n", status=400, mimetype="text/plain"
            )
        if name.endswith(".toml"):
            text = scenario_file(scenarios[PLAN if name == "plan.toml" else BASELINE], state, engine.months, lang)
            return _file(text, f"cjg-{name}", "application/toml")
        names = names_of(state, lang)
        batch = engine.ask(
            f"export-{id(request)}", {key: scenarios[key] for key in (BASELINE, PLAN)}, FUTURES,
            lane="export", seed=state.seed, uncertainty=state.uncertainty, unknown=state.unknown,
        )  # fmt: skip
        found = {names[key]: futures for key, futures in batch.first(FUTURES).items()}
        text = outcomes_table(found, lang.base) if name == "outcomes.csv" else monthly_table(found, lang.base)
        return _file(text, f"cjg-{name}", "text/csv")


def scenario_file(scenario: Scenario, state: State, months: int, lang: Language) -> str:
    """Return a scenario as a file, with the command that gives the numbers of the screen."""
    if state.unknown:
        told = _left_open(scenario, state, lang)
    else:
        told = [lang("file-command", command=command(state, FUTURES, months))]
    return "".join(f"# {line}\n" for line in told) + scenario.to_toml()


def _left_open(scenario: Scenario, state: State, lang: Language) -> list[str]:
    """Say what the screen drew and the file cannot: a scenario file holds one municipality."""
    lines = textwrap.wrap(lang("file-left-open"), LONGEST_LINE)
    for path in state.unknown:
        if path in RANGES:
            low, high = RANGES[path]
            ends = {"low": low, "high": high, "here": getattr(scenario.context, path.partition(".")[2])}
            lines.append(lang("file-left-open-range", path=path, **{end: f"{each:g}" for end, each in ends.items()}))
        elif path == PROFILE:
            lines.append(lang("file-left-open-profile", path=path, one=PROFILE_ENDS[0], other=PROFILE_ENDS[1]))
        else:
            lines.append(lang("file-left-open-any", path=path))
    return lines


def outcomes_table(found: dict[str, Futures], lang: str) -> str:
    """Return every outcome at the end: percentiles of each line, and the paired difference with the first."""
    first, last = (next(iter(found)), list(found)[-1])
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    columns = [f"{name} {part}" for name in found for part in ("p10", "p50", "p90")]
    rows.writerow(["outcome", "label", "unit", *columns, "difference_mean", "difference_low", "difference_high",
                   "higher", "lower", "futures", "in_words"])  # fmt: skip
    summaries = {name: futures.summary() for name, futures in found.items()}
    for outcome, entry in OUTCOMES.items():
        values = [summaries[name].loc[outcome, part] for name in found for part in ("p10", "p50", "p90")]
        gap = paired_difference(found[first].at_the_end(outcome), found[last].at_the_end(outcome))
        rows.writerow([outcome, entry.label(lang), entry.unit_words(lang), *map(_cell, values), _cell(gap.mean),
                       _cell(gap.low), _cell(gap.high), gap.higher, gap.lower, gap.n,
                       finding(entry, gap, lang).sentence])  # fmt: skip
    return text.getvalue()


def monthly_table(found: dict[str, Futures], lang: str) -> str:
    """Return the bands of every outcome month by month, one row a line, outcome and month."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(["line", "outcome", "label", "month", "date", "p10", "p50", "p90", "unit"])
    for name, futures in found.items():
        for outcome, entry in OUTCOMES.items():
            label, unit = entry.label(lang), entry.unit_words(lang)
            for month, band in enumerate(futures.band(outcome).to_numpy().tolist()):
                rows.writerow([name, outcome, label, month, iso_date(month), *map(_cell, band), unit])
    return text.getvalue()


def _cell(value: float | None) -> str:
    return "" if value is None or value != value else f"{value:.10g}"


def _file(text: str | bytes, name: str, kind: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(text, mimetype=kind, headers=headers)
