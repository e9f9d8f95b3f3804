"""The meetings of a child are found by an index."""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the index."""
    op.create_index("ix_case_record_child_id", "case_record", ["child_id"])
