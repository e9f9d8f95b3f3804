"""A store in a file of the test's own, and a person at work on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.store.opening import open_store
from data.store.store import SqlStore
from panel_tui.session import Session
from tests.conftest import FakeClock
from tests.store.working import at_work, open_sample_meeting


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
