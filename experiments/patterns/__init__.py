"""The 34 patterns of the specification, each tested on real runs: ``cjg patterns``.

Start at ``registry.PATTERNS``. A pattern asks a :class:`~experiments.patterns.laboratory.Laboratory` for arms, and
every run goes through the laboratory's world, so that the model without a mechanism, or with another form of a rule,
can stand in the model's place.
"""
