"""What an experiment found: differences, effects and indices as tidy tables with their uncertainty."""

from experiments.analysis.effects import differences_from_first, interactions, main_effects
from experiments.analysis.indices import morris_indices, sobol_indices

__all__ = ["differences_from_first", "interactions", "main_effects", "morris_indices", "sobol_indices"]
