"""What a design file may hold, and the messages about what it may not."""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from experiments.findings import MAIN
from experiments.options import MAX_MONTHS, MAX_REPLICATIONS, MAX_SEED
from experiments.refusals import Refusal, nearest
from sim.inputs.calendar import HORIZON
from sim.inputs.refusals import shown
from sim.observe.outcomes import NAMES

Kind = Literal[
    "scenarios",
    "full_factorial",
    "half_factorial",
    "one_at_a_time",
    "latin_hypercube",
    "sobol",
    "morris",
]
KINDS: tuple[str, ...] = get_args(Kind)
Uncertainty = Literal["luck", "both"]  # as of sim.run.posterior
SAMPLED = ("latin_hypercube", "sobol", "morris")
MOST_SAMPLES = 1_000_000

# Settings that mean something in these kinds only.
ONLY_FOR: dict[str, tuple[str, ...]] = {
    "samples": ("latin_hypercube", "sobol"),
    "second_order": ("sobol",),
    "trajectories": ("morris",),
    "levels": ("morris",),
    "together": ("sobol", "morris"),
    "scenarios": ("scenarios",),
    "factors": tuple(kind for kind in KINDS if kind != "scenarios"),
    "base": tuple(kind for kind in KINDS if kind != "scenarios"),
}
NEEDED: dict[str, tuple[str, ...]] = {
    "samples": ("latin_hypercube", "sobol"),
    "trajectories": ("morris",),
    "scenarios": ("scenarios",),
    "factors": ONLY_FOR["factors"],
}
ALLOWED: dict[str, str] = {
    "name": "a text of letters, digits, dots, hyphens and underscores, at most 100",
    "kind": "one of " + ", ".join(f'"{kind}"' for kind in KINDS),
    "base": "the name of a scenario or the path of a scenario file",
    "replications": f"a whole number from 1 to {MAX_REPLICATIONS:,}",
    "months": f"a whole number from 1 to {MAX_MONTHS}",
    "seed": f"a whole number from 0 to {MAX_SEED}",
    "uncertainty": " or ".join(f'"{each}"' for each in get_args(Uncertainty)),
    "responses": "a list of outcome names",
    "samples": f"a whole number from 2 to {MOST_SAMPLES:,}",
    "trajectories": "a whole number from 2 to 10,000",
    "levels": "an even number from 2 to 100",
    "second_order": "true or false",
    "together": 'a list of lists of factors, such as [["choices.partnership", "choices.lead_organisation"]]',
    "scenarios": "a list of scenario names or files, at least one",
    "set": "a table of fields and values",
    "factors": "a table of fields and lists of values",
    "question_en": "a text",
    "question_nl": "a text",
}


class Design(BaseModel):
    """A design as its file says it.

    Parameters
    ----------
    name : str
        The name its experiment goes by in a store.
    kind : str
        How the points are laid out.
    question_en, question_nl : str
        What it is to find out, in a sentence.
    base : str
        Scenario that every point starts from.
    replications, months, seed : int
        As of ``cjg run``; every point meets the same luck.
    uncertainty : {"luck", "both"}
        What varies between replications: luck alone, or luck and the model's numbers, one set of those that survived
        calibration a replication, the same at every point.
    responses : tuple of str
        Outcomes the analysis is about.
    set : dict
        Fields made different at every point.
    factors : dict
        Field to list of values, or for the sampled kinds to ``{low, high}`` or ``"range"``.
    scenarios : tuple of str
        For the kind ``scenarios``.
    samples : int
        Points of a Latin hypercube; base samples of Sobol, a power of two.
    second_order : bool
        Whether Sobol indices of pairs are to be found, for about twice as many points.
    trajectories, levels : int
        For Morris: walks through the space, and steps on each axis.
    together : tuple of tuple of str
        For Sobol and Morris: factors that are drawn as one, from their combinations that can stand. Those that
        contradict each other are put together without being named here.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    name: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$")
    kind: Kind
    question_en: str = ""
    question_nl: str = ""
    base: str = Field(default="mid_town", min_length=1)
    replications: int = Field(default=20, ge=1, le=MAX_REPLICATIONS)
    months: int = Field(default=HORIZON, ge=1, le=MAX_MONTHS)
    seed: int = Field(default=1, ge=0, le=MAX_SEED)
    uncertainty: Uncertainty = "luck"
    responses: tuple[str, ...] = Field(default=MAIN, strict=False, min_length=1)
    set: dict[str, Any] = Field(default_factory=dict)
    factors: dict[str, Any] = Field(default_factory=dict)
    scenarios: tuple[str, ...] = Field(default=(), strict=False)
    samples: int | None = Field(default=None, ge=2, le=MOST_SAMPLES)
    second_order: bool = False
    trajectories: int | None = Field(default=None, ge=2, le=10_000)
    levels: int = Field(default=4, ge=2, le=100, multiple_of=2)
    together: tuple[Annotated[tuple[str, ...], Field(strict=False, min_length=2)], ...] = Field(
        default=(), strict=False
    )

    @property
    def is_sampled(self) -> bool:
        """Whether its points are drawn rather than listed."""
        return self.kind in SAMPLED

    @property
    def draws_numbers(self) -> bool:
        """Whether every replication has a set of the model's numbers of its own."""
        return self.uncertainty == "both"


def checked_design(content: dict[str, Any], title: str) -> Design:
    """Return the design that a file holds.

    Raises
    ------
    Refusal
        Naming file, field, value and what is allowed, a line each.
    """
    try:
        design = Design(**content)
    except ValidationError as error:
        lines = dict.fromkeys(_line(finding) for finding in error.errors(include_url=False))
        raise Refusal("\n".join(f"{title}: {line}" for line in lines)) from None
    for field, kinds in ONLY_FOR.items():
        if field in content and design.kind not in kinds:
            raise Refusal(f"{title}: {field} means nothing in a {design.kind} design; it belongs to {', '.join(kinds)}")
    for field, kinds in NEEDED.items():
        if design.kind in kinds and not getattr(design, field):
            raise Refusal(f"{title}: {field} is missing: a {design.kind} design needs {ALLOWED[field]}")
    for response in design.responses:
        if response not in NAMES:
            raise Refusal(f"{title}: responses: {shown(response)} is not an outcome{_near_outcome(response)}")
    if design.kind == "sobol" and design.samples and design.samples & (design.samples - 1):
        below = 1 << (design.samples.bit_length() - 1)
        raise Refusal(
            f"{title}: samples = {design.samples}: allowed is a power of two, which Sobol's sequence needs; "
            f"the nearest are {below} and {2 * below}"
        )
    return design


def _line(finding: Any) -> str:
    field = str(finding["loc"][0]) if finding["loc"] else ""
    if finding["type"] == "extra_forbidden":
        return f"{shown(field)} is not part of a design{nearest(field, ALLOWED) or _all_fields()}"
    if finding["type"] == "missing":
        return f"{field} is missing: needed is {ALLOWED[field]}"
    given = finding["input"]
    close = nearest(given, KINDS) if field == "kind" and isinstance(given, str) else ""
    return f"{field} = {shown(given)}: allowed is {ALLOWED[field]}{close}"


def _near_outcome(given: str) -> str:
    return nearest(given, NAMES) or "; `cjg run SCENARIO --all` shows every outcome"


def _all_fields() -> str:
    return "; allowed are " + ", ".join(ALLOWED)
