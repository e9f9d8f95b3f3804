"""What is known of the files of papers. Frozen: a later change is a script of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table of files."""
    op.create_table(
        "paper_file",
        sa.Column("meeting_id", sa.Text, nullable=False),
        sa.Column("path", sa.LargeBinary, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("sought", sa.Text, nullable=False),
        sa.Column("first_seen", sa.String(32), nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("meeting_id", "path", name="pk_paper_file"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.meeting_id"], name="fk_paper_file_meeting_id"
        ),
    )
