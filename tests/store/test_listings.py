"""Lists: the right lines, in the right order, without reading whole tables."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from data.store.listings import (
    child_of,
    due,
    journal_entries,
    meeting_ids_on,
    meetings,
    meetings_around,
)
from data.store.store import SqlStore
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.model import Refused
from panel_tui.domain.sittings import CancelMeeting
from panel_tui.domain.slots import StartSlot, WithdrawCase
from panel_tui.session import Session
from tests.conftest import FakeClock
from tests.making import MEETING_ID, PANEL_DAY, agenda, of_meeting, opening
from tests.store.tampering import run
from tests.store.working import MEETING, note


def open_on(session: Session, day: date) -> str:
    """Open the sample meeting on another day as well; its id."""
    meeting_id = f"{day}-test-panel"
    session.do(opening(agenda(date=day), meeting_id=meeting_id))
    return meeting_id


def test_meetings_are_listed_newest_first(session: Session, store: SqlStore) -> None:
    later = open_on(session, PANEL_DAY + timedelta(days=28))
    earlier = open_on(session, PANEL_DAY - timedelta(days=28))
    lines, total = meetings(store, limit=10)
    assert [line.id for line in lines] == [later, MEETING_ID, earlier]
    assert total == 3
    assert lines[1].title == "Test Panel"
    assert lines[1].on == PANEL_DAY
    assert lines[1].starts_at == datetime(2026, 12, 3, 10, 0, tzinfo=UTC)
    assert (lines[1].cases, lines[1].slots, lines[1].slots_finished) == (4, 3, 0)
    assert [line.id for line in meetings(store, limit=1)[0]] == [later]
    around = meetings_around(store, PANEL_DAY, limit=10)
    assert [line.id for line in around] == [MEETING_ID, later, earlier]


def test_a_meeting_is_planned_then_under_way_then_finished(
    session: Session, store: SqlStore
) -> None:
    def line() -> tuple[int, str]:
        (only,), _ = meetings(store, limit=10)
        return only.slots_finished, only.state

    assert line() == (0, "planned")
    session.do(of_meeting(StartSlot, slot=1))
    assert line() == (0, "under way")
    session.do(of_meeting(FinishSlot, slot=1))
    assert line() == (1, "under way")
    session.do(of_meeting(WithdrawCase, case_ids=("C-2", "C-3"), reason="Moved away"))
    assert line() == (2, "under way")
    session.do(of_meeting(StartSlot, slot=4), of_meeting(FinishSlot, slot=4))
    assert line() == (3, "finished")


def test_a_meeting_that_is_not_held_is_cancelled(session: Session, store: SqlStore) -> None:
    session.do(of_meeting(CancelMeeting, reason="Snow"))
    (line,), _ = meetings(store, limit=10)
    assert line.state == "cancelled"


def test_the_meetings_of_a_day_are_found(session: Session, store: SqlStore) -> None:
    assert meeting_ids_on(store, PANEL_DAY) == [MEETING_ID]
    assert meeting_ids_on(store, PANEL_DAY + timedelta(days=1)) == []


def test_what_is_due_comes_the_longest_overdue_first(
    session: Session, store: SqlStore, clock: FakeClock
) -> None:
    session.do(of_meeting(StartSlot, slot=1), of_meeting(FinishSlot, slot=1))
    lines, total = due(store, date(2027, 12, 31), limit=10)
    days = [line.due_on for line in lines]
    assert days == sorted(days)
    assert total == len(lines)
    assert {line.limit_id for line in lines if line.case_id == "C-1"} == {
        "minutes-available",
        "minutes-uploaded",
        "tracking",
    }
    assert due(store, lines[0].due_on - timedelta(days=1), limit=10) == ([], 0)
    assert due(store, date(2027, 12, 31), limit=2) == (lines[:2], total)


def test_what_is_met_is_due_no_longer(session: Session, store: SqlStore) -> None:
    (first, *_), total = due(store, date(2026, 12, 14), limit=10)
    assert (first.case_id, first.limit_id, total) == ("C-1", "first-panel", 4)
    session.do(of_meeting(StartSlot, slot=1), of_meeting(FinishSlot, slot=1))
    lines, total = due(store, date(2026, 12, 14), limit=10)
    assert ("C-1", "first-panel") not in {(line.case_id, line.limit_id) for line in lines}


def test_a_child_is_looked_up_by_case_id(session: Session, store: SqlStore) -> None:
    assert child_of(store, "C-2") == store.load("child/child-2").state
    assert child_of(store, "C-99") is None


def test_the_last_entries_come_in_order(session: Session, store: SqlStore) -> None:
    session.do(note("One."), note("Two."))
    entries = journal_entries(store, limit=2)
    assert [entry.number for entry in entries] == [14, 15]
    last = entries[-1]
    assert (last.actor, last.subject, last.kind) == ("Colin Marsh", MEETING, "write note")
    assert last.at == session.clock.now()
    assert '"text":"Two."' in (last.words or "")
    assert store.journal_head() == f"15 {last.digest}"
    assert last.previous == entries[0].digest


def test_entries_of_one_subject_are_listed_alone(session: Session, store: SqlStore) -> None:
    entries = journal_entries(store, subject="child/child-1")
    assert {entry.subject for entry in entries} == {"child/child-1"}
    assert [entry.kind for entry in entries] == [
        "register child",
        "follow limits",
        "trace meeting",
    ]
    assert len(journal_entries(store)) == 13


def test_an_entry_that_cannot_be_read_is_named(tampered: SqlStore) -> None:
    run(tampered, "UPDATE journal SET at = 'yesterday' WHERE number = 15")
    with pytest.raises(Refused, match="Journal entry 15 cannot be read"):
        journal_entries(tampered)


LISTS: dict[str, Callable[[SqlStore], object]] = {
    "meetings": lambda store: meetings(store, limit=10),
    "meetings around a day": lambda store: meetings_around(store, PANEL_DAY, limit=10),
    "meetings of a day": lambda store: meeting_ids_on(store, PANEL_DAY),
    "due": lambda store: due(store, PANEL_DAY, limit=10),
    "entries": lambda store: journal_entries(store, limit=10),
    "entries of a subject": lambda store: journal_entries(store, MEETING, limit=10),
}
LOOK_UPS: dict[str, Callable[[SqlStore], object]] = {
    "a meeting": lambda store: store.load(MEETING),
    "a child": lambda store: child_of(store, "C-1"),
    "a history": lambda store: store.history(MEETING),
    "a draft": lambda store: store.draft(MEETING_ID),
    "the head": lambda store: store.journal_head(),
}


@pytest.mark.parametrize("ask", LISTS.values(), ids=LISTS)
def test_a_list_comes_in_the_order_of_an_index(
    ask: Callable[[SqlStore], object], session: Session, store: SqlStore
) -> None:
    plans = plans_of(ask, store)
    assert [step for step in plans if "TEMP B-TREE" in step or reads_all(step)] == []


@pytest.mark.parametrize("ask", LOOK_UPS.values(), ids=LOOK_UPS)
def test_what_is_looked_up_is_found_by_an_index(
    ask: Callable[[SqlStore], object], session: Session, store: SqlStore
) -> None:
    assert [step for step in plans_of(ask, store) if reads_all(step)] == []


def plans_of(ask: Callable[[SqlStore], object], store: SqlStore) -> list[str]:
    """How SQLite finds what is asked, step by step."""
    asked: list[str] = []
    store.connection.set_trace_callback(asked.append)
    ask(store)
    store.connection.set_trace_callback(None)
    selects = [each.strip() for each in asked if each.strip().startswith("SELECT")]
    assert selects
    return [
        row[3]
        for statement in selects
        for row in store.connection.execute(f"EXPLAIN QUERY PLAN {statement}")
    ]


def reads_all(step: str) -> bool:
    """The journal is read by its key, and a limit ends it; its head is one row.

    What is looked for may be a list, which is read whole.
    """
    if step.startswith(("SCAN journal", "SCAN json_each")):
        return False
    return step.startswith("SCAN") and "USING" not in step
