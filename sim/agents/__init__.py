"""The few who decide, in plain Python: the municipality and its council, and the partner organisations."""
