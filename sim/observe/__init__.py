"""What is read off a run: counts, outcomes and checks."""
