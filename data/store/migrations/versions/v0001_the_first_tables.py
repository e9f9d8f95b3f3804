"""The first tables. Frozen: a later change is a script of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_STANDS = "BEGIN SELECT RAISE(ABORT, '{table}: what is written stands'); END"


def upgrade() -> None:
    """Make all tables, indexes and triggers."""
    _register()
    _meetings()
    _cases()
    _limits()
    _journal()


def _register() -> None:
    op.create_table(
        "child",
        sa.Column("child_id", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("child_id", name="pk_child"),
    )
    op.create_table(
        "child_case_id",
        sa.Column("case_id", sa.Text, nullable=False),
        sa.Column("child_id", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("case_id", name="pk_child_case_id"),
        sa.ForeignKeyConstraint(["child_id"], ["child.child_id"], name="fk_child_case_id_child_id"),
    )
    op.create_index("ix_child_case_id_child_id", "child_case_id", ["child_id"])
    op.create_table(
        "child_event",
        sa.Column("child_id", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("happened_on", sa.Date, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("child_id", "position", name="pk_child_event"),
        sa.ForeignKeyConstraint(["child_id"], ["child.child_id"], name="fk_child_event_child_id"),
    )


def _meetings() -> None:
    op.create_table(
        "meeting",
        sa.Column("meeting_id", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("template_id", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("held_on", sa.Date, nullable=False),
        sa.Column("starts_at", sa.String(32), nullable=False),
        sa.Column("cases", sa.Integer, nullable=False),
        sa.Column("slots", sa.Integer, nullable=False),
        sa.Column("slots_finished", sa.Integer, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("meeting_id", name="pk_meeting"),
    )
    op.create_index(
        "ix_meeting_held_on_starts_at_meeting_id",
        "meeting",
        ["held_on", "starts_at", "meeting_id"],
    )
    op.create_table(
        "meeting_template",
        sa.Column("meeting_id", sa.Text, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("meeting_id", name="pk_meeting_template"),
        _of_meeting("meeting_template"),
    )
    op.create_table(
        "slot",
        sa.Column("meeting_id", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("meeting_id", "number", name="pk_slot"),
        _of_meeting("slot"),
    )


def _cases() -> None:
    op.create_table(
        "case_record",
        sa.Column("meeting_id", sa.Text, nullable=False),
        sa.Column("case_id", sa.Text, nullable=False),
        sa.Column("child_id", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("meeting_id", "case_id", name="pk_case_record"),
        _of_meeting("case_record"),
        sa.ForeignKeyConstraint(["child_id"], ["child.child_id"], name="fk_case_record_child_id"),
    )
    op.create_table(
        "minutes",
        sa.Column("meeting_id", sa.Text, nullable=False),
        sa.Column("case_id", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("approver", sa.Text, nullable=False),
        sa.Column("writer", sa.Text, nullable=False),
        sa.Column("approved_at", sa.String(32), nullable=False),
        sa.Column("journal_head", sa.Text, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("meeting_id", "case_id", "number", name="pk_minutes"),
        sa.ForeignKeyConstraint(
            ["meeting_id", "case_id"],
            ["case_record.meeting_id", "case_record.case_id"],
            name="fk_minutes_meeting_id_case_id",
        ),
    )
    op.create_table(
        "draft",
        sa.Column("meeting_id", sa.Text, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("meeting_id", name="pk_draft"),
        _of_meeting("draft"),
    )
    columns = ("meeting_id", "case_id", "number", "sha256", "approver", "approved_at")
    new, old = (", ".join(f"{row}.{column}" for column in columns) for row in ("NEW", "OLD"))
    _trigger("minutes", "no_update", "UPDATE", f"WHEN ({new}) IS NOT ({old}) ")
    _trigger("minutes", "no_delete", "DELETE")


def _limits() -> None:
    op.create_table(
        "limit_due",
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("child_id", sa.Text, nullable=False),
        sa.Column("case_id", sa.Text, nullable=False),
        sa.Column("meeting_id", sa.Text),
        sa.Column("limit_id", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("falls_to", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("binding", sa.Boolean, nullable=False),
        sa.Column("started_on", sa.Date, nullable=False),
        sa.Column("earliest_on", sa.Date),
        sa.Column("due_on", sa.Date, nullable=False),
        sa.Column("met_on", sa.Date),
        sa.PrimaryKeyConstraint("subject", "position", name="pk_limit_due"),
    )
    op.create_index(
        "ix_limit_due_met_on_due_on_case_id_limit_id",
        "limit_due",
        ["met_on", "due_on", "case_id", "limit_id"],
    )


def _journal() -> None:
    op.create_table(
        "journal",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("words_digest", sa.Text, nullable=False),
        sa.Column("previous", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_journal"),
    )
    op.create_index("ix_journal_subject_number", "journal", ["subject", "number"])
    op.create_table(
        "journal_text",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("salt", sa.LargeBinary, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_journal_text"),
        sa.ForeignKeyConstraint(["number"], ["journal.number"], name="fk_journal_text_number"),
    )
    for table in ("journal", "journal_text"):
        _trigger(table, "no_update", "UPDATE")
        _trigger(table, "no_delete", "DELETE")
        exists = "WHEN EXISTS (SELECT 1 FROM {table} WHERE number = NEW.number) "
        _trigger(table, "no_replace", "INSERT", exists)
    op.create_table(
        "journal_head",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_journal_head"),
    )


def _of_meeting(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_meeting_id"
    return sa.ForeignKeyConstraint(["meeting_id"], ["meeting.meeting_id"], name=name)


def _trigger(table: str, name: str, when: str, condition: str = "") -> None:
    head = "CREATE TRIGGER {table}_{name} BEFORE {when} ON {table} "
    statement = f"{head}{condition}{_STANDS}".format(table=table, name=name, when=when)
    op.execute(statement)
