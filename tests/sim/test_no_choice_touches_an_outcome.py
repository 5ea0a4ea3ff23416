"""No choice touches an outcome: it changes who meets whom and what stands; what families go through follows from that."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sim import simulate
from sim.inputs.choices import describe
from sim.inputs.organisation_types import NAMES
from sim.inputs.scenario import Scenario
from sim.observe.outcomes import RATES

Town = Callable[..., Scenario]

FLIPS = {
    "choices.partnership": "broad",
    "choices.director": "none",
    "choices.governance": "administrative_organisation",
    "choices.care_coordination": "escalation_ladder",
    "choices.desk": "network_only",
    "choices.front_offices": "merged",
    "choices.outreach": 1.0,
    "choices.specialist_help": "fly_in",
    "choices.web": "separate_sites",
    "choices.web_chat": True,
    "choices.second_line_face": "visible",
    "choices.meetings_per_year": 2,
    "choices.budget_per_youth": 0.0,
    "choices.early_people": "informal_leaders",
}
BOOKED_BEFORE = (
    "reach_",
    "help_",
    "cjg_reach_",
    "question_answered_",
    "own_circle_share",
    "reach_gap_",
    "months_to_help",
)


@pytest.mark.parametrize("field", FLIPS)
def test_a_choice_flipped_in_the_last_month_moves_no_rate(
    town: Town, brisk: dict[str, Any], digest: Any, field: str
) -> None:
    """What families went through lies behind; a year's rate moves by no more than one month of it can."""
    months = 31
    scenario = town(6000, **{**brisk, "choices.partnership": "narrow"})
    flip = {"month": months - 1, "field": field, "value": FLIPS[field]}
    kept = simulate(scenario, replications=2, months=months).monthly
    flipped = simulate(scenario.with_("changes", [flip]), replications=2, months=months).monthly
    behind = [name for name in kept.columns if name.startswith(BOOKED_BEFORE)]
    assert len(behind) > 60
    assert digest(flipped[behind]) == digest(kept[behind])
    for name in RATES:
        last = (flipped[name] - kept[name]).xs(months - 1, level="month").abs()
        weight = kept[f"{name}_denominator"].xs(months - 1, level="month")
        assert (last.dropna() < 0.03 + 1.5 / weight.clip(lower=1.0)).all(), f"{name}: {last.max():.4f}"


def test_every_choice_that_can_change_is_flipped_here() -> None:
    """Those that need another choice beside them, or speak of the start, apart."""
    apart = {"choices.start_from", "choices.director_support", "choices.lead_organisation", "choices.sequence",
             "choices.desk_sites", "choices.desk_location", "choices.open_more_on_success"}  # fmt: skip
    every = {row["path"] for row in describe() if ".investment." not in row["path"]}
    assert set(FLIPS) | apart == every


# -- by reading: no choice by its name ------------------------------------------------------------------------------------

READ = ("observe/*.py", "state/*.py", "processes/*.py", "run/month.py")
# Rules that settle what a municipality does from what it chose; and the state, which keeps the scenario for others.
SETTLE = {"direction.py", "money.py", "opening.py", "initiative.py", "model_state.py", "need_tape.py", "surroundings.py",
          "ensemble_contexts.py", "neighbourhoods.py"}  # fmt: skip


def modules(checkout: Path) -> list[Path]:
    """Every module in which families go through something, or in which that is counted."""
    found = [path for pattern in READ for path in (checkout / "sim").glob(pattern)]
    return [path for path in found if path.name not in SETTLE]


def words_of(source: str) -> tuple[set[str], set[str]]:
    """Every name and attribute in a module, and every text apart from its documentation."""
    tree = ast.parse(source)
    documents = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    names: set[str] = set()
    texts: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            names.add(node.id)
        elif isinstance(node, ast.Attribute):
            names.add(node.attr)
        elif isinstance(node, ast.alias):
            names.add(node.name)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.update(node.module.split("."))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documents:
            texts.add(node.value)
    return names, texts


def test_what_families_go_through_is_written_without_naming_a_choice(checkout: Path) -> None:
    """Neither a field of the choices, nor a value of one: what stands in the town is read, not what was chosen."""
    values = {each for row in describe() for each in row["values"]} - {"none", *NAMES}
    fields = {row["path"].split(".")[1] for row in describe()}
    fields -= {"outreach"}  # the town has a column of this name, and organisations have
    readers = {"choices", "Choices", "in_force", "meaningful", "inert", "scenario", "Scenario"}
    assert len(modules(checkout)) > 20
    for path in modules(checkout):
        names, texts = words_of(path.read_text(encoding="utf-8"))
        allowed = {"in_force"} if path.name == "hours.py" else set()  # the province's hours follow the context in force
        assert names & (fields | readers) <= allowed, path.name
        channels = {"desk"} if path.name == "columns.py" else set()  # where somebody came, of every plan
        assert texts & (fields | values) <= channels, path.name


def test_a_module_that_reads_a_choice_would_be_seen() -> None:
    names, texts = words_of('"""Narrow."""\nif town.choices.partnership == "broad":\n    reach += 0.1\n')
    assert {"choices", "partnership"} <= names
    assert texts == {"broad"}


def test_no_rule_of_the_crowd_counts_partners(checkout: Path) -> None:
    """A rate that contains their number would spell the pattern that must emerge."""
    for name in ("help", "intake", "seeking", "reputation", "coordination"):
        names, _ = words_of((checkout / "sim" / "processes" / f"{name}.py").read_text(encoding="utf-8"))
        assert not names & {"partners", "partner_count", "n_partners", "L_PARTNERS"}, name


# -- by following: no choice by its integer code ------------------------------------------------------------------------

# What happened to a family, where it is written down: what is counted, and the fields of episodes and families that
# outcomes are read from.
LIVED = {"helped", "reached", "known", "trust", "served", "familiar", "own_answer", "was_white"}


def codes(checkout: Path) -> set[str]:
    """Columns of the town that hold what was chosen: those that the doors fill from a choice."""
    tree = ast.parse((checkout / "sim" / "agents" / "doors.py").read_text(encoding="utf-8"))
    (shown,) = (each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef) and each.name == "what_stands")
    (table,) = (each for each in ast.walk(shown) if isinstance(each, ast.Dict))
    return {
        str(key.value)
        for key, value in zip(table.keys, table.values, strict=True)
        if isinstance(key, ast.Constant) and {"choices", "lead"} & (words_of(ast.unparse(value))[0])
    }


def functions(sources: list[str]) -> dict[str, ast.FunctionDef]:
    found = (each for source in sources for each in ast.walk(ast.parse(source)) if isinstance(each, ast.FunctionDef))
    return {each.name: each for each in found}


def is_counted(target: ast.expr) -> bool:
    """Whether something written to is a count, or what happened to a family."""
    if isinstance(target, ast.Subscript):
        return "counts" in {getattr(target.value, "attr", ""), getattr(target.value, "id", "")}
    return isinstance(target, ast.Attribute) and target.attr in LIVED


def written(node: ast.AST) -> Iterator[ast.expr]:
    for each in ast.walk(node):
        if isinstance(each, ast.Assign):
            yield from each.targets
        elif isinstance(each, ast.AugAssign):
            yield each.target


def called(node: ast.AST) -> Iterator[ast.Call]:
    for each in ast.walk(node):
        if isinstance(each, ast.Call):
            yield each


def name_of(call: ast.Call) -> str:
    return getattr(call.func, "attr", "") or getattr(call.func, "id", "")


class Follower:
    """Follows codes through names and arguments of the functions of some modules.

    Parameters
    ----------
    sources : list of str
        Modules in which families go through something.
    books : list of str
        Modules whose functions write down what happened.
    codes : set of str
        Columns of the town that hold what was chosen.
    """

    def __init__(self, sources: list[str], books: list[str], codes: set[str]) -> None:
        self.codes = codes
        self.functions = functions(sources)
        self.books = {name for name, body in functions(books).items() if any(map(is_counted, written(body)))}
        self.carry: dict[str, set[str]] = {name: set() for name in self.functions}  # names that hold a code
        while self._spread():
            pass

    def holds(self, node: ast.AST, names: set[str]) -> bool:
        """Whether an expression reads a code, or a name that holds one; what a function makes of it is its own."""
        if isinstance(node, ast.Call):
            return False
        if isinstance(node, ast.Attribute):
            return node.attr in self.codes and getattr(node.value, "id", "") in ("town", "towns")
        if isinstance(node, ast.Name):
            return node.id in names
        return any(self.holds(each, names) for each in ast.iter_child_nodes(node))

    def _spread(self) -> bool:
        before = {name: set(names) for name, names in self.carry.items()}
        for name, body in self.functions.items():
            names = self.carry[name]
            for each in ast.walk(body):
                tells = isinstance(each, ast.Assign) and isinstance(
                    each.value, ast.Attribute | ast.Compare | ast.BoolOp
                )
                if tells and self.holds(each.value, names):
                    names |= {target.id for target in each.targets if isinstance(target, ast.Name)}
            for call in called(body):
                if (callee := self.functions.get(name_of(call))) is not None:
                    for argument, given in zip(callee.args.args, call.args, strict=False):
                        if isinstance(given, ast.Attribute | ast.Name | ast.Compare) and self.holds(given, names):
                            self.carry[callee.name].add(argument.arg)
        return before != self.carry

    def breaches(self) -> list[str]:
        """Where a code decides by itself whether, or how much, is written down of what happened."""
        found = []
        for name, body in self.functions.items():
            names = self.carry[name]
            for each in ast.walk(body):
                if isinstance(each, ast.If | ast.While) and self.holds(each.test, names):
                    under = [*each.body, *each.orelse]
                    if any(is_counted(one) for part in under for one in written(part)):
                        found.append(f"{name}: counted under {ast.unparse(each.test)}")
                    if any(name_of(call) in self.books for part in under for call in called(part)):
                        found.append(f"{name}: booked under {ast.unparse(each.test)}")
                elif isinstance(each, ast.Assign | ast.AugAssign) and self.holds(each.value, names):
                    targets = each.targets if isinstance(each, ast.Assign) else [each.target]
                    if any(map(is_counted, targets)):
                        found.append(f"{name}: {ast.unparse(each)}")
        return found


def texts(paths: list[Path]) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in paths]


@pytest.fixture(scope="module")
def books(checkout: Path) -> list[str]:
    return texts([checkout / "sim" / "state" / "episodes.py"])


def test_the_codes_of_choices_are_known(checkout: Path) -> None:
    assert {"doors", "rule", "lead", "site", "chat", "flies_in", "outreach", "second_line_seen"} == codes(checkout)


def test_no_code_of_a_choice_decides_what_is_written_down_of_a_family(checkout: Path, books: list[str]) -> None:
    follower = Follower(texts(modules(checkout)), books, codes(checkout))
    assert {"mark_helped", "book_reach", "close_episode"} <= follower.books
    assert sum(map(bool, follower.carry.values())) > 0
    assert follower.breaches() == []


BREACHES = {
    "a code in a condition": "def treat(town, e):\n    if town.doors == FEDERATED:\n        mark_helped(book, e, month)\n",
    "a code under another name": "def treat(town, e):\n    merged = town.doors == MERGED and x > 0\n    if a:\n        while merged:\n"
                                 "            book.counts[row, 1] += 1.0\n",
    "a code handed on": "def treat(town, e):\n    _own(e, town.rule)\n\n\ndef _own(e, whose):\n    if whose == LADDER:\n"
                        "        e.helped = 3\n",
    "a code in a sum": "def treat(town, e):\n    family.trust += 0.1 * (town.site == LABELLED_SITE)\n",
    "a code in a choice of two": "def treat(town, e):\n    counts[3] += 1.0 if town.flies_in == 1 else 0.5\n",
    "the other branch": "def treat(town, e):\n    if town.chat == 0:\n        pass\n    else:\n        close_episode(e)\n",
}  # fmt: skip


@pytest.mark.parametrize("source", BREACHES.values(), ids=BREACHES)
def test_a_code_that_decided_it_would_be_seen(checkout: Path, books: list[str], source: str) -> None:
    assert len(Follower([source], books, codes(checkout)).breaches()) == 1
