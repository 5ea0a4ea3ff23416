"""Rival models, put to the same patterns as the model: they say which checks need agents and ties at all."""
