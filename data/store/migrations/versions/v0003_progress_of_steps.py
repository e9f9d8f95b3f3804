"""Due dates say whether they are a step's, and what became of it; events may be planned."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the columns; what was due for a meeting's steps is told apart by its meeting."""
    with op.batch_alter_table("child_event", recreate="always") as batch:
        batch.add_column(sa.Column("planned", sa.Boolean, nullable=False, server_default="0"))
    with op.batch_alter_table("limit_due", recreate="always") as batch:
        batch.add_column(sa.Column("kind", sa.Text, nullable=False, server_default="limit"))
        batch.add_column(sa.Column("extended", sa.Integer, nullable=False, server_default="0"))
        batch.add_column(sa.Column("escalated_to", sa.Text, nullable=False, server_default=""))
    # Of a child's lines only those of steps name a meeting.
    op.execute(
        "UPDATE limit_due SET kind = 'step' WHERE subject LIKE 'child/%' AND meeting_id IS NOT NULL"
    )
