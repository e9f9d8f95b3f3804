"""Upgrading an older database, by alembic's scripts in `migrations`: wholly or not at all.

A script that rebuilds a table (alembic's batch mode) has to make the table's triggers again.
"""

import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from data.store.engine import writing
from data.store.making import described

SCRIPTS = Path(__file__).with_name("migrations")


def known_versions() -> set[str]:
    """The schema versions that this program can upgrade from, or has."""
    return {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}


def upgrade(connection: sqlite3.Connection) -> None:
    """Bring the tables to the newest version, from whatever version they are; nothing if one step fails.

    Raises:
        Exception: whatever a step raised; the database is as it was.
    """
    config = _config()
    # SQLite rebuilds a table by dropping it, and only outside a transaction can this be switched.
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        with described(connection) as schema, writing(connection):
            config.attributes["connection"] = schema
            command.upgrade(config, "head")
            broken = connection.execute("PRAGMA foreign_key_check").fetchall()
            if broken:
                tables = sorted({row[0] for row in broken})
                raise ValueError(f"after the upgrade, rows are missing for {', '.join(tables)}")
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    return config
