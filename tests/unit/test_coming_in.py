"""Social workers join as the slot of their cases begins and leave as it ends, as the agenda names them."""

from datetime import time
from typing import Any

import pytest

from panel_tui.domain.agenda import AgendaSlot
from panel_tui.domain.applying import apply
from panel_tui.domain.attendance import (
    CorrectStay,
    Declare,
    MarkLeft,
    MarkPresent,
    RemoveAttendee,
    SendApologies,
)
from panel_tui.domain.change import Moment
from panel_tui.domain.changes import CHANGE, Change
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.meeting import Meeting, Stay
from panel_tui.domain.model import Refused
from panel_tui.domain.quorum import quorum_at
from panel_tui.domain.slots import BackdateStart, DeferCase, PauseSlot, ResumeSlot, StartSlot
from panel_tui.domain.stated_times import StateTimes
from tests.making import TEMPLATE, after, agenda, at, facts, moment, of_meeting, opened, template

TOM, ADA = "Tom Okafor", "Ada Bell"
Step = tuple[Change, Moment]


def meeting_of(*workers: str | tuple[str, ...], kind: Any = None) -> Meeting:
    """A meeting with a slot for each social worker; several of them share one as siblings' do."""
    slots, number = [], 0
    for minute, named in enumerate(workers):
        cases = []
        for worker in (named,) if isinstance(named, str) else named:
            number += 1
            cases.append(facts(number, social_worker=worker))
        starts = time(10, 10 * minute)
        slots.append(AgendaSlot(starts=starts, minutes=10, cases=tuple(cases)))
    return opened(agenda(slots=tuple(slots)), kind)


def starts(slot: int, minute: int) -> Step:
    return of_meeting(StartSlot, slot=slot), moment(10, minute)


def ends(slot: int, minute: int) -> Step:
    return of_meeting(FinishSlot, slot=slot), moment(10, minute)


def comes(name: str, **fields: Any) -> MarkPresent:
    return of_meeting(MarkPresent, name=name, **fields)


def stays(meeting: Meeting, name: str) -> tuple[Stay, ...]:
    person = meeting.attendee(name)
    return person.stays if person else ()


def by_agenda(joined: int, left: int | None = None) -> Stay:
    ended = None if left is None else at(10, left)
    return Stay(joined_at=at(10, joined), left_at=ended, by_agenda=True)


class TestWhoComesIn:
    def test_a_social_worker_joins_as_the_slot_begins_and_leaves_as_it_ends(self) -> None:
        begun = after(meeting_of(TOM, ADA), starts(1, 2))
        tom = begun.attendee(TOM)
        assert tom
        assert (tom.role, tom.stays) == ("social-worker", (by_agenda(2),))
        assert begun.attendee(ADA) is None
        assert stays(after(begun, ends(1, 19)), TOM) == (by_agenda(2, 19),)

    def test_who_is_heard_next_stays_and_who_comes_later_comes_again(self) -> None:
        steps = (starts(1, 0), ends(1, 18), starts(2, 20), ends(2, 38), starts(3, 40))
        meeting = after(meeting_of(TOM, TOM, ADA, TOM), *steps)
        assert stays(meeting, TOM) == (by_agenda(0, 38),)
        meeting = after(meeting, ends(3, 45), starts(4, 50))
        assert stays(meeting, TOM) == (by_agenda(0, 38), by_agenda(50))
        assert stays(meeting, ADA) == (by_agenda(40, 45),)

    def test_the_social_workers_of_siblings_all_come_in(self) -> None:
        meeting = after(meeting_of((TOM, ADA, TOM)), starts(1, 0))
        assert [each.name for each in meeting.attendees] == [TOM, ADA]

    def test_of_a_child_who_was_put_off_nobody_comes_in(self) -> None:
        puts_off = of_meeting(DeferCase, case_ids=("C-2",), reason="Papers late")
        meeting = after(meeting_of((TOM, ADA)), (puts_off, moment(9, 50)), starts(1, 0))
        assert [each.name for each in meeting.attendees] == [TOM]

    def test_who_sent_apologies_does_not(self) -> None:
        excused = of_meeting(SendApologies, name=TOM), moment(9, 30)
        assert stays(after(meeting_of(TOM), excused, starts(1, 0)), TOM) == ()

    def test_who_stood_down_does_not(self) -> None:
        declared = of_meeting(
            Declare, case_ids=("C-1",), person=TOM, interest="An aunt", takes_part=False
        )
        meeting = after(meeting_of(TOM, TOM), (declared, moment(9, 30)), starts(1, 0))
        assert meeting.attendee(TOM) is None
        assert stays(after(meeting, ends(1, 9), starts(2, 10)), TOM) == (by_agenda(10),)

    def test_a_member_who_is_the_social_worker_too_is_marked_by_people(self) -> None:
        steps = (
            (comes(TOM, role="iro"), moment(9)),
            (of_meeting(MarkLeft, name=TOM), moment(9, 5)),
        )
        meeting = after(meeting_of(TOM), *steps, starts(1, 0))
        assert len(stays(meeting, TOM)) == 1

    def test_who_takes_the_minutes_is_marked_by_people_and_stays(self) -> None:
        begun = after(meeting_of("Colin Marsh"), starts(1, 0))
        assert begun.minute_taker == "Colin Marsh"
        assert begun.attendees == ()
        meeting = after(begun, (comes("Colin Marsh"), moment(10)), ends(1, 18))
        assert stays(meeting, "Colin Marsh") == (Stay(joined_at=at(10)),)

    @pytest.mark.parametrize("attends", [None, "views only"])
    def test_where_social_workers_do_not_attend_nobody_comes_in(self, attends: str | None) -> None:
        roles = [each for each in TEMPLATE["attendance"]["roles"] if each["id"] != "social-worker"]
        if attends:
            roles.append({"id": "social-worker", "title": "Social worker", "attends": attends})
        kind = template(attendance=TEMPLATE["attendance"] | {"roles": roles})
        assert after(meeting_of(TOM, kind=kind), starts(1, 0)).attendees == ()

    def test_a_case_without_a_social_worker_brings_nobody(self) -> None:
        assert after(meeting_of(""), starts(1, 0), ends(1, 9)).attendees == ()


class TestWhoGoesOut:
    def test_who_walked_in_before_the_slot_leaves_with_it(self) -> None:
        came = comes(TOM, role="social-worker"), moment(9, 58)
        meeting = after(meeting_of(TOM, ADA), came, starts(1, 0), ends(1, 18))
        assert stays(meeting, TOM) == (Stay(joined_at=at(9, 58), left_at=at(10, 18)),)

    def test_who_left_before_the_end_had_left(self) -> None:
        gone = of_meeting(MarkLeft, name=TOM), moment(10, 9)
        assert stays(after(meeting_of(TOM), starts(1, 0), gone, ends(1, 18)), TOM) == (
            by_agenda(0, 9),
        )

    def test_whose_other_slot_is_paused_stays(self) -> None:
        pause = of_meeting(PauseSlot, slot=1, reason="Fire alarm"), moment(10, 5)
        meeting = after(meeting_of(TOM, TOM), starts(1, 0), pause, starts(2, 6), ends(2, 18))
        assert stays(meeting, TOM) == (by_agenda(0),)

    def test_social_workers_who_count_as_members_come_and_go_and_count_to_the_end(self) -> None:
        roles = [
            each | {"attends": "member", "counts_for_quorum": each["id"] == "social-worker"}
            for each in TEMPLATE["attendance"]["roles"]
        ]
        quorum = {"least": 1, "chair_needed": False, "source": {"document": "ours", "ours": True}}
        kind = template(attendance=TEMPLATE["attendance"] | {"roles": roles, "quorum": quorum})
        meeting = after(meeting_of(TOM, ADA, kind=kind), starts(1, 0), ends(1, 18))
        assert stays(meeting, TOM) == (by_agenda(0, 18),)
        ended_at = meeting.ended_at("C-1")
        assert ended_at
        assert quorum_at(meeting, "C-1", ended_at).members == (TOM,)


class TestAnotherChildIsHeardInBetween:
    """Slot 1 is paused at 10:05, and slot 2 is heard from 10:06 to 10:15; then slot 1 goes on."""

    PAUSE = of_meeting(PauseSlot, slot=1, reason="Waiting for a report"), moment(10, 5)
    RESUME = of_meeting(ResumeSlot, slot=1), moment(10, 16)
    BETWEEN = (starts(1, 0), PAUSE, starts(2, 6), ends(2, 15))

    def test_who_waits_is_out_and_comes_back(self) -> None:
        meeting = after(meeting_of(TOM, ADA), *self.BETWEEN, self.RESUME, ends(1, 20))
        assert stays(meeting, TOM) == (by_agenda(0, 6), by_agenda(16, 20))
        assert stays(meeting, ADA) == (by_agenda(6, 15),)

    def test_who_was_marked_by_hand_gives_way_and_comes_back_too(self) -> None:
        came = comes(TOM), moment(9, 58)
        meeting = after(meeting_of(TOM, ADA), came, *self.BETWEEN, self.RESUME)
        assert stays(meeting, TOM) == (
            Stay(joined_at=at(9, 58), left_at=at(10, 6)),
            by_agenda(16),
        )

    def test_a_pause_alone_sends_nobody_out(self) -> None:
        meeting = after(meeting_of(TOM, ADA), starts(1, 0), self.PAUSE, self.RESUME)
        assert stays(meeting, TOM) == (by_agenda(0),)

    def test_who_had_left_before_does_not_come_back(self) -> None:
        gone = of_meeting(MarkLeft, name=TOM), moment(10, 3)
        meeting = after(meeting_of(TOM, ADA), starts(1, 0), gone, *self.BETWEEN[1:], self.RESUME)
        assert stays(meeting, TOM) == (by_agenda(0, 3),)

    def test_a_start_back_dated_moves_who_gave_way(self) -> None:
        earlier = of_meeting(BackdateStart, slot=2, began_at=at(10, 5)), moment(10, 9)
        steps = (*self.BETWEEN[:3], earlier, ends(2, 15), self.RESUME)
        meeting = after(meeting_of(TOM, ADA), *steps)
        assert stays(meeting, TOM) == (by_agenda(0, 5), by_agenda(16))
        assert stays(meeting, ADA) == (by_agenda(5, 15),)

    def test_who_takes_the_minutes_stays_in(self) -> None:
        came = comes("Colin Marsh"), moment(9, 58)
        meeting = after(meeting_of("Colin Marsh", ADA), came, *self.BETWEEN)
        assert stays(meeting, "Colin Marsh") == (Stay(joined_at=at(9, 58)),)


class TestPeopleKnowBetter:
    def test_who_came_late_is_said_to_have_joined_later(self) -> None:
        meeting = after(meeting_of(TOM), starts(1, 0), (comes(TOM), moment(10, 6)))
        assert stays(meeting, TOM) == (Stay(joined_at=at(10, 6)),)
        assert stays(after(meeting, ends(1, 18)), TOM) == (
            Stay(joined_at=at(10, 6), left_at=at(10, 18)),
        )

    def test_who_was_marked_is_not_marked_again(self) -> None:
        meeting = after(meeting_of(TOM), (comes(TOM), moment(9, 50)), starts(1, 0))
        with pytest.raises(Refused, match="is in the meeting already"):
            after(meeting, (comes(TOM), moment(10, 6)))

    def test_the_times_are_corrected(self) -> None:
        correct = of_meeting(CorrectStay, name=TOM, joined_at=at(10, 3), left_at=at(10, 12))
        meeting = after(meeting_of(TOM), starts(1, 0), ends(1, 18), (correct, moment(10, 20)))
        assert stays(meeting, TOM) == (Stay(joined_at=at(10, 3), left_at=at(10, 12)),)

    @pytest.mark.parametrize("ended", [False, True])
    def test_apologies_say_that_they_did_not_come(self, ended: bool) -> None:
        steps = (starts(1, 0), *([ends(1, 18)] if ended else []))
        excused = of_meeting(SendApologies, name=TOM), moment(10, 19)
        tom = after(meeting_of(TOM), *steps, excused).attendee(TOM)
        assert tom
        assert (tom.stays, tom.apologies) == ((), True)

    def test_who_came_for_the_first_item_alone_left_after_it(self) -> None:
        steps = (starts(1, 0), ends(1, 18), starts(2, 20), ends(2, 30), starts(3, 31))
        excused = of_meeting(SendApologies, name=TOM), moment(10, 32)
        tom = after(meeting_of(TOM, ADA, TOM), *steps, excused).attendee(TOM)
        assert tom
        assert (tom.stays, tom.apologies) == ((by_agenda(0, 18),), False)

    def test_apologies_of_somebody_marked_as_there_are_refused(self) -> None:
        with pytest.raises(Refused, match="mark when they left instead"):
            after(
                meeting_of(TOM),
                (comes(TOM), moment(9, 50)),
                (of_meeting(SendApologies, name=TOM), moment(10)),
            )

    def test_who_was_taken_off_does_not_leave(self) -> None:
        off = of_meeting(RemoveAttendee, name=TOM), moment(10, 3)
        assert after(meeting_of(TOM), starts(1, 0), off, ends(1, 18)).attendees == ()


class TestTheTimesOfTheSlot:
    def test_a_start_back_dated_takes_them_along(self) -> None:
        earlier = of_meeting(BackdateStart, slot=1, began_at=at(9, 55)), moment(10, 5)
        meeting = after(meeting_of(TOM), starts(1, 2), earlier, ends(1, 18))
        assert stays(meeting, TOM) == (
            Stay(joined_at=at(9, 55), left_at=at(10, 18), by_agenda=True),
        )

    def test_who_was_marked_by_hand_stays_as_marked(self) -> None:
        earlier = of_meeting(BackdateStart, slot=1, began_at=at(9, 55)), moment(10, 5)
        steps = (starts(1, 2), (comes(TOM), moment(10, 4)), earlier)
        assert stays(after(meeting_of(TOM), *steps), TOM) == (Stay(joined_at=at(10, 4)),)

    def test_times_stated_afterwards_take_them_along(self) -> None:
        stated = of_meeting(StateTimes, slot=1, began_at=at(10, 1), finished_at=at(10, 21))
        meeting = after(meeting_of(TOM), starts(1, 2), ends(1, 18), (stated, moment(10, 30)))
        assert stays(meeting, TOM) == (by_agenda(1, 21),)

    def test_what_was_marked_by_hand_since_is_not_run_into(self) -> None:
        stated = of_meeting(StateTimes, slot=1, began_at=at(10, 2), finished_at=at(10, 21))
        back = comes(TOM, joined_at=at(10, 20)), moment(10, 25)
        meeting = after(meeting_of(TOM), starts(1, 2), ends(1, 18), back)
        assert stays(after(meeting, (stated, moment(10, 30))), TOM) == stays(meeting, TOM)

    def test_an_end_stated_afterwards_is_theirs_too(self) -> None:
        stated = of_meeting(StateTimes, slot=1, began_at=at(10, 2), finished_at=at(10, 21))
        meeting = after(meeting_of(TOM), starts(1, 2), (stated, moment(10, 30)))
        assert stays(meeting, TOM) == (by_agenda(2, 21),)

    def test_whom_somebody_said_to_be_there_still_is(self) -> None:
        stated = of_meeting(StateTimes, slot=1, began_at=at(10, 2), finished_at=at(10, 21))
        steps = ((comes(TOM, joined_at=at(10)), moment(10, 25)), (stated, moment(10, 30)))
        assert stays(after(meeting_of(TOM), *steps), TOM) == (Stay(joined_at=at(10)),)

    def test_times_of_a_slot_that_was_never_started_bring_nobody(self) -> None:
        stated = of_meeting(StateTimes, slot=1, began_at=at(10, 2), finished_at=at(10, 21))
        assert after(meeting_of(TOM), (stated, moment(10, 30))).attendees == ()


@pytest.mark.parametrize(
    ("change", "steps"),
    [
        (of_meeting(StartSlot, slot=1), ()),
        (of_meeting(FinishSlot, slot=1), (starts(1, 0),)),
    ],
    ids=["start", "finish"],
)
def test_an_entry_of_the_journal_that_names_nobody_moves_nobody(
    change: Change, steps: tuple[Step, ...]
) -> None:
    """Entries of the versions before social workers came in by themselves."""
    meeting = after(meeting_of(TOM), *steps)
    old = CHANGE.validate_json(change.model_dump_json(exclude={"in_by_agenda", "out_by_agenda"}))
    heard = apply(meeting, old, moment(10, 9))
    assert isinstance(heard, Meeting)
    assert heard.slot(1) != meeting.slot(1)
    assert heard.attendees == meeting.attendees
