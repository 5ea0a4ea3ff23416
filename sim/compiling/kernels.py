"""Compile the kernels once and keep them: the decorator every kernel wears, and the folder its machine code lives in.

Numba's own cache looks at one file at a time, so an edit in ``draws.py`` leaves a stale caller elsewhere. Here the
folder is named by a hash of all that is compiled and of the versions of the compiler stack: an edit there starts a
fresh folder, and the same sources in another place find the same one.
"""

from __future__ import annotations

import errno
import hashlib
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import Any

import numba
import numpy as np
from numba import config, types
from numba.core import caching

from sim.compiling.sources import HERE, VARIABLE, cache_folders, hashes

MARKER = "compiled-completely"


def _is_writable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _is_filled(folder: Path) -> bool:
    """Whether all machine code is there, and may be read."""
    try:
        return (folder / MARKER).exists() and all(os.access(path, os.R_OK) for path in folder.rglob("*"))
    except OSError:
        return False


@cache
def cache_folder() -> Path:
    """Folder of the machine code: ``CJG_CACHE``, else the user's cache, else a temporary folder.

    Returns
    -------
    pathlib.Path
        A folder that is filled or can be, named by the sources, the compiler stack and the kind of processor.
    """
    stack = f"{platform.python_version()}-{numba.__version__}-{np.__version__}-{platform.machine()}"
    checks = f"bounds{config.BOUNDSCHECK}"
    name = hashlib.sha256(f"{hashes().kernels}-{stack}-{checks}".encode()).hexdigest()[:16]
    folders = [candidate / "kernels" / name for candidate in cache_folders()]
    found = next((folder for folder in folders if _is_filled(folder) or _is_writable(folder)), None)
    named = os.environ.get(VARIABLE)
    if named and found != folders[0]:
        del os.environ[VARIABLE]  # so that no worker says it again
        sys.stderr.write(
            f'{VARIABLE} = "{named}" is not used: no machine code of this model can be read or written there\n'
        )
    return found or Path(tempfile.mkdtemp(prefix="cjg-network-"))


class KernelLocator(caching._CacheLocator):
    """Tells Numba where the machine code of a kernel lies; what is not of the model is left to Numba's own ways."""

    def __init__(self, function: Callable[..., Any], file: str) -> None:
        self.room = Path(file).resolve().parent.relative_to(HERE)

    @classmethod
    def from_function(cls, function: Callable[..., Any], file: str) -> KernelLocator | None:
        """See Numba."""
        if not Path(file).resolve().is_relative_to(HERE):
            return None
        return cls(function, file)

    def get_cache_path(self) -> str:
        """See Numba."""
        return str(cache_folder() / self.room)

    def ensure_cache_path(self) -> None:
        """See Numba, who asks before it writes."""
        Path(self.get_cache_path()).mkdir(parents=True, exist_ok=True)

    def get_source_stamp(self) -> str:
        """See Numba: of all that is compiled, as kernels are laid into each other."""
        return hashes().kernels

    def get_disambiguator(self) -> str:
        """See Numba: no two kernels of a file share a name, and a line may move."""
        return "kernel"


class ForgivingCache(caching.FunctionCache):
    """Numba's own, but that what a read-only folder does not hold is compiled for this process only."""

    def save_overload(self, signature: Any, code: Any) -> None:
        """See Numba."""
        try:
            super().save_overload(signature, code)
        except OSError as error:
            if error.errno not in (errno.EACCES, errno.EPERM, errno.EROFS):
                raise


usual = (f"{each.__module__}.{each.__name__}" for each in caching.CacheImpl._locator_classes)
config.CACHE_LOCATOR_CLASSES = ",".join([f"{__name__}.{KernelLocator.__name__}", *usual])


def wraps_around(function: Callable[..., Any]) -> Callable[..., Any]:
    """Let whole numbers begin anew past their end without a warning of NumPy's, uncompiled as compiled: it is meant."""
    return np.errstate(over="ignore")(function) if config.DISABLE_JIT else function


def _compile(function: Callable[..., Any], signature: str | None = None, **options: Any) -> Callable[..., Any]:
    """Compile without Python objects, without the interpreter's lock, and without fast mathematics.

    The same numbers must come out on any number of workers, and from the same text run uncompiled
    (``NUMBA_DISABLE_JIT=1``), so nothing may be reordered.
    """
    if config.DISABLE_JIT:
        return function
    always: dict[str, Any] = {"nogil": True, "fastmath": False, "error_model": "numpy"}
    decorate = numba.njit(signature, **always, **options) if signature else numba.njit(**always, **options)
    compiled: Callable[..., Any] = decorate(function)
    if options.get("cache"):
        compiled._cache = ForgivingCache(function)
    compiled.get_call_template = partial(_called_widely, compiled.get_call_template)
    return compiled


def _called_widely(template: Callable[..., Any], kinds: Sequence[Any], named: dict[str, Any]) -> Any:
    """Let kernels share what they call, compiled once, and not anew for every width of integer and every constant."""
    return template(tuple(map(_wide, kinds)), {name: _wide(kind) for name, kind in named.items()})


def _wide(kind: Any) -> Any:
    kind = types.unliteral(kind)
    return types.int64 if isinstance(kind, types.Integer) and kind.signed else kind


def kernel(function: Callable[..., Any]) -> Callable[..., Any]:
    """A kernel that Python calls and that makes no array of its own.

    Without that right Numba counts no references to the arrays it is handed, which took a quarter of a month's time.
    """
    return _compile(function, cache=True, _nrt=False)


def making_kernel(function: Callable[..., Any]) -> Callable[..., Any]:
    """A kernel that Python calls and that makes arrays of its own."""
    return _compile(function, cache=True)


def settled_kernel(function: Callable[..., Any]) -> Callable[..., Any]:
    """A kernel that always gets arguments of the same types: only its first call looks at what they are.

    Looking at some forty arrays of records takes as long as a tenth of a month of a middle-sized town.
    """
    looking = making_kernel(function)
    if config.DISABLE_JIT:
        return looking
    straight: Callable[..., Any] | None = None

    def call(*arguments: Any) -> Any:
        nonlocal straight
        if straight is not None:
            return straight(*arguments)
        result = looking(*arguments)
        (only,) = looking.overloads.values()
        straight = only.entry_point
        return result

    call.__doc__ = function.__doc__
    return call


def part(function: Callable[..., Any]) -> Callable[..., Any]:
    """A part of a kernel that takes whole tables and is never called from Python.

    It is laid into the kernel: a call would push every address of forty arrays. The wrapper that would unpack them for
    Python takes longer to compile than most functions, so parts have none; tests call parts uncompiled.
    """
    bare: dict[str, Any] = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True}
    return _compile(function, _nrt=False, forceinline=True, **bare)


def rule(function: Callable[..., Any]) -> Callable[..., Any]:
    """A rule small enough to check against its equation, compiled into whoever calls it."""
    return _compile(function, _nrt=False, forceinline=True)


def rule_of(signature: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A rule whose types are given, so that it is compiled once and not anew for every width of integer."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        return _compile(function, signature, cache=True, _nrt=False, forceinline=True)

    return decorate


def is_compiled() -> bool:
    """Whether an earlier start has left complete machine code for these sources."""
    return bool(config.DISABLE_JIT) or (cache_folder() / MARKER).exists()


def mark_compiled() -> None:
    """Leave word that every kernel has been compiled into the cache."""
    with suppress(OSError):  # a read-only cache only costs the message next time
        (cache_folder() / MARKER).touch()


def announce() -> None:
    """Say once that the first start compiles."""
    sys.stderr.write("Compiling the model for this machine (once; about a minute) ...\n")
    sys.stderr.flush()
