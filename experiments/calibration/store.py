"""The folder of a calibration: every trial a line, written as soon as it is done, so that it can be taken up again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from experiments.output_folder import write_whole
from experiments.refusals import Refusal

TRIALS, DESIGNS = "trials.jsonl", "designs"


@dataclass(frozen=True)
class Trial:
    """A parameter set and what came of it.

    Attributes
    ----------
    identity : str
    wave, number : int
        ``number`` counts from 0 within its wave.
    numbers : dict of str to float
        The parameter set.
    found : dict of str to list
        Target to value and sampling variance.
    seconds : float
    """

    identity: str
    wave: int
    number: int
    numbers: dict[str, float]
    found: dict[str, list[float]]
    seconds: float


class Store:
    """Trials and designs in a folder.

    Parameters
    ----------
    folder : pathlib.Path
        Made when it is not there.

    Raises
    ------
    Refusal
        When the folder cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            (folder / DESIGNS).mkdir(parents=True, exist_ok=True)
            with (folder / TRIALS).open("a", encoding="utf-8"):
                pass
        except OSError as error:
            raise Refusal(f"--out: {folder} cannot be written ({error.strerror or error})") from None
        self._trials = {trial.identity: trial for trial in self._read()}

    def _read(self) -> list[Trial]:
        found = []
        for line in (self.folder / TRIALS).read_text(encoding="utf-8").splitlines():
            try:
                found.append(Trial(**json.loads(line)))
            except (ValueError, TypeError):  # a line cut off when the machine stopped: that trial is run again
                continue
        return found

    def get(self, identity: str) -> Trial | None:
        """Return a trial that was run before."""
        return self._trials.get(identity)

    def add(self, trial: Trial) -> None:
        """Keep a trial, at once."""
        with (self.folder / TRIALS).open("r+b") as file:
            if file.seek(0, 2):
                file.seek(-1, 2)
                if file.read(1) != b"\n":  # after a line that was cut off
                    file.write(b"\n")
            file.write((json.dumps(vars(trial), allow_nan=False) + "\n").encode())
        self._trials[trial.identity] = trial

    def design(self, key: str) -> Any | None:
        """Return what was drawn before under a key, since fitting again could draw something else elsewhere."""
        path = self.folder / DESIGNS / f"{key}.json"
        return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None

    def keep_design(self, key: str, design: Any) -> None:
        """Keep what was drawn under a key."""
        write_whole(self.folder / DESIGNS / f"{key}.json", json.dumps(design, allow_nan=False))
