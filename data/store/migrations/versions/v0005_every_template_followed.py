"""A child is followed by the limits of every template that heard them, not of the last one alone."""

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_FOLLOWING = sa.text("""
SELECT journal.subject, journal_text.text FROM journal JOIN journal_text USING (number)
WHERE journal.kind = 'follow limits' ORDER BY number
""")


def upgrade() -> None:
    """Put the templates of each child into its document, as the journal has them."""
    connection = op.get_bind()
    followed: dict[str, dict[str, Any]] = {}
    for subject, words in connection.execute(_FOLLOWING):
        change = json.loads(words)
        of_child = followed.setdefault(subject.removeprefix("child/"), {})
        of_child.pop(change["template"], None)
        of_child[change["template"]] = change["limits"]
    for child_id, document in _children(connection):
        limits = document.pop("limits", None)
        if limits is None:
            continue
        known = followed.get(child_id) or ({"earlier": limits} if limits else {})
        document["followed"] = [
            {"template": template, "limits": each} for template, each in known.items()
        ]
        connection.execute(
            sa.text("UPDATE child SET document = :document WHERE child_id = :child_id"),
            {"document": json.dumps(document), "child_id": child_id},
        )


def _children(connection: sa.Connection) -> Iterator[tuple[str, dict[str, Any]]]:
    found = connection.execute(sa.text("SELECT child_id, document FROM child")).all()
    return ((child_id, json.loads(document)) for child_id, document in found)
