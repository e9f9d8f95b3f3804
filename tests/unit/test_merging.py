"""Two records of one child become one, and nothing of either is lost."""

from datetime import date
from typing import Any

import pytest

from panel_tui.domain.child import Child, Event
from panel_tui.domain.events import RecordEvent
from panel_tui.domain.history import replay, undoable
from panel_tui.domain.merging import MergeChild, RepointChild, RetireChild
from panel_tui.domain.model import Refused
from panel_tui.domain.register_import import ImportChild
from panel_tui.domain.sign_off import Approve
from panel_tui.domain.slots import DeferCase
from tests.conftest import FakeClock
from tests.making import MEETING_ID, after, moment, of_meeting, opened
from tests.office import COLIN, FINISH, MEETING, START, Office, note

PLACED = Event(kind="placed", on=date(2026, 11, 2))


def child(number: int, **facts: Any) -> Child:
    """A record of a child."""
    known = {
        "child_id": f"child-{number}",
        "case_ids": (f"C-{number}",),
        "names": (f"Name {number}",),
        "known_since": date(2026, 11, number),
    }
    return Child.model_validate(known | facts)


def merged(one: Child, other: Child) -> Child:
    return MergeChild(child_id=one.child_id, other=other).apply(one, moment(10))


class TestTheRecords:
    def test_the_current_facts_stay_and_the_others_are_kept_as_former(self) -> None:
        one = child(2, case_ids=("B-2", "C-2"))
        after_both = merged(one, child(1, born=date(2018, 5, 4), events=(PLACED,)))
        assert after_both.case_ids == ("C-1", "B-2", "C-2")
        assert after_both.names == ("Name 1", "Name 2")
        assert (after_both.born, after_both.known_since) == (date(2018, 5, 4), date(2026, 11, 1))
        assert after_both.events == (PLACED,)

    def test_what_both_say_is_there_once(self) -> None:
        one = child(1, events=(PLACED,))
        assert merged(one, child(2, names=("Name 1",), events=(PLACED,))) == one.changed(
            case_ids=("C-2", "C-1")
        )

    def test_two_dates_of_birth_are_two_children(self) -> None:
        one, other = child(1, born=date(2018, 5, 4)), child(2, born=date(2018, 5, 5))
        with pytest.raises(Refused, match="C-1 and C-2 have different dates of birth") as refused:
            merged(one, other)
        assert "2018" not in str(refused.value)

    def test_something_that_happened_before_the_other_was_born(self) -> None:
        with pytest.raises(Refused, match="they cannot be one child"):
            merged(child(1, born=date(2026, 11, 20)), child(2, events=(PLACED,)))

    def test_the_record_that_is_left_keeps_nothing_and_takes_nothing(self) -> None:
        left = RetireChild(child_id="child-2", same_as="child-1").apply(child(2), moment(10))
        assert (left.case_ids, left.names, left.same_as) == ((), (), "child-1")
        with pytest.raises(Refused, match="merged into another"):
            RecordEvent(child_id="child-2", event="placed", on=PLACED.on).apply(left, moment(10))


class TestAMeeting:
    def test_points_at_the_record_that_goes_on_and_changes_in_nothing_else(self) -> None:
        before = opened()
        meeting = after(before, (REPOINT, moment(10)))
        assert meeting.case("C-4").child_id == "child-9"
        assert after(meeting, (BACK, moment(10))) == before

    def test_refuses_two_records_that_are_both_on_its_agenda(self) -> None:
        both = of_meeting(RepointChild, retired="child-4", child_id="child-1")
        with pytest.raises(Refused, match="C-1 and C-4 are both on the agenda of 2026-12-03"):
            after(opened(), (both, moment(10)))


REPOINT = of_meeting(RepointChild, retired="child-4", child_id="child-9")
BACK = of_meeting(RepointChild, retired="child-9", child_id="child-4")


class TestTheRegisterAndItsMeetings:
    @pytest.fixture
    def office(self, clock: FakeClock) -> Office:
        """A meeting in which C-1 was heard and approved, and a second record of that child."""
        office = Office(clock)
        defer = of_meeting(DeferCase, case_ids=("C-4",), reason="No report")
        for change in (START, note("Said."), FINISH, defer):
            clock.advance(minutes=5)
            office.colin.do(change)
        head = office.store.journal_head()
        office.colin.do(
            of_meeting(Approve, case_ids=("C-1",), approver="Patricia Adeyemi", journal_head=head)
        )
        return office

    def test_what_the_meeting_left_on_the_child_goes_along(self, office: Office) -> None:
        heard, meeting = office.colin.child("C-1"), office.colin.meeting(MEETING_ID)
        new = child(9, events=(PLACED,))
        self._merge(office, new, heard)
        now = office.colin.child("C-1")
        assert (now.child_id, now.case_ids) == ("child-9", ("C-1", "C-9"))
        assert now.hearings == heard.hearings
        assert set(now.events) == {PLACED, *heard.events}
        assert now.limits == heard.limits
        case = office.colin.meeting(MEETING_ID).case("C-1")
        assert case == meeting.case("C-1").changed(child_id="child-9")

    def test_the_journal_tells_it_again(self, office: Office) -> None:
        self._merge(office, child(9), office.colin.child("C-1"))
        for subject in (MEETING, "child/child-1"):
            assert replay(office.store.history(subject)) == office.store.load(subject).state

    def test_later_changes_of_the_meeting_reach_the_record_that_goes_on(
        self, office: Office
    ) -> None:
        self._merge(office, child(9), office.colin.child("C-4"))
        office.colin.do(of_meeting(DeferCase, case_ids=("C-4",), reason="Still no report"))
        assert office.colin.child("C-4").hearings[-1].put_off == "Still no report"
        assert office.store.load("child/child-4").state == Child(
            child_id="child-4",
            case_ids=(),
            names=(),
            known_since=date(2026, 12, 3),
            same_as="child-9",
        )

    def test_undo_passes_over_it(self, office: Office) -> None:
        office.colin.do(note("Another.", "C-2"))
        self._merge(office, child(9), office.colin.child("C-4"))
        undoes = undoable(office.store.history(MEETING), COLIN)
        assert undoes
        assert undoes.change.kind == "write note"

    @staticmethod
    def _merge(office: Office, new: Child, other: Child) -> None:
        office.colin.do(
            ImportChild(
                child_id=new.child_id, case_id=new.case_id, name=new.names[-1], events=new.events
            )
        )
        office.colin.do(
            MergeChild(child_id=new.child_id, other=other),
            RetireChild(child_id=other.child_id, same_as=new.child_id),
            of_meeting(RepointChild, retired=other.child_id, child_id=new.child_id),
        )
