"""The registry of outcomes is complete, in order, and worded in two languages."""

from __future__ import annotations

import pytest

from language import LANGUAGES
from language.outcomes import BANDS, NAMES, OUTCOMES, Outcome
from sim.observe.outcomes import RATES

#: Every name of the ODD description, in its order; a band family by its stem.
ORDER = """
reach_* help_* cjg_reach_* question_answered_* own_circle_share
reach_gap_migrant reach_gap_vulnerable reach_gap_neighbourhood
awareness_parents awareness_youth
contacts_desk contacts_phone contacts_web walk_ins_per_desk_week desks_open sites_closed
walk_in_share_0_4 walk_in_share_12_plus
fit_of_help early_help months_to_help
white_spot_rate white_spots_per_1000
grey_area_rate grey_areas_per_1000
one_plan_rate unplanned_families_per_1000
orgs_per_multi_problem_family handover_success waiting_share second_line_waiting
service_use second_line_use severe_outside_second_line light_share_of_use light_families_share
load partners core_partners agreement_level practice_level practice_gap goal_consensus political_support
months_to_coordination_rule
org_density org_centralisation professional_density mean_trust mean_knowledge broker_share staff_unaware
identity_cjg identity_employer dual_identity_share handover_success_dual handover_success_other
meeting_hours_share
months_to_open months_to_name opened named
cost_per_youth partner_hours_cost cost_per_helped_child
"""


def test_every_outcome_of_the_description_is_there_in_its_order() -> None:
    expected = [name.replace("*", band) for name in ORDER.split() for band in (BANDS if name.endswith("*") else ("",))]
    assert list(OUTCOMES) == expected
    assert expected == list(NAMES)
    assert len(expected) == 85


def test_every_rate_lies_between_0_and_1_and_has_its_place_among_the_rates() -> None:
    assert [name for name, one in OUTCOMES.items() if one.kind == "rate"] == list(RATES)
    assert all(OUTCOMES[name].bounds == (0.0, 1.0) for name in RATES)


@pytest.mark.parametrize("outcome", OUTCOMES.values(), ids=NAMES)
def test_an_outcome_has_words_in_both_languages_and_sound_bounds(outcome: Outcome) -> None:
    for lang in LANGUAGES:
        for words in (outcome.label(lang), outcome.unit_words(lang)):
            assert words.strip() == words != ""
        meaning = outcome.meaning(lang)
        assert meaning.endswith(".")
        assert meaning[0].isupper() or meaning[0].isdigit()
    low, high = outcome.bounds
    assert high is None or low < high


def test_no_two_outcomes_share_a_label() -> None:
    for lang in LANGUAGES:
        assert len({one.label(lang) for one in OUTCOMES.values()}) == len(OUTCOMES)
