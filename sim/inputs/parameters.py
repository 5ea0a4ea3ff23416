"""Every number of the model: default, range, unit, source and process.

What each means is said in ``language/*/parameters.ftl``, under its name.

Sources: "given" = fixed by the model's specification; "domain.md X" = evidence with that mark; "tuned" = set so that a level
of domain.md is met on the first trial; "assumption" = no source, a defensible range. Free numbers are those tuned or
assumed; the calibration and the sensitivity analysis move them within their range.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Parameter:
    """One number.

    Attributes
    ----------
    name : str
    default : float
    range : tuple of float
        Lowest and highest value accepted.
    unit : str
    source : str
    process : str
        The process file that reads it.
    """

    name: str
    default: float
    range: tuple[float, float]
    unit: str
    source: str
    process: str

    @property
    def is_free(self) -> bool:
        """Whether the number is tuned or assumed rather than given or sourced."""
        return self.source.startswith(("assumption", "tuned"))


def _p(name: str, default: float, low: float, high: float, unit: str, source: str, process: str) -> Parameter:
    return Parameter(name, default, (low, high), unit, source, process)


_ALL = (
    # -- demography and need (the tape) -----------------------------------------------------------------------------
    _p("onset_rate", 1.2, 0.4, 2.5, "factor", "tuned (pattern 19)", "need"),
    _p("frailty", 1.6, 0.4, 3.0, "variance", "assumption", "need"),
    _p("severe_share", 0.105, 0.02, 0.15, "share", "tuned (pattern 19)", "need"),
    _p("comorbidity", 0.5, 0.3, 0.7, "chance", "assumption", "need"),
    _p("recurrence", 0.2, 0.0, 0.5, "chance", "assumption", "need"),
    _p("migrant_distrust", 0.2, 0.0, 0.5, "share", "assumption; sign domain.md 3d", "need"),
    _p("recovery", 0.14, 0.05, 0.3, "chance a month", "assumption", "need"),
    _p("recovery_falloff", 0.45, 0.25, 0.6, "factor a step", "assumption", "need"),
    _p("escalation", 0.02, 0.005, 0.05, "chance a month", "assumption", "need"),
    # -- noticing and seeking -----------------------------------------------------------------------------------------
    _p("own_circle", 0.3, 0.1, 0.6, "chance a month", "assumption; order domain.md 3c", "seeking"),
    _p("detection", 0.7, 0.3, 3.0, "factor", "tuned (pattern 19)", "seeking"),
    _p("signal_alone", 0.15, 0.0, 0.4, "chance", "assumption", "seeking"),
    _p("seek_base", -3.4, -6.0, -2.0, "utility", "tuned (pattern 19)", "seeking"),
    _p("cjg_base", -1.0, -3.0, 1.0, "utility", "assumption", "seeking"),
    _p("need_weight", 0.55, 0.2, 1.0, "utility a step", "assumption", "seeking"),
    _p("trust_weight", 1.2, 0.4, 2.5, "utility", "assumption", "seeking"),
    _p("fit_weight", 1.5, 0.5, 3.0, "utility", "assumption", "seeking"),
    _p("distance_weight", 0.04, 0.01, 0.1, "utility a minute", "assumption", "seeking"),
    _p("label_weight", 0.6, 0.1, 1.5, "utility", "assumption; sign domain.md P14", "seeking"),
    _p("youth_shyness", 4.0, 1.0, 8.0, "factor", "assumption; sign domain.md P14", "seeking"),
    _p("shopper_share", 0.2, 0.0, 0.4, "share", "assumption", "seeking"),
    _p("outreach_yield", 0.02, 0.0, 0.1, "needs an hour", "assumption", "seeking"),
    # -- intake and handover --------------------------------------------------------------------------------------------
    _p("cold_handover", 0.45, 0.3, 0.6, "chance", "assumption", "intake"),
    _p("standing", 0.6, 0.0, 1.0, "chance", "assumption", "intake"),
    _p("list_limit", 0.35, 0.1, 1.5, "share of capacity", "assumption", "intake"),
    _p("cooling_off", 3.0, 3.0, 3.0, "months", "given", "intake"),
    # -- coordination -------------------------------------------------------------------------------------------------
    _p("take_up", 0.6, 0.2, 0.95, "chance a month", "assumption", "coordination"),
    _p("coordination_hours", 2.0, 1.0, 8.0, "hours a month", "assumption", "coordination"),
    _p("plan_rate", 0.6, 0.2, 0.9, "chance a month", "assumption", "coordination"),
    _p("conflict", 0.12, 0.04, 0.25, "chance a month", "assumption", "coordination"),
    _p("consent_falloff", 0.9, 0.7, 1.0, "factor", "assumption", "coordination"),
    # -- help -----------------------------------------------------------------------------------------------------------
    _p("help_recovery", 0.3, 0.15, 0.6, "chance a month", "tuned (pattern 19)", "help"),
    _p("hours_per_step", 2.0, 1.0, 4.0, "hours a month", "assumption", "help"),
    _p("discord", 0.5, 0.2, 0.8, "factor", "assumption", "help"),
    _p("indication_delay", 2.0, 1.0, 3.0, "months", "domain.md 3d (13 weeks at most)", "help"),
    # -- reputation -----------------------------------------------------------------------------------------------------
    _p("experience", 0.06, 0.02, 0.15, "share", "assumption", "reputation"),
    _p("loss_ratio", 2.5, 2.0, 4.0, "factor", "domain.md 5c (2-4)", "meeting"),
    _p("word", 0.02, 0.0, 0.025, "share a tie a month", "domain.md 5e (q 0-0.3 a year)", "reputation"),
    _p("fading", 0.01, 0.01, 0.01, "share a month", "given", "reputation"),
    _p("being_seen", 0.014, 0.003, 0.04, "chance a month", "assumption", "reputation"),
    # -- meeting ----------------------------------------------------------------------------------------------------------
    _p("network_hours", 5.0, 2.0, 12.0, "hours a month", "assumption", "meeting"),
    _p("meeting_gain", 0.14, 0.05, 0.25, "share", "domain.md 5c (0.05-0.15), assumption", "meeting"),
    _p("choice_weight", 1.6, 0.5, 3.0, "utility", "assumption; signs domain.md 5b", "meeting"),
    _p("spacing", 1.5, 0.5, 4.0, "months", "assumption", "meeting"),
    _p("tie_fading", 0.02, 0.01, 0.05, "share a month", "domain.md 5c (1-5%), assumption", "meeting"),
    _p("friction", 0.3, 0.1, 0.6, "chance", "assumption", "meeting"),
    # -- identity -----------------------------------------------------------------------------------------------------------
    _p("bonding", 0.05, 0.01, 0.1, "share a month", "domain.md 5d (0.01-0.1), assumption", "identity"),
    _p("proximity", 0.05, 0.01, 0.1, "share a month", "domain.md 5d (0.01-0.1), assumption", "identity"),
    _p("unbonding", 0.025, 0.01, 0.1, "share a month", "domain.md 5d (0.01-0.1), assumption", "identity"),
    _p("turnover", 0.014, 0.005, 0.03, "chance a month", "assumption", "identity"),
    # -- initiative and choices left to the municipality (ensembles) -----------------------------------------------------------
    _p("initiative", 0.065, 0.005, 0.5, "chance a month", "tuned: fit on coverage by name (pattern 17)", "initiative"),
    _p("imitation", 0.5, 0.0, 0.5, "chance a month", "tuned: fit on coverage by name (pattern 17); form domain.md 2", "initiative"),
    _p("size_lead", 0.1, 0.0, 1.0, "exponent", "assumption; sign domain.md 2 (big four first)", "initiative"),
    _p("deadline_pull", 14.0, 0.0, 15.0, "factor", "tuned: fit on coverage by name (pattern 17)", "initiative"),
    _p("alderman_directs", 0.72, 0.5, 0.9, "share", "domain.md 0.1 (over 70%; pattern 2)", "decide"),
    _p("nobody_directs", 0.18, 0.0, 0.3, "share", "domain.md 0.1 (up to a fifth; pattern 2)", "decide"),
    # -- direction ------------------------------------------------------------------------------------------------------------
    _p("pressure", 0.06, 0.02, 0.15, "share a month", "assumption", "direction"),
    _p("easing", 0.035, 0.01, 0.08, "share a month", "assumption", "direction"),
    _p("incident", 0.01, 0.0, 0.1, "chance a month", "assumption", "direction"),
    _p("issue_hours", 12.0, 4.0, 40.0, "hours a party", "tuned (pattern 17)", "direction"),
    # -- joining ------------------------------------------------------------------------------------------------------------------
    _p("join_base", -2.7, -4.0, 0.0, "utility", "tuned (pattern 1)", "joining"),
    _p("join_weight", 1.2, 0.3, 3.0, "utility", "assumption", "joining"),
    _p("door_loss", 2.5, 0.5, 5.0, "utility", "assumption; sign 003", "joining"),
    _p("persuasion", 0.08, 0.02, 0.2, "share a meeting", "assumption", "joining"),
    # -- agreements ---------------------------------------------------------------------------------------------------------------
    _p("agreement_gain", 0.34, 0.02, 0.6, "share an hour", "tuned: practice takes hold with urgency and money (pattern 14)", "agreements"),
    _p("agreement_fading", 0.005, 0.0, 0.02, "share a month", "assumption", "agreements"),
    _p("practising", 1.8, 0.1, 2.0, "share a case", "tuned: practice takes hold with urgency and money (pattern 14)", "agreements"),
    # -- opening and money ----------------------------------------------------------------------------------------------------------
    _p("building_hours", 950.0, 200.0, 2000.0, "hours", "tuned (pattern 17)", "opening"),
    _p("go_ahead", 0.2, 0.05, 0.6, "chance a month", "tuned (pattern 17)", "opening"),
    _p("contact_price_limit", 400.0, 100.0, 1000.0, "euro", "assumption", "opening"),
    _p("post_price", 75000.0, 65000.0, 85000.0, "euro a year", "domain.md 6 (65-85k)", "opening"),
    _p("desk_price", 60000.0, 30000.0, 120000.0, "euro a year", "assumption; hours domain.md 6", "opening"),
    _p("half_effect", 0.4, 0.1, 1.0, "share of normal budget", "given (near 40%)", "opening"),
    _p("partner_hour", 50.0, 50.0, 50.0, "euro an hour", "given", "observation"),
    _p("second_line_shortage", 1.65, 1.0, 2.0, "factor", "domain.md P23 (gives the queue of January 2008)", "help"),
    _p("capacity", 1.0, 0.0, 3.0, "factor", "given", "help"),
)  # fmt: skip

PARAMETERS: dict[str, Parameter] = {parameter.name: parameter for parameter in _ALL}


def defaults() -> dict[str, float]:
    """Return every parameter's default."""
    return {name: parameter.default for name, parameter in PARAMETERS.items()}
