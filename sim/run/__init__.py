"""Runs: burn-in, the model and its month, futures, ensembles."""
