"""Opening the database: made private where it is new, copied and upgraded where it is old.

The version is read first; SQLAlchemy and alembic are imported only where tables have to be made or
changed.
"""

import os
import sqlite3
from pathlib import Path

from data.store.backups import copy_at_start, copy_before_upgrade
from data.store.engine import connect, in_words, use_write_ahead_log
from data.store.store import SqlStore
from panel_tui.domain.model import Refused
from panel_tui.ports import Clock

SCHEMA_VERSION = "0006"
"""The version of the tables, as the last migration names it."""


def open_store(where: str | Path, *, clock: Clock, create: bool, backup: bool) -> SqlStore:
    """The store in a file, given as a path or as `sqlite:///path`; close it, or use it in a `with`.

    A new file is made only with `create`; without it, what is not there is an empty store in memory.
    With `backup`, what is there is copied first (see `data.store.backups`).

    Raises:
        Refused: it is no database of ours, a newer version made it, or it cannot be read or written;
            nothing has changed.
    """
    file = _file(where)
    if file is None or not (create or file.exists()):
        return _in_memory()
    if not file.exists():
        _make_private(file)
    with in_words(file):
        connection = connect(file)
    try:
        with in_words(file):
            found = _version(connection, file)
            if found is None and not create:
                connection.close()
                return _in_memory()
            use_write_ahead_log(connection)
            notices = _made_ready(connection, file, found, clock, backup=backup)
    except BaseException:
        connection.close()
        raise
    return SqlStore(connection, file, notices)


def _made_ready(
    connection: sqlite3.Connection, file: Path, found: str | None, clock: Clock, *, backup: bool
) -> tuple[str, ...]:
    """Make or upgrade the tables, and copy what was there; what the person should know."""
    if found is None:
        _make_tables(connection)
        return ()
    if found != SCHEMA_VERSION:
        _upgrade(connection, file, found, clock)
        return ()
    if not backup:
        return ()
    try:
        copy_at_start(connection, file, clock.now())
    except (OSError, sqlite3.Error) as error:
        return (f"No copy of {file} could be taken: {error}.",)
    return ()


def _version(connection: sqlite3.Connection, file: Path) -> str | None:
    """The version of the tables; None where there are none yet."""
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    if not names:
        return None
    found = None
    if {"alembic_version", "journal"} <= names:
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if found is None:
        raise Refused(f"{file} is not a panel-tui database. Name another file.")
    return str(found[0])


def _make_tables(connection: sqlite3.Connection) -> None:
    from data.store.making import make_tables

    make_tables(connection, SCHEMA_VERSION)


def _upgrade(connection: sqlite3.Connection, file: Path, found: str, clock: Clock) -> None:
    from data.store import migrating

    if found not in migrating.known_versions():
        raise Refused(
            f"{file} was made by a newer version of panel-tui (tables {found}; this version knows "
            f"{SCHEMA_VERSION}). Nothing was changed. Use the newer version."
        )
    try:
        copy_before_upgrade(connection, file, found, clock.now())
    except (OSError, sqlite3.Error) as error:
        raise Refused(
            f"{file} has to be upgraded, and no copy of it could be taken first: {error}. "
            "Nothing was changed."
        ) from error
    migrating.upgrade(connection)


def _file(where: str | Path) -> Path | None:
    """The file that a path or URL names; None for one in memory."""
    if isinstance(where, Path) or "://" not in where:
        return Path(where)
    scheme, _, rest = where.partition("://")
    if scheme != "sqlite" or (rest and not rest.startswith("/")):
        raise Refused(f"A database is given as a path or as sqlite:///path, not as {scheme}://.")
    path = rest[1:]
    return Path(path) if path and path != ":memory:" else None


def _make_private(file: Path) -> None:
    """Make an empty file that only the account can use; SQLite gives its side files the same mode."""
    try:
        for folder in reversed([each for each in file.parents if not each.exists()]):
            folder.mkdir(mode=0o700, exist_ok=True)
        os.close(os.open(file, os.O_CREAT | os.O_WRONLY, 0o600))
    except OSError as error:
        raise Refused(f"{file} cannot be made: {error.strerror}.") from error


def _in_memory() -> SqlStore:
    connection = connect(None)
    _make_tables(connection)
    return SqlStore(connection, None)
