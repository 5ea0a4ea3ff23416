"""A box of PRIM in a sentence: under which conditions an outcome goes as asked, and whether that held elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from experiments.field_words import field_label, value_label
from experiments.numbers import amount, decimal, share
from language import words
from language.lists import listed
from language.numbers import significant
from language.outcomes import OUTCOMES

if TYPE_CHECKING:
    from experiments.analysis.discovery import Interest
    from experiments.analysis.tables import Analysis


def box_sentences(analysis: Analysis, lang: str = "en") -> list[str]:
    """Return a sentence for each thing that boxes were looked for."""
    tables = analysis.tables

    def of(name: str, interest: Interest) -> pd.DataFrame:
        if name not in tables:
            return pd.DataFrame()
        table = tables[name]
        return table[(table["outcome"] == interest.outcome) & (table["threshold"] == interest.threshold)]

    return [
        box_sentence(of("boxes", interest), of("box_checks", interest), interest, lang)
        for interest in analysis.interests
    ]


def box_sentence(limits: pd.DataFrame, checks: pd.DataFrame, interest: Interest, lang: str = "en") -> str:
    """Say in words what :func:`experiments.analysis.discovery.box_of` found.

    Parameters
    ----------
    limits, checks : pandas.DataFrame
        Of one outcome.
    interest : Interest
    lang : {"en", "nl"}

    Returns
    -------
    str
        One to three sentences. Where no box was found, or the one found did not hold on the points held out, it says
        that no conditions were found.
    """
    outcome, say = OUTCOMES[interest.outcome], words(lang)
    threshold = amount(interest.threshold, outcome, lang)
    about = say("box-about", outcome=outcome.label(lang), side=interest.side, value=threshold)
    if limits.empty:
        return say("box-none", about=about)
    conditions = listed([_condition(row, lang) for _, row in limits.iterrows()], lang)
    proof = checks[checks["part"] == "held_out"].iloc[0]
    return say(
        "box-held" if proof["holds"] else "box-fell", about=about, conditions=conditions, proof=_proof(proof, lang)
    )


def _condition(limit: pd.Series, lang: str) -> str:
    say, factor = words(lang), limit["factor"]
    field = field_label(factor, lang)
    if isinstance(limit["values"], list):
        values = [say("box-value", value=value_label(factor, value, lang)) for value in limit["values"]]
        return say("box-is", field=field, values=listed(values, lang, "or"))
    ends = {
        side: significant(float(limit[side]), lang, digits=3) for side in ("low", "high") if not pd.isna(limit[side])
    }
    key = "box-between" if len(ends) == 2 else "box-at-most" if "high" in ends else "box-at-least"
    return say(key, field=field, **ends)


def _proof(proof: pd.Series, lang: str) -> str:
    in_box, say = int(proof["in_box"]), words(lang)
    if in_box == 0:
        return say("box-unmet")
    covered = "" if pd.isna(proof["coverage"]) else share(float(proof["coverage"]), lang)
    return say(
        "box-proof",
        in_box=in_box,
        hits=round(float(proof["density"]) * in_box),
        density=share(float(proof["density"]), lang),
        low=decimal(100 * float(proof["density_low"]), 0, lang),
        high=share(float(proof["density_high"]), lang),
        share=share(float(proof["share"]), lang),
        covered=say("box-covered", covered=covered) if covered else ".",
    )
