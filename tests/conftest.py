"""What every test can ask for."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

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
