"""Copies of the database beside it: the last five starts, and one before each upgrade.

They lie in a folder named after the file (`panel.db-copies`), which only the account can read, and are
put in place whole or not at all.
"""

import os
import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

KEPT = 5
"""How many copies of starts are kept."""

_START = re.compile(r"(\d{4}-\d\d-\d\dT\d{6}Z)\.db(\.part)?")


def copy_at_start(connection: sqlite3.Connection, file: Path, now: datetime) -> Path:
    """Copy the database, and let the oldest copies of starts go; where the copy is.

    Raises:
        OSError: the folder cannot be written.
        sqlite3.Error: the copy cannot be written: the disk is full, for instance.
    """
    copy = copy_into(connection, _folder(file) / f"{_stamp(now)}.db")
    _rotate(_folder(file))
    return copy


def copy_before_upgrade(
    connection: sqlite3.Connection, file: Path, version: str, now: datetime
) -> Path:
    """Copy the database as a version before this one made it; such copies are never let go.

    Raises:
        OSError: the folder cannot be written.
        sqlite3.Error: the copy cannot be written.
    """
    return copy_into(connection, _folder(file) / f"{_stamp(now)}-before-upgrade-from-{version}.db")


def _folder(file: Path) -> Path:
    return file.with_name(f"{file.name}-copies")


def _stamp(now: datetime) -> str:
    return f"{now.astimezone(UTC):%Y-%m-%dT%H%M%SZ}"


def copy_into(connection: sqlite3.Connection, target: Path) -> Path:
    """Copy the database to a file, which is there whole or not at all; where it is.

    Raises:
        OSError: the folder cannot be written.
        sqlite3.Error: the copy cannot be written.
    """
    target.parent.mkdir(mode=0o700, exist_ok=True)
    part = target.with_name(f"{target.name}.part")
    try:
        os.close(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))
        with closing(sqlite3.connect(part)) as copy:
            connection.backup(copy)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return target


def _rotate(folder: Path) -> None:
    """Copies are known by their moment. One that was cut short takes no place, and goes with the old."""
    copies = {path: found for path in folder.iterdir() if (found := _START.fullmatch(path.name))}
    whole = sorted(found[1] for found in copies.values() if not found[2])
    oldest = whole[-KEPT:][0]
    for path in [path for path, found in copies.items() if found[1] < oldest]:
        path.unlink(missing_ok=True)
