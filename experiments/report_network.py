"""Section of the report with the network that formed, as a drawing, a sentence and a table."""

from __future__ import annotations

import math
from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING, Any

from experiments.dates import month_words
from experiments.network_picture import (
    STATUS_COLOURS,
    TEAM_COLOUR,
    caption_of_limits,
    picture,
    rows,
    sentence,
)
from experiments.numbers import MISSING
from experiments.page import Page, card, details, paragraph, table
from language import words

if TYPE_CHECKING:
    from sim.run.results import Results


def add_networks(page: Page, results: Mapping[str, Results]) -> None:
    """Add the network of the first future at the last month, for every scenario that has one."""
    cards = []
    for number, (name, result) in enumerate(results.items(), start=1):
        network = result.network
        if not network:
            continue
        title = page.say(f"The network of {name}", f"Het netwerk van {name}")
        limits = caption_of_limits(network, page.lang)
        cards.append(
            card(
                name,
                f'<div class="scroll" role="region" tabindex="0" aria-label="{escape(title)}">',
                picture(network, title=title, identifier=f"network-{number}", lang=page.lang),
                "</div>",
                paragraph(sentence(network, page.lang)),
                paragraph(limits, "soft") if limits else "",
                details(page.say("As a table", "Als tabel"), _table(page, name, network)),
            )
        )
    if not cards:
        return
    last = month_words(next(iter(results.values())).months - 1, page.lang)
    page.add(
        "network",
        page.say("The network that formed", "Het netwerk dat ontstond"),
        paragraph(
            page.say(
                f"The first future, in {last}. The larger a circle, the fuller the organisation's caseload. "
                "Small dots are professionals; grey lines are the ties between them, darker with more "
                "trust.",
                f"De eerste toekomst, in {last}. Hoe groter de cirkel, hoe voller de caseload van de "
                "organisatie. Stippen zijn professionals; grijze lijnen zijn hun onderlinge contacten, "
                "donkerder bij meer vertrouwen.",
            )
        ),
        _key(page),
        f'<div class="grid">{"".join(cards)}</div>',
    )


def _key(page: Page) -> str:
    def sign(inner: str, words: str) -> str:
        return f'<li><svg viewBox="0 0 36 16" aria-hidden="true">{inner}</svg>{escape(words)}</li>'

    line = '<line class="{0}" x1="1" y1="8" x2="35" y2="8" stroke-width="{1}"/>'
    circle = '<circle class="organisation" cx="18" cy="8" r="7" fill="{0}"/>'
    say = words(page.lang)
    items = [
        sign(
            line.format("practised", 5),
            page.say("agreement, practised (wider is more)", "afspraak, nageleefd (breder is meer)"),
        ),
        sign(line.format("agreed", 2), page.say("agreement on paper only", "afspraak alleen op papier")),
        sign(
            line.format("practised faint", 3),
            page.say("working together without agreement", "samenwerking zonder afspraak"),
        ),
        sign(circle.format(TEAM_COLOUR), say("network-status", status="team")),
        *(
            sign(circle.format(colour), say("network-status", status=status))
            for status, colour in STATUS_COLOURS.items()
        ),
    ]
    return f'<ul class="key network-key">{"".join(items)}</ul>'


def _table(page: Page, name: str, network: Mapping[str, Any]) -> str:
    headers = page.say(
        "Organisation|Status|Commitment|Load|Agreements|Practised|Professionals|Ties elsewhere",
        "Organisatie|Status|Inzet|Belasting|Afspraken|Nageleefd|Professionals|Contacten elders",
    )
    lines = [
        [
            escape(row["organisation"]),
            escape(row["status"]),
            _percent(row["commitment"]),
            _percent(row["load"]),
            str(row["agreed"]),
            str(row["practised"]),
            str(row["professionals"]),
            str(row["ties"]),
        ]
        for row in rows(dict(network), page.lang)
    ]
    caption = page.say(f"Organisations in {name}.", f"Organisaties in {name}.")
    return table(caption, headers.split("|"), lines, numeric=range(2, 8))


def _percent(value: float) -> str:
    return f"{100 * value:.0f}%" if math.isfinite(value) else MISSING
