"""Verifying the record: the journal against itself, the states against the journal, the minutes.

A chain without a secret key cannot show that all of it was rebuilt. Its heads can, where they were
printed outside the file: `verify_heads` compares those in minutes, receipts and backups.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from data.store.chain import Chain, Problem, Words, span
from data.store.engine import in_words, reading
from data.store.journal import Head, Link, read_head
from data.store.state_rows import KEYS, Row, head, version_columns
from data.store.store import SqlStore
from panel_tui.domain.applying import State
from panel_tui.domain.case import Version
from panel_tui.domain.history import replay
from panel_tui.domain.model import Refused, listed

_LINKS = f"SELECT {', '.join(Link._fields)} FROM journal ORDER BY number"
_TEXTS = "SELECT number, salt, text FROM journal_text"
_REVISIONS = """
SELECT 'meeting/' || meeting_id, revision FROM meeting
UNION ALL SELECT 'child/' || child_id, revision FROM child
"""
_APPROVED = "SELECT * FROM minutes"

_NAMED = 3
"""How many of those that know of a cut-off entry are named."""


class Approved(NamedTuple):
    """Approved minutes: the head that they print, and whether they fit their digest."""

    name: str
    head: Head | None
    sound: bool


def verify(store: SqlStore) -> list[Problem]:
    """Everything in the database that is not as it was written, in order; empty if all of it holds.

    Raises:
        Refused: the file cannot be read.
    """
    with in_words(store.file), reading(store.connection):
        chain = _read_chain(store.connection)
        revisions = _revisions(store.connection)
        approved = list(_approved(store.connection))
        problems = chain.problems()
        doubtful = {each.number for each in problems} | {each.other for each in problems}
        problems += _cut_off(chain, revisions, approved)
        problems += _minutes(chain, approved, doubtful)
        problems += _states(store, chain, revisions, doubtful)
    return sorted(problems)


def verify_heads(store: SqlStore, heads: Iterable[tuple[str, str]]) -> list[Problem]:
    """The heads that the journal does not contain. Each is given as where it is printed, and what.

    Raises:
        Refused: the file cannot be read.
    """
    with in_words(store.file), reading(store.connection):
        chain = _read_chain(store.connection)
    return [problem for source, text in heads for problem in _held_against(chain, source, text)]


def _held_against(chain: Chain, source: str, text: str) -> Iterator[Problem]:
    printed = _read_printed(text)
    if printed is None:
        yield Problem(0, "edited", f"{source} prints {text!r}, which is no head of a journal.")
    elif printed.number > chain.last:
        words = f"{source} knows entry {printed.number}; the journal ends at {chain.last}."
        yield Problem(printed.number, "cut off", words)
    elif printed.number and printed.number not in chain.links:
        words = f"{source} knows entry {printed.number}, which is missing from the journal."
        yield Problem(printed.number, "missing", words)
    elif not chain.contains(printed):
        words = (
            f"{source} prints another digest for entry {printed.number}: "
            "it, or entries before it, have been rewritten."
        )
        yield Problem(printed.number, "edited", words)


def _read_printed(text: str) -> Head | None:
    number, _, digest = text.partition(" ")
    return Head(int(number), digest) if number.isdecimal() else None


def _read_chain(connection: sqlite3.Connection) -> Chain:
    links = (Link(*row) for row in connection.execute(_LINKS))
    words = {number: Words(salt, text) for number, salt, text in connection.execute(_TEXTS)}
    return Chain(links, read_head(connection), words)


def _revisions(connection: sqlite3.Connection) -> dict[str, int]:
    """Of every meeting and child, the number of the entry that it was last written with."""
    return dict(connection.execute(_REVISIONS))


def _cut_off(
    chain: Chain, revisions: dict[str, int], approved: list[Approved]
) -> Iterator[Problem]:
    """What the rest of the database knows of entries behind the last one."""
    known = {"the journal's head": chain.head.number, "words": max(chain.words, default=0)}
    known |= revisions | {each.name: each.head.number for each in approved if each.head}
    behind = {name: number for name, number in known.items() if number > chain.last}
    if behind:
        which = span(chain.last + 1, max(behind.values()))
        names = [*behind][:_NAMED] + ["others"] * (len(behind) > _NAMED)
        words = f"{which} cut off the end of the journal: known from {listed(names)}."
        yield Problem(chain.last + 1, "cut off", words)


def _minutes(
    chain: Chain, approved: list[Approved], doubtful: set[int | None]
) -> Iterator[Problem]:
    for each in approved:
        if not each.sound:
            words = (
                f"The approved {each.name} are not what was approved: their digest does not fit."
            )
            yield Problem(each.head.number if each.head else 0, "minutes", words)
        elif each.head and each.head.number in chain.links.keys() - doubtful:
            yield from _held_against(chain, f"Approved {each.name}", str(each.head))


def _states(
    store: SqlStore, chain: Chain, revisions: dict[str, int], doubtful: set[int | None]
) -> Iterator[Problem]:
    """Meetings and children that are not what their entries make of them.

    Those with an entry that is in doubt already, or cut off, say nothing more.
    """
    entries: dict[str, list[int]] = {subject: [] for subject in revisions}
    for link in chain.links.values():
        entries.setdefault(link.subject, []).append(link.number)
    for subject, numbers in entries.items():
        revision = revisions.get(subject, 0)
        if revision > chain.last or not doubtful.isdisjoint(numbers):
            continue
        wrong = _wrong_state(store, subject)
        if wrong is None and revision != numbers[-1]:
            wrong = f"is at entry {revision}, and its last entry is {numbers[-1]}"
        if wrong:
            yield Problem(max([revision, *numbers]), "state", f"{subject} {wrong}.")


def _wrong_state(store: SqlStore, subject: str) -> str | None:
    try:
        made = replay(store.history(subject))
    except (Refused, ValueError):
        return "cannot be made from its entries"
    try:
        kept = store.load(subject).state
    except Refused:
        return "cannot be read"
    if made != kept or not _head_fits(store.connection, kept):
        return "is not what its entries make of it"
    return None


def _head_fits(connection: sqlite3.Connection, state: State) -> bool:
    """Whether the columns that lists are made from say what the document beside them says."""
    if state is None:
        return True
    wanted = head(state)
    (key,) = KEYS[wanted.table]
    statement = f"SELECT * FROM {wanted.table} WHERE {key} = ?"
    (found,) = _rows(connection.execute(statement, wanted.key))
    return _fits(found, wanted.columns)


def _rows(found: sqlite3.Cursor) -> Iterator[dict[str, Any]]:
    names = [name for name, *_ in found.description]
    return (dict(zip(names, row, strict=True)) for row in found)


def _approved(connection: sqlite3.Connection) -> Iterator[Approved]:
    for row in _rows(connection.execute(_APPROVED)):
        name = f"version {row['number']} of the minutes of {row['case_id']} ({row['meeting_id']})"
        try:
            sound = _fits(row, version_columns(Version.model_validate_json(row["document"])))
        except ValueError:
            sound = False
        yield Approved(name, _read_printed(row["journal_head"]), sound)


def _fits(found: Mapping[str, Any], wanted: Row) -> bool:
    return all(found[name] == value for name, value in wanted.items() if name != "document")
