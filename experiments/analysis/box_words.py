"""A box of PRIM in a sentence: under which conditions an outcome goes as asked, and whether that held elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from experiments.field_labels import field_label, value_label
from experiments.numbers import amount, localised
from language.outcomes import OUTCOMES, Outcome

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
    outcome, dutch = OUTCOMES[interest.outcome], lang == "nl"
    about = _about(outcome, interest, lang)
    if limits.empty:
        if dutch:
            return f"Er zijn geen omstandigheden gevonden waarin {about} vooral voorkomt."
        return f"No conditions were found under which {about} is mostly the case."
    conditions = (" en " if dutch else " and ").join(_condition(row, lang) for _, row in limits.iterrows())
    proof = checks[checks["part"] == "held_out"].iloc[0]
    shares = _proof(proof, lang)
    if proof["holds"]:
        if dutch:
            return f"{_capital(about)} komt vooral voor waar {conditions}. {shares}"
        return f"{_capital(about)} is mostly found where {conditions}. {shares}"
    if dutch:
        return (
            f"Er zijn geen omstandigheden gevonden waarin {about} vooral voorkomt: wat daarop leek ({conditions}), "
            f"hield geen stand. {shares}"
        )
    return (
        f"No conditions were found under which {about} is mostly the case: what looked like it ({conditions}) did not "
        f"hold. {shares}"
    )


def _about(outcome: Outcome, interest: Interest, lang: str) -> str:
    side = {"above": ("above", "boven"), "below": ("below", "onder")}[interest.side][lang == "nl"]
    return f"“{outcome.label(lang)}” {side} {amount(interest.threshold, outcome, lang)}"


def _condition(limit: pd.Series, lang: str) -> str:
    dutch = lang == "nl"
    label = f"“{field_label(limit['factor'], lang)}”"
    if isinstance(limit["values"], list):
        words = (" of " if dutch else " or ").join(
            f"“{value_label(limit['factor'], value, lang)}”" for value in limit["values"]
        )
        return f"{label} {words} is" if dutch else f"{label} is {words}"
    low, high = (
        None if pd.isna(limit[side]) else localised(f"{float(limit[side]):,.3g}", lang) for side in ("low", "high")
    )
    if low is not None and high is not None:
        return f"{label} tussen {low} en {high} ligt" if dutch else f"{label} lies between {low} and {high}"
    if high is not None:
        return f"{label} hoogstens {high} is" if dutch else f"{label} is at most {high}"
    return f"{label} minstens {low} is" if dutch else f"{label} is at least {low}"


def _proof(proof: pd.Series, lang: str) -> str:
    in_box = int(proof["in_box"])
    if in_box == 0:
        if lang == "nl":
            return "Van de punten die apart waren gehouden voldeed er geen aan."
        return "None of the points that were held out met it."
    hits = round(float(proof["density"]) * in_box)
    density, low, high, share = (
        f"{100 * float(proof[name]):.0f}" for name in ("density", "density_low", "density_high", "share")
    )
    covered = "" if pd.isna(proof["coverage"]) else f"{100 * float(proof['coverage']):.0f}"
    if lang == "nl":
        text = (
            f"Van de {in_box} punten die apart waren gehouden en hieraan voldeden, gold het voor {hits} ({density}%; "
            f"95%-interval {low} tot {high}%), tegen {share}% van alle apart gehouden punten"
        )
        return text + (f"; {covered}% van alle gevallen lag hierbinnen." if covered else ".")
    text = (
        f"Of the {in_box} points that were held out and met this, it was so in {hits} ({density}%; 95% interval {low} "
        f"to {high}%), against {share}% of all points held out"
    )
    return text + (f"; {covered}% of all such points lay within." if covered else ".")


def _capital(text: str) -> str:
    return text[0].upper() + text[1:] if text[0].isalpha() else text
