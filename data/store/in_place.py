"""A database that is taken away while it is open is put back, whole, before anything more is written.

On Linux and macOS an open file can be deleted, moved or replaced, by hand or by a program that keeps two
folders alike. SQLite does not notice: it writes on into a file that no name leads to, and says all is well.
"""

import sqlite3
from contextlib import suppress
from pathlib import Path

from data.store.backups import copy_into
from data.store.engine import connect, use_write_ahead_log
from panel_tui.ports import NotKept

Identity = tuple[int, int]
"""The disk and the number of a file on it."""


def identity(file: Path) -> Identity | None:
    """What tells a file from another one of its name; None if there is none."""
    with suppress(OSError):
        found = file.stat()
        return found.st_dev, found.st_ino
    return None


def put_back(connection: sqlite3.Connection, file: Path) -> sqlite3.Connection:
    """Write the database of an open connection to where it was; the connection to go on with.

    Raises:
        NotKept: another file is there now, or it cannot be written.
        sqlite3.Error: it cannot be written: the disk is full, for instance.
    """
    if file.exists():
        raise NotKept(
            f"Another file is where {file} was when it was opened. "
            "Move that one away, and yours is put back."
        )
    (wait_ms,) = connection.execute("PRAGMA busy_timeout").fetchone()
    try:
        copy_into(connection, file)
    except OSError as error:
        raise NotKept(f"{file} is gone, and cannot be put back: {error.strerror}.") from error
    connection.close()
    for side in ("-wal", "-shm"):  # those of the file that is gone, should another copy hold them
        file.with_name(file.name + side).unlink(missing_ok=True)
    again = connect(file)
    use_write_ahead_log(again)
    again.execute(f"PRAGMA busy_timeout = {wait_ms:d}")
    return again
