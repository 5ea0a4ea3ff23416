"""The messages that a room says by name in its modules and templates, and those it says by the names of its registries."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from experiments.analysis.remark_words import key_of as remark_key
from experiments.field_words import WORDLESS, source_key, unit_key
from experiments.patterns.registry import PATTERNS
from experiments.patterns.tables import COLUMNS
from sim.inputs.parameters import PARAMETERS
from sim.inputs.scenario import describe

ROOT = Path(__file__).parents[2]
EXPERIMENTS, MODEL, DASHBOARD = ROOT / "experiments", ROOT / "sim" / "inputs", ROOT / "dashboard"
#: What the messages of the dashboard begin with, each a file of the catalogue; refusals name what is refused.
PAGES = (
    "about", "choose", "code", "doors", "file", "helped", "memo", "municipality", "research", "screens", "script", "shell",
    "start", "sure", "address", "refusal",
)  # fmt: skip
A_PAGES = re.compile(rf"(?:{'|'.join(PAGES)})-[a-zA-Z0-9_-]*[a-zA-Z0-9](?:\.[a-z]+)?")
#: What the messages of reports, findings, remarks, numbers, patterns and tables begin with.
ROOTS = (
    "box", "experiment", "figure", "finding", "mark", "municipality", "network", "number", "pattern", "quantity", "refusal",
    "remark", "report", "spread", "table",
)  # fmt: skip
MESSAGE = re.compile(rf"""["']((?:{"|".join(ROOTS)})-[a-z0-9_-]*[a-z0-9](?:\.[a-z]+)?)["']""")


def said_in_experiments() -> set[str]:
    """All that experiments ask of the catalogue; a name in a module that is no message is found missing there."""
    files = [*EXPERIMENTS.rglob("*.py"), *EXPERIMENTS.rglob("*.j2")]
    keys = {key for path in files for key in MESSAGE.findall(path.read_text(encoding="utf-8"))}
    units = {str(row["unit"]) for row in describe()} | {each.unit for each in PARAMETERS.values()}
    keys |= {unit_key(unit) for unit in units - WORDLESS} | {f"pattern-head-{column}" for column in COLUMNS}
    keys |= {key for each in PATTERNS for key in (f"pattern-{each.id}", f"pattern-{each.id}.target")}
    keys |= {source_key(each.source) for each in (*PARAMETERS.values(), *PATTERNS)}
    kinds = [re.findall(r'Remark\("(\w+)"', path.read_text(encoding="utf-8")) for path in EXPERIMENTS.rglob("*.py")]
    return keys | {remark_key(kind) for found in kinds for kind in found}


def said_in_dashboard(messages: set[str]) -> set[str]:
    """All that the dashboard asks of the catalogue: by name, and by names of which a part is filled in.

    A name with a part to fill in stands for the messages it may become; it has two parts of its own at least, so that it
    does not stand for all of a page.
    """
    keys = {f"script-{key}" for key in said_by_scripts()} | said_of_refusals()
    for tree in map(parsed, [*DASHBOARD.rglob("*.py"), EXPERIMENTS / "refusal_words.py"]):
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and node.value in messages and A_PAGES.fullmatch(node.value):
                keys.add(node.value)
            elif isinstance(node, ast.JoinedStr) and (shape := shape_of(node)):
                found = {key for key in messages if re.fullmatch(shape, key)}
                assert found, f"no message is named {shape}"
                keys |= found
            elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                asked = getattr(node.func, "id", getattr(node.func, "attr", ""))
                keys |= {str(node.args[0].value)} if asked in ("lang", "say") else set()
                keys |= {f"address-{node.args[0].value}"} if asked == "BadAddressError" else set()
    return keys


def shape_of(node: ast.JoinedStr) -> str:
    """The names of messages that a text with parts to fill in may become, as a pattern; empty where it is no name."""
    first = node.values[0]
    if not isinstance(first, ast.Constant) or not re.match(rf"(?:{'|'.join(PAGES)})-[a-z]+-", str(first.value)):
        return ""
    return "".join(
        re.escape(str(each.value)) if isinstance(each, ast.Constant) else "[a-zA-Z0-9_]+(?:-[a-z]+)*"
        for each in node.values
    )


def said_of_refusals() -> set[str]:
    """A message for every code that the model refuses something with."""
    calls = [node for path in MODEL.rglob("*.py") for node in ast.walk(parsed(path)) if isinstance(node, ast.Call)]
    named = [call for call in calls if getattr(call.func, "id", "") in ("Finding", "refuse")]
    return {f"refusal-{call.args[0].value}" for call in named if isinstance(call.args[0], ast.Constant)}


def said_by_scripts() -> set[str]:
    texts = [path.read_text(encoding="utf-8") for path in (DASHBOARD / "assets").glob("*.js")]
    film = re.search(r"const columns = \[(.*?)\]", "".join(texts))
    assert film is not None
    names = {key for text in texts for key in re.findall(r"\bwords\(\"([a-z-]+)\"", text)}
    return (
        names | set(re.findall(r'"([a-z]+)"', film[1])) | {"link-done", "link-failed", "saved-word", "saved-replaced"}
    )


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


#: The command line speaks English, its help and its notices alike, and so does what it refuses: these modules say no
#: more than that. What a command shows or writes of results comes from the catalogue.
COMMAND_LINE = (
    "experiments/cli.py", "experiments/options.py", "experiments/analysis_commands.py", "experiments/scenario_commands.py",
    "experiments/store_commands.py", "experiments/sweep_commands.py",
    "experiments/designs/loader.py", "experiments/designs/schema.py",  # why a design is refused
    "experiments/experiment_report/pictures.py",  # why no pictures were drawn, on the error stream
    "experiments/refusals.py", "scenarios/loader.py",  # the nearest name that is allowed
    "experiments/store/address.py", "experiments/store/catalogue.py", "experiments/store/database.py",  # why a store is
    "experiments/store/upkeep.py",  # what `cjg store check` finds wrong
    "experiments/sweeps/jobs.py", "experiments/sweeps/runner.py",  # why a run is lost, and that the others are kept
)  # fmt: skip
#: What a test of a pattern claims, why it fails without its mechanism, and what calibration aims at stand in English only,
#: in the page about validation and beneath the table of `cjg patterns`; names, targets and verdicts are in the catalogue.
VALIDATION = (
    "experiments/calibration/targets.py", "experiments/patterns/claims.py", "experiments/patterns/coordination.py",
    "experiments/patterns/direction.py", "experiments/patterns/doors.py", "experiments/patterns/ensembles.py",
    "experiments/patterns/joining.py", "experiments/patterns/levels.py", "experiments/patterns/meeting.py",
    "experiments/patterns/rivals.py",
)  # fmt: skip
#: Calls whose texts the command line says: help of an option, a notice, progress, an end with a message.
NOTICES = ("Argument", "Failure", "Kept", "Option", "Progress", "Refusal", "echo")
#: What is no prose: a command, a style of a word processor, a style sheet, names of classes, sources, a badge's name.
NO_PROSE = (
    "cjg run FILE ", "Light List Accent 1", "\n@page {", "<input ", "card screen screen-", "000 (choices and dilemmas)",
    "tested against figures",
)  # fmt: skip
WORDS = re.compile(r"[^\W\d_]{2,}\W? [^\W\d_]{2,}\W? [^\W\d_]{2,}")


def prose_outside() -> Iterator[str]:
    """Each text of three words and more that reaches a reader from a module, and not from the catalogue."""
    for room in ("dashboard", "experiments", "language", "scenarios"):
        for path in sorted((ROOT / room).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            if name not in COMMAND_LINE + VALIDATION:
                yield from (f"{name}:{line}: {text[:80]}" for line, text in prose_in(path))
    for path in sorted((EXPERIMENTS / "templates").glob("*.j2")):
        told = re.sub(
            r"\{[{%#].*?[}%#]\}|<style.*?</style>|<[^>]*>", "\n", path.read_text(encoding="utf-8"), flags=re.DOTALL
        )
        yield from (f"{path.name}: {line.strip()}" for line in told.splitlines() if WORDS.search(line))


def without_prose() -> list[str]:
    """The modules that are excepted and need not be."""
    return [name for name in COMMAND_LINE + VALIDATION if not any(prose_in(ROOT / name))]


def prose_in(path: Path) -> Iterator[tuple[int, str]]:
    """Each line and text of three words and more of a module, apart from what is for developers or the command line."""
    tree = parsed(path)
    aside = {id(part) for node in ast.walk(tree) if is_aside(node) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in aside:
            continue
        if WORDS.search(node.value) and not node.value.startswith(NO_PROSE):
            yield node.lineno, node.value


def is_aside(node: ast.AST) -> bool:
    """Whether a part of a module is for developers or the command line: a docstring, an exception, the log, a notice."""
    if isinstance(node, ast.Call):
        named = getattr(node.func, "id", getattr(node.func, "attr", ""))
        owner = getattr(getattr(node.func, "value", None), "id", "")
        return named.endswith("Error") or named in NOTICES or owner == "LOG"
    return isinstance(node, ast.Raise) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
