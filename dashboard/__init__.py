"""The dashboard and the workshop; their place is kept, they are not built yet."""
