from datetime import date

import pytest

from panel_tui.domain.change import Undo
from panel_tui.domain.child import LOOKED_AFTER, Child
from panel_tui.domain.correcting import CorrectCase
from panel_tui.domain.decisions import Decide
from panel_tui.domain.drafts import Draft
from panel_tui.domain.history import replay
from panel_tui.domain.model import Refused
from panel_tui.domain.notes import WriteNote
from panel_tui.domain.prompts import SetPrompt
from panel_tui.domain.register import RegisterChild
from panel_tui.domain.slots import DeferCase, FinishSlot, StartSlot
from panel_tui.domain.working_days import WorkingCalendar
from panel_tui.ports import NotKept
from panel_tui.session import Session
from tests.conftest import FakeClock
from tests.fake_store import FakeStore
from tests.making import MEETING_ID, agenda, at, facts, of_meeting, opening

MEETING = f"meeting/{MEETING_ID}"
COLIN, JANE = "Colin Marsh", "Jane Sutton"
START = of_meeting(StartSlot, slot=1)
FINISH = of_meeting(FinishSlot, slot=1)


def note(text: str, *case_ids: str, place: str = "context") -> WriteNote:
    return of_meeting(WriteNote, case_ids=case_ids or ("C-1",), place=place, text=text)


class Office:
    """A store with the sample meeting open, and people who come to work on it."""

    def __init__(self, clock: FakeClock) -> None:
        self.clock = clock
        self.store = FakeStore()
        self.calendars = 0
        self.colin = self.session(COLIN)
        registered = [
            RegisterChild(child_id=f"child-{number}", case_id=case.case_id, name=case.child)
            for number, case in enumerate(agenda().cases, start=1)
        ]
        self.colin.do(*registered, opening())

    def session(self, actor: str) -> Session:
        return Session(self.store, self.clock, actor, self.calendar)

    def calendar(self) -> WorkingCalendar:
        self.calendars += 1
        return WorkingCalendar()

    def child(self, number: int) -> Child:
        state = self.store.load(f"child/child-{number}").state
        assert isinstance(state, Child)
        return state

    def notes(self, case_id: str = "C-1") -> list[str]:
        return [each.text for each in self.colin.meeting(MEETING_ID).case(case_id).notes]

    def kept(self) -> tuple[object, ...]:
        return dict(self.store.kept), dict(self.store.dues), list(self.store.entries)


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
        assert child.latest((LOOKED_AFTER,)) == date(2026, 11, 2)

    def test_who_was_heard_has_been_heard_in_the_same_write(self, office: Office) -> None:
        office.colin.do(START)
        writes = office.store.writes
        office.colin.do(FINISH)
        assert office.store.writes == writes + 1
        assert office.child(1).latest(("permanence-panel",)) == date(2026, 12, 3)
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


class TestRecovering:
    def draft(self, text: str, *case_ids: str) -> Draft:
        return Draft(
            meeting_id=MEETING_ID,
            slot=1,
            place="context",
            case_ids=case_ids or ("C-1",),
            text=text,
            at=at(10),
            by=COLIN,
        )

    def next_start(self, office: Office, actor: str = JANE) -> Session:
        session = office.session(actor)
        session.recover(MEETING_ID)
        office.colin = session
        return session

    def test_what_was_typed_when_the_program_ended_becomes_a_note_of_who_typed_it(
        self, office: Office
    ) -> None:
        office.colin.keep_draft(self.draft("Half a sen"))
        self.next_start(office)
        assert office.notes() == ["Half a sen"]
        assert office.store.history(MEETING)[-1].moment.by == COLIN

    def test_whoever_is_at_work_then_can_go_on(self, office: Office) -> None:
        office.colin.keep_draft(self.draft("Half a sen"))
        office.session(JANE).claim(MEETING_ID)
        self.next_start(office).do(START)
        assert office.notes() == ["Half a sen"]

    def test_words_that_were_kept_are_not_written_twice(self, office: Office) -> None:
        office.colin.keep_draft(self.draft("Known since May. \n"))
        office.colin.do(note("Known since May."))
        entries = len(office.store.entries)
        self.next_start(office)
        assert len(office.store.entries) == entries

    def test_an_older_draft_does_not_overwrite_what_was_written_since(self, office: Office) -> None:
        office.colin.keep_draft(self.draft("Known since M"))
        office.clock.set(at(8))  # whatever the clock says
        office.colin.do(note("Known since May."))
        self.next_start(office)
        assert office.notes() == ["Known since May."]

    def test_what_was_undone_does_not_come_back(self, office: Office) -> None:
        office.colin.keep_draft(self.draft("Wrong child."))
        office.colin.do(note("Wrong child."))
        office.colin.do(of_meeting(Undo, number=office.store.history(MEETING)[-1].number))
        self.next_start(office)
        assert office.notes() == []

    def test_a_note_for_other_children_is_no_reason_to_lose_the_draft(self, office: Office) -> None:
        office.colin.keep_draft(self.draft("Of both.", "C-2", "C-3"))
        office.colin.do(note("Of one.", "C-2"))
        self.next_start(office)
        assert office.notes("C-2") == ["Of one.", "Of both."]

    def test_words_typed_away_are_away(self, office: Office) -> None:
        office.colin.do(note("Known since May."))
        office.colin.keep_draft(self.draft(""))
        self.next_start(office)
        assert office.notes() == []

    def test_a_case_id_corrected_since_is_followed(self, office: Office) -> None:
        office.colin.keep_draft(self.draft("Half a sen"))
        right = facts(1, case_id="C-101")
        office.colin.do(of_meeting(CorrectCase, case_id="C-1", facts=right))
        self.next_start(office)
        assert office.notes("C-101") == ["Half a sen"]

    def test_without_a_draft_there_is_nothing_to_recover(self, office: Office) -> None:
        assert office.colin.recover(MEETING_ID) is None


def test_a_clock_put_back_is_no_reason_to_refuse_anything(office: Office) -> None:
    office.colin.do(START)
    office.clock.advance(minutes=-90)
    office.colin.do(note("One."), of_meeting(Decide, case_ids=("C-1",), text="Track"))
    office.colin.do(of_meeting(DeferCase, case_ids=("C-4",), reason="No papers"))
    office.colin.do(FINISH)
    timer = office.colin.meeting(MEETING_ID).slot(1).timer
    assert timer.finished_at == timer.began_at
