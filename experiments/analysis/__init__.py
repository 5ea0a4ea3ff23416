"""What an experiment found: differences, effects, indices, boxes and trade-offs as tidy tables with uncertainty."""

from experiments.analysis.discovery import Interest, box_of, interest_of, worst_quarter
from experiments.analysis.effects import differences_from_first, effects_within, interactions, main_effects
from experiments.analysis.hypercube import slopes
from experiments.analysis.indices import morris_indices, sobol_indices, sobol_pairs
from experiments.analysis.many import firm
from experiments.analysis.robustness import robustness
from experiments.analysis.tables import Analysis, analysed
from experiments.analysis.trade_offs import trade_offs

__all__ = [
    "Analysis",
    "Interest",
    "analysed",
    "box_of",
    "differences_from_first",
    "effects_within",
    "firm",
    "interactions",
    "interest_of",
    "main_effects",
    "morris_indices",
    "robustness",
    "slopes",
    "sobol_indices",
    "sobol_pairs",
    "trade_offs",
    "worst_quarter",
]
