"""Write the generated tables of docs/ from the registries of the model (`make docs`); --check only compares.

A page asks for a table by a pair of marks, and the text between them is replaced::

    <!-- table: parameters -->
    <!-- end of table -->
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from experiments.patterns import rivals
from experiments.patterns.badges import badges
from experiments.patterns.tables import head, rows, statistic
from experiments.reference_results import CALIBRATION, REFERENCE, RIVALS, SCREENING, load_reference, screened
from language.fields import describe
from language.organisations import organisation_label
from language.outcomes import OUTCOMES
from language.parameters import meaning
from sim.inputs.organisation_types import KINDS
from sim.inputs.parameters import PARAMETERS

DOCS = Path(__file__).resolve().parent
MOST_FREE, MOST_A_PROCESS = 60, 6  # numbers without a figure behind them: the aim of the specification
LEVELS = REFERENCE / "levels.json"
MARKED = re.compile(r"(<!-- table: (\w+) -->\n)(.*?)(<!-- end of table -->)", re.DOTALL)


def as_table(head: Sequence[str], rows: Iterable[tuple[str, ...]]) -> str:
    """Lay out rows as a Markdown table."""
    lines = [head, ("---",) * len(head), *rows]
    cells = [[" ".join(cell.split()).replace("|", "\\|") for cell in line] for line in lines]
    return "".join(f"| {' | '.join(line)} |\n" for line in cells)


def number(value: float) -> str:
    """Write a number as short as it can be read back."""
    return f"{value:.10g}"


def as_value(value: Any) -> str:
    """Write a default as a scenario file would."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, list):
        return "`[" + ", ".join(number(item) for item in value) + "]`"
    return number(value) if isinstance(value, int | float) else f"`{value}`"


def parameters() -> str:
    """Every number of the model, in the order of the processes; how many are free, beside the aim."""
    moving = [entry for entry in PARAMETERS.values() if entry.range[0] < entry.range[1]]
    free = [entry for entry in moving if entry.is_free]
    partly = [entry for entry in moving if not entry.is_free and "assumption" in entry.source]
    each = Counter(entry.process for entry in free)
    beyond = ", ".join(f"{process} {count}" for process, count in each.most_common() if count > MOST_A_PROCESS)
    budget = (
        f"Of {len(PARAMETERS)} numbers {len(free)} are free, without a figure behind them, and {len(partly)} more "
        f"have a range from the evidence and a value that is assumed. The aim is {MOST_FREE}, and {MOST_A_PROCESS} a "
        f"process; above it: {beyond}. The rest are given or sourced, or handles for tests."
    )
    table = as_table(
        ("parameter", "default", "range", "unit", "process", "meaning", "source"),
        (
            (
                f"`{entry.name}`",
                number(entry.default),
                f"{number(entry.range[0])} to {number(entry.range[1])}",
                entry.unit,
                entry.process,
                meaning(entry.name, "en"),
                entry.source,
            )
            for entry in PARAMETERS.values()
        ),
    )
    return f"{budget}\n\n{table}"


def fields(prefix: str) -> str:
    """Every field of one part of a scenario."""
    rows = []
    for field in describe():
        if not field["path"].startswith(f"{prefix}."):
            continue
        allowed = ", ".join(f"`{value['value']}`" for value in field["values"]) or field["allowed"]
        default = as_value(field["default"]) or field["automatic_en"]
        meaning = " ".join(part for part in (field["help_en"], field["inert_en"]) if part)
        name = field["path"].removeprefix(f"{prefix}.")
        rows.append((f"`{name}`", allowed, default, field["unit"], meaning, field["source"]))
    return as_table(("field", "values", "default", "unit", "meaning", "source"), rows)


def outcomes() -> str:
    """Every outcome, in order."""
    return as_table(
        ("outcome", "kind", "unit", "meaning"),
        ((f"`{entry.name}`", entry.kind, entry.unit_words(), entry.meaning()) for entry in OUTCOMES.values()),
    )


def kinds() -> str:
    """Every kind of organisation, with the ages and severities it serves."""
    return as_table(
        ("kind", "English", "Dutch", "ages in months", "severities", "front door"),
        (
            (
                f"`{kind.name}`",
                organisation_label(kind.name, "en"),
                organisation_label(kind.name, "nl"),
                f"{kind.ages[0]} to {kind.ages[1]}",
                f"{kind.severities[0]} to {kind.severities[1]}",
                number(kind.front_door),
            )
            for kind in KINDS
        ),
    )


def patterns() -> str:
    """The stored verdict on every pattern, with what became of each check without its mechanism."""
    return as_table(head(), rows(load_reference()))


def pattern_claims() -> str:
    """Every claim of every pattern, with its statistic and interval."""
    return as_table(
        ("#", "claim", "simulated [95%]", "holds"),
        (
            (str(entry["id"]), claim["claim"], statistic(claim), "yes" if claim["passed"] else "no")
            for entry in load_reference()
            for claim in entry["claims"]
        ),
    )


def earned_badges() -> str:
    """The badge of every outcome, and the patterns it rests on."""

    def numbered(ids: list[int]) -> str:
        return ", ".join(map(str, ids))

    found = badges(load_reference())
    return as_table(
        ("outcome", "badge", "earned by", "speaking about it and not passed"),
        (
            (f"`{name}`", entry["badge"], numbered(entry["passed"]), numbered(entry["failed"]))
            for name, entry in found.items()
            if entry["passed"] or entry["failed"]
        ),
    )


def short(value: float | None) -> str:
    """Write a measured number to three digits; a dash where there is none."""
    return "-" if value is None else f"{value:.3g}"


def middle(spread: dict[str, Any]) -> str:
    """Write a mean with the 5th and 95th percentile behind it."""
    low, _, high = spread["percentiles"]
    return f"{short(spread['mean'])} [{short(low)}, {short(high)}]"


def calibration_targets() -> str:
    """What calibration looked at, and what the model gave before and after."""
    return as_table(
        ("#", "target", "value", "error", "discrepancy", "defaults", "before", "after", "at full scale", "source"),
        (
            (
                str(row["pattern"]),
                row["en"],
                short(row["value"]),
                short(row["observation"]),
                f"{short(row['discrepancy'])}: {row['why']}",
                short(row["default"]),
                middle(row["before"]),
                middle(row["after"]),
                middle(row["confirmed"]),
                row["source"],
            )
            for row in load_reference(CALIBRATION).get("targets", ())
        ),
    )


def calibration_waves() -> str:
    """What each wave came to."""
    return as_table(
        (
            "wave",
            "parameter sets",
            "meet every target in their own runs",
            "space left",
            "variance explained by emulators",
        ),
        (
            (
                str(wave["wave"]),
                str(wave["trials"]),
                str(wave["met_by_runs"]),
                f"{wave['left']:.2%}",
                ", ".join(f"`{name}` {max(0.0, each['explained']):.0%}" for name, each in wave["emulators"].items()),
            )
            for wave in load_reference(CALIBRATION).get("waves", ())
        ),
    )


def calibration_parameters() -> str:
    """Every free parameter: its range before and after, and what it moves."""
    screening = load_reference(SCREENING)
    outcomes = list(screening.get("outcomes", ()))
    strongest = screened(screening)
    rows = []
    for name, each in load_reference(CALIBRATION).get("parameters", {}).items():
        low, median, high = each["after"]
        width = (high - low) / (0.9 * (each["range"][1] - each["range"][0]))
        sizes = (short(screening["outcomes"][outcome]["mu_star"].get(name)) for outcome in outcomes)
        largest = short(strongest[name][0]) if name in strongest else "-"
        rows.append(
            (
                f"`{name}`",
                number(each["default"]),
                f"{number(each['range'][0])} to {number(each['range'][1])}",
                f"{short(low)} to {short(high)}",
                short(median),
                f"{width:.0%}",
                *sizes,
                largest,
            )
        )
    head = (
        "parameter",
        "default",
        "range",
        "5-95% after",
        "median after",
        "width after",
        *(f"`{x}`" for x in outcomes),
    )
    return as_table((*head, "largest, in deviations"), rows)


def levels() -> str:
    """Level of the main outcomes at the end of each year, in each shipped town: the middle future and the band."""
    stored = json.loads(LEVELS.read_text(encoding="utf-8"))
    months = [int(month) for month in next(iter(next(iter(stored["levels"].values())).values()))]
    rows = []
    for name, towns in stored["levels"].items():
        scale = 100.0 if OUTCOMES[name].unit == "share" else 1.0
        for town, years in towns.items():
            cells = [
                "-" if any(value is None for value in band) else f"{scale * band[1]:.3g}" for band in years.values()
            ]
            low, _, high = next(reversed(years.values()))
            last = "-" if low is None or high is None else f"{scale * low:.3g} to {scale * high:.3g}"
            rows.append((f"`{name}`" + (" (%)" if scale == 100.0 else ""), f"`{town}`", *cells, last))
    return as_table(("outcome", "town", *(str(2007 + (month + 5) // 12) for month in months), "band, last"), rows)


TABLES: dict[str, Callable[[], str]] = {
    "parameters": parameters,
    **{name: partial(fields, name) for name in ("choices", "context", "mechanisms", "rule_variants")},
    "outcomes": outcomes,
    "kinds": kinds,
    "patterns": patterns,
    "claims": pattern_claims,
    "badges": earned_badges,
    "levels": levels,
    "rivals": lambda: as_table(rivals.HEAD, rivals.rows(load_reference(RIVALS))),
    "calibration_targets": calibration_targets,
    "calibration_waves": calibration_waves,
    "calibration_parameters": calibration_parameters,
}


def renewed(text: str) -> str:
    """Return a page with each of its tables written anew."""
    return MARKED.sub(lambda mark: mark[1] + "\n" + TABLES[mark[2]]() + "\n" + mark[4], text)


def main(arguments: list[str]) -> int:
    """Write the pages whose tables are out of step, or with ``--check`` only name them."""
    late = {}
    for page in sorted(DOCS.rglob("*.md")):
        text = page.read_text(encoding="utf-8")
        if renewed(text) != text:
            late[page] = renewed(text)
    check = "--check" in arguments
    for page, text in late.items():
        if not check:
            page.write_text(text, encoding="utf-8")
        print(f"docs/{page.relative_to(DOCS)}: {'out of step; run make docs' if check else 'written'}")
    return int(check and bool(late))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
