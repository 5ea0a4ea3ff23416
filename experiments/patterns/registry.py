"""All patterns, in the order of the specification."""

from __future__ import annotations

from experiments.patterns import coordination, direction, doors, ensembles, joining, levels, meeting
from experiments.patterns.pattern import Pattern

PATTERNS: tuple[Pattern, ...] = tuple(
    sorted(
        (
            pattern
            for theme in (ensembles, doors, direction, joining, coordination, meeting, levels)
            for pattern in theme.PATTERNS
        ),
        key=lambda pattern: pattern.id,
    )
)
BY_ID: dict[int, Pattern] = {pattern.id: pattern for pattern in PATTERNS}
