"""The pages, a module each: ``register(engine)`` enters one, and its answers fill it."""
