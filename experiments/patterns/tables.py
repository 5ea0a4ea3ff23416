"""Verdicts as a table: on a screen, and in the documentation. Both read what ``--json`` prints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from experiments.patterns.words import target_in_words
from experiments.source_words import source_in_words

if TYPE_CHECKING:
    from rich.console import Console

HEAD = ("#", "pattern", "kind", "target", "simulated [95%]", "verdict", "without its mechanism", "seconds", "source")
HEAD_NL = ("#", "patroon", "soort", "doel", "gesimuleerd [95%]", "oordeel", "zonder mechanisme", "seconden", "bron")
VERDICTS_NL = {"passed": "geslaagd", "failed": "gezakt", "not run": "niet gedraaid"}
STYLES = {"passed": "green", "failed": "red", "not run": "yellow"}
KINDS_NL = {"input": "invoer", "mechanism": "mechanisme", "fit": "ijking", "check": "toets"}


def amount(value: float | None) -> str:
    """Write a statistic in three digits; a dash where there is none."""
    return "-" if value is None else f"{value:.3g}"


def statistic(entry: Mapping[str, Any]) -> str:
    """Write statistic and interval of an entry's headline."""
    if entry["simulated"] is None:
        return "-"
    if entry["low"] is None:
        return amount(entry["simulated"])
    return f"{amount(entry['simulated'])} [{amount(entry['low'])}, {amount(entry['high'])}]"


def seen_failing(entry: Mapping[str, Any], lang: str = "en") -> str:
    """Say what became of a check without its mechanism."""
    found = entry.get("sabotage")
    if found is None:
        return ""
    dutch = lang == "nl"
    mechanism = f"{found['mechanism']} = {found['value']:g}"
    if not entry["claims"]:
        word = "niet gedraaid" if dutch else "not run"
    elif found["passed"]:
        word = "SLAAGT TOCH" if dutch else "STILL PASSES"
    elif found["bites"] is None:
        word = "zakte al" if dutch else "failed already"
    elif entry["passed"]:
        word = "zakt, zoals het moet" if dutch else "fails, as it must"
    else:
        word = "ook wat stond, vervalt" if dutch else "loses what still held"
    return f"{mechanism}: {word}"


def counted(document: Sequence[Mapping[str, Any]], lang: str = "en") -> str:
    """Say how many of each kind passed; mechanisms and inputs apart, since they validate nothing."""
    parts = []
    for kind in ("check", "fit", "mechanism", "input"):
        of_kind = [entry for entry in document if entry["kind"] == kind]
        if of_kind:
            passed = sum(entry["passed"] for entry in of_kind)
            parts.append(f"{KINDS_NL[kind] if lang == 'nl' else kind} {passed}/{len(of_kind)}")
    return ("Geslaagd: " if lang == "nl" else "Passed: ") + ", ".join(parts) + "."


def rows(document: Iterable[Mapping[str, Any]], lang: str = "en") -> list[tuple[str, ...]]:
    """Return a row of cells for each pattern, in the order of ``HEAD``."""
    dutch = lang == "nl"
    return [
        (
            str(entry["id"]),
            str(entry["name_nl" if dutch else "name"]),
            KINDS_NL[entry["kind"]] if dutch else str(entry["kind"]),
            target_in_words(entry, lang),
            statistic(entry),
            VERDICTS_NL[entry["verdict"]] if dutch else str(entry["verdict"]),
            seen_failing(entry, lang),
            f"{entry['seconds']:.1f}",
            source_in_words(str(entry["source"]), lang) if dutch else str(entry["source"]),
        )
        for entry in document
    ]


def print_patterns(console: Console, document: Sequence[Mapping[str, Any]], *, lang: str) -> None:
    """Print one row a pattern, then what failed claim by claim."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    head = HEAD_NL if lang == "nl" else HEAD
    with_sabotage = any("sabotage" in entry for entry in document)
    shown = [k for k in range(len(head)) if with_sabotage or k != HEAD.index("without its mechanism")]
    table = Table(box=SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for k in shown:
        right = head[k] in ("#", HEAD[7], HEAD_NL[7])
        table.add_column(Text(head[k]), justify="right" if right else "left", overflow="fold")
    for entry, cells in zip(document, rows(document, lang), strict=True):
        style = STYLES[entry["verdict"]]
        table.add_row(*(Text(cells[k], style=style if k == HEAD.index("verdict") else "") for k in shown))
    console.print(table)
    for entry in document:
        for claim in entry["claims"]:
            if not claim["passed"]:
                console.print(Text(f"{entry['id']}: {claim['claim']}: {statistic(claim)}", style="dim"))
        if entry["note"]:
            console.print(Text(f"{entry['id']}: {entry['note']}", style="dim"))
    console.print(Text(counted(document, lang)))
