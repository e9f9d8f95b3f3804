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
    copy = _copy(connection, _folder(file) / f"{_stamp(now)}.db")
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
    return _copy(connection, _folder(file) / f"{_stamp(now)}-before-upgrade-from-{version}.db")


def _folder(file: Path) -> Path:
    return file.with_name(f"{file.name}-copies")


def _stamp(now: datetime) -> str:
    return f"{now.astimezone(UTC):%Y-%m-%dT%H%M%SZ}"


def _copy(connection: sqlite3.Connection, target: Path) -> Path:
    target.parent.mkdir(mode=0o700, exist_ok=True)
    part = target.with_name(f"{target.name}.part")
    os.close(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))
    with closing(sqlite3.connect(part)) as copy:
        connection.backup(copy)
    part.replace(target)
    return target


def _rotate(folder: Path) -> None:
    """Copies are known by their moment; a copy that was cut short goes as a whole one would."""
    copies = {path: found[1] for path in folder.iterdir() if (found := _START.fullmatch(path.name))}
    newest = sorted(set(copies.values()))[-KEPT:]
    for path in [path for path, moment in copies.items() if moment not in newest]:
        path.unlink(missing_ok=True)
