"""How far a command is: a bar where somebody watches, on request a line now and then in a log, or nothing."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

BETWEEN_LINES = 30.0  # seconds, in a log


class Progress:
    """Context manager and callback of what takes long, on the error stream.

    Parameters
    ----------
    name : str
    log : bool
        Where nobody watches, write a line now and then.
    quiet : bool
        Show nothing.
    """

    def __init__(self, name: str, *, log: bool = False, quiet: bool = False) -> None:
        self.name = name
        self.log = log and not quiet
        self.quiet = quiet
        self.done = self.total = 0
        self._at_start: int | None = None
        self._started = self._told = time.monotonic()
        self._bar: Bar | None = None

    def __enter__(self) -> Progress:
        if not self.quiet and sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
            from rich.progress import Progress as Bar

            said, rate = TextColumn("{task.description}"), TextColumn("{task.fields[rate]}")
            self._bar = Bar(said, BarColumn(), MofNCompleteColumn(), rate, console=Console(stderr=True), transient=True)
            self._bar.add_task(self.name, total=None, rate="")
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def __call__(self, done: int, total: int, failed: int = 0, *, about: str = "") -> None:
        """Show that so much of all is done, how much of that failed, and what is being done."""
        self.done, self.total = done, total
        now = time.monotonic()
        if self._at_start is None:
            self._at_start, self._started = done, now
        if self._bar is not None:
            self._bar.update(
                self._bar.task_ids[0], description=about or self.name, total=total, completed=done,
                rate=self._rate(now, failed),
            )  # fmt: skip
        elif self.log and now - self._told >= BETWEEN_LINES:
            self._told = now
            sys.stderr.write(f"{self.name}: {done} of {total} runs; {self._rate(now, failed)}\n")
            sys.stderr.flush()

    def _rate(self, now: float, failed: int) -> str:
        fresh, seconds = self.done - (self._at_start or 0), now - self._started
        words = [f"{failed} failed"] if failed else []
        if fresh and seconds > 0:
            left = (self.total - self.done) * seconds / fresh
            words = [f"{fresh / seconds:.1f} a second", f"{duration(left)} left", *words]
        return ", ".join(words)


def duration(seconds: float) -> str:
    """Return a time in words people use.

    Examples
    --------
    >>> duration(4.2), duration(250), duration(8000)
    ('4 s', '4 min', '2 h 13 min')
    """
    if seconds < 100:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
