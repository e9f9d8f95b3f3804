"""How many binding limits are late is counted by the index alone."""

from alembic import op

revision = "0006"
down_revision = "0005"

_OLD = "ix_limit_due_met_on_due_on_case_id_limit_id"


def upgrade() -> None:
    """Take the column that is counted by into the index."""
    op.drop_index(_OLD, "limit_due")
    columns = ["met_on", "due_on", "case_id", "limit_id", "binding"]
    op.create_index(f"{_OLD}_binding", "limit_due", columns)
