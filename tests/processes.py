"""Programs that tests start: each ends with its test, with all it started itself, whatever the test comes to.

One left behind would take the machine from the tests that follow, and its open pipes would be held against whichever
of them collects the garbage.
"""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.patience import LONGEST

Program = subprocess.Popen[str]
Start = Callable[..., Program]


def _hear_ctrl_c() -> None:
    """A program started from a job in the background would inherit that Ctrl-C is ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def begin(*words: str | Path, **how: Any) -> Program:
    """Start a program in a session of its own, with its words in pipes unless told otherwise."""
    usual: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "encoding": "utf-8"}
    return subprocess.Popen(list(map(str, words)), start_new_session=True, preexec_fn=_hear_ctrl_c, **{**usual, **how})


def finish(program: Program) -> subprocess.CompletedProcess[str]:
    """Wait until a program has ended by itself, and return what it said."""
    out, err = program.communicate(timeout=LONGEST)
    return subprocess.CompletedProcess(program.args, program.returncode, out, err)


def end(program: Program) -> None:
    """End a program and its group, if they have not, and close its pipes."""
    with suppress(ProcessLookupError):
        os.killpg(program.pid, signal.SIGKILL)
    program.communicate(timeout=LONGEST)
