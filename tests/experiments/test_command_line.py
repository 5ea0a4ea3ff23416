"""The command line from outside: what it prints, writes and refuses."""

from __future__ import annotations

import json
import os
import re
import signal
import sys
from contextlib import suppress
from pathlib import Path

import pandas as pd
import psutil
import pytest

import scenarios
import sim
from experiments.store import open_store
from sim.inputs.parameters import PARAMETERS
from tests.experiments.conftest import CommandLine
from tests.patience import wait_until
from tests.processes import Program, Start, finish

SMALL = ("--set", "context.inhabitants=1500", "--months", "24", "--replications", "2", "--workers", "1")
FILES = {"monthly.csv", "monthly.parquet", "outcomes.csv", "outcomes.parquet", "report.html", "run.json"}


def test_run_prints_the_promised_document_and_nothing_else(cjg: CommandLine) -> None:
    found = cjg("run", "broad", *SMALL, "--seed", "3", "--json")
    assert found.returncode == 0, found.stderr
    document = json.loads(found.stdout, parse_constant=lambda constant: pytest.fail(constant))
    scenario = scenarios.load("broad").with_("context.inhabitants", 1500)
    results = sim.simulate(scenario, replications=2, months=24, seed=3)
    assert document["scenario"] == "broad"
    assert document["fingerprint"] == results.fingerprint
    assert document["outcomes"]["load"]["mean"] == pytest.approx(results.outcomes["load"].mean())


def test_compare_names_each_scenario_and_finds_none_between_equals(cjg: CommandLine) -> None:
    found = cjg("compare", "broad", "broad", *SMALL, "--json")
    assert found.returncode == 0, found.stderr
    document = json.loads(found.stdout)
    assert document["scenarios"] == ["broad", "broad (2)"]
    assert len(set(document["fingerprints"].values())) == 1
    for row in document["differences"].values():
        for difference in row.values():
            assert difference["mean"] in (0, None)
            assert difference["n"] < 2 or (difference["low"], difference["high"]) == (0, 0)


def test_tables_come_in_two_languages(cjg: CommandLine) -> None:
    english, dutch = cjg("compare", "no_cjg", "broad", *SMALL), cjg("run", "broad", *SMALL, "--lang", "nl")
    assert "Load of the organisations" in english.stdout
    assert "chance alone" in english.stdout
    assert "Uren in overleg" in dutch.stdout


def test_out_leaves_tables_scenarios_record_and_report(cjg: CommandLine, tmp_path: Path) -> None:
    found = cjg("compare", "no_cjg", "broad", *SMALL, "--out", "results/first", "--lang", "nl")
    assert found.returncode == 0, found.stderr
    folder = tmp_path / "results" / "first"
    assert {path.name for path in folder.iterdir()} == FILES | {"scenario_no_cjg.toml", "scenario_broad.toml"}
    assert [path.name for path in folder.parent.iterdir()] == ["first"]
    record = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    outcomes = pd.read_csv(folder / "outcomes.csv")
    pd.testing.assert_frame_equal(outcomes, pd.read_parquet(folder / "outcomes.parquet"), check_dtype=False)
    assert outcomes.columns[:2].tolist() == ["scenario", "replication"]
    mean = outcomes[outcomes["scenario"] == "broad"]["load"].mean()
    assert record["outcomes"]["load"]["broad"]["mean"] == pytest.approx(mean)
    again = scenarios.load(folder / "scenario_broad.toml")
    assert again.fingerprint() == record["scenario_fingerprints"]["broad"]
    assert '<html lang="nl">' in (folder / "report.html").read_text(encoding="utf-8")
    assert record["command"].startswith("cjg compare no_cjg broad --set context.inhabitants=1500")


def test_the_command_on_record_gives_the_same_files_again(cjg: CommandLine, tmp_path: Path) -> None:
    assert cjg("run", "broad", *SMALL, "--out", "one").returncode == 0
    record = json.loads((tmp_path / "one" / "run.json").read_text(encoding="utf-8"))
    assert cjg(*record["command"].split()[1:], "--out", "two").returncode == 0
    for name in ("outcomes.csv", "monthly.csv", "scenario.toml", "report.html"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


@pytest.mark.parametrize("words", [["scenarios", "--json"], ["scenarios", "list", "--json"]])
def test_scenarios_are_listed(cjg: CommandLine, words: list[str]) -> None:
    listed = json.loads(cjg(*words).stdout)
    assert [row["name"] for row in listed] == scenarios.names()
    assert "mid_town" in cjg("scenarios").stdout


def test_a_scenario_is_shown_in_full_and_loads_again(cjg: CommandLine, tmp_path: Path) -> None:
    shown = cjg("scenarios", "show", "narrow", "--set", "choices.outreach=0.2")
    (tmp_path / "mine.toml").write_text(shown.stdout, encoding="utf-8")
    assert scenarios.load(tmp_path / "mine.toml").choices.outreach == 0.2
    checked = json.loads(cjg("scenarios", "check", "mine.toml", "--json").stdout)
    assert checked["valid"]
    assert json.loads(cjg("scenarios", "show", "narrow", "--json").stdout)["choices"]["partnership"] == "narrow"


def test_parameters_are_printed_with_source_and_meaning(cjg: CommandLine) -> None:
    listed = json.loads(cjg("parameters", "--json").stdout)
    assert [row["name"] for row in listed] == list(PARAMETERS)
    assert {"default", "range", "unit", "source", "en", "nl"} <= set(listed[0])
    assert "Betekenis" in cjg("parameters", "--lang", "nl").stdout


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["run", "mid_twon"], ["mid_twon", "mid_town"]),
        (["run", "."], ["folder"]),
        (["run", "/dev/null"], ["/dev/null"]),
        (["run", "broad", "--set", "choices.partnershp=narrow"], ["partnershp", "choices.partnership"]),
        (["run", "broad", "--set", "choices.partnership=narow"], ["narow", "narrow"]),
        (["run", "broad", "--set", "choices.budget_per_youth=nan"], ["budget_per_youth", "nan", "100"]),
        (["run", "broad", "--set", "choices.budget_per_youth=inf"], ["budget_per_youth", "inf", "100"]),
        (["run", "broad", "--set", "context.inhabitants=many"], ["inhabitants", "many"]),
        (["run", "broad", "--set", "nonsense"], ["nonsense", "FIELD=VALUE"]),
        (["run", "broad", "--replications", "0"], ["--replications", "0", "10,000"]),
        (["run", "broad", "--replications", "10001"], ["--replications", "10001", "10,000"]),
        (["run", "broad", "--replications", "-3"], ["--replications", "-3"]),
        (["run", "broad", "--months", "0"], ["--months", "0", "600"]),
        (["run", "broad", "--months", "x"], ["--months", "x", "whole number"]),
        (["run", "broad", "--months", "601"], ["--months", "601", "600"]),
        (["run", "broad", "--seed", "-1"], ["--seed", "-1"]),
        (["run", "broad", "--seed", str(2**63)], ["--seed", str(2**63)]),
        (["run", "broad", "--workers", "0"], ["--workers", "0"]),
        (["run", "broad", "--lang", "fr"], ["--lang", "fr", "nl"]),
        (["run", "broad", "--uncertainty", "bothh"], ["bothh", "luck, both", "did you mean 'both'"]),
        (["calibrate", "--waves", "0"], ["--waves", "0", "20"]),
        (["calibrate", "--size", "19"], ["--size", "19", "10,000"]),
        (["calibrate", "--confirm", "201"], ["--confirm", "201"]),
        (["calibrate", "--workers", "0"], ["--workers", "0"]),
        (["calibrate", "--seed", "x"], ["--seed", "x", "whole number"]),
        (["calibrate", "--out", "/dev/null"], ["--out", "/dev/null"]),
        (["calibrate", "--out", "/proc/new"], ["--out", "/proc/new"]),
        (["run", "cuts_2012", "--months", "20"], ["cuts_2012: changes", "55", "20"]),
        (["compare", "no_cjg", "cuts_2012", "--months", "20"], ["cuts_2012: changes"]),
        (["scenarios", "check", "cuts_2012", "--months", "20"], ["cuts_2012: changes"]),
        (["compare", "narrow"], ["one scenario given (narrow)", "two or more", "cjg run narrow"]),
        (["compare"], ["SCENARIO"]),
        (["run", "broad", "--out", "/dev/null"], ["--out", "/dev/null"]),
        (["run", "broad", "--out", "/proc/new"], ["--out", "/proc/new"]),
        (["run"], ["SCENARIO"]),
        (["run", "broad", "--replicatons", "3"], ["--replicatons", "--replications"]),
        (["compere", "broad"], ["compere", "compare"]),
        (["scenarios", "check", "absent.toml"], ["absent.toml"]),
    ],
)
def test_bad_input_is_named_and_nothing_is_written(
    cjg: CommandLine, tmp_path: Path, words: list[str], named: list[str]
) -> None:
    found = cjg(*words)
    assert found.returncode == 2
    assert found.stdout == ""
    assert "Traceback" not in found.stderr
    for text in named:
        assert text in found.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("workers_run", [False, True], ids=["while workers start", "while workers run"])
def test_ctrl_c_stops_cleanly_and_leaves_nothing(tmp_path: Path, start_cjg: Start, workers_run: bool) -> None:
    program = start_cjg("run", "large_city", "--replications", "500", "--workers", "2", "--out", "never")
    wait_until(lambda: list(tmp_path.iterdir()), "the folder in which the results are made")
    if workers_run:
        wait_until(lambda: workers_that_load_the_model(program) == 2, "two workers")
    os.killpg(program.pid, signal.SIGINT)  # as a terminal does
    stopped = finish(program)
    assert stopped.returncode == 130
    assert "nothing was written" in stopped.stderr
    assert "Traceback" not in stopped.stderr
    assert list(tmp_path.iterdir()) == []


def workers_that_load_the_model(program: Program) -> int:
    """How many of its workers are beyond the start of Python."""
    count = 0
    for child in psutil.Process(program.pid).children():
        with suppress(psutil.Error):  # it may have ended
            count += any("numba" in each.path for each in child.memory_maps())
    return count


STOPPED = """
import os, signal, sys, time
from experiments.interrupts import interruptible

class Cleaned:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
        str()  # Python looks for signals at a call, and drops what is raised here

with interruptible():
    for _ in range(3):
        Cleaned()
    print("dropped", flush=True)
    time.sleep(3600)
"""


def test_ctrl_c_that_python_dropped_in_a_clean_up_is_said_again(start: Start, checkout: Path) -> None:
    stopped = finish(start(sys.executable, "-c", STOPPED, env={**os.environ, "PYTHONPATH": str(checkout)}))
    assert stopped.stdout in ("", "dropped\n")
    assert stopped.stderr.splitlines()[-1] == "experiments.interrupts.Interrupted"


HELD = """
import os, signal, threading, time
from experiments.interrupts import interruptible
from sim.run.workers import holding_ctrl_c

with interruptible():
    threading.Thread(target=signal.pause, daemon=True).start()  # as libraries start them: it hears Ctrl-C
    with holding_ctrl_c():
        os.kill(os.getpid(), signal.SIGINT)
        while signal.sigpending():
            time.sleep(0.001)
        time.sleep(0.1)  # here it would be raised
        print("the worker is started", flush=True)
    signal.pause()
"""


def test_ctrl_c_handed_to_another_thread_waits_until_the_worker_is_started(start: Start, checkout: Path) -> None:
    stopped = finish(start(sys.executable, "-c", HELD, env={**os.environ, "PYTHONPATH": str(checkout)}))
    assert stopped.stdout == "the worker is started\n"
    assert stopped.stderr.splitlines()[-1] == "experiments.interrupts.Interrupted"


THEN_MODULES = """
import json, sys
from experiments import cli
try:
    cli.main(sys.argv[1:])
except SystemExit:
    json.dump(list(sys.modules), open("modules.json", "w"))
    raise
"""
# What an answer without a store may do without, and what takes a second or more.
LIGHT = {"numpy", "sqlalchemy", "pydantic", "rich.markdown"}
HEAVY = {"numba", "pandas", "mesa", "scipy", "plotly", "pyarrow", "SALib", "distributed", "ema_workbench", "kaleido"}


def test_help_answers_at_once_because_nothing_heavy_is_imported(start: Start, checkout: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(checkout)}
    found = finish(start(sys.executable, "-c", THEN_MODULES, "--help", cwd=tmp_path, env=environment))
    assert found.returncode == 0, found.stderr
    assert set(json.loads((tmp_path / "modules.json").read_text())) & (LIGHT | HEAVY) == set()
    for command in ("run", "compare", "sweep", "store", "analyse", "scenarios", "parameters"):
        assert re.search(rf"\b{command}\b", found.stdout)


@pytest.mark.parametrize(
    "words",
    [
        ("report", "absent"),
        ("analyse", "absent"),
        ("store", "show", "absent"),
        ("store", "export", "absent", "--out", "out"),
        ("store", "copy", "other.sqlite", "absent"),
        ("report", "absent", "--store", "absent.sqlite"),
        ("sweep", "absent"),
        ("run", "absent"),
        ("dashboard", "--host", "absent.invalid"),
    ],
    ids=" ".join,
)
def test_what_is_not_there_is_refused_before_anything_heavy_is_imported(
    start: Start, checkout: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    open_store(str(tmp_path / "s.sqlite")).close()
    environment = {**os.environ, "PYTHONPATH": str(checkout), "CJG_STORE": "s.sqlite"}
    found = finish(start(sys.executable, "-c", THEN_MODULES, *words, cwd=tmp_path, env=environment))
    assert found.returncode == 2, found.stderr
    assert "absent" in found.stderr
    assert set(json.loads((tmp_path / "modules.json").read_text())) & HEAVY == set()
    assert {path.name for path in tmp_path.iterdir()} == {"modules.json", "s.sqlite"}
