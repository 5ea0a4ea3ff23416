"""What Alembic runs: the steps, in the transaction of whoever opened the store."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], target_metadata=None)
context.run_migrations()
