"""Which kinds of organisation exist, and with whose attributes: names, tasks and invitations stay, the rest is exchanged."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from sim.inputs.organisation_types import ALL_KINDS, INDEX, KINDS, N_KINDS, Landscape, named
from sim.inputs.scenario import Scenario, ScenarioError
from sim.run.burn_in import tables_for
from sim.run.model import CJGModel
from sim.state.life_course import contacts_by_age

AMW, CLINIC = INDEX["amw"], INDEX["clinic"]
EXCHANGED = {"context.exchanged_kind": "amw", "context.exchanged_with": "clinic"}


def test_two_kinds_have_each_others_attributes_and_keep_their_names() -> None:
    here = Landscape(N_KINDS, ("amw", "clinic"))
    assert named(here.rows[AMW]) == named(KINDS[AMW])
    assert (here.rows[AMW].ages, here.rows[AMW].staff) == (KINDS[CLINIC].ages, KINDS[CLINIC].staff)
    for usual, exchanged in (
        (ALL_KINDS.expertise(), here.expertise()),
        (ALL_KINDS.sensitivity(), here.sensitivity()),
        (ALL_KINDS.doors(), here.doors()),
        (contacts_by_age(ALL_KINDS).T, contacts_by_age(here).T),
        (ALL_KINDS.staff(12_600.0), here.staff(12_600.0)),
    ):
        assert np.array_equal(exchanged[[AMW, CLINIC]], usual[[CLINIC, AMW]])
        others = [row for row in range(len(usual)) if row not in (AMW, CLINIC)]
        assert np.array_equal(exchanged[others], usual[others])


def test_an_exchange_there_and_back_is_none() -> None:
    assert Landscape(N_KINDS, ()).rows == ALL_KINDS.rows
    assert np.array_equal(Landscape(9, ("amw", "clinic")).present, Landscape(9).present)


def test_a_run_lives_by_the_attributes(run: Callable[..., CJGModel], town: Any) -> None:
    usual = run(town(3000), months=12)
    exchanged = run(town(3000, **EXCHANGED), months=12)
    assert exchanged.partner_organisations[AMW].kind.ages == KINDS[CLINIC].ages
    assert exchanged.tables is not usual.tables
    assert np.array_equal(
        exchanged.tables.expertise, tables_for(exchanged.rates, Landscape(14, ("clinic", "amw"))).expertise
    )
    heaviest = usual.world.organisations["heaviest"], exchanged.world.organisations["heaviest"]
    assert (heaviest[1][CLINIC], heaviest[1][AMW]) == (heaviest[0][AMW], heaviest[0][CLINIC])
    assert np.array_equal(exchanged.tape.onsets, usual.tape.onsets), "needs do not ask who is called what"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"context.exchanged_kind": "amw"}, ["exchanged_kind", "exchanged_with", "two kinds"]),
        ({"context.exchanged_with": "amw"}, ["exchanged_kind", "exchanged_with", "two kinds"]),
        ({"context.exchanged_kind": "amw", "context.exchanged_with": "amw"}, ["exchanged_with", "amw", "same kind"]),
        ({"context.exchanged_kind": "amx", "context.exchanged_with": "amw"}, ["exchanged_kind", "amx", '"amw"']),
    ],
)
def test_half_an_exchange_is_refused(fields: dict[str, str], words: list[str]) -> None:
    with pytest.raises(ScenarioError) as refusal:
        Scenario(name="x").with_all(fields)
    for word in words:
        assert word in str(refusal.value)
