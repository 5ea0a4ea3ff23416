"""How the registries name their sources, and how these read in English and Dutch."""

from __future__ import annotations

import re

#: Pattern, English, Dutch; applied one after the other, so the longer way to name a source stands first.
_WORDS: tuple[tuple[str, str, str], ...] = (
    (r"\b000 \(choices and dilemmas\)", "document 000 (choices and dilemmas)", "document 000 (keuzes en dilemma's)"),
    (r"\b003 \(seven steps\)", "document 003 (seven steps)", "document 003 (zeven stappen)"),
    (r"\bdomain\.md", "field evidence", "veldgegevens"),
    (r"\banchors\.md\b", "standards of comparison", "ijkpunten"),
    (r" fig\. ", ", figure ", ", figuur "),
    (r"\binference\b", "inference", "afgeleid"),
    (r"\bProvan and Kenis\b", "Provan and Kenis", "Provan en Kenis"),
    (r"\bassumption\b", "assumption", "aanname"),
    (r"\bsigns? (?=\d)", "direction from decision ", "richting uit besluit "),
    (r"\bsigns?\b", "direction from", "richting uit"),
    (r"\border\b", "order from", "volgorde uit"),
    (r"\bhours\b", "hours from", "uren uit"),
    (r"\bform\b", "form from", "vorm uit"),
    (r"\bgiven\b", "given", "gegeven"),
    (r"\btuned: fit on coverage by name", "tuned on coverage by name", "afgesteld op dekking met de naam"),
    (r"\btuned: practice takes hold with urgency and money", "tuned: practice takes hold with urgency and money",
     "afgesteld: praktijk beklijft met urgentie en geld"),
    (r"\btuned\b", "tuned", "afgesteld"),
    (r"\bpattern\b", "pattern", "patroon"),
    (r"\bover (?=\d)", "over ", "meer dan "),
    (r"\bup to a fifth\b", "up to a fifth", "hoogstens een vijfde"),
    (r"\bbig four first\b", "big four first", "de grote vier eerst"),
    (r"\bweeks at most\b", "weeks at most", "weken hoogstens"),
    (r"\ba year\b", "a year", "per jaar"),
    (r"\bgives the queue of January 2008\b", "gives the queue of January 2008", "geeft de wachtrij van januari 2008"),
    (r"\bnear\b", "near", "rond"),
)  # fmt: skip


def source_in_words(text: str, lang: str) -> str:
    """Return a source as a reader without the specification meets it.

    Parameters
    ----------
    text : str
        As a registry names it.
    lang : {"en", "nl"}
    """
    for pattern, english, dutch in _WORDS:
        text = re.sub(pattern, dutch if lang == "nl" else english, text)
    return text
