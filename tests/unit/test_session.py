from datetime import date

import pytest

from panel_tui.domain.change import Undo
from panel_tui.domain.child import LOOKED_AFTER
from panel_tui.domain.decisions import Decide
from panel_tui.domain.history import replay
from panel_tui.domain.model import Refused
from panel_tui.domain.prompts import SetPrompt
from panel_tui.domain.slots import DeferCase
from panel_tui.domain.working_days import WorkingCalendar
from panel_tui.ports import NotKept
from panel_tui.session import Session
from tests.conftest import FakeClock
from tests.fake_store import FakeStore
from tests.making import MEETING_ID, at, of_meeting, opening
from tests.office import COLIN, FINISH, JANE, MEETING, START, Office, note


@pytest.fixture
def office(clock: FakeClock) -> Office:
    return Office(clock)


class TestKeeping:
    def test_what_is_done_is_kept_with_who_did_it_and_when(self, office: Office) -> None:
        office.clock.set(at(10, 3))
        office.colin.do(note("Known since May."))
        entry = office.store.history(MEETING)[-1]
        assert (entry.moment.by, entry.moment.at) == (COLIN, at(10, 3))
        assert office.store.load(MEETING).state == office.colin.meeting(MEETING_ID)

    def test_several_changes_are_kept_together_or_not_at_all(self, office: Office) -> None:
        before = office.kept()
        with pytest.raises(Refused, match="has begun already"):
            office.colin.do(note("One."), START, START)
        assert office.kept() == before
        assert office.notes() == []
        entries = len(office.store.entries)
        office.colin.do(note("One."), START)
        assert len(office.store.entries) == entries + 2
        assert office.store.writes == 2

    def test_what_could_not_be_written_is_not_shown_as_done_and_can_be_tried_again(
        self, office: Office
    ) -> None:
        office.colin.do(START)
        office.store.full = True
        with pytest.raises(NotKept):
            office.colin.do(note("One."))
        assert office.notes() == []
        office.store.full = False
        office.colin.do(note("One."))
        assert office.notes() == ["One."]

    def test_the_journal_tells_the_state_again(self, office: Office) -> None:
        office.colin.do(START, note("One."))
        office.colin.do(FINISH)
        assert replay(office.store.history(MEETING)) == office.store.load(MEETING).state
        assert replay(office.store.history("child/child-1")) == office.child(1)

    def test_there_is_nothing_to_change_before_it_is_set_up(self, office: Office) -> None:
        elsewhere = note("One.").changed(meeting_id="another")
        with pytest.raises(Refused, match="There is no meeting another"):
            office.colin.do(elsewhere)
        with pytest.raises(Refused, match="There is no meeting another"):
            office.colin.meeting("another")
        with pytest.raises(Refused, match="set up already"):
            office.colin.do(opening())

    def test_a_child_is_registered_before_its_meeting_is_set_up(self, clock: FakeClock) -> None:
        store = FakeStore()
        with pytest.raises(Refused, match="not on the register"):
            Session(store, clock, COLIN, WorkingCalendar).do(opening())
        assert store.entries == []


class TestTogether:
    def test_a_meeting_is_held_by_who_writes_in_it_and_asked_for_once(self, office: Office) -> None:
        office.colin.do(note("One."))
        office.colin.do(note("Two."))
        assert office.store.claims == [MEETING_ID]

    def test_what_another_copy_holds_can_be_read_and_not_written(self, office: Office) -> None:
        office.store.held_elsewhere.add(MEETING_ID)
        jane = office.session(JANE)
        before = office.kept()
        with pytest.raises(Refused, match="open in another copy"):
            jane.do(note("One."))
        assert office.kept() == before
        office.colin.do(note("Two."))
        assert [each.text for each in jane.meeting(MEETING_ID).case("C-1").notes] == ["Two."]

    def test_nobody_overwrites_what_somebody_else_did_meanwhile(self, office: Office) -> None:
        jane = office.session(JANE)
        jane.do(note("Hers."))
        with pytest.raises(Refused, match="Somebody else changed it"):
            office.colin.do(note("His."))
        assert [each.text for each in jane.meeting(MEETING_ID).case("C-1").notes] == ["Hers."]


class TestWhatFollowsForChildren:
    def test_a_meeting_that_is_set_up_gives_its_children_their_limits(self, office: Office) -> None:
        child = office.child(1)
        assert [limit.id for limit in child.limits] == ["first-panel", "tracking"]
        assert [(each.kind, each.on) for each in child.events] == [
            (LOOKED_AFTER, date(2026, 11, 2))
        ]

    def test_who_was_heard_has_been_heard_in_the_same_write(self, office: Office) -> None:
        office.colin.do(START)
        writes = office.store.writes
        office.colin.do(FINISH)
        assert office.store.writes == writes + 1
        heard = office.child(1).latest(("permanence-panel",))
        assert heard is not None
        assert heard.on == date(2026, 12, 3)
        assert office.child(2).latest(("permanence-panel",)) is None

    def test_what_is_undone_is_taken_back_from_the_child_too(self, office: Office) -> None:
        office.colin.do(START)
        office.colin.do(FINISH)
        last = office.colin.last_own_change(MEETING_ID)
        assert last is not None
        office.colin.do(of_meeting(Undo, number=last.number))
        assert office.child(1).latest(("permanence-panel",)) is None

    def test_children_are_left_alone_by_what_does_not_concern_them(self, office: Office) -> None:
        before = [office.child(number) for number in range(1, 5)]
        entries = len(office.store.entries)
        office.colin.do(note("One."))
        assert len(office.store.entries) == entries + 1
        assert [office.child(number) for number in range(1, 5)] == before


class TestDueDates:
    def test_the_calendar_is_asked_for_only_when_a_due_date_changes(self, office: Office) -> None:
        asked = office.calendars
        assert asked
        office.colin.do(START)
        office.colin.do(note("One."))
        office.colin.do(of_meeting(SetPrompt, case_ids=("C-1",), prompt="family", state="covered"))
        assert office.calendars == asked
        office.colin.do(FINISH)
        assert office.calendars > asked

    def test_due_lines_are_kept_for_the_meeting_and_its_children(self, office: Office) -> None:
        assert office.store.dues[MEETING] == ()
        office.colin.do(START)
        office.colin.do(FINISH)
        assert [line.limit_id for line in office.store.dues[MEETING]] == [
            "minutes-available",
            "minutes-uploaded",
        ]
        (first_panel, tracking) = office.store.dues["child/child-1"]
        assert (first_panel.met_on, tracking.started_on) == (date(2026, 12, 3), date(2026, 12, 3))


class TestUndo:
    def undo(self, session: Session) -> None:
        last = session.last_own_change(MEETING_ID)
        assert last is not None
        session.do(of_meeting(Undo, number=last.number))

    def test_a_persons_changes_are_taken_back_one_by_one(self, office: Office) -> None:
        office.colin.do(note("One."))
        office.colin.do(note("Two."))
        self.undo(office.colin)
        assert office.notes() == ["One."]
        self.undo(office.colin)
        assert office.notes() == []

    def test_what_was_done_in_one_go_is_taken_back_step_by_step(self, office: Office) -> None:
        office.colin.do(note("One."), START)
        self.undo(office.colin)
        assert office.notes() == ["One."]

    def test_an_undo_can_be_undone(self, office: Office) -> None:
        office.colin.do(note("One."))
        self.undo(office.colin)
        office.colin.do(of_meeting(Undo, number=office.store.history(MEETING)[-1].number))
        assert office.notes() == ["One."]

    def test_nobody_takes_back_what_somebody_else_did(self, office: Office) -> None:
        office.colin.do(note("His."))
        office.colin.actor = JANE
        number = office.store.history(MEETING)[-1].number
        assert office.colin.last_own_change(MEETING_ID) is None
        with pytest.raises(Refused, match="Only your own last change"):
            office.colin.do(of_meeting(Undo, number=number))

    def test_setting_the_meeting_up_is_not_undone(self, office: Office) -> None:
        with pytest.raises(Refused, match="open meeting"):
            office.colin.last_own_change(MEETING_ID)

    def test_an_undo_never_drops_what_is_done_with_it(self, office: Office) -> None:
        office.colin.do(START)
        number = office.store.history(MEETING)[-1].number
        with pytest.raises(TypeError, match="comes first"):
            office.colin.do(note("One."), of_meeting(Undo, number=number))
        office.colin.do(of_meeting(Undo, number=number), note("One."))
        assert office.notes() == ["One."]
        assert replay(office.store.history(MEETING)) == office.store.load(MEETING).state


def test_a_clock_put_back_is_no_reason_to_refuse_anything(office: Office) -> None:
    office.colin.do(START)
    office.clock.advance(minutes=-90)
    office.colin.do(note("One."), of_meeting(Decide, case_ids=("C-1",), text="Track"))
    office.colin.do(of_meeting(DeferCase, case_ids=("C-4",), reason="No papers"))
    office.colin.do(FINISH)
    timer = office.colin.meeting(MEETING_ID).slot(1).timer
    assert timer.finished_at == timer.began_at
