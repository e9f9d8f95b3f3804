"""Making the tables of a new database, by their description in `tables`; and SQLAlchemy's way in.

Nothing else of the program loads SQLAlchemy, but for an upgrade (`migrating`).
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, StaticPool, create_engine, insert

from data.store.engine import writing
from data.store.tables import metadata, version


def make_tables(connection: sqlite3.Connection, version_number: str) -> None:
    """Make the tables, of the version that is named, where there are none; all of them, or none."""
    with described(connection) as schema, writing(connection):
        # Another program may have made them in the meantime.
        (there,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if not there:
            metadata.create_all(schema, checkfirst=False)
            schema.execute(insert(version), {"version_num": version_number})


@contextmanager
def described(connection: sqlite3.Connection) -> Iterator[Connection]:
    """SQLAlchemy's view of a connection. Begin a transaction inside: to enter here would end it."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: connection,
        isolation_level="AUTOCOMMIT",
        poolclass=StaticPool,
        pool_reset_on_return=None,
    )
    # Its own transaction is empty, and keeps it from ending ours.
    with engine.begin() as schema:
        yield schema
