"""One connection to one SQLite file, set up so that nothing acknowledged is lost.

Write-ahead log with synchronous FULL: what has been committed survives a killed program and a power
cut. The log needs shared memory, so the file must not lie on a network drive.

What is read and written while people work goes through Python's own driver, as SQL. SQLAlchemy
describes the tables, makes them and upgrades them (`tables`, `making`, `migrating`): to load it takes
a tenth of a second and 13 MB, which a program that opens a table made long ago does without.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from panel_tui.domain.model import Refused

WAIT_MS = 5_000
"""How long a write waits for another program that is writing, in milliseconds."""

_DAMAGED = "is damaged. Take the latest copy from the folder of copies beside it"
_FULL = "cannot be written: the disk is full. Make room and try again"
_BUSY = "is being written by another program. Try again in a moment"
_WORDS = {
    sqlite3.SQLITE_PERM: "cannot be used: there is no permission. Ask who looks after the folder",
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_PROTOCOL: _BUSY,
    sqlite3.SQLITE_READONLY: "cannot be written: it is read-only. Ask who looks after the folder",
    sqlite3.SQLITE_IOERR: "cannot be read or written: the disk reports a fault",
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_IOERR_SHMSIZE: _FULL,  # of the files beside it
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_CANTOPEN: "cannot be opened: look at its folder and who may use it",
    sqlite3.SQLITE_NOTADB: "is not a panel-tui database. Name another file",
}


def connect(file: Path | None) -> sqlite3.Connection:
    """A connection to a file, or to an empty database in memory; it may pass between threads.

    Nothing is begun by itself: see `writing` and `reading`. The file is not touched before it is read.
    """
    connection = sqlite3.connect(
        file or ":memory:", isolation_level=None, check_same_thread=False, timeout=WAIT_MS / 1000
    )
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def use_write_ahead_log(connection: sqlite3.Connection) -> None:
    """Let readers and one writer work beside each other; the file remembers it."""
    connection.execute("PRAGMA journal_mode = WAL")


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction that is kept whole or not at all, tables and triggers included."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        _take_back(connection)
        raise


@contextmanager
def reading(connection: sqlite3.Connection) -> Iterator[None]:
    """Several reads that see the same moment, whatever other programs write meanwhile."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        _take_back(connection)


def _take_back(connection: sqlite3.Connection) -> None:
    """End a transaction; SQLite may have ended it by itself when the disk was full."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")


@contextmanager
def in_words(file: Path | None, refusal: type[Refused] = Refused) -> Iterator[None]:
    """Turn what the disk or another program may do to a database file into words.

    Raises:
        Refused: the file cannot be read or written, as `refusal`; the words say why.
    """
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0)
        words = _WORDS.get(code) or _WORDS.get(code & 0xFF)
        if words is None:
            raise
        raise refusal(f"{file or 'The database'} {words}.") from error
