"""Sweeps of the store, read for the screen."""
