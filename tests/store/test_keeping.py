"""A change is kept whole or not at all, and never over somebody else's."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.store.opening import open_store
from data.store.store import SqlStore
from data.store.verify import verify
from panel_tui.domain.applying import apply
from panel_tui.domain.change import Moment
from panel_tui.domain.child import Child
from panel_tui.domain.drafts import Draft
from panel_tui.domain.events import RecordEvent
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.register import RegisterChild
from panel_tui.domain.slots import StartSlot
from panel_tui.ports import Kept, NotKept, Update
from panel_tui.session import Session
from tests.conftest import FakeClock
from tests.making import MEETING_ID, PANEL_DAY, at, of_meeting, opening
from tests.store.working import MEETING, at_work, dump, note, open_sample_meeting


@pytest.fixture
def other(file: Path, store: SqlStore, clock: FakeClock) -> Iterator[SqlStore]:
    """The same file, opened by another program."""
    with open_store(file, clock=clock, create=False, backup=False) as other:
        yield other


def moment(clock: FakeClock) -> Moment:
    return Moment(at=clock.now(), by="Colin Marsh")


def meeting_of(kept: Kept) -> Meeting:
    assert isinstance(kept.state, Meeting)
    return kept.state


def keep_note(store: SqlStore, clock: FakeClock, kept: Kept, text: str) -> dict[str, int]:
    """Keep a note over a state that may be out of date by now."""
    after = apply(kept.state, note(text), moment(clock))
    return store.keep(moment(clock), [note(text)], {MEETING: Update(kept, after, None)})


def test_what_was_never_kept_is_nothing_at_revision_0(store: SqlStore) -> None:
    assert store.load(MEETING) == Kept(None, 0)
    assert store.load("child/child-1") == Kept(None, 0)
    assert store.history(MEETING) == []
    assert store.journal_head() == "0"


def test_a_meeting_and_its_children_come_back_as_they_were(
    session: Session, other: SqlStore
) -> None:
    session.do(note("Said by both.", "C-2", "C-3"))
    meeting, revision = other.load(MEETING)
    assert meeting == session.meeting(MEETING_ID)
    assert revision == 14
    child, _ = other.load("child/child-2")
    assert isinstance(child, Child)
    assert child.case_ids == ("C-2",)
    assert [each.kind for each in child.events] == ["became-looked-after"]
    assert [each.id for each in child.limits] == ["first-panel", "tracking"]


def test_the_revision_is_the_number_of_the_last_entry(
    session: Session, store: SqlStore, clock: FakeClock
) -> None:
    assert keep_note(store, clock, store.load(MEETING), "One.") == {MEETING: 14}
    assert store.load(MEETING).revision == 14
    assert store.history(MEETING)[-1].number == 14


def test_over_somebody_elses_change_nothing_is_written(
    session: Session, store: SqlStore, other: SqlStore, clock: FakeClock
) -> None:
    before = store.load(MEETING)
    keep_note(other, clock, before, "Theirs.")
    rows = dump(store)
    with pytest.raises(Refused, match=f"{MEETING_ID} was changed elsewhere meanwhile"):
        keep_note(store, clock, before, "Mine.")
    assert dump(store) == rows


def test_one_refused_subject_takes_the_others_back_too(
    session: Session, store: SqlStore, other: SqlStore, clock: FakeClock
) -> None:
    meeting, child = store.load(MEETING), store.load("child/child-1")
    keep_note(other, clock, meeting, "Theirs.")
    rows = dump(store)
    happened = RecordEvent(child_id="child-1", event="placed", on=PANEL_DAY)
    updates = {
        "child/child-1": Update(child, apply(child.state, happened, moment(clock)), ()),
        MEETING: Update(meeting, apply(meeting.state, note("Mine."), moment(clock)), None),
    }
    with pytest.raises(Refused):
        store.keep(moment(clock), [happened, note("Mine.")], updates)
    assert dump(store) == rows


def test_two_cannot_change_the_same_child(
    session: Session, store: SqlStore, other: SqlStore, clock: FakeClock
) -> None:
    before = store.load("child/child-1")
    at_work(other, clock).do(RecordEvent(child_id="child-1", event="placed", on=PANEL_DAY))
    happened = RecordEvent(child_id="child-1", event="moved", on=PANEL_DAY)
    after = apply(before.state, happened, moment(clock))
    rows = dump(store)
    with pytest.raises(Refused, match="What the register holds of C-1 was changed elsewhere"):
        store.keep(moment(clock), [happened], {"child/child-1": Update(before, after, None)})
    assert dump(store) == rows


def test_two_cannot_open_the_same_meeting(
    store: SqlStore, other: SqlStore, clock: FakeClock
) -> None:
    session = at_work(store, clock)
    open_sample_meeting(session)
    opened = store.history(MEETING)[0].change
    rows = dump(store)
    first = {MEETING: Update(Kept(None, 0), session.meeting(MEETING_ID), None)}
    with pytest.raises(Refused, match="changed elsewhere"):
        other.keep(moment(clock), [opened], first)
    assert dump(store) == rows


def test_a_case_id_belongs_to_one_child(
    session: Session, store: SqlStore, clock: FakeClock
) -> None:
    rows = dump(store)
    with pytest.raises(Refused, match="C-1 is the case ID of another child on the register"):
        session.do(RegisterChild(child_id="another", case_id="C-1", name="Z.Z."))
    assert dump(store) == rows


def test_a_case_of_a_child_that_nobody_registered_is_a_fault_of_the_program(
    store: SqlStore, clock: FakeClock
) -> None:
    opened = opening()
    updates = {MEETING: Update(Kept(None, 0), opened.apply(None, moment(clock)), None)}
    rows = dump(store)
    with pytest.raises(sqlite3.IntegrityError):
        store.keep(moment(clock), [opened], updates)
    assert dump(store) == rows


def test_a_change_that_the_rules_refuse_leaves_every_row_as_it_was(
    session: Session, store: SqlStore
) -> None:
    rows = dump(store)
    with pytest.raises(Refused):
        session.do(note("Kept?"), of_meeting(StartSlot, slot=3))
    assert dump(store) == rows


def test_a_note_writes_its_case_and_no_other_row_of_the_meeting(
    session: Session, store: SqlStore
) -> None:
    traced: list[str] = []
    store.connection.set_trace_callback(traced.append)
    session.do(note("Short."))
    store.connection.set_trace_callback(None)
    # A statement that calls a trigger is traced again.
    written = list(dict.fromkeys(" ".join(each.split()[:3]) for each in traced))
    assert [each for each in written if not each.startswith(("SELECT", "BEGIN", "COMMIT"))] == [
        "UPDATE meeting SET",
        "UPDATE case_record SET",
        "INSERT INTO journal",
        "INSERT INTO journal_text",
        "INSERT INTO journal_head",
    ]


def test_two_programs_write_one_journal(
    session: Session, store: SqlStore, other: SqlStore, clock: FakeClock
) -> None:
    elsewhere = at_work(other, clock, "Ngozi Bright")
    for day in range(1, 6):
        session.do(note(f"Note {day}."))
        happened = RecordEvent(child_id="child-1", event="placed", on=PANEL_DAY.replace(day=day))
        clock.set(at(12, day=PANEL_DAY.replace(day=28)))
        elsewhere.do(happened)
    assert verify(store) == []
    assert [entry.moment.by for entry in store.history("child/child-1")][-5:] == [
        "Ngozi Bright"
    ] * 5


def test_what_a_meeting_no_longer_has_is_no_longer_kept(
    session: Session, store: SqlStore, clock: FakeClock
) -> None:
    """A new agenda may take slots and cases away, add some, and put them in another order."""
    kept = store.load(MEETING)
    meeting = meeting_of(kept)
    late = meeting.slots[3].changed(number=5, starts_at=at(9))
    after = meeting.changed(slots=(late, meeting.slots[0]), cases=meeting.cases[::-3])
    store.keep(moment(clock), [note("Moved.")], {MEETING: Update(kept, after, None)})
    reloaded = meeting_of(store.load(MEETING))
    assert reloaded == after
    assert [slot.number for slot in reloaded.slots] == [5, 1]
    assert reloaded.case_ids == ("C-4", "C-1")


def test_a_child_is_found_by_any_case_id_it_has_or_had(
    session: Session, store: SqlStore, clock: FakeClock
) -> None:
    kept = store.load("child/child-1")
    assert isinstance(kept.state, Child)
    after = kept.state.changed(case_ids=("C-1", "NEW-1"))
    happened = RecordEvent(child_id="child-1", event="placed", on=PANEL_DAY)
    store.keep(moment(clock), [happened], {"child/child-1": Update(kept, after, None)})
    found = store.child_ids(["NEW-1", "C-1", "C-2", "unknown"])
    assert found == {"C-1": "child-1", "NEW-1": "child-1", "C-2": "child-2"}
    assert store.load("child/child-1").state == after
    assert store.child_ids([]) == {}


def test_while_another_program_writes_a_change_is_not_kept_and_can_be_tried_again(
    session: Session, store: SqlStore, other: SqlStore
) -> None:
    store.connection.execute("PRAGMA busy_timeout = 0")
    other.connection.execute("BEGIN IMMEDIATE")
    with pytest.raises(NotKept, match="being written by another program"):
        session.do(note("In a moment."))
    other.connection.execute("ROLLBACK")
    session.do(note("In a moment."))
    assert session.meeting(MEETING_ID) == store.load(MEETING).state


def test_on_a_full_disk_a_change_is_not_kept_and_can_be_tried_again(
    session: Session, store: SqlStore
) -> None:
    driver = store.connection
    (pages,) = driver.execute("PRAGMA page_count").fetchone()
    driver.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(NotKept, match="the disk is full"):
        session.do(note("x" * 100_000))
    driver.execute("PRAGMA max_page_count = 1000000")
    session.do(note("x" * 100_000))
    assert session.meeting(MEETING_ID) == store.load(MEETING).state


def test_the_last_draft_of_a_meeting_comes_back(
    session: Session, store: SqlStore, other: SqlStore, clock: FakeClock
) -> None:
    assert other.draft(MEETING_ID) is None
    first = Draft(
        meeting_id=MEETING_ID,
        slot=1,
        place="context",
        case_ids=("C-1",),
        text="The moth",
        at=clock.now(),
        by="Colin Marsh",
    )
    store.keep_draft(first)
    store.keep_draft(first.changed(text="The mother sa\n"))
    assert other.draft(MEETING_ID) == first.changed(text="The mother sa\n")
    assert len(store.history(MEETING)) == 1


def test_a_damaged_document_is_told_in_words(session: Session, store: SqlStore) -> None:
    store.connection.execute("UPDATE case_record SET document = '{}'")
    with pytest.raises(Refused, match=r"cannot be read\. See `panel-tui journal verify`"):
        store.load(MEETING)
