"""Words: what people read about the model, one catalogue a language, in Fluent.

The model (``sim``) knows identifiers and numbers only, so that a changed word moves no result and voids no stored run.
Everything above it (scenarios, experiments, dashboard, docs) takes its labels, meanings and sentences from here.
"""

from language.catalogue import LANGUAGES, Catalogue, words

__all__ = ["LANGUAGES", "Catalogue", "words"]
