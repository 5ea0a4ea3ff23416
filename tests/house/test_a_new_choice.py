"""Adding a choice is one edit in the registry and its words in the catalogue; everything above finds it there."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

NEW = """    newsletter: Annotated[Literal["none", "monthly"], ChoiceNote()] = "none"
    investment: """
WORDS = {
    "en": "\nchoices-newsletter = Newsletter\n    .help = What is sent.\n    .value-none = None\n    .value-monthly = Monthly\n",
    "nl": "\nchoices-newsletter = Nieuwsbrief\n    .help = Wat er wordt gestuurd.\n    .value-none = Geen\n"
    "    .value-monthly = Maandelijks\n",
}


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The rooms of the house in another place, with a choice more."""
    checkout, folder = Path(__file__).resolve().parents[2], tmp_path_factory.mktemp("house")
    for room in ("sim", "language", "scenarios", "experiments"):
        shutil.copytree(checkout / room, folder / room, ignore=shutil.ignore_patterns("__pycache__"))
    choices = folder / "sim" / "inputs" / "choices.py"
    text = choices.read_text(encoding="utf-8")
    assert text.count("    investment: ") == 1
    choices.write_text(text.replace("    investment: ", NEW), encoding="utf-8")
    for lang, said in WORDS.items():
        with (folder / "language" / lang / "fields.ftl").open("a", encoding="utf-8") as file:
            file.write(said)
    return folder


def cjg(folder: Path, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "experiments.cli", *words],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(folder), "PYTHONIOENCODING": "utf-8"},
        capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return done.stdout


def test_a_new_choice_has_its_scenarios_and_its_design_in_words(elsewhere: Path) -> None:
    listed = {row["name"]: row for row in json.loads(cjg(elsewhere, "scenarios", "--json"))}
    assert listed["newsletter/monthly"]["label_nl"] == "Nieuwsbrief: Maandelijks"
    assert 'newsletter = "monthly"' in cjg(elsewhere, "scenarios", "show", "newsletter/monthly")
    asked = {row["name"]: row for row in json.loads(cjg(elsewhere, "sweep", "--json"))}
    assert asked["dilemmas/newsletter"]["question_nl"].startswith("Wat verandert de keuze ‘Nieuwsbrief’")


def test_a_new_choice_is_swept_and_reported_and_compiles_nothing(elsewhere: Path) -> None:
    small = ("--set", "context.inhabitants=600", "--months", "3", "--replications", "2", "--workers", "1", "--quiet")
    assert "4 runs" in cjg(elsewhere, "sweep", "newsletter", *small)
    cjg(elsewhere, "report", "newsletter", "--without-pictures", "--lang", "nl", "--out", "page")
    page = (elsewhere / "page" / "report.html").read_text(encoding="utf-8")
    assert "Nieuwsbrief: Maandelijks" in page
