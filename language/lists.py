"""Names one after the other, as a sentence has them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from babel.lists import format_list

#: British lists have no comma before the last "and".
LOCALES = {"en": "en_GB", "nl": "nl"}


def listed(names: Sequence[str], lang: str, style: Literal["standard", "or"] = "standard") -> str:
    """Return names in a row: ``a, b and c``, or ``a, b or c``.

    Parameters
    ----------
    names : sequence of str
    lang : {"en", "nl"}
    style : {"standard", "or"}

    Examples
    --------
    >>> listed(["a", "b", "c"], "nl")
    'a, b en c'
    """
    return format_list(names, style, LOCALES[lang])
