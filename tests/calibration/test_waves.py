"""Waves narrow the space, are kept run by run, and go on where they stopped."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.stats import qmc

from experiments.calibration import shipping, trial
from experiments.calibration.command import calibrate
from experiments.calibration.design import free_parameters, names, to_sets, to_unit
from experiments.calibration.trial import Size, run_trial
from experiments.calibration.waves import Matching, candidates, judged, met
from experiments.refusals import Kept, Refusal
from sim.inputs.parameters import PARAMETERS
from tests.calibration.conftest import TWO, Interrupting, Trials, share_of_range

TINY = Size(inhabitants=900, lucks=2, municipalities=2)


@pytest.fixture(autouse=True)
def _tiny_trials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trial, "USUAL", TINY)
    monkeypatch.setattr(trial, "FULL", TINY)


def matching(folder: Path, size: int = 60) -> Matching:
    return Matching(folder, size=size, seed=1, scale=TINY)


def test_sets_stay_within_the_ranges_and_know_their_point_of_the_cube() -> None:
    points = qmc.LatinHypercube(len(free_parameters()), rng=3).random(40)
    sets = to_sets(points)
    for name in names():
        low, high = PARAMETERS[name].range
        assert sets[name].between(low, high).all()
    assert to_unit(sets) == pytest.approx(points, abs=1e-4)
    assert to_unit(pd.DataFrame(index=[0])).shape == (1, len(free_parameters()))


def test_without_emulators_nothing_is_ruled_out() -> None:
    points, left = candidates([], 10, 1)
    assert len(points) == 10
    assert left == 1.0


def test_waves_find_what_matters_and_leave_the_part_of_the_space_that_meets_the_targets(
    made: Trials, tmp_path: Path
) -> None:
    found = matching(tmp_path)
    first, second = found.next_wave(), found.next_wave()
    assert len(made) == 120
    # |20 (x - 0.5)| < 3 in two directions leaves 0.3 * 0.3
    assert second.left == pytest.approx(0.09, abs=0.04)
    assert {place for each in second.emulators for place in each.active} >= {
        place for place, one in enumerate(free_parameters()) if one.name in ("onset_rate", "initiative")
    }
    assert all(each.explained > 0.9 for each in second.emulators)
    accepted = [int(met(wave.trials).sum()) for wave in (first, second)]
    assert accepted[1] > 3 * accepted[0]
    sets, by_runs = found.posterior(200)
    assert len(sets) == 200
    assert len(by_runs) == pytest.approx(sum(accepted), abs=3)
    for each in sets.to_dict("records"):
        for name in ("onset_rate", "initiative"):
            assert abs(share_of_range(each, name) - 0.5) < 0.2


def test_what_was_run_is_not_run_again(made: Trials, tmp_path: Path) -> None:
    first = matching(tmp_path, size=25)
    first.next_wave(), first.next_wave()
    once = len(made)
    again = matching(tmp_path, size=25)
    again.next_wave(), again.next_wave()
    assert len(made) == once
    pd.testing.assert_frame_equal(again.trials, first.trials)
    for one, other in zip(again.posterior(50), first.posterior(50), strict=True):
        pd.testing.assert_frame_equal(one, other)


def test_what_another_seed_or_size_ran_is_not_taken_for_this_one(made: Trials, tmp_path: Path) -> None:
    for size, seed in ((25, 1), (25, 2), (26, 1)):
        Matching(tmp_path, size=size, seed=seed, scale=TINY).next_wave()
    assert len(made) == 76


def test_a_stop_keeps_what_was_done_and_the_same_call_goes_on(
    stopped_after: Interrupting, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    stopped_after(25)
    with pytest.raises(KeyboardInterrupt):
        matching(tmp_path).next_wave()
    made = request.getfixturevalue("made")
    wave = matching(tmp_path).next_wave()
    assert len(made) == 35
    assert len(wave.trials) == 60
    assert wave.trials[[target.name for target in TWO]].notna().all(axis=None)


def test_the_command_says_what_is_kept_when_it_is_stopped(stopped_after: Interrupting, tmp_path: Path) -> None:
    stopped_after(22)
    with pytest.raises(Kept, match="goes on from there"):
        calibrate(waves=1, size=30, out=tmp_path, workers=1, confirm=0)
    (kept,) = tmp_path.glob("wave_1_*.parquet")
    assert pd.read_parquet(kept)["seconds"].count() == 22


def test_the_command_writes_a_posterior_and_what_came_of_the_targets(made: Trials, tmp_path: Path) -> None:
    calibrate(waves=1, size=60, out=tmp_path, workers=1, confirm=2)
    rows = (tmp_path / "posterior.csv").read_text().splitlines()
    assert len(rows) == 201
    assert rows[0].split(",") == [one.name for one in free_parameters()]
    assert '"accepted_by_runs"' in (tmp_path / "calibration.json").read_text()


def test_a_missing_value_is_implausible_without_end() -> None:
    values = {target.name: [target.value, target.value] for target in TWO}
    trials = pd.DataFrame(values | {target.variance_column: [0.0, 0.0] for target in TWO})
    trials.loc[1, TWO[1].name] = np.nan
    assert judged(trials).tolist() == [[0.0, 0.0], [np.inf, 0.0]]


def test_a_real_trial_gives_shares_with_their_sampling_variance() -> None:
    found = run_trial({"onset_rate": 1.1}, 5, TINY)
    assert set(found) >= {"worried", "service_use", "second_line_share", "named_early", "named_late"}
    for value, variance in found.values():
        assert 0.0 <= value <= 1.0
        assert variance >= 0.0
    assert run_trial({"onset_rate": 1.1}, 5, TINY) == found


def test_only_a_checkout_can_ship(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shipping.check_shippable()
    monkeypatch.setattr(shipping, "REFERENCE", tmp_path / "absent")
    with pytest.raises(Refusal, match="--ship"):
        shipping.check_shippable()
