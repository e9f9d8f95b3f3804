"""What somebody who holds the file can do to it, once the triggers are off."""

from collections.abc import Iterable

from data.store.chain import Problem
from data.store.journal import Link, digest_of
from data.store.store import SqlStore

COLUMNS = ", ".join(Link._fields)


def run(store: SqlStore, *statements: str) -> None:
    for statement in statements:
        store.connection.execute(statement)


def links(store: SqlStore) -> dict[int, Link]:
    found = store.connection.execute(f"SELECT {COLUMNS} FROM journal ORDER BY number")
    return {row[0]: Link(*row) for row in found}


def put(store: SqlStore, entries: Iterable[Link]) -> None:
    run(store, *(f"DELETE FROM journal WHERE number = {link.number}" for link in entries))
    marks = ", ".join("?" * len(Link._fields))
    store.connection.executemany(f"INSERT INTO journal VALUES ({marks})", list(entries))


def rebuilt(entries: Iterable[Link], previous: str) -> list[Link]:
    """The entries with a chain made anew, as somebody who knows how it is made would."""
    chain = []
    for link in entries:
        fields = (*link[:-2], previous)
        previous = digest_of(fields)
        chain.append(Link(*fields, previous))
    return chain


def in_place_of(place: Link, other: Link) -> Link:
    """What `other` says, where `place` stands in the chain."""
    return Link(place.number, *other[1:-2], place.previous, place.digest)


def swap_words(store: SqlStore, first: int, second: int) -> None:
    run(
        store,
        f"UPDATE journal_text SET number = -1 WHERE number = {first}",
        f"UPDATE journal_text SET number = {first} WHERE number = {second}",
        f"UPDATE journal_text SET number = {second} WHERE number = -1",
    )


def swap_of(first: int, second: int) -> Problem:
    words = f"Entries {first} and {second} have changed places."
    return Problem(first, "swapped", words, other=second)


def cut_off(store: SqlStore, last: int) -> None:
    run(
        store,
        f"DELETE FROM journal WHERE number > {last}",
        f"DELETE FROM journal_text WHERE number > {last}",
    )


def mend_head(store: SqlStore) -> None:
    last = links(store)[max(links(store))]
    run(store, f"UPDATE journal_head SET number = {last.number}, digest = '{last.digest}'")


def kinds(problems: Iterable[Problem]) -> list[tuple[int, str]]:
    return [(problem.number, problem.kind) for problem in problems]
