"""The command line in the process of the tests: starting Python, pandas and Numba takes longer than most of what is asked.

What only a process of its own can show (signals, pipes, what is imported) is tested with ``start_cjg``.
"""

from __future__ import annotations

import contextlib
import io
import subprocess
from pathlib import Path

from experiments.cli import main


def here(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the command line in a folder: the same words, answers and exit codes."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    with contextlib.chdir(cwd), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main([str(word) for word in words])
        except SystemExit as ended:
            code = int(ended.code or 0)
    return subprocess.CompletedProcess(list(words), code, out.getvalue(), err.getvalue())
