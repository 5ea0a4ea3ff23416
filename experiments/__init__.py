"""Running, comparing and reporting: everything around the model."""
