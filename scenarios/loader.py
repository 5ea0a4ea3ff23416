"""Find, read and merge scenario files.

A scenario file may hold `name`, `label_nl`, `label_en`, `extends`, the tables `[context]`,
`[context.problem_profile]`, `[choices]`, `[choices.investment]`, `[mechanisms]`, `[parameters]`, `[rule_variants]` and
`[ensemble]`, and any number of `[[changes]]`. A file that extends another takes over its tables key by key, and its
changes, to which it adds its own; name and labels are its own.
"""

from __future__ import annotations

import copy
import difflib
import os
import stat
import tomllib
from pathlib import Path
from typing import Any

from scenarios import dilemmas
from sim.inputs.former_names import by_present_names
from sim.inputs.refusals import TABLES, TOP_LEVEL, did_you_mean, shown
from sim.inputs.scenario import Scenario, ScenarioError

FOLDER = Path(__file__).parent
LARGEST_FILE = 1024 * 1024
# The reader of TOML takes time with the square of the names on a line; no line of a scenario comes near this.
LONGEST_LINE = 1_000
DEEPEST_TABLE = 2
LEAST_ALIKE = 0.4  # below this, a name has nothing of what was asked for
OUTLINE = (*TOP_LEVEL, "extends")
# The order in which people meet them: the baseline, towns by size, then the first dilemma in the default
# town.
PRESETS = ("no_cjg", "small_rural", "mid_town", "large_city", "big_four")
COMPARED = ("narrow", "broad", "growth", "cuts_2012")
ENSEMBLES = ("ensemble_60", "national")


def names() -> list[str]:
    """Return the names of the shipped scenarios, presets first; each is accepted by :func:`load`."""
    return [name for group in groups().values() for name in group]


def groups() -> dict[str, list[str]]:
    """Return the shipped scenarios by group.

    Returns
    -------
    dict of str to list of str
        ``presets``, ``main`` (the partnership in the default town and the cuts of 2012), ``ensembles``
        (many municipalities that decide for themselves), ``dilemma_FIELD``
        for each dilemma, ``emphasis``, ``contexts`` and ``baselines``.
    """
    found: dict[str, list[str]] = {
        "presets": list(PRESETS),
        "main": list(COMPARED),
        "ensembles": list(ENSEMBLES),
    }
    for name in dilemmas.contents():
        found.setdefault(f"dilemma_{name.partition('/')[0]}", []).append(name)
    for folder in ("emphasis", "contexts", "baselines"):
        found[folder] = [f"{folder}/{path.stem}" for path in sorted((FOLDER / folder).glob("*.toml"))]
    return found


def load(name_or_path: str | os.PathLike[str]) -> Scenario:
    """Load a shipped scenario by name, or a scenario file by path.

    Parameters
    ----------
    name_or_path : str or path
        A name of :func:`names`; the last part of one where only one ends so; or the path of a file. A shipped
        name goes before a file of the same name; write ``./name`` for the file.

    Returns
    -------
    Scenario

    Raises
    ------
    ScenarioError
        When there is no such scenario, or the file cannot be read or is refused. The text names the file.
    """
    path = _find(name_or_path)
    title = str(name_or_path)
    merged = _merged(path, title)
    try:
        return Scenario(**merged)
    except ScenarioError as error:
        raise error.told(f"{_told(title)}: ") from None


def _find(name_or_path: str | os.PathLike[str], folder: Path | None = None) -> Path:
    """Return the file behind a name or path; a path is read from a folder where one is given."""
    if not isinstance(name_or_path, (str, os.PathLike)):
        raise ScenarioError(f"a scenario is named by a text or a path, not by {shown(name_or_path)}")
    text = os.fspath(name_or_path)
    if isinstance(name_or_path, str):
        shipped = _shipped(text)
        if shipped is not None:
            return shipped
    path = (folder or Path()) / text
    try:
        if not text:
            raise ValueError(text)
        path.stat()
    except (OSError, ValueError) as error:
        if "/" in text or os.sep in text or text.endswith(".toml") or not isinstance(name_or_path, str):
            near = _nearest(text)
            why = error.strerror.lower() if isinstance(error, OSError) and error.strerror else "not a path"
            raise ScenarioError(f"{shown(text)}: there is no such scenario or file ({why}){near}") from None
        raise ScenarioError(f"there is no scenario {shown(text)}{_nearest(text)}") from None
    return path


def _nearest(text: str) -> str:
    """Return what may have been meant, of all that ships: by full name, or by its last part."""
    by_part = {each.rsplit("/", 1)[-1]: each for each in reversed(names())} | {each: each for each in names()}
    likely = did_you_mean(text, by_part)
    if likely:
        return likely
    near = difflib.get_close_matches(text[:LONGEST_LINE], by_part, n=3, cutoff=LEAST_ALIKE)
    found = ", ".join(dict.fromkeys(by_part[each] for each in near))
    return (f"; the nearest are {found}" if found else "") + "; cjg scenarios lists all"


def _shipped(name: str) -> Path | None:
    """Return where a shipped scenario stands, or would if it were a file; None where the name is no shipped one."""
    known = names()
    if name not in known:
        ending = [each for each in known if each.rsplit("/", 1)[-1] == name]
        if len(ending) > 1:
            raise ScenarioError(f"{shown(name)} may be any of {', '.join(ending)}: name one of them")
        if not ending:
            return None
        name = ending[0]
    path = FOLDER / f"{name}.toml"
    if path.is_file() or name in dilemmas.contents():
        return path
    raise ScenarioError(f"the file of the shipped scenario {shown(name)} is missing")


def _merged(path: Path, title: str) -> dict[str, Any]:
    """Read a file and all it extends, and merge them from the oldest on."""
    chain: list[dict[str, Any]] = []
    seen: list[Path] = []
    titles: list[str] = []
    while True:
        try:
            where = path.resolve()
        except (OSError, RuntimeError):
            raise ScenarioError(f"{_told(title)}: the path leads round in a circle") from None
        titles.append(title)
        if where in seen:
            circle = " extends ".join(_told(each) for each in titles[seen.index(where) :])
            raise ScenarioError(f"{_told(titles[0])}: extends in a circle: {circle}")
        seen.append(where)
        try:
            content = _read(path, title)
        except ScenarioError as error:
            if len(titles) == 1:
                raise
            raise ScenarioError(f"{_told(titles[0])}: extends: {error}") from None
        parent = content.pop("extends", None)
        chain.append(content)
        if parent is None:
            break
        if not isinstance(parent, str) or not parent:
            raise ScenarioError(
                f"{_told(title)}: extends = {shown(parent)}: allowed is the name of a shipped scenario or a path"
            )
        try:
            path = _find(parent, path.parent)
        except ScenarioError as error:
            raise ScenarioError(f"{_told(title)}: extends: {error}") from None
        title = parent
    own = chain[0]
    merged: dict[str, Any] = {"name": seen[0].stem if seen[0].stem.isprintable() else "scenario"}
    for content in reversed(chain):
        _merge(merged, content)
    merged["name"] = own.get("name", merged["name"] if len(chain) == 1 else seen[0].stem)
    for label in ("label_nl", "label_en"):
        merged.pop(label, None)
        if label in own:
            merged[label] = own[label]
    return merged


def _merge(into: dict[str, Any], content: dict[str, Any], depth: int = 0) -> None:
    """Lay one file over what it extends: tables key by key, changes added at the end."""
    for key, value in content.items():
        if key == "changes" and isinstance(into.get(key), list):
            into[key] = into[key] + value
        elif depth < DEEPEST_TABLE and isinstance(value, dict) and isinstance(into.get(key), dict):
            merged = dict(into[key])
            _merge(merged, value, depth + 1)
            into[key] = merged
        else:
            into[key] = value


def _read(path: Path, title: str) -> dict[str, Any]:
    """Read one file and check its outline: size, encoding, TOML, the names at the top."""
    told = _told(title)
    if path.is_relative_to(FOLDER) and not path.exists():  # made from the registry
        return copy.deepcopy(dilemmas.contents()[path.relative_to(FOLDER).with_suffix("").as_posix()])
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise ScenarioError(f"{told}: is a folder, not a scenario file")
        if not stat.S_ISREG(status.st_mode):
            raise ScenarioError(f"{told}: is a device or pipe, not a scenario file")
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        if isinstance(error, ScenarioError):
            raise
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise ScenarioError(f"{told}: cannot be read: {why}") from None
    if len(content) > LARGEST_FILE:
        raise ScenarioError(f"{told}: is larger than 1 MiB, more than a scenario file can be")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise ScenarioError(f"{told}: is not UTF-8 text (line {line}); save it as UTF-8") from None
    for number, row in enumerate(text.split("\n"), start=1):
        if len(row) > LONGEST_LINE:
            raise ScenarioError(f"{told}: line {number} is longer than {LONGEST_LINE} characters")
    try:
        read = tomllib.loads(text)
    except RecursionError:
        raise ScenarioError(f"{told}: is not valid TOML: nested too deeply") from None
    except ValueError as error:
        raise ScenarioError(f"{told}: is not valid TOML: {error}") from None
    read = by_present_names(read)
    for key, value in read.items():
        if key not in OUTLINE:
            near = did_you_mean(key, OUTLINE) or "; allowed are " + ", ".join(OUTLINE)
            raise ScenarioError(f"{told}: {shown(key)} is not part of a scenario{near}")
        if key in TABLES and not isinstance(value, dict):
            raise ScenarioError(f"{told}: {key} = {shown(value)}: a table [{key}] is expected")
        if key == "changes" and not isinstance(value, list):
            raise ScenarioError(f"{told}: changes = {shown(value)}: a list of tables [[changes]] is expected")
    return read


def _told(title: str) -> str:
    """Show the name of a file in a message, also when it holds odd characters."""
    return title if title.isprintable() and len(title) <= 300 else shown(title)
