"""A meeting is open for writing in one place."""

import os
from pathlib import Path

import pytest

from data.store.opening import open_store
from data.store.store import SqlStore
from panel_tui.domain.model import Refused
from panel_tui.session import Session
from tests.conftest import FakeClock
from tests.making import MEETING_ID
from tests.store.working import at_work, note


def test_a_second_copy_reads_and_does_not_write(
    session: Session, store: SqlStore, file: Path, clock: FakeClock
) -> None:
    with open_store(file, clock=clock, create=False, backup=False) as second:
        reader = at_work(second, clock)
        assert reader.meeting(MEETING_ID) == session.meeting(MEETING_ID)
        with pytest.raises(Refused, match=f"Colin Marsh has {MEETING_ID} open for writing"):
            reader.do(note("Over yours."))
        session.do(note("Mine."))
        assert reader.meeting(MEETING_ID) == session.meeting(MEETING_ID)


def test_other_meetings_stay_free(store: SqlStore, file: Path, clock: FakeClock) -> None:
    store.claim("2026-12-03-one", "Colin Marsh")
    with open_store(file, clock=clock, create=False, backup=False) as second:
        second.claim("2026-12-03-another", "Colin Marsh")


def test_a_meeting_is_free_again_once_its_holder_closes(
    store: SqlStore, file: Path, clock: FakeClock
) -> None:
    store.claim(MEETING_ID, "Colin Marsh")
    store.claim(MEETING_ID, "Colin Marsh")
    store.close()
    with open_store(file, clock=clock, create=False, backup=False) as second:
        second.claim(MEETING_ID, "Colin Marsh")
        (lock,) = file.parent.glob(".*.lock")
        assert lock.name == f".panel.db.{MEETING_ID}.lock"
        assert os.name != "posix" or lock.stat().st_mode & 0o777 == 0o600
    assert list(file.parent.glob(".*.lock")) == []


def test_a_claim_that_the_disk_does_not_allow_is_told_in_words(
    store: SqlStore, file: Path, clock: FakeClock
) -> None:
    file.with_name(f".panel.db.{MEETING_ID}.lock").mkdir()
    with pytest.raises(Refused, match=f"{MEETING_ID} cannot be held for writing"):
        store.claim(MEETING_ID, "Colin Marsh")


def test_no_room_for_the_name_of_the_holder_stops_nobody(
    store: SqlStore, file: Path, clock: FakeClock
) -> None:
    file.with_name(f".panel.db.{MEETING_ID}.holder").mkdir()
    store.claim(MEETING_ID, "Colin Marsh")
    with (
        open_store(file, clock=clock, create=False, backup=False) as second,
        pytest.raises(Refused, match=f"Somebody has {MEETING_ID} open for writing"),
    ):
        second.claim(MEETING_ID, "Colin Marsh")


def test_a_reader_sees_that_another_copy_has_written(
    session: Session, store: SqlStore, file: Path, clock: FakeClock
) -> None:
    with open_store(file, clock=clock, create=False, backup=False) as second:
        reader = at_work(second, clock)
        before = reader.meeting(MEETING_ID)
        assert reader.meeting(MEETING_ID) is before
        session.do(note("Mine."))
        assert reader.meeting(MEETING_ID) is not before
