"""What is moved, added and corrected on the day is kept, and the register follows."""

from pathlib import Path

import pytest

from data.store.opening import open_store
from data.store.store import SqlStore
from data.store.verify import verify
from panel_tui.domain.change import Undo
from panel_tui.domain.changes import Change
from panel_tui.domain.child import Child
from panel_tui.domain.correcting import CorrectCase
from panel_tui.domain.drafts import Draft
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.rearranging import AddCase, InsertBreak, MoveSlot
from panel_tui.domain.register import RegisterChild
from panel_tui.domain.sittings import CancelMeeting
from panel_tui.domain.slots import StartSlot
from panel_tui.session import Session
from tests.conftest import FakeClock
from tests.making import MEETING_ID, at, facts, of_meeting
from tests.store.working import MEETING, at_work

LATE = of_meeting(AddCase, facts=facts(5), child_id="child-5")
WRONG_1 = of_meeting(CorrectCase, case_id="C-1", facts=facts(1, case_id="C-9", child="A.Z."))
CHANGES: tuple[Change, ...] = (
    of_meeting(MoveSlot, slot=2, to="up"),
    RegisterChild(child_id="child-5", case_id="C-5", name="E.F."),
    LATE,
    of_meeting(InsertBreak, before=4, minutes=10),
    WRONG_1,
    of_meeting(CancelMeeting, reason="Snow"),
)


def child(store: SqlStore, number: int) -> Child:
    state = store.load(f"child/child-{number}").state
    assert isinstance(state, Child)
    return state


def undo_last(session: Session) -> None:
    entry = session.last_own_change(MEETING_ID)
    assert entry is not None
    session.do(Undo(meeting_id=MEETING_ID, number=entry.number))


def test_another_start_finds_the_meeting_as_it_was_left(
    session: Session, store: SqlStore, file: Path, clock: FakeClock
) -> None:
    for change in CHANGES:
        session.do(change)
    left = session.meeting(MEETING_ID)
    assert verify(store) == []
    store.close()
    with open_store(file, clock=clock, create=False, backup=False) as again:
        assert again.load(MEETING).state == left


def test_the_register_knows_a_corrected_child_by_both_ids(
    session: Session, store: SqlStore
) -> None:
    session.do(WRONG_1)
    assert store.child_ids(["C-1", "C-9"]) == {"C-1": "child-1", "C-9": "child-1"}
    assert (child(store, 1).case_id, child(store, 1).names) == ("C-9", ("A.B.", "A.Z."))
    undo_last(session)
    assert child(store, 1).case_id == "C-1"


def test_what_was_heard_of_another_child_moves_to_the_right_one(
    session: Session, store: SqlStore, clock: FakeClock
) -> None:
    session.do(of_meeting(StartSlot, slot=1))
    clock.advance(minutes=20)
    session.do(of_meeting(FinishSlot, slot=1))
    assert "permanence-panel" in {event.kind for event in child(store, 1).events}
    session.do(
        RegisterChild(child_id="child-9", case_id="C-9", name="A.B."),
        of_meeting(CorrectCase, case_id="C-1", facts=facts(1, case_id="C-9"), child_id="child-9"),
    )
    assert child(store, 1).events == ()
    assert "permanence-panel" in {event.kind for event in child(store, 9).events}
    assert child(store, 1).case_ids == ("C-1",)


def test_an_id_that_is_another_childs_is_refused_and_nothing_changes(
    session: Session, store: SqlStore
) -> None:
    session.do(RegisterChild(child_id="child-9", case_id="C-9", name="Z.Z."))
    before = store.load(MEETING)
    with pytest.raises(Refused):
        session.do(WRONG_1)
    assert store.load(MEETING) == before


def test_a_late_case_that_is_undone_leaves_nothing_on_the_child(
    session: Session, store: SqlStore
) -> None:
    session.do(RegisterChild(child_id="child-5", case_id="C-5", name="E.F."), LATE)
    assert child(store, 5).events
    undo_last(session)
    assert child(store, 5).events == ()
    assert session.meeting(MEETING_ID).case_ids == ("C-1", "C-2", "C-3", "C-4")


def test_what_was_in_hand_is_found_under_the_corrected_id(
    session: Session, store: SqlStore, clock: FakeClock
) -> None:
    draft = Draft(
        meeting_id=MEETING_ID,
        slot=1,
        place="context",
        case_ids=("C-1",),
        text="Settled at school",
        at=at(10, 5),
        by="Colin Marsh",
    )
    session.keep_draft(draft)
    session.do(WRONG_1)
    store_again = at_work(store, clock)
    found = store_again.recover(MEETING_ID)
    assert found is not None
    assert found.case_ids == ("C-9",)
    meeting = store.load(MEETING).state
    assert isinstance(meeting, Meeting)
    assert [each.text for each in meeting.case("C-9").notes] == ["Settled at school"]
