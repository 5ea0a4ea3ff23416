"""The lock file installs the same releases everywhere, from whatever index a machine uses."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


@pytest.fixture(scope="module")
def lock(checkout: Path) -> str:
    return (checkout / "requirements.lock").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def entries(lock: str) -> list[str]:
    joined = lock.replace("\\\n", " ")
    return [line for line in joined.splitlines() if line and not line.startswith("#")]


def test_the_lock_file_names_no_index_and_no_path_of_a_machine(lock: str) -> None:
    assert not re.findall(r"https?://|file:|--index|--extra-index|--find-links|/home/|/root/|/tmp/", lock)


def test_every_entry_is_one_release_with_its_hashes(entries: list[str]) -> None:
    wrong = [
        entry
        for entry in entries
        if not re.fullmatch(r"[a-z0-9-]+==[^\s;]+( ; [^-]+?)?(\s+--hash=sha256:[0-9a-f]{64})+\s*", entry)
    ]
    assert not wrong


def test_the_lock_file_meets_what_pyproject_asks(checkout: Path, entries: list[str]) -> None:
    pinned: dict[str, set[str]] = {}
    for entry in entries:
        name, rest = entry.split("==", 1)
        pinned.setdefault(canonicalize_name(name), set()).add(rest.split()[0])
    project = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [Requirement(text) for text in project["dependencies"] + project["optional-dependencies"]["dev"]]
    unmet = [
        str(requirement)
        for requirement in asked
        if not any(requirement.specifier.contains(v) for v in pinned.get(canonicalize_name(requirement.name), ()))
    ]
    assert not unmet, "run `make lock`"
