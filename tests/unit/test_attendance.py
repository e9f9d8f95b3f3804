from typing import Any

import pytest

from panel_tui.domain.attendance import (
    ActAsChair,
    ChairMeeting,
    Declare,
    MarkComplex,
    MarkLeft,
    MarkPresent,
    RemoveAttendee,
    SendApologies,
    TakeMinutes,
)
from panel_tui.domain.change import Moment
from panel_tui.domain.changes import Change
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.meeting import Attendee, Meeting, Stay, minute_taker_of
from panel_tui.domain.model import Refused
from panel_tui.domain.quorum import chair_of
from panel_tui.domain.slots import StartSlot
from tests.making import TEMPLATE, after, agenda, at, moment, of_meeting, opened, template

Step = tuple[Change, Moment]
CHAIR = "Patricia Adeyemi"


def comes(name: str, role: str | None = None, **fields: Any) -> MarkPresent:
    return of_meeting(MarkPresent, name=name, role=role, **fields)


def goes(name: str, **fields: Any) -> MarkLeft:
    return of_meeting(MarkLeft, name=name, **fields)


def heard(number: int, hour: int, begins: int, ends: int) -> tuple[Step, Step]:
    return (
        (of_meeting(StartSlot, slot=number), moment(hour, begins)),
        (of_meeting(FinishSlot, slot=number), moment(hour, ends)),
    )


def person(meeting: Meeting, name: str) -> Attendee:
    return next(each for each in meeting.attendees if each.name == name)


class TestComingAndGoing:
    def test_a_person_joins_leaves_and_comes_back(self) -> None:
        meeting = after(
            opened(),
            (comes("Jo March", "iro"), moment(10)),
            (goes("Jo March"), moment(10, 20)),
            (comes("Jo March"), moment(10, 40)),
        )
        jo = person(meeting, "Jo March")
        assert jo.role == "iro"
        assert jo.stays == (
            Stay(joined_at=at(10), left_at=at(10, 20)),
            Stay(joined_at=at(10, 40)),
        )
        there = [jo.present(at(10, minute)) for minute in (0, 19, 20, 39, 40)]
        assert there == [True, True, False, False, True]

    def test_a_time_that_was_missed_is_given(self) -> None:
        meeting = after(
            opened(),
            (comes("Jo March", joined_at=at(10)), moment(10, 30)),
            (goes("Jo March", left_at=at(10, 25)), moment(10, 30)),
        )
        assert person(meeting, "Jo March").stays == (Stay(joined_at=at(10), left_at=at(10, 25)),)

    def test_a_guest_takes_part_without_a_role_of_the_template(self) -> None:
        meeting = after(opened(), (comes("Sam Hill", part="Interpreter"), moment(10)))
        assert (person(meeting, "Sam Hill").role, person(meeting, "Sam Hill").part) == (
            None,
            "Interpreter",
        )

    def test_apologies_are_sent_once_for_each_role(self) -> None:
        apologies = of_meeting(SendApologies, name="Jo March", role="iro")
        meeting = after(opened(), (apologies, moment(9)))
        with pytest.raises(Refused, match="Jo March has sent apologies already"):
            after(meeting, (apologies, moment(9, 30)))
        other = of_meeting(SendApologies, name="Jo March", role="fostering")
        assert person(after(meeting, (other, moment(9, 30))), "Jo March").role == "fostering"

    def test_who_sent_apologies_and_came_all_the_same_is_present(self) -> None:
        apologies = of_meeting(SendApologies, name="Jo March", role="iro")
        meeting = after(opened(), (apologies, moment(9)))
        assert person(meeting, "Jo March").apologies
        meeting = after(meeting, (comes("Jo March"), moment(10)))
        assert not person(meeting, "Jo March").apologies
        assert person(meeting, "Jo March").role == "iro"

    def test_a_clock_that_jumps_back_keeps_nobody_out(self) -> None:
        meeting = after(
            opened(),
            (comes("Jo March"), moment(10)),
            (goes("Jo March"), moment(9)),
            (comes("Jo March"), moment(9)),
        )
        assert person(meeting, "Jo March").stays[-1].joined_at == at(10)

    def test_what_does_not_fit_is_refused(self) -> None:
        meeting = after(opened(), (comes("Jo March"), moment(10)))
        left = after(meeting, (goes("Jo March"), moment(10, 20)))
        refused: list[tuple[Meeting, Change, str]] = [
            (meeting, comes("Jo March"), "in the meeting already"),
            (meeting, comes("Ann Bell", "magician"), "The roles are chair, iro"),
            (meeting, goes("Ann Bell"), "not in the meeting"),
            (meeting, goes("Jo March", left_at=at(9)), "joined at 10:00"),
            (left, goes("Jo March"), "not in the meeting"),
            (left, comes("Jo March", joined_at=at(10, 10)), "had not left yet"),
            (left, of_meeting(SendApologies, name="Jo March"), "has been in the meeting"),
            (meeting, of_meeting(RemoveAttendee, name="Ann Bell"), "not listed"),
        ]
        for state, change, words in refused:
            with pytest.raises(Refused, match=words):
                after(state, (change, moment(10, 30)))

    def test_a_person_is_one_person_however_the_name_is_typed(self) -> None:
        meeting = after(opened(), (comes("Zo\u00eb March", "iro"), moment(10)))
        for written in ("zo\u00eb march", "ZOE\u0308  MARCH"):
            with pytest.raises(Refused, match="in the meeting already"):
                after(meeting, (comes(written), moment(10)))
        left = after(meeting, (goes("zo\u00eb march"), moment(10, 5)))
        assert [each.name for each in left.attendees] == ["Zo\u00eb March"]
        remove = of_meeting(RemoveAttendee, name="ZO\u00cb MARCH")
        assert after(left, (remove, moment(11))).attendees == ()

    def test_somebody_listed_by_mistake_is_taken_off(self) -> None:
        meeting = after(opened(), (comes("Jo March"), moment(10)))
        meeting = after(meeting, (of_meeting(RemoveAttendee, name="Jo March"), moment(10, 1)))
        assert meeting.attendees == ()


class TestStays:
    STAY = Stay(joined_at=at(10, 20), left_at=at(10, 40))

    @pytest.mark.parametrize(
        ("begins", "ends", "there"),
        [
            (at(10, 0), at(10, 20), False),
            (at(10, 0), at(10, 21), True),
            (at(10, 25), at(10, 30), True),
            (at(10, 39), at(11), True),
            (at(10, 40), at(11), False),
            (at(10, 20), at(10, 20), True),
        ],
    )
    def test_who_comes_as_a_slot_ends_was_not_there_for_it(
        self, begins: Any, ends: Any, there: bool
    ) -> None:
        assert self.STAY.overlaps(begins, ends) is there

    def test_who_never_left_is_there_for_all_that_follows(self) -> None:
        assert Stay(joined_at=at(10)).overlaps(at(15), at(16))


class TestHandingOver:
    def test_each_case_keeps_the_chair_and_minute_taker_it_was_heard_under(self) -> None:
        meeting = after(
            opened(),
            *heard(1, 10, 0, 20),
            (of_meeting(ChairMeeting, name="Tom Bell"), moment(10, 20)),
            (of_meeting(TakeMinutes, name="Jane Sutton"), moment(10, 20)),
            *heard(2, 10, 20, 40),
        )
        assert [chair_of(meeting, each) for each in meeting.case_ids] == [
            CHAIR,
            *["Tom Bell"] * 3,
        ]
        takers = [minute_taker_of(meeting, each) for each in meeting.case_ids]
        assert takers == ["Colin Marsh", *["Jane Sutton"] * 3]
        assert (meeting.chair, meeting.minute_taker) == ("Tom Bell", "Jane Sutton")

    def test_a_handover_noted_late_is_backdated(self) -> None:
        change = of_meeting(ChairMeeting, name="Tom Bell", since=at(10))
        meeting = after(opened(), *heard(1, 10, 0, 20), (change, moment(10, 30)))
        assert chair_of(meeting, "C-1") == "Tom Bell"

    def test_a_handover_still_to_come_is_refused(self) -> None:
        handovers: list[Change] = [
            of_meeting(ChairMeeting, name="Jo", since=at(11)),
            of_meeting(TakeMinutes, name="Jo", since=at(11)),
        ]
        for change in handovers:
            with pytest.raises(Refused, match="11:00 is still to come"):
                after(opened(), (change, moment(10)))

    def test_who_is_named_first_holds_for_what_was_heard_before(self) -> None:
        meeting = after(
            opened(agenda(chair="", minute_taker="")),
            *heard(1, 10, 0, 20),
            (of_meeting(ChairMeeting, name="Tom Bell"), moment(10, 30)),
            (of_meeting(TakeMinutes, name="Jane Sutton"), moment(10, 30)),
        )
        assert chair_of(meeting, "C-1") == "Tom Bell"
        assert minute_taker_of(meeting, "C-1") == "Jane Sutton"

    def test_nobody_need_be_named(self) -> None:
        meeting = opened(agenda(chair="", minute_taker=""))
        assert chair_of(meeting, "C-1") == minute_taker_of(meeting, "C-1") == ""

    def test_a_clock_that_jumps_back_takes_nothing_from_the_last_handover(self) -> None:
        meeting = after(
            opened(),
            (of_meeting(ChairMeeting, name="Tom Bell"), moment(10)),
            (of_meeting(ChairMeeting, name="Ann Hill"), moment(9, 30)),
        )
        assert meeting.chair_at(at(10)) == "Ann Hill"
        assert meeting.chair_at(at(9, 45)) == CHAIR


class TestActingChair:
    ROLES = TEMPLATE["attendance"] | {
        "roles": [
            *TEMPLATE["attendance"]["roles"],
            {"id": "service", "title": "Service Manager", "attends": "as appropriate"}
            | {"chairs_complex": True},
        ]
    }
    MEETING = after(
        opened(kind=template(attendance=ROLES)),
        (comes("Tom Bell", "fostering"), moment(10)),
        (comes("Jo March", "iro"), moment(10)),
        (comes("Ann Hill", "service"), moment(10)),
    )

    def acts(self, name: str, *case_ids: str) -> ActAsChair:
        return of_meeting(ActAsChair, person=name, case_ids=case_ids or ("C-1",))

    def test_somebody_whose_role_may_chair_takes_the_chair_for_a_case(self) -> None:
        meeting = after(self.MEETING, (self.acts("Tom Bell"), moment(10)))
        assert [chair_of(meeting, each) for each in ("C-1", "C-4")] == ["Tom Bell", CHAIR]

    def test_nobody_else_does(self) -> None:
        for name in ("Jo March", "Ann Hill", "Nobody Known"):
            with pytest.raises(Refused, match="not in a role that may chair C-1"):
                after(self.MEETING, (self.acts(name), moment(10)))

    def test_a_complex_case_has_a_chair_of_its_own(self) -> None:
        complex_1 = of_meeting(MarkComplex, case_ids=("C-1",), complex=True)
        meeting = after(self.MEETING, (complex_1, moment(10)), (self.acts("Ann Hill"), moment(10)))
        assert chair_of(meeting, "C-1") == "Ann Hill"
        with pytest.raises(Refused, match="may chair C-4"):
            after(meeting, (self.acts("Ann Hill", "C-4"), moment(10)))

    def test_who_stood_down_from_a_case_does_not_chair_it(self) -> None:
        stands_down = of_meeting(
            Declare, case_ids=("C-1",), person="Tom Bell", interest="A cousin", takes_part=False
        )
        meeting = after(self.MEETING, (stands_down, moment(10)))
        with pytest.raises(Refused, match="has stood down from C-1"):
            after(meeting, (self.acts("Tom Bell"), moment(10)))
        assert chair_of(after(meeting, (self.acts("Tom Bell", "C-4"), moment(10))), "C-4")


class TestDeclarations:
    def declares(self, takes_part: bool, interest: str = "A neighbour") -> Declare:
        return of_meeting(
            Declare, case_ids=("C-1",), person=CHAIR, interest=interest, takes_part=takes_part
        )

    def test_a_declaration_stands_in_its_case_alone(self) -> None:
        meeting = after(opened(), (self.declares(takes_part=True), moment(10)))
        assert [len(case.declarations) for case in meeting.cases] == [1, 0, 0, 0]

    def test_said_again_it_takes_the_place_of_the_first(self) -> None:
        meeting = after(opened(), (self.declares(takes_part=True), moment(10)))
        meeting = after(meeting, (self.declares(False, "A cousin"), moment(10)))
        (declared,) = meeting.case("C-1").declarations
        assert (declared.interest, declared.takes_part) == ("A cousin", False)

    def test_an_interest_is_named(self) -> None:
        with pytest.raises(ValueError, match="interest"):
            self.declares(takes_part=True, interest="  ")
