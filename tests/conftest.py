"""What every test can ask for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests.processes import Program, Start, begin, end

# The same examples on every machine and every day: a red check is about the change, not about the draw.
# No deadline: a first call may compile a kernel.
settings.register_profile("house", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the golden results anew and accept them")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether golden results are to be written instead of compared (`make baselines`)."""
    return bool(request.config.getoption("--update"))


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The top folder of the repository."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture
def start() -> Iterator[Start]:
    """Start programs that end with the test at the latest."""
    programs: list[Program] = []

    def one(*words: str | Path, **how: Any) -> Program:
        programs.append(begin(*words, **how))
        return programs[-1]

    yield one
    for each in programs:
        end(each)
