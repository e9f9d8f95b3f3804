"""The journal: an append-only chain of every change, with the words of each lying beside it.

An entry's digest covers its number, moment, actor, subject, kind, the digest of its words and the
digest of the entry before. The words' digest is salted, so that a short name cannot be guessed back,
and the words can be purged without breaking the chain. SHA-256 without a secret key: whoever holds
the file can rebuild the chain, so its head is printed outside it (design.md section 3).
"""

import hashlib
import json
import secrets
import sqlite3
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from data.store.values import utc_text
from panel_tui.domain.change import Moment
from panel_tui.domain.model import Refused

if TYPE_CHECKING:
    from panel_tui.domain.changes import Change, Entry

SALT_BYTES = 16

_canonical = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=repr
).encode


class Head(NamedTuple):
    """The last entry's number and digest; 0 and nothing for an empty journal."""

    number: int = 0
    digest: str = ""

    def __str__(self) -> str:
        """As minutes and receipts print it: `412 3f9a...`, or `0`."""
        return f"{self.number} {self.digest}".rstrip()


class Link(NamedTuple):
    """An entry as the chain holds it; `at` is the text that the digest covers."""

    number: int
    at: str
    actor: str
    subject: str
    kind: str
    words_digest: str
    previous: str
    digest: str

    @property
    def right_digest(self) -> str:
        """What the digest of this entry has to be."""
        return digest_of(self[:-1])


_READ_HEAD = "SELECT number, digest FROM journal_head"
_KEEP_HEAD = """
INSERT INTO journal_head (id, number, digest) VALUES (1, ?, ?)
ON CONFLICT (id) DO UPDATE SET number = excluded.number, digest = excluded.digest
"""
_APPEND = f"INSERT INTO journal ({', '.join(Link._fields)}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_APPEND_TEXT = "INSERT INTO journal_text (number, salt, text) VALUES (?, ?, ?)"
_ENTRIES = """
SELECT number, at, actor, text FROM journal LEFT JOIN journal_text USING (number)
WHERE subject = ? ORDER BY number
"""


def words_of(change: "Change") -> str:
    """A change as canonical JSON: keys in order, no spaces."""
    return _canonical(change.model_dump(mode="json"))


def words_digest(salt: bytes, text: str) -> str:
    """The digest of an entry's words."""
    return hashlib.sha256(salt + text.encode()).hexdigest()


def digest_of(fields: Iterable[object]) -> str:
    """The digest of an entry: of all its fields but the digest, in order."""
    return hashlib.sha256(_canonical(list(fields)).encode()).hexdigest()


def read_head(connection: sqlite3.Connection) -> Head:
    """The head as it was written with the last entry."""
    found = connection.execute(_READ_HEAD).fetchone()
    return Head(*found) if found else Head()


def append(
    connection: sqlite3.Connection, head: Head, moment: Moment, changes: "Sequence[Change]"
) -> Head:
    """Write an entry for each change after `head`, inside a transaction; the new head.

    Raises:
        Refused: there are entries behind the head already, which only tampering brings about.
    """
    links, texts = [], []
    at = utc_text(moment.at)
    for number, change in enumerate(changes, start=head.number + 1):
        salt, text = secrets.token_bytes(SALT_BYTES), words_of(change)
        said = (at, moment.by, change.subject, change.kind, words_digest(salt, text))
        fields = (number, *said, head.digest)
        head = Head(number, digest_of(fields))
        links.append((*fields, head.digest))
        texts.append((number, salt, text))
    try:
        connection.executemany(_APPEND, links)
        connection.executemany(_APPEND_TEXT, texts)
    except sqlite3.IntegrityError:
        raise Refused(
            "The journal holds entries behind its head. See `panel-tui journal verify`."
        ) from None
    connection.execute(_KEEP_HEAD, head)
    return head


def entries(connection: sqlite3.Connection, subject: str) -> "list[Entry]":
    """Every entry of a subject, in order.

    Raises:
        Refused: the words of an entry are missing or cannot be read.
    """
    return [_entry(*row) for row in connection.execute(_ENTRIES, (subject,))]


def _entry(number: int, at: str, actor: str, text: str | None) -> "Entry":
    # It knows every change there is, which takes long to load.
    from panel_tui.domain.changes import Entry

    try:
        return Entry.model_validate(
            {"number": number, "moment": {"at": at, "by": actor}, "change": json.loads(text or "")}
        )
    except ValueError:
        raise Refused(
            f"Journal entry {number} is missing its words or cannot be read. "
            "See `panel-tui journal verify`."
        ) from None
