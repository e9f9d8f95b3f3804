"""What is known of the files of papers is kept for each meeting, with when each was first seen."""

from datetime import timedelta

from data.store.paper_files import keep_files, known_files
from data.store.store import SqlStore
from panel_tui.domain.paper_files import PaperFile
from panel_tui.session import Session
from tests.conftest import FakeClock
from tests.making import MEETING_ID
from tests.paper_values import file

PLAN = file("C-1/Care plan.docx", sha256="aa", names_cases=("C-1",))
CHRONOLOGY = file("C-1/Chronology.pdf", sha256="bb", answers={"Siblings": "blank"})
ODD = file("C-1/caf\udce9\n.pdf", shown="C-1/caf?.pdf", sha256="cc")


def keep(store: SqlStore, clock: FakeClock, *files: PaperFile) -> dict[str, str]:
    """Keep what a check now knows; when each file was first seen, as a time of day."""
    seen = keep_files(store, MEETING_ID, "digest", files, clock.now())
    return {path: f"{at:%H:%M}" for path, at in seen.items()}


def test_what_is_known_comes_back_as_it_was_whatever_the_name(
    session: Session, store: SqlStore, clock: FakeClock
) -> None:
    keep(store, clock, PLAN, CHRONOLOGY, ODD)
    assert known_files(store, MEETING_ID, "digest") == {
        each.path: each for each in (PLAN, CHRONOLOGY, ODD)
    }


def test_it_is_known_only_where_the_same_was_sought(
    session: Session, store: SqlStore, clock: FakeClock
) -> None:
    keep(store, clock, PLAN)
    assert known_files(store, MEETING_ID, "another") == {}
    assert known_files(store, "2026-12-10-test-panel", "digest") == {}


def test_a_file_is_first_seen_once(session: Session, store: SqlStore, clock: FakeClock) -> None:
    first = f"{clock.now():%H:%M}"
    assert keep(store, clock, PLAN) == {PLAN.path: first}
    clock.advance(minutes=30)
    again = keep(store, clock, PLAN, CHRONOLOGY)
    assert again[PLAN.path] == first
    assert again[CHRONOLOGY.path] == f"{clock.now():%H:%M}"


def test_a_file_that_was_moved_came_when_it_came(
    session: Session, store: SqlStore, clock: FakeClock
) -> None:
    first = keep(store, clock, PLAN)[PLAN.path]
    clock.advance(minutes=30)
    moved = PLAN.changed(path="C-2/Care plan.docx")
    assert keep(store, clock, moved) == {moved.path: first}


def test_another_version_of_a_file_came_when_that_version_did(
    session: Session, store: SqlStore, clock: FakeClock
) -> None:
    keep(store, clock, PLAN.changed(sha256="", state="empty"))
    clock.advance(minutes=30)
    assert keep(store, clock, PLAN) == {PLAN.path: f"{clock.now():%H:%M}"}
    assert known_files(store, MEETING_ID, "digest") == {PLAN.path: PLAN}


def test_a_folder_that_was_away_is_remembered(
    session: Session, store: SqlStore, clock: FakeClock
) -> None:
    first = keep(store, clock, PLAN)[PLAN.path]
    clock.advance(minutes=30)
    assert keep(store, clock) == {}
    assert keep(store, clock, PLAN) == {PLAN.path: first}


def test_what_has_not_changed_is_not_written_again(
    session: Session, store: SqlStore, clock: FakeClock
) -> None:
    keep(store, clock, PLAN, CHRONOLOGY)
    before = store.connection.total_changes
    clock.advance(minutes=1)
    keep(store, clock, PLAN, CHRONOLOGY)
    assert store.connection.total_changes == before
    keep(store, clock, PLAN.changed(modified=PLAN.modified + timedelta(days=1)), CHRONOLOGY)
    assert store.connection.total_changes == before + 1
