"""The 34 patterns of the specification, each tested on real runs: ``cjg patterns``.

Start at ``registry.PATTERNS``. A pattern asks a :class:`~experiments.patterns.laboratory.Laboratory` for arms, and
every run goes through the laboratory's world, so that a sabotage, or a rival model, can stand in the model's place.
"""
