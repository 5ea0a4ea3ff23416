"""A store on a real PostgreSQL server: the same rows as in a file, and a server that goes away for a while."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect, select

from experiments import designs
from experiments.designs import Plan
from experiments.refusals import Failure, Refusal
from experiments.store import Store, catalogue, claims, frames, open_store, tables, upkeep
from experiments.sweeps import runner, sweep
from tests.command_line import here
from tests.experiments.sweeping import DIFFERENT, next_release, write_design
from tests.experiments.test_sweeps import Inline, Workers, inline
from tests.processes import Start, finish

pytestmark = pytest.mark.slow


def program(name: str) -> str | None:
    """A program of the server: on the path, or where Debian keeps it."""
    newest = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: float(path.parts[-3]))
    return str(newest[-1]) if newest else shutil.which(name)


class Server:
    """A PostgreSQL server of one's own; it refuses to run as root, so there it runs as a user without rights."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.as_user: dict[str, Any] = {}
        if os.getuid() == 0:
            self.as_user = {"user": "nobody", "group": "nogroup", "extra_groups": []}
            shutil.chown(folder, "nobody", "nogroup")
        self._run("initdb", "-D", str(folder / "data"), "-U", "cjg", "--auth=trust", "--no-sync", "-E", "UTF8")

    def _run(self, name: str, *words: str) -> None:
        found = program(name)
        assert found is not None, f"{name} is missing: make test-machine installs PostgreSQL"
        with (self.folder / "said").open("w") as said:
            done = subprocess.run([found, *words], cwd="/", stdout=said, stderr=said, check=False, **self.as_user)
        assert done.returncode == 0, (self.folder / "said").read_text()

    def start(self) -> None:
        options = f"-p {self.port} -h 127.0.0.1 -k '' -c fsync=off"
        self._run(
            "pg_ctl", "-D", str(self.folder / "data"), "-o", options, "-l", str(self.folder / "log"), "-w", "start"
        )

    def stop(self) -> None:
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "-w", "stop")

    def url(self, database: str = "postgres") -> str:
        return f"postgresql://cjg@127.0.0.1:{self.port}/{database}"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix="cjg-server-"))  # not below a folder that only root may enter
    try:
        server = Server(folder)
        server.start()
        yield server
        server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def url(server: Server, request: pytest.FixtureRequest) -> str:
    import psycopg

    name = f"t{abs(hash(request.node.name))}"
    with psycopg.connect(server.url(), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return server.url(name)


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    file = write_design(tmp_path, replications=3, months=14)
    design, folder = designs.load(str(file))
    return designs.plan(design, folder, "small")


def rows(store: Store) -> dict[str, list[Any]]:
    """Every row that does not tell when or where it was written, values as Python has them."""
    told = {"created_at", "finished_at", "seconds", "host"}
    with store.reading() as connection:
        return {
            name: sorted(
                tuple(value for key, value in row.items() if key not in told)
                for row in connection.execute(select(*sorted(table.columns, key=lambda c: c.name))).mappings()
            )
            for name, table in tables.metadata.tables.items()
            if name != "outcomes"
        } | {"outcomes": connection.execute(select(tables.outcomes).order_by(tables.outcomes.c.identity)).all()}


def test_a_server_holds_the_same_rows_as_a_file_and_copies_go_both_ways(plan: Plan, url: str, tmp_path: Path) -> None:
    with open_store(str(tmp_path / "x.sqlite")) as file, open_store(url) as server:
        for store in (file, server):
            outcome = sweep(store, plan, inline())
            assert outcome.added == DIFFERENT * 3
            assert list(upkeep.problems(store)) == []
        assert rows(file) == rows(server)
        experiment = outcome.experiment
        one, other = (frames.outcomes_frame(store, experiment) for store in (file, server))
        assert one.equals(other)
        with open_store(str(tmp_path / "back.sqlite")) as back:
            assert upkeep.copy(server, back, catalogue.everything(server)) == DIFFERENT * 3
            assert upkeep.copy(server, back, catalogue.everything(server)) == 0
            assert rows(back) == rows(file)
        assert upkeep.prune(server, [experiment]).runs == DIFFERENT * 3
        assert upkeep.copy(file, server, [experiment]) == DIFFERENT * 3
        assert rows(server) == rows(file)


def test_claims_on_a_server_and_its_tables_from_one_release_to_the_next(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(url) as store:
        assert claims.claim(store, ["a", "b"], "one")[0] == {"a", "b"}
        assert claims.claim(store, ["b", "c"], "two")[0] == {"c"}
    next_release(monkeypatch)
    with open_store(url) as store, store.reading() as connection:
        assert "note" in {column["name"] for column in inspect(connection).get_columns("experiments")}
        assert len(connection.execute(select(tables.claims.c.identity)).all()) == 3
    monkeypatch.undo()
    with pytest.raises(Refusal, match="newer release"):
        open_store(url)


def test_two_sweeps_start_and_share_the_work_on_a_fresh_server(url: str, tmp_path: Path, start_cjg: Start) -> None:
    words = ("sweep", write_design(tmp_path, replications=6), "--store", url, "--workers", "1", "--quiet")
    both = [finish(program) for program in [start_cjg(*words) for _ in range(2)]]
    assert [each.returncode for each in both] == [0, 0], [each.stderr for each in both]
    assert "sound; 1 experiments, 30 finished" in here("store", "check", "--store", url, cwd=tmp_path).stdout


def test_a_server_that_is_away_for_a_moment_costs_nothing(
    plan: Plan, url: str, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "FIRST_PAUSE", 1.0)
    monkeypatch.setattr(runner, "WRITE_ATTEMPTS", 7)  # a busy machine may take its time to start a server
    count = 0

    class Restarting(Inline):
        def submit(self, run: Any, chunk: Any) -> Any:
            nonlocal count
            count += 1
            if count == 3:
                server.stop()
                threading.Timer(1.5, server.start).start()
            return super().submit(run, chunk)

    with open_store(url) as store:
        outcome = sweep(store, plan, Workers(1, Restarting, lambda executor: None))
        assert (outcome.added, outcome.failed) == (DIFFERENT * 3, 0)
        assert list(upkeep.problems(store)) == []


def test_a_server_that_stays_away_is_told_and_the_sweep_goes_on_later(
    plan: Plan, url: str, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "FIRST_PAUSE", 0.05)

    class Ending(Inline):
        def submit(self, run: Any, chunk: Any) -> Any:
            if len(self.chunks) == 5:
                server.stop()
            return super().submit(run, chunk)

    with open_store(url) as store:
        with pytest.raises(Failure, match="the same command goes on from there"):
            sweep(store, plan, Workers(1, Ending, lambda executor: None))
        server.start()
        with store.reading() as connection:
            before = len(connection.execute(select(tables.runs.c.identity)).all())
        assert 0 < before < DIFFERENT * 3
        with store.writing() as connection:  # the claims of a process that is still alive: this one
            connection.execute(tables.claims.delete())
        assert sweep(store, plan, inline()).added == DIFFERENT * 3 - before


def test_a_server_that_is_not_there_is_told_without_the_password(tmp_path: Path) -> None:
    address = "postgresql://me:secret@127.0.0.1:9/db"
    found = here("store", "list", "--store", address, cwd=tmp_path)
    assert found.returncode == 1
    assert "could not be opened" in found.stderr
    assert "secret" not in found.stderr
    assert "Traceback" not in found.stderr
