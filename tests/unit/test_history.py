from typing import Any

import pytest

from panel_tui.domain.actions import AddAction, ChangeAction, RemoveAction
from panel_tui.domain.applying import apply
from panel_tui.domain.attendance import MarkPresent
from panel_tui.domain.change import Undo
from panel_tui.domain.changes import Change, Entry
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.history import replay, standing, undoable, undone
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.notes import WriteNote
from panel_tui.domain.register import RegisterChild
from panel_tui.domain.sign_off import Approve, RecordExport, RecordReceipt, Reopen
from panel_tui.domain.slots import DeferCase, StartSlot
from tests.making import PANEL_DAY, moment, of_meeting, opening

COLIN, JANE = "Colin Marsh", "Jane Sutton"
START = of_meeting(StartSlot, slot=1)
FINISH = of_meeting(FinishSlot, slot=1)
APPROVE = of_meeting(Approve, case_ids=("C-1",), approver="Patricia Adeyemi")


def note(text: str, case_id: str = "C-1") -> WriteNote:
    return of_meeting(WriteNote, case_ids=(case_id,), place="context", text=text)


def adds(what: str, case_id: str = "C-1") -> AddAction:
    return of_meeting(AddAction, case_ids=(case_id,), owner="Tom", what=what)


class Journal:
    """A meeting and what is done to it, undo as the session does it."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.meeting: Meeting | None = None
        self.do(opening())

    def do(self, *changes: Change, by: str = COLIN) -> None:
        for change in changes:
            when = moment(10, min(len(self.entries), 59), by=by)
            state = (
                undone(self.entries, change, when)
                if isinstance(change, Undo)
                else apply(self.meeting, change, when)
            )
            assert isinstance(state, Meeting)
            self.meeting = state
            number = 10 * (len(self.entries) + 1)  # numbers run through a journal of many subjects
            self.entries.append(Entry(number=number, moment=when, change=change))

    def undo(self, by: str = COLIN) -> None:
        target = undoable(self.entries, by)
        assert target is not None
        self.do(of_meeting(Undo, number=target.number), by=by)

    def redo(self, by: str = COLIN) -> None:
        self.do(of_meeting(Undo, number=self.entries[-1].number), by=by)

    def case(self, case_id: str = "C-1") -> Any:
        assert self.meeting is not None
        return self.meeting.case(case_id)

    def notes(self) -> list[str]:
        return [each.text for each in self.case().notes]

    def actions(self, case_id: str = "C-1") -> list[tuple[int, str]]:
        return [(each.number, each.what) for each in self.case(case_id).actions]


@pytest.fixture
def journal() -> Journal:
    return Journal()


class TestUndo:
    def test_an_undone_change_leaves_no_trace_in_the_state(self, journal: Journal) -> None:
        journal.do(note("One."))
        before = journal.meeting
        journal.do(START)
        journal.undo()
        assert journal.meeting == before
        assert [type(each.change) for each in standing(journal.entries)][1:] == [WriteNote]

    def test_step_by_step_back_and_the_last_step_forth_again(self, journal: Journal) -> None:
        journal.do(note("One."), note("Two."), note("Three."))
        journal.undo()
        journal.undo()
        assert journal.notes() == ["One."]
        journal.redo()
        assert journal.notes() == ["Two."]
        journal.redo()
        assert journal.notes() == ["One."]

    def test_a_person_takes_back_their_own_among_the_changes_of_others(
        self, journal: Journal
    ) -> None:
        journal.do(note("His."))
        journal.do(note("Hers.", "C-4"), by=JANE)
        journal.undo()
        assert (journal.notes(), len(journal.case("C-4").notes)) == ([], 1)

    def test_a_deferral_taken_back_after_the_end_of_the_slot_counts_what_is_open(
        self, journal: Journal
    ) -> None:
        journal.do(of_meeting(StartSlot, slot=2))
        journal.do(of_meeting(DeferCase, case_ids=("C-2",), reason="Papers late"), by=JANE)
        assert journal.meeting
        finish = of_meeting(FinishSlot, slot=2)
        journal.do(finish.completed(journal.meeting, moment(10, 9)))
        journal.undo(by=JANE)
        assert journal.case("C-2").left_open == journal.case("C-3").left_open != ()

    def test_nobody_takes_back_another_persons_change_or_undo(self, journal: Journal) -> None:
        journal.do(note("His."))
        with pytest.raises(Refused, match="Only your own last change"):
            journal.do(of_meeting(Undo, number=journal.entries[-1].number), by=JANE)
        journal.undo()
        with pytest.raises(Refused, match="Only your own last change"):
            journal.redo(by=JANE)

    def test_nobody_takes_back_an_earlier_change_out_of_its_turn(self, journal: Journal) -> None:
        journal.do(note("One."), note("Two.", "C-4"))
        for number in (journal.entries[-2].number, 5, 999):
            with pytest.raises(Refused, match="Only your own last change"):
                journal.do(of_meeting(Undo, number=number))

    def test_what_a_later_change_builds_on_is_not_taken_back(self, journal: Journal) -> None:
        journal.do(START)
        journal.do(FINISH, by=JANE)
        with pytest.raises(Refused, match="Slot 1 is planned"):
            journal.undo()

    def test_nothing_is_taken_back_twice(self, journal: Journal) -> None:
        journal.do(note("One."))
        journal.undo()
        with pytest.raises(Refused, match="cannot be undone"):
            journal.undo()

    def test_there_may_be_nothing_to_take_back(self, journal: Journal) -> None:
        assert undoable(journal.entries, JANE) is None

    def test_a_refused_undo_changes_nothing(self, journal: Journal) -> None:
        journal.do(START)
        journal.do(FINISH, by=JANE)
        before, entries = journal.meeting, list(journal.entries)
        with pytest.raises(Refused):
            journal.undo()
        assert (journal.meeting, journal.entries) == (before, entries)


class TestSignedOff:
    def test_approval_reopening_and_receipt_are_answered_not_undone(self, journal: Journal) -> None:
        journal.do(START, FINISH)
        finals: list[Change] = [
            APPROVE,
            of_meeting(
                RecordReceipt,
                case_id="C-1",
                version=1,
                reference="D-7",
                uploaded_by="Jo",
                on=PANEL_DAY,
            ),
            of_meeting(Reopen, case_id="C-1", reason="A date", reopened_by="Jo"),
        ]
        for change in finals:
            journal.do(change)
            with pytest.raises(Refused, match="cannot be undone"):
                undoable(journal.entries, COLIN)

    def test_nothing_is_taken_back_from_under_approved_minutes(self, journal: Journal) -> None:
        journal.do(note("In the minutes."), START, FINISH, by=JANE)
        journal.do(of_meeting(MarkPresent, name="Jo", joined_at=moment(10).at))
        journal.do(APPROVE, by="Patricia Adeyemi")
        with pytest.raises(Refused, match="Minutes have been approved since"):
            journal.undo()
        with pytest.raises(Refused, match="A later change builds on it"):
            journal.undo(by=JANE)

    def test_what_is_not_in_them_is(self, journal: Journal) -> None:
        journal.do(START, FINISH, by=JANE)
        journal.do(note("Of another child.", "C-4"))
        journal.do(APPROVE, by="Patricia Adeyemi")
        journal.undo()
        assert journal.case("C-4").notes == ()

    def test_an_export_is_no_step_to_take_back(self, journal: Journal) -> None:
        export = of_meeting(
            RecordExport, case_id="C-1", version=1, file_name="a.md", file_sha256="00"
        )
        journal.do(note("One."), export)
        journal.undo()
        assert journal.notes() == []
        assert isinstance(standing(journal.entries)[-1].change, RecordExport)


class TestNumbersOfActions:
    """People speak of actions by number: an undo gives no number to another action."""

    def test_the_last_action_is_taken_back_and_brought_back(self, journal: Journal) -> None:
        journal.do(adds("Visit"), adds("Ring"))
        journal.undo()
        assert journal.actions() == [(1, "Visit")]
        journal.redo()
        assert journal.actions() == [(1, "Visit"), (2, "Ring")]

    @pytest.mark.parametrize("other", ["C-1", "C-4"])
    def test_not_while_somebody_elses_would_get_its_number(
        self, journal: Journal, other: str
    ) -> None:
        journal.do(adds("Visit"))
        journal.do(adds("Ring"), adds("Write", other), by=JANE)
        change = of_meeting(ChangeAction, case_ids=("C-1",), number=2, owner="Jo", what="Ring now")
        journal.do(change, by="Jo March")
        before = journal.meeting
        with pytest.raises(Refused):
            journal.undo()
        assert journal.meeting == before

    def test_an_action_put_differently_is_put_back(self, journal: Journal) -> None:
        journal.do(adds("Visit"))
        journal.do(adds("Ring"), by=JANE)
        journal.do(of_meeting(ChangeAction, case_ids=("C-1",), number=1, owner="Jo", what="Write"))
        journal.undo()
        assert journal.actions() == [(1, "Visit"), (2, "Ring")]

    def test_an_action_taken_off_comes_back_unless_its_number_has_gone_to_another(
        self, journal: Journal
    ) -> None:
        remove = of_meeting(RemoveAction, case_ids=("C-1",), number=1)
        journal.do(adds("Visit"), remove)
        journal.undo()
        assert journal.actions() == [(1, "Visit")]
        journal.do(remove)
        journal.do(adds("Ring"), by=JANE)
        with pytest.raises(Refused, match="would change their numbers"):
            journal.undo()


class TestReplay:
    def test_nothing_makes_nothing(self) -> None:
        assert replay([]) is None

    def test_a_child_is_told_again_too(self) -> None:
        change = RegisterChild(child_id="child-1", case_id="C-1", name="A.B.")
        entry = Entry(number=1, moment=moment(9), change=change)
        assert replay([entry]) == change.apply(None, moment(9))

    def test_a_history_that_cannot_be_is_refused(self, journal: Journal) -> None:
        entries = [*journal.entries, Entry(number=99, moment=moment(10), change=FINISH)]
        with pytest.raises(Refused, match="is planned"):
            replay(entries)

    def test_only_a_meetings_changes_are_undone(self) -> None:
        change = RegisterChild(child_id="child-1", case_id="C-1", name="A.B.")
        entries = [Entry(number=1, moment=moment(9), change=change)]
        with pytest.raises(Refused, match="Only a change to a meeting"):
            undone(entries, of_meeting(Undo, number=1), moment(10))


def test_a_deferral_by_mistake_is_taken_back(journal: Journal) -> None:
    journal.do(of_meeting(DeferCase, case_ids=("C-1",), reason="Wrong child"))
    journal.undo()
    assert journal.case().heard_here
