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


# Where settings are drawn, intervals come from the draw: of every setting the mean over its futures is taken.
DRAWN_IN_A_LINE = {
    "luck": (
        "Intervals show which settings happened to be drawn. All of them met the same luck.",
        "Intervallen tonen welke instellingen toevallig zijn geloot. Alle troffen hetzelfde toeval.",
    ),
    "both": (
        "Intervals show which settings happened to be drawn. All of them met the same luck and the same sets of the "
        "numbers that calibration left open.",
        "Intervallen tonen welke instellingen toevallig zijn geloot. Alle troffen hetzelfde toeval en dezelfde stellen "
        "van de getallen die de kalibratie openliet.",
    ),
}
DRAWN_ON_A_PAGE = {
    "luck": (
        "The intervals on this page show how far an answer hangs on which settings happened to be drawn. All settings "
        "met the same futures. How far the answer depends on luck, or on assumptions that were not drawn, is not shown "
        "here.",
        "De intervallen op deze pagina tonen hoezeer een antwoord afhangt van welke instellingen toevallig zijn "
        "geloot. Alle instellingen troffen dezelfde toekomsten. Hoezeer het antwoord afhangt van toeval, of van "
        "aannames die niet zijn geloot, is hier niet te zien.",
    ),
    "both": (
        "The intervals on this page show how far an answer hangs on which settings happened to be drawn. All settings "
        "met the same futures, each with a parameter set of its own, out of those that meet the figures known from the "
        "field. How far the answer depends on these futures, or on the rules, is not shown here.",
        "De intervallen op deze pagina tonen hoezeer een antwoord afhangt van welke instellingen toevallig zijn "
        "geloot. Alle instellingen troffen dezelfde toekomsten, elk met een eigen stel getallen, uit de stellen die "
        "passen bij de cijfers uit het veld. Hoezeer het antwoord afhangt van deze toekomsten, of van de regels, is "
        "hier niet te zien.",
    ),
}


def in_a_line(uncertainty: str, lang: str, *, drawn: bool = False) -> str:
    """Return the sentence under a table; ``drawn`` where the settings of an experiment were drawn."""
    return (DRAWN_IN_A_LINE if drawn else IN_A_LINE)[uncertainty][lang == "nl"]


def on_a_page(uncertainty: str, *, drawn: bool = False) -> tuple[str, str]:
    """Return the note at the head of a report, English and Dutch."""
    return (DRAWN_ON_A_PAGE if drawn else ON_A_PAGE)[uncertainty]
