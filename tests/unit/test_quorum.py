from datetime import datetime

import pytest

from panel_tui.domain.attendance import (
    ActAsChair,
    ChairMeeting,
    Declare,
    MarkLeft,
    MarkPresent,
    RemoveAttendee,
    RemoveDeclaration,
)
from panel_tui.domain.case import Decision
from panel_tui.domain.change import Moment
from panel_tui.domain.changes import Change
from panel_tui.domain.decisions import ConfirmDecision, Decide
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.quorum import QuorumCount, decided_at, quorum_at
from panel_tui.domain.sign_off import Approve, Reopen
from panel_tui.domain.slots import StartSlot
from tests.making import TEMPLATE, after, at, moment, of_meeting, opened, template

Step = tuple[Change, Moment]
CHAIR, IRO, FOSTERING = "Patricia Adeyemi", "Jo March", "Tom Bell"
DECIDE = of_meeting(Decide, case_ids=("C-1",), text="Track")
STANDS_DOWN = of_meeting(
    Declare, case_ids=("C-1",), person=IRO, interest="A cousin", takes_part=False
)


def comes(name: str, role: str, joined_at: datetime | None = None) -> MarkPresent:
    return of_meeting(MarkPresent, name=name, role=role, joined_at=joined_at)


def goes(name: str) -> MarkLeft:
    return of_meeting(MarkLeft, name=name)


QUORATE = after(opened(), (comes(CHAIR, "chair"), moment(10)), (comes(IRO, "iro"), moment(10)))


def decision(meeting: Meeting, case_id: str = "C-1") -> Decision:
    found = meeting.case(case_id).decision
    assert found is not None
    return found


class TestCount:
    def test_chair_and_one_member_make_a_quorum(self) -> None:
        count = quorum_at(QUORATE, "C-1", at(10))
        assert count == QuorumCount((CHAIR, IRO), 2, chaired=True)
        assert count.quorate

    def test_without_the_chair_there_is_none(self) -> None:
        meeting = after(opened(), (comes(IRO, "iro"), moment(10)))
        meeting = after(meeting, (comes(FOSTERING, "fostering"), moment(10)))
        count = quorum_at(meeting, "C-1", at(10))
        assert (len(count.members), count.chaired, count.quorate) == (2, False, False)

    def test_a_social_worker_does_not_count(self) -> None:
        meeting = after(opened(), (comes(CHAIR, "chair"), moment(10)))
        meeting = after(meeting, (comes("Ann Hill", "social-worker"), moment(10)))
        assert quorum_at(meeting, "C-1", at(10)).members == (CHAIR,)

    def test_who_is_out_of_the_room_does_not_count(self) -> None:
        meeting = after(QUORATE, (goes(IRO), moment(10, 20)))
        assert quorum_at(meeting, "C-1", at(10, 19)).quorate
        assert not quorum_at(meeting, "C-1", at(10, 20)).quorate

    def test_a_declared_interest_costs_the_quorum_of_that_case_alone(self) -> None:
        meeting = after(QUORATE, (STANDS_DOWN, moment(10)))
        assert not quorum_at(meeting, "C-1", at(10)).quorate
        assert quorum_at(meeting, "C-4", at(10)).quorate

    def test_an_interest_counts_however_the_name_is_typed(self) -> None:
        meeting = after(QUORATE, (STANDS_DOWN.changed(person="jo  march"), moment(10)))
        assert not quorum_at(meeting, "C-1", at(10)).quorate

    def test_who_declares_and_takes_part_counts(self) -> None:
        meeting = after(QUORATE, (STANDS_DOWN.changed(takes_part=True), moment(10)))
        assert quorum_at(meeting, "C-1", at(10)).quorate

    def test_an_acting_chair_chairs(self) -> None:
        chair_stands_down = STANDS_DOWN.changed(person=CHAIR)
        meeting = after(QUORATE, (comes(FOSTERING, "fostering"), moment(10)))
        meeting = after(meeting, (chair_stands_down, moment(10)))
        assert not quorum_at(meeting, "C-1", at(10)).quorate
        acts = of_meeting(ActAsChair, case_ids=("C-1",), person=FOSTERING)
        assert quorum_at(after(meeting, (acts, moment(10))), "C-1", at(10)).quorate

    def test_a_template_without_quorum_asks_for_none(self) -> None:
        attendance = TEMPLATE["attendance"] | {"quorum": None}
        assert quorum_at(opened(kind=template(attendance=attendance)), "C-1", at(10)).quorate

    def test_a_template_may_do_without_a_chair(self) -> None:
        rule = TEMPLATE["attendance"]["quorum"] | {"least": 1, "chair_needed": False}
        attendance = TEMPLATE["attendance"] | {"quorum": rule}
        meeting = after(
            opened(kind=template(attendance=attendance)), (comes(IRO, "iro"), moment(10))
        )
        assert quorum_at(meeting, "C-1", at(10)).quorate


class TestDecisions:
    def test_a_quorate_decision_binds(self) -> None:
        assert not decision(after(QUORATE, (DECIDE, moment(10, 5)))).advisory

    def test_a_decision_without_quorum_is_advisory_until_it_is_confirmed(self) -> None:
        meeting = after(opened(), (DECIDE, moment(10, 5)))
        assert decision(meeting).advisory
        confirm = of_meeting(ConfirmDecision, case_ids=("C-1",), confirmed_by="Head of Service")
        assert decision(after(meeting, (confirm, moment(11)))).confirmed_by == "Head of Service"

    def test_siblings_are_decided_each_by_their_own_quorum(self) -> None:
        meeting = after(QUORATE, (STANDS_DOWN.changed(case_ids=("C-2",)), moment(10)))
        both = DECIDE.changed(case_ids=("C-2", "C-3"))
        meeting = after(meeting, (both, moment(10, 5)))
        assert [decision(meeting, each).advisory for each in ("C-2", "C-3")] == [True, False]


class TestWrittenLater:
    """Minutes are often put right when everybody has gone home."""

    HEARD: tuple[Step, ...] = (
        (of_meeting(StartSlot, slot=1), moment(10)),
        (DECIDE, moment(10, 15)),
        (of_meeting(FinishSlot, slot=1), moment(10, 20)),
        (goes(IRO), moment(10, 20)),
        (goes(CHAIR), moment(10, 20)),
    )

    def test_a_decision_worded_anew_in_the_evening_binds_as_it_did(self) -> None:
        meeting = after(QUORATE, *self.HEARD, (DECIDE.changed(text="Track it"), moment(17)))
        assert not decision(meeting).advisory
        assert decided_at(meeting, "C-1", at(17)) < at(10, 20)

    def test_people_entered_after_the_decision_count_for_it(self) -> None:
        meeting = after(opened(), *self.HEARD[:3])
        assert decision(meeting).advisory
        meeting = after(meeting, (comes(CHAIR, "chair", at(10)), moment(17)))
        meeting = after(meeting, (comes(IRO, "iro", at(10)), moment(17)))
        assert not decision(meeting).advisory

    def test_an_interest_declared_after_the_decision_makes_it_advisory(self) -> None:
        meeting = after(QUORATE, *self.HEARD, (STANDS_DOWN, moment(17)))
        assert decision(meeting).advisory

    def test_an_interest_declared_by_mistake_is_taken_off_and_the_person_counts_again(self) -> None:
        taken_off = of_meeting(RemoveDeclaration, case_ids=("C-1",), person="jo march")
        meeting = after(QUORATE, *self.HEARD, (STANDS_DOWN, moment(17)), (taken_off, moment(17)))
        assert not meeting.case("C-1").declarations
        assert not decision(meeting).advisory
        with pytest.raises(Refused, match="C-1: no interest of jo march is recorded"):
            taken_off.apply(meeting, moment(17))

    def test_somebody_struck_off_the_list_no_longer_counts(self) -> None:
        strike_off = of_meeting(RemoveAttendee, name=IRO)
        assert decision(after(QUORATE, *self.HEARD, (strike_off, moment(17)))).advisory

    def test_a_change_of_chair_leaves_earlier_decisions_as_they_were(self) -> None:
        change = of_meeting(ChairMeeting, name="Ann Hill")
        assert not decision(after(QUORATE, *self.HEARD, (change, moment(10, 30)))).advisory

    def test_approved_minutes_stand_and_are_looked_at_anew_when_reopened(self) -> None:
        approve = of_meeting(Approve, case_ids=("C-1",), approver=CHAIR)
        meeting = after(QUORATE, *self.HEARD, (approve, moment(17)))
        meeting = after(meeting, (of_meeting(RemoveAttendee, name=IRO), moment(18)))
        assert not decision(meeting).advisory
        reopen = of_meeting(Reopen, case_id="C-1", reason="Who was there", reopened_by=CHAIR)
        assert decision(after(meeting, (reopen, moment(18)))).advisory
