"""A refusal in the language of the page."""

from __future__ import annotations

from dashboard.language import Language
from dashboard.plan.state import BadAddressError
from experiments.refusal_words import refusal_words
from sim.inputs.scenario import ScenarioError


def refused(problem: BadAddressError | ScenarioError, lang: Language) -> str:
    """Say a refusal, a finding a line."""
    if isinstance(problem, BadAddressError):
        return problem.said(lang)
    return lang.said("\n".join(refusal_words(problem.findings, lang.base)) or str(problem))
