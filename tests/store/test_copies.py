"""A copy at each start, the last five kept; none of it readable by others, none of it half."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from data.store.opening import open_store
from data.store.store import SqlStore
from data.store.verify import verify
from panel_tui.session import Session
from tests.conftest import FakeClock
from tests.store.working import MEETING, at_work, note


@pytest.fixture
def copies(file: Path) -> Path:
    return file.with_name("panel.db-copies")


def start(file: Path, clock: FakeClock) -> SqlStore:
    return open_store(file, clock=clock, create=True, backup=True)


def test_a_start_copies_what_was_there(
    session: Session, store: SqlStore, file: Path, copies: Path, clock: FakeClock
) -> None:
    state = store.load(MEETING).state
    store.close()
    with start(file, clock) as started:
        at_work(started, clock).do(note("After the copy."))
        assert started.notices == ()
    with open_store(
        copies / "2026-12-03T100000Z.db", clock=clock, create=False, backup=False
    ) as copy:
        assert copy.load(MEETING).state == state
        assert verify(copy) == []


def test_a_new_database_has_nothing_to_copy(file: Path, copies: Path, clock: FakeClock) -> None:
    start(file, clock).close()
    assert not copies.exists()


def test_the_last_five_starts_are_kept(
    session: Session, store: SqlStore, file: Path, copies: Path, clock: FakeClock
) -> None:
    for _ in range(7):
        start(file, clock).close()
        clock.advance(minutes=1)
    names = sorted(path.name for path in copies.iterdir())
    assert names == [f"2026-12-03T100{minute}00Z.db" for minute in range(2, 7)]


def test_a_copy_that_was_cut_short_takes_the_place_of_none(
    session: Session, store: SqlStore, file: Path, copies: Path, clock: FakeClock
) -> None:
    copies.mkdir()
    for day in range(1, 8):
        (copies / f"2026-12-02T10000{day}Z.db.part").touch()
    (copies / "2026-11-01T100000Z.db").touch()
    start(file, clock).close()
    assert (copies / "2026-11-01T100000Z.db").exists()


def test_other_files_among_the_copies_stay(
    session: Session, store: SqlStore, file: Path, copies: Path, clock: FakeClock
) -> None:
    copies.mkdir()
    kept = {"2026-01-01T000000Z-before-upgrade-from-0001.db", "read me.txt"}
    for name in (*kept, "2025-01-01T000000Z.db.part"):
        (copies / name).touch()
    for _ in range(6):
        start(file, clock).close()
        clock.advance(minutes=1)
    names = {path.name for path in copies.iterdir()}
    assert kept < names
    assert len(names - kept) == 5


@pytest.mark.skipif(os.name != "posix", reason="Windows guards a user's folder itself")
def test_only_the_account_can_read_the_copies(
    session: Session, store: SqlStore, file: Path, copies: Path, clock: FakeClock
) -> None:
    before = os.umask(0)
    try:
        start(file, clock).close()
    finally:
        os.umask(before)
    assert copies.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in copies.iterdir()} == {0o600}


def test_where_no_copy_can_be_taken_the_work_goes_on_and_the_person_is_told(
    session: Session, store: SqlStore, file: Path, copies: Path, clock: FakeClock
) -> None:
    store.close()
    copies.write_text("in the way", encoding="utf-8")
    with start(file, clock) as started:
        (notice,) = started.notices
        assert notice.startswith(f"No copy of {file} could be taken")
        at_work(started, clock).do(note("All the same."))


def test_a_copy_is_a_database_of_its_own(
    session: Session, store: SqlStore, file: Path, copies: Path, clock: FakeClock
) -> None:
    start(file, clock).close()
    with closing(sqlite3.connect(copies / "2026-12-03T100000Z.db")) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert [path.suffix for path in copies.iterdir()] == [".db"]
