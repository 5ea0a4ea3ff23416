"""Rules of recovery (ODD 7.8 and 7.12): by itself, and with help."""

from __future__ import annotations

from sim.compiling.kernels import rule
from sim.state.columns import SERIOUS

USUAL_STRENGTH = 1.5  # 1 + strengthening of a caseworker half as good as can be
LONGEST_HELP = 48.0  # months after which a case's expected length is cut off when capacity is measured
CALMED = SERIOUS  # a crisis in help heals as a serious problem does: help has calmed it


@rule
def _fallen(rate, steps, falloff):
    """``rate * falloff ** steps`` for 0 to 3 steps, without a loop whose length a processor would have to guess."""
    rate *= falloff if steps > 0 else 1.0
    rate *= falloff if steps > 1 else 1.0
    rate *= falloff if steps > 2 else 1.0
    return rate


@rule
def recovery_rate(severity, rates):
    """Chance to get over it unhelped in a month: ``m_recovery * recovery * falloff ** (severity - 1)``; ODD 7.8."""
    rate = rates.recovery * rates.m_recovery
    return min(1.0, _fallen(rate, severity - 1, rates.recovery_falloff))


@rule
def healing_rate(severity, fit, strengthening, slow, has_plan, in_conflict, rates):
    """Chance that a month of help resolves a need; ODD 7.12.

    Parameters
    ----------
    severity : int, 1-4
    fit : float, 0-1
        Expertise of the helper (or of the specialist who flies in) in the domain.
    strengthening : float, 0-1
        The caseworker's competence in strengthening clients.
    slow : float, 0-1
        Share of the case hours an overloaded caseworker finds.
    has_plan, in_conflict : bool
        A joint plan speeds up half as much as conflicting advice slows down.

    Returns
    -------
    float
        ``m_recovery * help_recovery * falloff ** (min(severity, 3) - 1) * (1 + fit) / 2 * (1 + strengthening) / 1.5 *
        slow``, times ``discord`` in a month of conflict, else times ``1 + (1 - discord) / 2`` with a plan.
    """
    rate = rates.help_recovery * rates.m_recovery * 0.5 * (1.0 + fit) * (1.0 + strengthening) / USUAL_STRENGTH * slow
    rate = _fallen(rate, min(severity, CALMED) - 1, rates.recovery_falloff)
    if in_conflict:
        rate *= rates.discord
    elif has_plan:
        rate *= 1.0 + 0.5 * (1.0 - rates.discord)
    return min(1.0, rate)


@rule
def expected_months(rate):
    """Expected length of a case with this chance to end each month, cut off at four years."""
    return min(LONGEST_HELP, 1.0 / max(rate, 1e-9))
