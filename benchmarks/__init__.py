"""Speed and memory, against a yardstick, a floor, and plain Mesa: ``python -m benchmarks``."""
