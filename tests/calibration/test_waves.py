"""Waves narrow the space, are kept run by run, and go on where they stopped."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from experiments.calibration import shipping
from experiments.calibration.command import carry_out
from experiments.calibration.design import free_parameters, latin_hypercube, to_numbers, to_unit
from experiments.calibration.store import Store, Trial
from experiments.calibration.targets import CUT_OFF
from experiments.calibration.trial import Size, identity, run_trial
from experiments.calibration.waves import Matching, candidates, judged
from experiments.refusals import Kept, Refusal
from sim.inputs.parameters import PARAMETERS
from tests.calibration.conftest import TWO, Interrupting, Trials, share_of_range

TINY = Size(inhabitants=900, lucks=2, municipalities=2)


def matching(folder: Path, size: int = 60) -> Matching:
    return Matching(Store(folder), size=size, seed=1, scale=TINY)


def test_a_hypercube_has_one_point_in_every_layer_and_stays_within_the_ranges() -> None:
    points = latin_hypercube(40, 3)
    assert points.shape == (40, len(free_parameters()))
    for column in points.T:
        assert sorted(np.floor(column * 40).astype(int)) == list(range(40))
    assert np.array_equal(points, latin_hypercube(40, 3))
    sets = [to_numbers(point) for point in points]
    for each in sets:
        for name, value in each.items():
            low, high = PARAMETERS[name].range
            assert low <= value <= high
    assert to_unit(sets) == pytest.approx(points, abs=1e-4)
    assert to_unit([{}]).shape == (1, len(free_parameters()))


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
    met = [sum(judged(trial)[0] < CUT_OFF for trial in wave.trials) for wave in (first, second)]
    assert met[1] > 3 * met[0]
    sets, by_runs = found.posterior(200)
    assert len(sets) == 200
    assert by_runs == pytest.approx(sum(met), abs=3)
    for each in sets:
        for name in ("onset_rate", "initiative"):
            assert abs(share_of_range(each, name) - 0.5) < 0.2


def test_what_was_run_is_not_run_again(made: Trials, tmp_path: Path) -> None:
    first = matching(tmp_path, size=25)
    first.next_wave(), first.next_wave()
    once = len(made)
    again = matching(tmp_path, size=25)
    again.next_wave(), again.next_wave()
    assert len(made) == once
    assert [trial.identity for trial in again.trials] == [trial.identity for trial in first.trials]
    assert again.posterior(50) == first.posterior(50)


def test_a_stop_keeps_what_was_done_and_the_same_call_goes_on(
    stopped_after: Interrupting, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    stopped_after(25)
    with pytest.raises(KeyboardInterrupt):
        matching(tmp_path).next_wave()
    with (tmp_path / "trials.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"identity": "cut o')  # as when the machine stops in the middle of a line
    made = request.getfixturevalue("made")
    wave = matching(tmp_path).next_wave()
    assert len(made) == 35
    assert len(wave.trials) == 60
    assert len(Store(tmp_path).get(wave.trials[-1].identity).found) == len(TWO)  # type: ignore[union-attr]


def test_the_command_says_what_is_kept_when_it_is_stopped(stopped_after: Interrupting, tmp_path: Path) -> None:
    stopped_after(22)
    with pytest.raises(Kept, match="goes on from there"):
        carry_out(waves=1, size=30, out=tmp_path, workers=1, seed=1, confirm=0, ship=False, scale=TINY)
    assert len((tmp_path / "trials.jsonl").read_text().splitlines()) == 22


def test_the_command_writes_a_posterior_and_what_came_of_the_targets(made: Trials, tmp_path: Path) -> None:
    carry_out(waves=1, size=60, out=tmp_path, workers=1, seed=1, confirm=2, ship=False, scale=TINY, full=TINY)
    rows = (tmp_path / "posterior.csv").read_text().splitlines()
    assert len(rows) == 201
    assert rows[0].split(",") == [one.name for one in free_parameters()]
    assert '"accepted_by_runs"' in (tmp_path / "calibration.json").read_text()


def test_a_trial_is_known_by_all_that_moves_it() -> None:
    numbers = {"onset_rate": 1.0}
    keys = [
        identity(numbers, 1, TINY),
        identity(numbers, 2, TINY),
        identity(numbers, 1, Size()),
        identity({"onset_rate": 1.1}, 1, TINY),
    ]
    assert len(set(keys)) == 4
    assert keys[0] == identity(dict(numbers), 1, TINY)


def test_a_missing_value_is_implausible_without_end() -> None:
    values = {target.name: [target.value, 0.0] for target in TWO}
    assert judged(Trial("", 1, 0, {}, values, 0.0)) == (0.0, 0.0)
    values.pop(TWO[1].name)
    assert judged(Trial("", 1, 0, {}, values, 0.0)) == (float("inf"), 0.0)


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
