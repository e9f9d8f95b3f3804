"""How alembic runs the migrations: on the connection it is handed, in the transaction begun there."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], render_as_batch=True)
context.run_migrations()
