"""What the model is made of, as hashes: of all that can move a number, and of what the kernels are compiled from.

Sources are read as Python reads them, without comments, layout and docstrings, so that a reworded explanation is the
same model. Anything else is another one: a rule, a default, a table, a name.
"""

from __future__ import annotations

import ast
import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parents[1]
DECORATORS = {"kernel", "making_kernel", "settled_kernel", "part", "rule", "rule_of"}  # of sim.compiling.kernels
DIGITS = 12
VARIABLE = "CJG_CACHE"
# What a tree holds beside its meaning, or says differently from one release of Python to the next.
NO_MEANING = {"ctx", "kind", "type_comment", "type_params", "type_ignores"}


class Hashes(NamedTuple):
    """Hexadecimal digits: of the whole model, and of what its kernels are compiled from."""

    model: str
    kernels: str


@cache
def bytes_hash() -> str:
    """Hash of all sources, byte by byte: quick, and another one for every change."""
    digest = hashlib.sha256()
    for path in _files():
        digest.update(path.relative_to(HERE).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:DIGITS]


@cache
def hashes() -> Hashes:
    """Return the hashes of the sources as they are.

    Reading takes half a second, so they are remembered beside the machine code.
    """
    name = f"sources/{bytes_hash()}"
    for folder in cache_folders():
        with suppress(OSError, TypeError):
            return Hashes(*(folder / name).read_text(encoding="ascii").split())
    found = _read()
    for folder in cache_folders():
        with suppress(OSError):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile("w", dir=(folder / name).parent, delete=False, encoding="ascii") as file:
                file.write(" ".join(found))
            Path(file.name).replace(folder / name)
            break
    return found


@cache
def cache_folders() -> list[Path]:
    """Return where machine code may lie, first choice first: ``CJG_CACHE``, the user's cache, a temporary folder."""
    found = [Path(named)] if (named := os.environ.get(VARIABLE)) else []
    with suppress(RuntimeError):  # no home folder can be determined
        import platformdirs

        found.append(Path(platformdirs.user_cache_path("cjg-network")))
    return [*found, Path(tempfile.gettempdir()) / "cjg-network-cache"]


def _read() -> Hashes:
    trees = {_module(path): ast.parse(path.read_bytes()) for path in _files()}
    return Hashes(_digest(trees, trees), _digest(trees, _below_kernels(trees)))


def _files() -> list[Path]:
    return sorted(HERE.rglob("*.py"))


def _module(path: Path) -> str:
    parts = path.relative_to(HERE).with_suffix("").parts
    return ".".join(("sim", *parts)).removesuffix(".__init__")


def _digest(trees: dict[str, ast.Module], modules: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for module in sorted(modules):
        digest.update("\0".join([module, *meaning(trees[module])]).encode())
    return digest.hexdigest()[:DIGITS]


def meaning(node: ast.AST) -> Iterator[str]:
    """Yield what a piece of source says, without comments, layout and docstrings; the same on every Python."""
    yield type(node).__name__
    for name in node._fields:
        value = getattr(node, name, None)
        if name in NO_MEANING or value is None or value == []:
            continue
        yield name
        items = _without_docstring(node, value) if isinstance(value, list) else [value]
        for item in items:
            if isinstance(item, ast.AST):
                yield from meaning(item)
            else:
                yield repr(item)
        yield "."


def _without_docstring(node: ast.AST, body: list[ast.AST]) -> list[ast.AST]:
    first = body[0]
    told = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    return body[1:] if told and isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) else body


def _below_kernels(trees: dict[str, ast.Module]) -> set[str]:
    """Return the modules with kernels, and all those whose constants and rules can be compiled into them.

    Rather too many: what stands outside the functions that stay plain Python counts as compiled.
    """
    found = {"sim.compiling.kernels"}
    waiting = [module for module, tree in trees.items() if any(map(_is_compiled, tree.body))]
    while waiting:
        module = waiting.pop()
        if module not in found:
            found.add(module)
            waiting += _leaned_on(module, trees)
    return found


def _leaned_on(module: str, trees: dict[str, ast.Module]) -> set[str]:
    """Return the modules of the names that a module uses in what is compiled, or computes a constant from."""
    tree = trees[module]
    has_kernels = any(map(_is_compiled, tree.body))
    used: set[str] = set()
    sources: dict[str, str] = {}
    for statement in tree.body:
        if isinstance(statement, ast.ImportFrom):
            sources |= _imported(module, statement, trees)
        elif not (has_kernels and isinstance(statement, ast.FunctionDef) and not _is_compiled(statement)):
            used |= {each.id for each in ast.walk(statement) if isinstance(each, ast.Name)}
    return {source for name, source in sources.items() if name in used}


def _is_compiled(statement: ast.stmt) -> bool:
    if not isinstance(statement, ast.FunctionDef):
        return False
    names = {
        each.id for decorator in statement.decorator_list for each in ast.walk(decorator) if isinstance(each, ast.Name)
    }
    return bool(names & DECORATORS)


def _imported(module: str, statement: ast.ImportFrom, trees: dict[str, ast.Module]) -> dict[str, str]:
    """Return the names that an import brings, each with the module of the model it comes from."""
    above = module.split(".")[: -statement.level] if statement.level else []
    origin = ".".join([*above, *([statement.module] if statement.module else [])])
    found = {}
    for each in statement.names:
        whole = f"{origin}.{each.name}"
        if whole in trees or origin in trees:
            found[each.asname or each.name] = whole if whole in trees else origin
    return found
