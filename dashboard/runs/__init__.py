"""Runs for screens: warm workers, a fair queue, and a shelf of what was run before. Start at ``engine.Engine``."""
