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

EXPERIMENTS = Path(__file__).parents[2] / "experiments"
MODEL = Path(__file__).parents[2] / "sim" / "inputs"
DASHBOARD = Path(__file__).parents[2] / "dashboard"
LANGUAGE = Path(__file__).parents[2] / "language"
#: What the messages of the dashboard begin with, each a file of the catalogue; refusals name what is refused.
PAGES = (
    "about", "choose", "code", "doors", "file", "helped", "memo", "municipality", "research", "screens", "script", "shell",
    "start", "sure", "address", "refusal",
)  # fmt: skip
A_PAGES = re.compile(rf"(?:{'|'.join(PAGES)})-[a-zA-Z0-9_-]*[a-zA-Z0-9](?:\.[a-z]+)?")
#: What the messages of reports, findings, remarks, numbers, patterns and tables begin with.
ROOTS = (
    "box", "experiment", "figure", "finding", "mark", "municipality", "network", "number", "pattern", "quantity", "remark",
    "report", "spread", "table",
)  # fmt: skip
MESSAGE = re.compile(rf"""["']((?:{"|".join(ROOTS)})-[a-z0-9-]*[a-z0-9](?:\.[a-z]+)?)["']""")


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


#: What the command line says and asks: it is in English, as are its refusals and its notices.
COMMAND_LINE = ("cli.py", "command.py", "options.py", "output_folder.py", "pictures.py", "refusals.py")
#: Rooms of experiments that speak on the command line only; and the tables of patterns and targets, which researchers
#: read beside docs/validation.md and the sources, in English.
ENGLISH = ("designs", "store", "sweeps", "patterns", "calibration")
#: What is no prose: a command, a style of a word processor, a style sheet, names of classes.
NO_PROSE = ("cjg run FILE ", "Light List Accent 1", "\n@page {", "<input ", "card screen screen-")


def prose_in(room: Path) -> Iterator[str]:
    """Each text of three words and more in a room, apart from docstrings, and what is raised or logged."""
    for path in sorted(room.rglob("*.py")):
        spoken = path.name in COMMAND_LINE or path.name.endswith("_commands.py")
        if spoken or path.relative_to(room).parts[0] in ENGLISH:
            continue
        tree = parsed(path)
        aside = {id(part) for node in ast.walk(tree) if is_aside(node) for part in ast.walk(node)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in aside:
                words = re.search(r"[^\W\d_]{2,}\W? [^\W\d_]{2,}\W? [^\W\d_]{2,}", node.value)
                if words and not node.value.startswith(NO_PROSE):
                    yield f"{path.relative_to(room)}:{node.lineno}: {node.value[:80]}"


def is_aside(node: ast.AST) -> bool:
    """Whether a part of a module is for developers: a docstring, an exception, a line of the log."""
    if isinstance(node, ast.Call):
        named = getattr(node.func, "id", "")
        return (
            named.endswith(("Error", "Refusal", "Failure", "Rough"))
            or getattr(getattr(node.func, "value", None), "id", "") == "LOG"
        )
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
