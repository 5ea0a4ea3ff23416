"""A folder of results that is either complete or not there.

Everything is written to a temporary folder next to the target and renamed at the end. An existing target is
replaced only when an earlier command wrote all that is in it.
"""

from __future__ import annotations

import json
import secrets
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from experiments.documents import as_json
from experiments.refusals import Refusal

if TYPE_CHECKING:
    import pandas as pd

RECORD = "run.json"
MADE_BY = "cjg-network"


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file by rename: what stood there stays until the new one is whole, and nothing else is left behind."""
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name[:40]}-") as beside:
        new = Path(beside) / path.name
        if isinstance(content, bytes):
            new.write_bytes(content)
        else:
            new.write_text(content, encoding="utf-8")
        new.replace(path)


class OutputFolder:
    """Context manager: check the target, offer a temporary folder, put it in place when all is written.

    Parameters
    ----------
    target : pathlib.Path
        Folder as given with ``--out``.

    Raises
    ------
    Refusal
        On entering, when the target cannot be written or holds what no earlier command wrote.
    """

    def __init__(self, target: Path) -> None:
        self.given = target
        self.target = target
        self.folder = target
        self._made_parents: list[Path] = []
        self._complete = False

    def __enter__(self) -> OutputFolder:
        try:
            self.target = self.given.resolve()
            self._check_target()
            self._make_parents()
            # named before it is there: whoever is stopped while it is made leaves nothing
            self.folder = self.target.parent / f".{self.target.name[:40]}-{secrets.token_hex(4)}"
            self.folder.mkdir()
        except (OSError, RuntimeError) as error:  # RuntimeError: a loop of symbolic links
            self._discard()
            raise self._refusal(f"cannot be written: {_reason(error)}") from error
        except BaseException:
            self._discard()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self._complete:
            self._discard()
        if isinstance(error, OSError):
            raise self._refusal(f"could not be written: {_reason(error)}") from error

    def write(self, name: str, text: str) -> None:
        """Write a text file, whatever letters are in it."""
        (self.folder / name).write_text(text, encoding="utf-8", errors="backslashreplace")

    def write_table(self, stem: str, table: pd.DataFrame, *, parquet: bool = False) -> None:
        """Write a table without its index as CSV, and on request as Parquet too."""
        file = self.folder / f"{stem}.csv"
        file.parent.mkdir(exist_ok=True)
        table.to_csv(file, index=False, lineterminator="\n")
        if parquet:
            table.to_parquet(file.with_suffix(".parquet"), index=False)

    def put_in_place(self, record: Mapping[str, Any]) -> None:
        """Write down what this is a result of, and rename the temporary folder to the target.

        An older result goes only when the new one stands.
        """
        files = sorted([*(path.name for path in self.folder.iterdir()), RECORD])
        self.write(RECORD, as_json({"made_by": MADE_BY, **record, "files": files}, ascii_only=False) + "\n")
        old: Path | None = None
        if self.target.exists():
            old = Path(tempfile.mkdtemp(prefix=f".{self.target.name[:40]}-old-", dir=self.target.parent))
            old.rmdir()
            self.target.rename(old)
        try:
            self.folder.rename(self.target)
        except OSError:
            if old is not None:
                old.rename(self.target)
            raise
        self._complete = True
        if old is not None:
            shutil.rmtree(old, ignore_errors=True)

    def _check_target(self) -> None:
        here = Path.cwd()
        if self.target == here or self.target in here.parents:
            raise self._refusal("is the working folder or lies above it; name a new folder, such as results/first")
        if not self.target.exists():
            return
        if not self.target.is_dir():
            raise self._refusal("is not a folder; name a new folder, or one that an earlier command wrote")
        present = {path.name for path in self.target.iterdir()}
        if not present:
            return
        written = _files_on_record(self.target / RECORD)
        if written is None:
            raise self._refusal("exists and was not written by cjg; name a new folder")
        foreign = sorted(present - written)
        if foreign:
            raise self._refusal(f"holds {foreign[0]!r}, which cjg did not write; move it, or name a new folder")

    def _make_parents(self) -> None:
        missing = []
        parent = self.target.parent
        while not parent.exists():
            missing.append(parent)
            parent = parent.parent
        for folder in reversed(missing):
            self._made_parents.append(folder)
            folder.mkdir()

    def _discard(self) -> None:
        if self.folder not in (self.given, self.target):
            shutil.rmtree(self.folder, ignore_errors=True)
        for parent in reversed(self._made_parents):
            with suppress(OSError):  # somebody else put something there
                parent.rmdir()

    def _refusal(self, reason: str) -> Refusal:
        return Refusal(f"--out: {str(self.given)!r} {reason}")


def _files_on_record(record: Path) -> set[str] | None:
    """Return the names an earlier command says it wrote, or None when there is no such record."""
    try:
        document = json.loads(record.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(document, dict) or document.get("made_by") != MADE_BY:
        return None
    return {str(name) for name in document.get("files", [])} | {RECORD}


def _reason(error: BaseException) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
