"""Verdicts in words and as a table: on a screen, and in the documentation. All read what ``--json`` prints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from experiments.field_words import source_in_words
from experiments.tables import Cell, Table
from language import words

COLUMNS = ("id", "name", "kind", "target", "simulated", "verdict", "sabotage", "seconds", "source")


def head(lang: str = "en") -> list[str]:
    """Return the heads of the columns."""
    return [words(lang)(f"pattern-head-{column}") for column in COLUMNS]


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
    if not entry["claims"]:
        what = "not_run"
    elif found["passed"]:
        what = "passes"
    elif found["bites"] is None:
        what = "failed_already"
    else:
        what = "bites" if entry["passed"] else "loses"
    return f"{found['mechanism']} = {found['value']:g}: {words(lang)('pattern-sabotage', what=what)}"


def counted(document: Sequence[Mapping[str, Any]], lang: str = "en") -> str:
    """Say how many of each kind passed; mechanisms and inputs apart, since they validate nothing."""
    parts = []
    for kind in ("check", "fit", "mechanism", "input"):
        of_kind = [entry for entry in document if entry["kind"] == kind]
        if of_kind:
            passed = sum(entry["passed"] for entry in of_kind)
            parts.append(f"{words(lang)('pattern-kind', kind=kind)} {passed}/{len(of_kind)}")
    return words(lang)("pattern-passed", counts=", ".join(parts))


def rows(document: Iterable[Mapping[str, Any]], lang: str = "en") -> list[tuple[str, ...]]:
    """Return a row of cells for each pattern, in the order of ``COLUMNS``."""
    say = words(lang)
    return [
        (
            str(entry["id"]),
            name_in_words(entry, lang),
            say("pattern-kind", kind=entry["kind"]),
            target_in_words(entry, lang),
            statistic(entry),
            say("pattern-verdict", verdict=entry["verdict"].replace(" ", "_")),
            seen_failing(entry, lang),
            f"{entry['seconds']:.1f}",
            str(entry["source"]) if lang == "en" else source_in_words(str(entry["source"]), lang),
        )
        for entry in document
    ]


def name_in_words(entry: Mapping[str, Any], lang: str) -> str:
    """Return what a pattern says; as its verdict has it where no pattern has its number."""
    key = f"pattern-{entry['id']}"
    return words(lang)(key) if key in words(lang) else str(entry["name"])


def badge_in_words(badge: str, lang: str) -> str:
    """Return what a badge says."""
    return words(lang)("pattern-badge", badge=badge.replace(" ", "_"))


def target_in_words(entry: Mapping[str, Any], lang: str) -> str:
    """Return the target of a pattern's verdict; as the verdict has it where no pattern has its number."""
    key = f"pattern-{entry['id']}.target"
    return words(lang)(key) if key in words(lang) else str(entry["target"])


def print_patterns(document: Sequence[Mapping[str, Any]], *, lang: str) -> None:
    """Print one row a pattern, then what failed claim by claim."""
    from experiments.terminal import console, note, show

    screen = console()
    sabotaged = any("sabotage" in entry for entry in document)
    shown = [place for place, name in enumerate(COLUMNS) if sabotaged or name != "sabotage"]
    verdict = COLUMNS.index("verdict")
    lines: list[list[str | Cell]] = []
    for entry, cells in zip(document, rows(document, lang), strict=True):
        kind = entry["verdict"]
        lines.append([Cell(cells[place], kind=kind) if place == verdict else cells[place] for place in shown])
    numeric = [position for position, place in enumerate(shown) if COLUMNS[place] in ("id", "seconds")]
    show(Table("", [head(lang)[place] for place in shown], lines, numeric), screen)
    for entry in document:
        for claim in entry["claims"]:
            if not claim["passed"]:
                note(f"{entry['id']}: {claim['claim']}: {statistic(claim)}", screen)
        if entry["note"]:
            note(f"{entry['id']}: {entry['note']}", screen)
    screen.print(counted(document, lang))
