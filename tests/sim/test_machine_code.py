"""Machine code is compiled once for each set of sources, wherever they lie."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sim.compiled import cache_folder
from sim.simulation import warm_up
from sim.sources import meaning
from sim.version import MODEL_VERSION

A_RUN = "import sim.compiled as c; from sim.simulation import warm_up; warm_up(); print(c.HERE, c.cache_folder())"
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
        [sys.executable, "-c", "import sim.compiled as c, sim.version as v; print(v.MODEL_VERSION, c.cache_folder())"],
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
    edited(elsewhere, "sim/draws.py", '"""Keyed random numbers', '"""\n\nReworded: keyed random numbers')
    edited(elsewhere, "sim/processes/intake.py", "from __future__", "# a comment\n\n\nfrom __future__")
    edited(elsewhere, "sim/parameters.py", "    # -- demography", "    # -- people and")
    assert asked(elsewhere) == (MODEL_VERSION, str(cache_folder()))
    subprocess.run(
        [sys.executable, "-c", A_RUN], cwd=elsewhere, env={**os.environ, "PYTHONPATH": str(elsewhere)}, check=True,
        capture_output=True,
    )  # fmt: skip
    assert kernels(cache_folder()) == before


@pytest.mark.parametrize(
    ("name", "old", "new", "compiles"),
    [
        pytest.param("sim/parameters.py", '_p("frailty", 1.6,', '_p("frailty", 1.7,', False, id="a default"),
        pytest.param("sim/choices.py", '= "growth"', '= "broad"', False, id="a default choice"),
        pytest.param("sim/council.py", "def ", "def _new() -> None:\n    pass\n\n\ndef ", False, id="a rule in Python"),
        pytest.param("sim/kinds.py", "(0.9, 0.8, 0.1, 0.3, 0.2, 0.3), 8,", "(0.9, 0.8, 0.1, 0.3, 0.2, 0.3), 9,", True,
                     id="a table"),
        pytest.param("sim/draws.py", "np.float64(bits(key, stream, month, item) >> _S12) + 0.5",
                     "np.float64(bits(key, stream, month, item) >> _S12) + 0.25", True, id="a rule"),
        pytest.param("sim/counters.py", "BANDS = ", "OTHER = 1\nBANDS = ", True, id="a constant below the kernels"),
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
        [sys.executable, "-c", "import sim.version as v; print(v.MODEL_VERSION)"],
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
