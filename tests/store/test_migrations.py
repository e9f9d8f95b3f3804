"""An older database is upgraded whole or not at all, from every schema that was ever shipped."""

import json
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from data.store import migrating, opening
from data.store.engine import connect
from data.store.making import make_tables
from data.store.opening import SCHEMA_VERSION, open_store
from data.store.store import SqlStore
from data.store.tables import metadata
from data.store.verify import verify
from panel_tui.domain.model import Refused
from panel_tui.domain.register import FollowLimits
from panel_tui.session import Session
from tests.conftest import FakeClock
from tests.store.working import MEETING, at_work, note

SHIPPED = Path(__file__).parents[1] / "fixtures" / "schemas"
NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{version}"


def upgrade() -> None:
    with op.batch_alter_table("meeting", recreate="always") as batch:
        batch.add_column(sa.Column("room", sa.Text))
    {then}
"""


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A version of the program that has one migration more; where its script stands."""
    scripts = tmp_path / "50% more" / "migrations"
    shutil.copytree(migrating.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    script = scripts / "versions" / "v9999_rooms.py"
    script.write_text(NEXT.format(version=SCHEMA_VERSION, then=""), encoding="utf-8")
    monkeypatch.setattr(migrating, "SCRIPTS", scripts)
    monkeypatch.setattr(opening, "SCHEMA_VERSION", "9999")
    return script


def schema(driver: sqlite3.Connection) -> set[tuple[str, ...]]:
    """Tables, indexes and triggers, without regard to white space and to quotes around names."""
    found = driver.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    return {(*row[:3], re.sub(r"\s+", " ", (row[3] or "").replace('"', ""))) for row in found}


def rows(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as driver:
        return list(driver.iterdump())


def test_the_migrations_make_the_same_tables_as_a_new_database_has() -> None:
    new, migrated = connect(None), connect(None)
    make_tables(new, SCHEMA_VERSION)
    migrating.upgrade(migrated)
    assert schema(migrated) == schema(new)
    new.close()
    migrated.close()


def test_the_last_migration_is_the_version_of_the_tables() -> None:
    assert max(migrating.known_versions()) == SCHEMA_VERSION
    assert (SHIPPED / f"{SCHEMA_VERSION}.sql").exists()


@pytest.mark.parametrize("version", sorted(path.stem for path in SHIPPED.glob("*.sql")))
def test_every_schema_that_was_shipped_can_be_opened(
    version: str, tmp_path: Path, store: SqlStore, clock: FakeClock
) -> None:
    file = tmp_path / "old.db"
    with closing(sqlite3.connect(file)) as old:
        old.executescript((SHIPPED / f"{version}.sql").read_text("utf-8"))
        had = {row[2] for row in schema(old)}
    with open_store(file, clock=clock, create=False, backup=False) as opened:
        driver = opened.connection
        assert schema(driver) == schema(store.connection)
        assert driver.execute("PRAGMA foreign_key_check").fetchall() == []
        for table in metadata.sorted_tables:
            count = driver.execute(f"SELECT count(*) FROM {table.name}").fetchone()
            assert (table.name, count) == (table.name, (int(table.name in had),))


def test_an_upgrade_keeps_the_record(
    session: Session, store: SqlStore, file: Path, clock: FakeClock, next_version: Path
) -> None:
    meeting = store.load(MEETING)
    store.close()
    with open_store(file, clock=clock, create=False, backup=False) as upgraded:
        driver = upgraded.connection
        assert driver.execute("SELECT room FROM meeting").fetchall() == [(None,)]
        assert driver.execute("SELECT version_num FROM alembic_version").fetchall() == [("9999",)]
        assert driver.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert upgraded.load(MEETING) == meeting
        at_work(upgraded, clock).do(note("And on it goes."))
        assert verify(upgraded) == []


def test_an_upgrade_copies_the_file_first_and_the_copy_stays(
    session: Session, store: SqlStore, file: Path, clock: FakeClock, next_version: Path
) -> None:
    store.close()
    before = rows(file)
    for _ in range(8):
        open_store(file, clock=clock, create=False, backup=True).close()
        clock.advance(minutes=1)
    copies = sorted(file.with_name("panel.db-copies").iterdir())
    assert copies[0].name == f"2026-12-03T100000Z-before-upgrade-from-{SCHEMA_VERSION}.db"
    assert rows(copies[0]) == before
    assert len(copies) == 6


@pytest.mark.parametrize(
    "then", ["raise ValueError('half-way')", "op.execute('DELETE FROM child')"]
)
def test_a_failed_upgrade_leaves_the_file_as_it_was(
    then: str,
    session: Session,
    store: SqlStore,
    file: Path,
    clock: FakeClock,
    next_version: Path,
) -> None:
    store.close()
    before = rows(file)
    next_version.write_text(NEXT.format(version=SCHEMA_VERSION, then=then), encoding="utf-8")
    with pytest.raises(ValueError, match=r"half-way|rows are missing for case_record"):
        open_store(file, clock=clock, create=False, backup=False)
    assert rows(file) == before


def test_without_room_for_a_copy_there_is_no_upgrade(
    session: Session, store: SqlStore, file: Path, clock: FakeClock, next_version: Path
) -> None:
    store.close()
    before = rows(file)
    file.with_name("panel.db-copies").touch()
    with pytest.raises(Refused, match="no copy of it could be taken first"):
        open_store(file, clock=clock, create=False, backup=False)
    assert rows(file) == before


def test_alembic_is_loaded_only_for_an_upgrade(file: Path, store: SqlStore) -> None:
    script = f"""
import sys
from datetime import UTC, datetime
from data.store.making import make_tables
from data.store.opening import SCHEMA_VERSION, open_store


class Clock:
    def now(self):
        return datetime(2026, 12, 3, tzinfo=UTC)


for where in ({str(file)!r}, "sqlite://"):
    open_store(where, clock=Clock(), create=True, backup=True).close()
print(sorted({{name.partition(".")[0] for name in sys.modules}} & {{"alembic", "mako", "textual"}}))
"""
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert (run.stdout, run.stderr) == ("[]\n", "")


def test_children_keep_the_limits_of_every_template_that_heard_them(
    session: Session, store: SqlStore, file: Path, clock: FakeClock
) -> None:
    """Version 0004 kept those of the last template alone; the journal knows the others."""
    child = session.child("C-1")
    again = FollowLimits(child_id=child.child_id, template="another-panel", limits=child.limits[:1])
    session.do(again)
    kept = store.load(f"child/{child.child_id}")
    store.close()
    with closing(sqlite3.connect(file)) as old:
        found = old.execute("SELECT child_id, document FROM child").fetchall()
        for child_id, document in found:
            known = json.loads(document)
            last = known.pop("followed")[-1:]
            known["limits"] = last[0]["limits"] if last else []
            changed = (json.dumps(known), child_id)
            old.execute("UPDATE child SET document = ? WHERE child_id = ?", changed)
        index = "ix_limit_due_met_on_due_on_case_id_limit_id"
        old.execute(f"DROP INDEX {index}_binding")
        old.execute(f"CREATE INDEX {index} ON limit_due (met_on, due_on, case_id, limit_id)")
        old.execute("UPDATE alembic_version SET version_num = '0004'")
        old.commit()
    with open_store(file, clock=clock, create=False, backup=False) as upgraded:
        assert upgraded.load(f"child/{child.child_id}") == kept
        assert verify(upgraded) == []
