"""A store in a file of the test's own, a person at work on it, and a record to tamper with."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.store.engine import connect
from data.store.opening import open_store
from data.store.store import SqlStore
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.sign_off import Approve
from panel_tui.domain.slots import StartSlot
from panel_tui.session import Session
from tests.conftest import FakeClock
from tests.making import at, of_meeting
from tests.store.working import at_work, note, open_sample_meeting


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the database is to be; neither it nor its folder is there yet."""
    return tmp_path / "panel" / "panel.db"


@pytest.fixture
def store(file: Path, clock: FakeClock) -> Iterator[SqlStore]:
    """A new and empty store."""
    with open_store(file, clock=clock, create=True, backup=False) as store:
        yield store


@pytest.fixture
def session(store: SqlStore, clock: FakeClock) -> Session:
    """A person at work, with the sample meeting open."""
    session = at_work(store, clock)
    open_sample_meeting(session)
    return session


LAST = 22
"""The last entry of the record to tamper with."""


@pytest.fixture(scope="session")
def record() -> Iterator[SqlStore]:
    """A sound record of 22 entries, its triggers taken off; 14 to 18 are notes, 22 approves C-1."""
    clock = FakeClock(at(9))
    with open_store("sqlite://", clock=clock, create=True, backup=False) as store:
        session = at_work(store, clock)
        open_sample_meeting(session)
        session.do(*(note(f"Note {number}.", f"C-{number % 4 + 1}") for number in range(5)))
        session.do(of_meeting(StartSlot, slot=1), of_meeting(FinishSlot, slot=1))
        head = store.journal_head()
        session.do(
            of_meeting(Approve, case_ids=("C-1",), approver="Patricia Adeyemi", journal_head=head)
        )
        driver = store.connection
        triggers = driver.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in triggers.fetchall():
            driver.execute(f"DROP TRIGGER {name}")
        yield store


@pytest.fixture
def tampered(record: SqlStore) -> Iterator[SqlStore]:
    """The record, for the test alone."""
    connection = connect(None)
    record.connection.backup(connection)
    connection.execute("PRAGMA foreign_keys = OFF")
    with SqlStore(connection, None) as store:
        yield store
