"""Find and read design files: those that ship, by name, and those of a user, by path."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from experiments.designs.schema import Design, checked_design
from experiments.refusals import Refusal, nearest

FOLDER = Path(__file__).parent
LARGEST_FILE = 1024 * 1024
DILEMMAS = "dilemmas"


def names() -> list[str]:
    """Return the names of the designs that ship; those of a dilemma come last."""
    listed = sorted(path.stem for path in FOLDER.glob("*.toml"))
    return [*listed, *(f"{DILEMMAS}/{name}" for name in _dilemmas())]


def load(name_or_path: str) -> tuple[Design, Path]:
    """Load a design that ships by name, or a design file by path.

    Returns
    -------
    design : Design
    folder : pathlib.Path
        Where it stands; scenario files it names are looked for there first.

    Raises
    ------
    Refusal
        When there is no such design, or the file cannot be read or is refused.
    """
    made = _dilemmas().get(name_or_path.removeprefix(f"{DILEMMAS}/"))
    if made is not None:
        return checked_design(made, name_or_path), FOLDER
    path = _find(name_or_path)
    return checked_design(_read(path, name_or_path), name_or_path), path.parent


def _dilemmas() -> dict[str, dict[str, Any]]:
    """Return the design of every choice, made from the registry: its options against each other."""
    import scenarios
    from language import LANGUAGES, words

    found = {}
    for group, options in scenarios.groups().items():
        name = group.removeprefix("dilemma_")
        if name != group:
            asked = {
                f"question_{lang}": words(lang)("choice-question", choice=words(lang)(f"choices-{name}"))
                for lang in LANGUAGES
            }
            found[name] = {"name": name, "kind": "scenarios", **asked, "scenarios": options}
    return found


def _find(name_or_path: str) -> Path:
    known = names()
    if name_or_path in known:
        return FOLDER / f"{name_or_path}.toml"
    path = Path(name_or_path)
    try:
        if path.is_file():
            return path
        found = "is a folder" if path.is_dir() else "there is no such file"
    except (OSError, ValueError):
        found = "is not a path"
    if name_or_path.endswith(".toml"):
        raise Refusal(f"{name_or_path}: {found}")
    by_part = {each.rsplit("/", 1)[-1]: each for each in known} | {each: each for each in known}
    raise Refusal(
        f"there is no design {name_or_path!r}{nearest(name_or_path, by_part)}; allowed is a file, or one that ships: "
        + ", ".join(known)
    )


def _read(path: Path, title: str) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise Refusal(f"{title}: cannot be read: {error.strerror}") from None
    if len(content) > LARGEST_FILE:
        raise Refusal(f"{title}: is larger than 1 MiB, more than a design can be")
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Refusal(f"{title}: is not UTF-8 text; save it as UTF-8") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Refusal(f"{title}: is not valid TOML: {error}") from None
