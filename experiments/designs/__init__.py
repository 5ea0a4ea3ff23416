"""Designs: which scenarios a sweep runs. The files that ship, the loader, and the table of points a design becomes."""

from experiments.designs.loader import load, names
from experiments.designs.plan import Plan, Point, Skipped, plan
from experiments.designs.schema import Design

__all__ = ["Design", "Plan", "Point", "Skipped", "load", "names", "plan"]
