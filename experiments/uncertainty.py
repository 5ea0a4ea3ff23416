"""What the intervals of a result are made of, in words: luck alone, or luck and the model's numbers together."""

from __future__ import annotations

IN_A_LINE = {
    "luck": (
        "Intervals show luck alone: every future rests on the same assumptions.",
        "Intervallen tonen alleen toeval: elke toekomst heeft dezelfde aannames.",
    ),
    "both": (
        "Intervals show luck and numbers together: every future has its own set of the numbers that calibration left "
        "open. The rules themselves are the same.",
        "Intervallen tonen toeval en getallen samen: elke toekomst heeft een eigen stel van de getallen die de "
        "kalibratie openliet. De regels zelf zijn gelijk.",
    ),
}
ON_A_PAGE = {
    "luck": (
        "The bands and intervals on this page show luck alone. All futures rest on the same assumptions; how far the "
        "answer depends on those is not shown here.",
        "De banden en intervallen op deze pagina tonen alleen toeval. Alle toekomsten hebben dezelfde aannames; "
        "hoezeer het antwoord daarvan afhangt, is hier niet te zien.",
    ),
    "both": (
        "The bands and intervals on this page show luck and the model's numbers together. Each future has a parameter "
        "set of its own, out of those that meet the figures known from the field, and the same one in every scenario. "
        "All futures rest on the same rules; how far the answer depends on those is not shown here.",
        "De banden en intervallen op deze pagina tonen toeval en de getallen van het model samen. Elke toekomst heeft "
        "een eigen stel getallen, uit de stellen die passen bij de cijfers uit het veld, en in elk scenario hetzelfde. "
        "Alle toekomsten hebben dezelfde regels; hoezeer het antwoord daarvan afhangt, is hier niet te zien.",
    ),
}


def in_a_line(uncertainty: str, lang: str) -> str:
    """Return the sentence under a table."""
    return IN_A_LINE[uncertainty][lang == "nl"]


def on_a_page(uncertainty: str) -> tuple[str, str]:
    """Return the note at the head of a report, English and Dutch."""
    return ON_A_PAGE[uncertainty]
