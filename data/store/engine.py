"""One connection to one SQLite file, set up so that nothing acknowledged is lost.

Write-ahead log with synchronous FULL: what has been committed survives a killed program and a power
cut. The log needs shared memory, so the file must not lie on a network drive.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from sqlalchemy import URL, Connection, StaticPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from panel_tui.domain.model import Refused

WAIT_MS = 5_000
"""How long a write waits for another program that is writing, in milliseconds."""

_DAMAGED = "is damaged. Take the latest copy from the folder of copies beside it"
_WORDS = {
    sqlite3.SQLITE_PERM: "cannot be used: there is no permission. Ask who looks after the folder",
    sqlite3.SQLITE_BUSY: "is being written by another program. Try again in a moment",
    sqlite3.SQLITE_READONLY: "cannot be written: it is read-only. Ask who looks after the folder",
    sqlite3.SQLITE_IOERR: "cannot be read or written: the disk reports a fault",
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_FULL: "cannot be written: the disk is full. Make room and try again",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened: look at its folder and who may use it",
    sqlite3.SQLITE_NOTADB: "is not a panel-tui database. Name another file",
}


def connect(file: Path | None) -> Connection:
    """A connection to a file, or to an empty database in memory; it may pass between threads.

    Nothing is begun by itself: see `writing` and `reading`. The file is not touched before it is read.
    """
    engine = create_engine(
        URL.create("sqlite", database=str(file) if file else ":memory:"),
        isolation_level="AUTOCOMMIT",
        poolclass=StaticPool,
        connect_args={"check_same_thread": False},
    )
    event.listen(engine, "connect", _set_up)
    return engine.connect()


def disconnect(connection: Connection) -> None:
    """Close the connection and what belongs to it."""
    connection.close()
    connection.engine.dispose()


def use_write_ahead_log(connection: Connection) -> None:
    """Let readers and one writer work beside each other; the file remembers it."""
    connection.exec_driver_sql("PRAGMA journal_mode = WAL")


@contextmanager
def writing(connection: Connection) -> Iterator[None]:
    """One transaction that is kept whole or not at all, tables and triggers included."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        yield
        connection.exec_driver_sql("COMMIT")
    except BaseException:
        if in_transaction(connection):
            connection.exec_driver_sql("ROLLBACK")
        raise


@contextmanager
def reading(connection: Connection) -> Iterator[None]:
    """Several reads that see the same moment, whatever other programs write meanwhile."""
    if in_transaction(connection):
        yield
        return
    connection.exec_driver_sql("BEGIN")
    try:
        yield
    finally:
        if in_transaction(connection):
            connection.exec_driver_sql("ROLLBACK")


def in_transaction(connection: Connection) -> bool:
    """Whether a transaction is open; SQLite may have ended it by itself when the disk was full."""
    return raw(connection).in_transaction


def raw(connection: Connection) -> sqlite3.Connection:
    """The driver's own connection."""
    return cast(sqlite3.Connection, connection.connection.dbapi_connection)


@contextmanager
def in_words(file: Path | None, refusal: type[Refused] = Refused) -> Iterator[None]:
    """Turn what the disk or another program may do to a database file into words.

    Raises:
        Refused: the file cannot be read or written, as `refusal`; the words say why.
    """
    try:
        yield
    except DBAPIError as error:
        code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
        if code not in _WORDS:
            raise
        raise refusal(f"{file or 'The database'} {_WORDS[code]}.") from error


def _set_up(driver: sqlite3.Connection, _record: object) -> None:
    driver.execute("PRAGMA foreign_keys = ON")
    driver.execute("PRAGMA synchronous = FULL")
    driver.execute(f"PRAGMA busy_timeout = {WAIT_MS}")
