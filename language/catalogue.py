"""The catalogue of one language: the messages of its folder, found by key and filled with facts."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

FOLDER = Path(__file__).parent
LANGUAGES = ("en", "nl")


class Catalogue:
    """The messages of a language.

    Parameters
    ----------
    lang : {"en", "nl"}

    Examples
    --------
    >>> words("nl")("organisation-gp")
    'Huisartsen'
    >>> words("en")("choices-partnership.value-broad")
    'Broad: everybody'
    """

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._bundle = FluentBundle([lang], use_isolating=False)
        self._keys: list[str] = []
        for path in files_of(lang):
            resource = FluentResource(path.read_text(encoding="utf-8"))
            self._bundle.add_resource(resource)
            self._keys += [entry.id.name for entry in resource.body if isinstance(entry, ast.Message)]

    def __call__(self, key: str, **facts: Any) -> str:
        """Return a message, or one of its attributes, filled with facts.

        Parameters
        ----------
        key : str
            ``message`` or ``message.attribute``.
        **facts : str or number
            What the message names with a dollar sign.

        Raises
        ------
        KeyError
            When there is no such message, or a fact is missing.
        """
        pattern = self._pattern(key)
        if pattern is None:
            raise KeyError(f"{key} is no message in {self.lang}")
        text, problems = self._bundle.format_pattern(pattern, facts)
        if problems:
            raise KeyError(f"{key} in {self.lang}: {problems[0]}")
        return str(text)

    def keys(self, start: str = "") -> list[str]:
        """Return the names of the messages that begin so, in the order of their files."""
        return [key for key in self._keys if key.startswith(start)]

    def __contains__(self, key: str) -> bool:
        """Tell whether there is such a message."""
        return self._pattern(key) is not None

    def _pattern(self, key: str) -> Any:
        message, _, attribute = key.partition(".")
        if not self._bundle.has_message(message):
            return None
        found = self._bundle.get_message(message)
        return found.attributes.get(attribute) if attribute else found.value


@cache
def words(lang: str) -> Catalogue:
    """Return the catalogue of a language, read once.

    Parameters
    ----------
    lang : {"en", "nl"}
    """
    if lang not in LANGUAGES:
        raise ValueError(f"lang = {lang!r}: allowed are {', '.join(LANGUAGES)}")
    return Catalogue(lang)


def files_of(lang: str) -> list[Path]:
    """Return the files of a language, in order of their names."""
    return sorted((FOLDER / lang).glob("*.ftl"))
