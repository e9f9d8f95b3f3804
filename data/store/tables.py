"""The tables of the database, their indexes, and the triggers that keep the journal append-only.

Live state is a JSON document for each slot and case, read and written by its pydantic model; what is
asked for across meetings stands in columns of its own. Moments are text: see `values`. A change to
this file needs a migration beside the others in `migrations/versions`, and a new `SCHEMA_VERSION` in
`opening`.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    event,
)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    }
)

version = Table(
    "alembic_version",
    metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)

child = Table(
    "child",
    metadata,
    Column("child_id", Text, primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("document", Text, nullable=False),
)

# Every case ID that a child has or had; the last by position is the current one.
child_case_id = Table(
    "child_case_id",
    metadata,
    Column("case_id", Text, primary_key=True),
    Column("child_id", ForeignKey(child.c.child_id), nullable=False, index=True),
    Column("position", Integer, nullable=False),
)

child_event = Table(
    "child_event",
    metadata,
    Column("child_id", ForeignKey(child.c.child_id), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("happened_on", Date, nullable=False),
    Column("source", Text, nullable=False),
    Column("planned", Boolean, nullable=False, server_default="0"),
)

meeting = Table(
    "meeting",
    metadata,
    Column("meeting_id", Text, primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("template_id", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("held_on", Date, nullable=False),
    Column("starts_at", String(32), nullable=False),
    Column("cases", Integer, nullable=False),
    Column("slots", Integer, nullable=False),
    Column("slots_finished", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("document", Text, nullable=False),
    Index(None, "held_on", "starts_at", "meeting_id"),
)

meeting_template = Table(
    "meeting_template",
    metadata,
    Column("meeting_id", ForeignKey(meeting.c.meeting_id), primary_key=True),
    Column("document", Text, nullable=False),
)

slot = Table(
    "slot",
    metadata,
    Column("meeting_id", ForeignKey(meeting.c.meeting_id), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("document", Text, nullable=False),
)

case_record = Table(
    "case_record",
    metadata,
    Column("meeting_id", ForeignKey(meeting.c.meeting_id), primary_key=True),
    Column("case_id", Text, primary_key=True),
    Column("child_id", ForeignKey(child.c.child_id), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("document", Text, nullable=False),
)

minutes = Table(
    "minutes",
    metadata,
    Column("meeting_id", Text, primary_key=True),
    Column("case_id", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("state", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("approver", Text, nullable=False),
    Column("writer", Text, nullable=False),
    Column("approved_at", String(32), nullable=False),
    Column("journal_head", Text, nullable=False),
    Column("document", Text, nullable=False),
    ForeignKeyConstraint(
        ["meeting_id", "case_id"], [case_record.c.meeting_id, case_record.c.case_id]
    ),
)

# What is being typed in a meeting; the journal does not hear of it.
draft = Table(
    "draft",
    metadata,
    Column("meeting_id", ForeignKey(meeting.c.meeting_id), primary_key=True),
    Column("document", Text, nullable=False),
)

# What is known of the files of papers: facts about them, never their words. A path is bytes, since a
# disk may hold names that are no Unicode.
paper_file = Table(
    "paper_file",
    metadata,
    Column("meeting_id", ForeignKey(meeting.c.meeting_id), primary_key=True),
    Column("path", LargeBinary, primary_key=True),
    Column("sha256", Text, nullable=False),
    Column("sought", Text, nullable=False),
    Column("first_seen", String(32), nullable=False),
    Column("document", Text, nullable=False),
)

limit_due = Table(
    "limit_due",
    metadata,
    Column("subject", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("child_id", Text, nullable=False),
    Column("case_id", Text, nullable=False),
    Column("meeting_id", Text),
    Column("limit_id", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("falls_to", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("binding", Boolean, nullable=False),
    Column("started_on", Date, nullable=False),
    Column("earliest_on", Date),
    Column("due_on", Date, nullable=False),
    Column("met_on", Date),
    Column("kind", Text, nullable=False, server_default="limit"),
    Column("extended", Integer, nullable=False, server_default="0"),
    Column("escalated_to", Text, nullable=False, server_default=""),
    Index(None, "met_on", "due_on", "case_id", "limit_id", "binding"),
)

journal = Table(
    "journal",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", String(32), nullable=False),
    Column("actor", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("words_digest", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Index(None, "subject", "number"),
)

# The words lie apart from the chain, salted, so that they can be purged without breaking it.
journal_text = Table(
    "journal_text",
    metadata,
    Column("number", ForeignKey(journal.c.number), primary_key=True, autoincrement=False),
    Column("salt", LargeBinary, nullable=False),
    Column("text", Text, nullable=False),
)

# One row (id 1), written with each entry: so that entries cut off the end are missed.
journal_head = Table(
    "journal_head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
    Column("digest", Text, nullable=False),
)


_STANDS = "BEGIN SELECT RAISE(ABORT, '{table}: what is written stands'); END"
_IS_THERE = "WHEN EXISTS (SELECT 1 FROM {table} WHERE number = NEW.number)"
_APPEND_ONLY = (
    f"CREATE TRIGGER {{table}}_no_update BEFORE UPDATE ON {{table}} {_STANDS}",
    f"CREATE TRIGGER {{table}}_no_delete BEFORE DELETE ON {{table}} {_STANDS}",
    # REPLACE deletes without calling the trigger for deletion.
    f"CREATE TRIGGER {{table}}_no_replace BEFORE INSERT ON {{table}} {_IS_THERE} {_STANDS}",
)
# Of approved minutes only this may change: superseded, and when they became available.
_APPROVED_STANDS = (
    "CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} "
    "WHEN (NEW.meeting_id, NEW.case_id, NEW.number, NEW.sha256, NEW.approver, NEW.approved_at) "
    "IS NOT (OLD.meeting_id, OLD.case_id, OLD.number, OLD.sha256, OLD.approver, OLD.approved_at) "
    f"{_STANDS}",
    f"CREATE TRIGGER {{table}}_no_delete BEFORE DELETE ON {{table}} {_STANDS}",
)


@event.listens_for(metadata, "after_create")
def _make_triggers(_target: MetaData, connection: Connection, **_how: object) -> None:
    for table, triggers in (
        (journal, _APPEND_ONLY),
        (journal_text, _APPEND_ONLY),
        (minutes, _APPROVED_STANDS),
    ):
        for trigger in triggers:
            connection.exec_driver_sql(trigger.format(table=table.name))
