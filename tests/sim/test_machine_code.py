"""Machine code is compiled once for each set of sources, wherever they lie."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sim.compiling.kernels import cache_folder
from sim.compiling.sources import meaning
from sim.compiling.version import MODEL_VERSION
from sim.run.simulation import warm_up

A_RUN = "import sim.compiling.kernels as c; from sim.run.simulation import warm_up; warm_up(); print(c.HERE, c.cache_folder())"
ROOMS = ("sim", "language", "scenarios")


@pytest.fixture
def elsewhere(tmp_path: Path, checkout: Path) -> Path:
    for room in ROOMS:
        shutil.copytree(checkout / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def kernels(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*.nb*")}


def test_the_same_sources_elsewhere_compile_nothing(elsewhere: Path) -> None:
    warm_up()
    before = kernels(cache_folder())
    assert len(before) > 10
    told = subprocess.run(
        [sys.executable, "-c", A_RUN], cwd=elsewhere, env={**os.environ, "PYTHONPATH": str(elsewhere)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert told.stdout.split() == [str(elsewhere / "sim"), str(cache_folder())]
    assert kernels(cache_folder()) == before


def asked(folder: Path) -> tuple[str, str]:
    """Version and folder of the machine code, of the sources in a folder."""
    told = subprocess.run(
        [sys.executable, "-c", "import sim.compiling.kernels as c, sim.compiling.version as v; print(v.MODEL_VERSION, c.cache_folder())"],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(folder)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    version, where = told.stdout.split()
    return version, where


def edited(folder: Path, name: str, old: str, new: str) -> None:
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_label_a_comment_or_a_docstring_is_the_same_model_and_compiles_nothing(elsewhere: Path) -> None:
    warm_up()
    before = kernels(cache_folder())
    edited(elsewhere, "language/nl/fields.ftl", "Samenwerking", "Wie er meedoet")
    edited(elsewhere, "sim/state/draws.py", '"""Keyed random numbers', '"""\n\nReworded: keyed random numbers')
    edited(elsewhere, "sim/processes/intake.py", "from __future__", "# a comment\n\n\nfrom __future__")
    edited(elsewhere, "sim/inputs/parameters.py", "    # -- demography", "    # -- people and")
    assert asked(elsewhere) == (MODEL_VERSION, str(cache_folder()))
    subprocess.run(
        [sys.executable, "-c", A_RUN], cwd=elsewhere, env={**os.environ, "PYTHONPATH": str(elsewhere)}, check=True,
        capture_output=True,
    )  # fmt: skip
    assert kernels(cache_folder()) == before


@pytest.mark.parametrize(
    ("name", "old", "new", "compiles"),
    [
        pytest.param("sim/inputs/parameters.py", '_p("frailty", 1.6,', '_p("frailty", 1.7,', False, id="a default"),
        pytest.param("sim/inputs/choices.py", '= "growth"', '= "broad"', False, id="a default choice"),
        pytest.param("sim/agents/council.py", "\n@dataclass", "\ndef _new() -> None:\n    pass\n\n\n@dataclass", False, id="a rule in Python"),
        pytest.param("sim/inputs/organisation_types.py", "(0.9, 0.8, 0.1, 0.3, 0.2, 0.3), 8,", "(0.9, 0.8, 0.1, 0.3, 0.2, 0.3), 9,", True,
                     id="a table"),
        pytest.param("sim/state/draws.py", "np.float64(bits(key, stream, month, item) >> _S12) + 0.5",
                     "np.float64(bits(key, stream, month, item) >> _S12) + 0.25", True, id="a rule"),
        pytest.param("sim/state/counters.py", "BANDS = ", "OTHER = 1\nBANDS = ", True, id="a constant below the kernels"),
    ],
)  # fmt: skip
def test_what_makes_numbers_makes_another_model(elsewhere: Path, name: str, old: str, new: str, compiles: bool) -> None:
    edited(elsewhere, name, old, new)
    version, where = asked(elsewhere)
    assert version != MODEL_VERSION
    assert (where != str(cache_folder())) == compiles


def test_the_version_is_the_same_where_nothing_can_be_remembered(elsewhere: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    nowhere = {"CJG_CACHE": "file", "XDG_CACHE_HOME": str(tmp_path / "file"), "TMPDIR": str(tmp_path)}
    told = subprocess.run(
        [sys.executable, "-c", "import sim.compiling.version as v; print(v.MODEL_VERSION)"],
        cwd=elsewhere, env={**os.environ, "PYTHONPATH": str(elsewhere), **nowhere}, capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    assert told.stdout.strip() == MODEL_VERSION


def test_what_a_source_means_leaves_out_words_and_nothing_else() -> None:
    def said(text: str) -> list[str]:
        return list(meaning(ast.parse(text)))

    plain = said("def f(x):\n    return x + 1\n")
    assert said('"""What."""\n\n\ndef f(x):  # why\n    """Say."""\n    return (x + 1)\n') == plain
    for other in ("def f(x):\n    return x + 2\n", "def f(x):\n    return x - 1\n", "def f(x, y=0):\n    return x + 1\n",
                  "@rule\ndef f(x):\n    return x + 1\n", 'def f(x):\n    y = "Say."\n    return x + 1\n'):  # fmt: skip
        assert said(other) != plain


SHARED = """
import inspect, sys
import scenarios
import sim
from sim.compiling.kernels import cache_folder
from sim.run.workers import warm_pool


def told():
    kernels = {
        id(each): each
        for name, module in list(sys.modules.items()) if name.startswith("sim.")
        for each in vars(module).values() if hasattr(each, "stats")
    }
    stats = [each.stats for each in kernels.values()]
    return str(cache_folder()), sum(sum(s.cache_hits.values()) for s in stats), sum(sum(s.cache_misses.values()) for s in stats)


if __name__ == "__main__":
    town = scenarios.load("mid_town").with_("context.inhabitants", 600)
    sim.simulate(town, replications=1, months=6, record="events")
    sim.simulate(town, replications=2, months=6, workers=2)
    for folder, read, compiled in (told(), *(warm_pool(2).submit(r, told).result() for r in range(2))):
        print(folder, read > 10, compiled)
"""


@pytest.fixture
def without_a_right_to_everything() -> list[str]:
    """Words before a command under which permissions hold for whoever runs the tests: root has a right to all files."""
    if os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        pytest.skip("root cannot be kept from writing without setpriv")
    rights = "-dac_override,-dac_read_search"
    return ["setpriv", f"--bounding-set={rights}", f"--inh-caps={rights}"]


def in_folders(tmp_path: Path, checkout: Path, cache: Path) -> dict[str, str]:
    """An environment with a cache that was named, and nothing to be found in any other."""
    return {
        **os.environ, "PYTHONPATH": str(checkout), "CJG_CACHE": str(cache), "XDG_CACHE_HOME": str(tmp_path / "user"),
        "TMPDIR": str(tmp_path / "tmp"),
    }  # fmt: skip


def test_a_filled_folder_that_cannot_be_written_serves_every_worker(
    tmp_path: Path, checkout: Path, without_a_right_to_everything: list[str]
) -> None:
    warm_up()
    shared = tmp_path / "shared" / "kernels" / cache_folder().name
    shutil.copytree(cache_folder(), shared)
    shutil.copytree(cache_folder().parents[1] / "sources", tmp_path / "shared" / "sources")
    script = tmp_path / "shared.py"
    script.write_text(SHARED, encoding="utf-8")
    (tmp_path / "tmp").mkdir()
    everything = [tmp_path / "shared", *(tmp_path / "shared").rglob("*")]
    for path in everything:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        before = kernels(shared)
        told = subprocess.run(
            [*without_a_right_to_everything, sys.executable, str(script)],
            env=in_folders(tmp_path, checkout, tmp_path / "shared"), capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert told.returncode == 0, told.stderr
        assert told.stderr == ""
        assert told.stdout.splitlines() == [f"{shared} True 0"] * 3
        assert kernels(shared) == before
        assert not (tmp_path / "user").exists()
    finally:
        for path in everything:
            path.chmod(0o755)


NOT_USED = """
from sim.compiling.kernels import cache_folder
from sim.run.workers import WarmPool

if __name__ == "__main__":
    pool = WarmPool(2)
    print(cache_folder(), *(pool.submit(r, cache_folder).result() for r in range(2)))
"""


@pytest.mark.parametrize("inside", ["nothing", "half of it", "what may not be read"])
def test_a_folder_that_was_named_and_cannot_be_used_is_told_once(
    inside: str, tmp_path: Path, checkout: Path, without_a_right_to_everything: list[str]
) -> None:
    named = tmp_path / "named"
    room = named / "kernels" / cache_folder().name
    room.mkdir(parents=True)
    if inside != "nothing":
        (room / "one.nbi").touch(0o000)
    if inside == "what may not be read":
        (room / "compiled-completely").touch()
    (tmp_path / "tmp").mkdir()
    script = tmp_path / "script.py"
    script.write_text(NOT_USED, encoding="utf-8")
    for folder in (room, named / "kernels", named):
        folder.chmod(0o555)
    try:
        told = subprocess.run(
            [*without_a_right_to_everything, sys.executable, str(script)],
            env=in_folders(tmp_path, checkout, named), capture_output=True, text=True, check=False,
        )  # fmt: skip
    finally:
        for folder in (named, named / "kernels", room):
            folder.chmod(0o755)
    assert told.returncode == 0, told.stderr
    assert (
        told.stderr
        == f'CJG_CACHE = "{named}" is not used: no machine code of this model can be read or written there\n'
    )
    assert set(told.stdout.split()) == {str(tmp_path / "user" / "cjg-network" / "kernels" / cache_folder().name)}
