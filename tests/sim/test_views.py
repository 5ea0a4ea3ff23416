"""Views read and write what they say, refuse what they cannot write, and look at one row for one row."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

from sim.agents.partner_organisation import PartnerOrganisation
from sim.inputs.scenario import Scenario
from sim.mesa import agent_rows
from sim.mesa.views import Cell, Child, Family, Professional
from sim.run.model import CJGModel

Town = Callable[..., Scenario]
COLUMNS = [
    (cls, name)
    for cls in (Family, Child, Professional, PartnerOrganisation)
    for name, cell in vars(cls).items()
    if isinstance(cell, Cell) and not cell.only_read
]


@pytest.fixture
def model(town: Town) -> CJGModel:
    model = CJGModel(town(1200), months=12, collect=False)
    for _ in range(8):
        model.step()
    return model


@pytest.mark.parametrize(("cls", "name"), COLUMNS, ids=[f"{cls.__name__}.{name}" for cls, name in COLUMNS])
def test_every_value_of_a_run_may_be_written_back_and_nothing_out_of_range(
    model: CJGModel, cls: type, name: str
) -> None:
    agents = model.agents_by_type[cls]
    cell = getattr(cls, name)
    before = agents.get(name)
    for agent, value in zip(agents, before, strict=True):
        setattr(agent, name, value)
    assert agents.get(name) == before
    wrong: list[Any] = [math.nan, math.inf, -math.inf, cell.low - 1, cell.high * 2 + 1, "much", None, [0.5]]
    if np.issubdtype(cell.values(model).dtype, np.integer):
        wrong.append(cell.low + 0.5)
    for value in wrong:
        with pytest.raises(ValueError, match=rf"{name} = .*: allowed is a .*number from"):
            agents.set(name, value)
        with pytest.raises(ValueError, match=f"^{agents[0].unique_id}: {name} = "):
            setattr(agents[0], name, value)
    assert agents.get(name) == before


def test_a_refusal_names_whom_what_was_given_and_what_is_allowed(model: CJGModel) -> None:
    family = model.agents_by_type[Family][0]
    with pytest.raises(ValueError, match=f"^{family.unique_id}: trust = 3.0: allowed is a number from 0 to 1$"):
        family.trust = 3.0


@pytest.mark.parametrize(
    ("cls", "name"),
    [(Family, "coordinator"), (Family, "involved"), (Professional, "organisation"), (Professional, "coordinating")],
)
def test_what_follows_from_elsewhere_is_read_and_not_written(model: CJGModel, cls: type, name: str) -> None:
    agents = model.agents_by_type[cls]
    before = agents.get(name)
    for act in (lambda: setattr(agents[0], name, before[0]), lambda: agents.set(name, before[0])):
        with pytest.raises(AttributeError, match=f"'{name}' .*, and not written"):
            act()
    assert agents.get(name) == before


def test_a_written_directory_or_tie_is_refused_rather_than_lost(model: CJGModel) -> None:
    professional = model.agents_by_type[Professional][0]
    for found in (professional.directory, professional.ties):
        with pytest.raises(TypeError, match="does not support item assignment"):
            found["bjz"] = 1.0  # type: ignore[index]


def test_a_misspelt_name_is_refused_with_the_nearest(model: CJGModel) -> None:
    families = model.agents_by_type[Family]
    for act in (lambda: setattr(families[0], "tust", 0.3), lambda: families.set("tust", 0.3)):
        with pytest.raises(AttributeError, match="Family has no 'tust' to write; did you mean \"trust\""):
            act()
    with pytest.raises(AttributeError, match="it has aware, consent, plan, trust"):
        families.set("nosuch", 3)
    with pytest.raises(AttributeError, match="commitment"):
        model.agents_by_type[PartnerOrganisation].set("comitment", 0.3)
    with pytest.raises(AttributeError, match="setter"):
        families[0].children = []
    with pytest.raises(AttributeError, match="to write"):
        model.agents.set("nosuch", 3)


def test_one_row_is_here_where_the_whole_column_says_so(model: CJGModel) -> None:
    for cls in (Family, Child, Professional):
        here = cls.here(model)
        assert [cls.is_here(model, row) for row in range(len(here))] == here.tolist()


@pytest.fixture
def masks(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Names of the classes whose whole column was asked who is here."""
    asked: list[str] = []
    for cls in (Family, Child, Professional):
        of = cls.here

        def counted(model: CJGModel, cls: type = cls, of: Callable[..., np.ndarray] = of) -> np.ndarray:
            asked.append(cls.__name__)
            return of(model)

        monkeypatch.setattr(cls, "here", counted)
    return asked


def test_reading_writing_sorting_and_grouping_ask_once_who_is_here(model: CJGModel, masks: list[str]) -> None:
    """Once for a set, not once for each of its members: thousands of families would take minutes."""
    families = model.agents_by_type[Family]
    asked = len(masks)
    assert asked == 3
    assert len(families) > 100
    families.select(lambda family: family.trust < 0.5)
    families.map(lambda family: family.children)
    families.do(lambda family: setattr(family, "trust", 0.5))
    families.sort("trust")
    families.sort(lambda family: family.aware)
    families.groupby("neighbourhood")
    families.groupby(lambda family: len(family.organisations))
    for place in range(len(families)):
        assert families[place].trust == 0.5
    assert len(masks) == asked


def test_a_column_s_name_sorts_and_groups_without_making_a_view(
    model: CJGModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    families = model.agents_by_type[Family]
    by_view = families.sort(lambda family: family.trust).get("unique_id")
    groups = {key: len(group) for key, group in families.groupby(lambda family: family.aware)}
    monkeypatch.setattr(agent_rows, "agent_at", lambda model, cls, row: pytest.fail("a view was made"))
    by_column = families.sort("trust")
    grouped = {key: len(group) for key, group in families.groupby("aware")}
    monkeypatch.undo()
    assert by_column.get("unique_id") == by_view
    assert grouped == groups
