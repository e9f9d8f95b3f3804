from datetime import date, timedelta

import pytest

from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.meeting import Meeting, of_slot
from panel_tui.domain.model import Refused
from panel_tui.domain.slots import (
    AddMinutes,
    BackdateStart,
    BringBack,
    DeferCase,
    PauseSlot,
    ResumeSlot,
    StartSlot,
    WithdrawCase,
)
from panel_tui.domain.template import SlotRule
from tests.making import TEMPLATE, after, at, moment, of_meeting, opened, template

START_1 = of_meeting(StartSlot, slot=1)
START_2 = of_meeting(StartSlot, slot=2)
PAUSE_1 = of_meeting(PauseSlot, slot=1, reason="The social worker was called out")
RESUME_1 = of_meeting(ResumeSlot, slot=1)
FINISH_1 = of_meeting(FinishSlot, slot=1)
FINISH_2 = of_meeting(FinishSlot, slot=2)
DEFER_2 = of_meeting(DeferCase, case_ids=("C-2",), reason="No assessment yet")
WITHDRAW_3 = of_meeting(WithdrawCase, case_ids=("C-3",), reason="Went home")


def length_of(meeting: Meeting, number: int) -> int | None:
    return meeting.slot(number).timer.minutes


def backdate(slot: int, hour: int, minute: int) -> BackdateStart:
    return of_meeting(BackdateStart, slot=slot, began_at=at(hour, minute))


class TestStarting:
    def test_a_slot_starts_now_with_its_length(self) -> None:
        timer = after(opened(), (START_1, moment(10, 2))).slot(1).timer
        assert (timer.state, timer.began_at, timer.minutes) == ("running", at(10, 2), 20)

    def test_a_late_start_is_backdated(self) -> None:
        start = of_meeting(StartSlot, slot=1, began_at=at(10))
        assert after(opened(), (start, moment(10, 7))).slot(1).timer.began_at == at(10)

    def test_a_start_noticed_later_is_backdated(self) -> None:
        meeting = after(opened(), (START_1, moment(10, 7)), (backdate(1, 10, 1), moment(10, 8)))
        assert meeting.slot(1).timer.began_at == at(10, 1)
        assert meeting.slot(1).timer.used(at(10, 8)) == timedelta(minutes=7)

    def test_noticed_at_once_or_later_a_backdated_slot_has_the_same_length(self) -> None:
        rule = SlotRule.model_validate(TEMPLATE["slot"] | {"overrun": "shorten"})
        meeting = opened(kind=template(slot=rule))
        at_once = of_meeting(StartSlot, slot=1, began_at=at(10))
        later = (START_1, moment(10, 9)), (backdate(1, 10, 0), moment(10, 9))
        assert length_of(after(meeting, (at_once, moment(10, 9))), 1) == 20
        assert length_of(after(meeting, *later), 1) == 20

    @pytest.mark.parametrize(
        ("change", "words"),
        [
            (of_meeting(StartSlot, slot=9), "no slot 9"),
            (of_meeting(StartSlot, slot=3), "no case left to hear"),
            (of_meeting(StartSlot, slot=1, began_at=at(10, 6)), "still to come"),
            (backdate(1, 9, 50), "not running"),
            (PAUSE_1, "is planned, not running"),
            (RESUME_1, "not paused"),
            (FINISH_1, "is planned, not under way"),
            (of_meeting(AddMinutes, slot=1, minutes=5), "not under way"),
        ],
    )
    def test_what_does_not_fit_a_planned_slot_is_refused(
        self, change: StartSlot, words: str
    ) -> None:
        with pytest.raises(Refused, match=words):
            change.apply(opened(), moment(10, 5))

    def test_a_slot_starts_once(self) -> None:
        meeting = after(opened(), (START_1, moment(10)))
        with pytest.raises(Refused, match="begun already"):
            START_1.apply(meeting, moment(10, 1))
        with pytest.raises(Refused, match="begun already"):
            START_1.apply(after(meeting, (FINISH_1, moment(10, 1))), moment(10, 2))

    def test_one_slot_runs_at_a_time(self) -> None:
        running = after(opened(), (START_1, moment(10)))
        with pytest.raises(Refused, match="Slot 1 is running"):
            START_2.apply(running, moment(10, 1))
        both = after(running, (PAUSE_1, moment(10, 2)), (START_2, moment(10, 3)))
        with pytest.raises(Refused, match="Slot 2 is running"):
            RESUME_1.apply(both, moment(10, 4))

    def test_a_backdated_start_is_only_ever_earlier(self) -> None:
        meeting = after(opened(), (START_1, moment(10)))
        with pytest.raises(Refused, match="began at 10:00 already"):
            backdate(1, 10, 0).apply(meeting, moment(10, 5))

    def test_a_slot_whose_children_are_all_put_off_does_not_start(self) -> None:
        meeting = after(opened(), (DEFER_2, moment(9)), (WITHDRAW_3, moment(9)))
        with pytest.raises(Refused, match="no case left"):
            START_2.apply(meeting, moment(10, 20))


class TestTheTimeOfAnotherSlot:
    def test_no_slot_is_backdated_into_one_that_has_ended(self) -> None:
        meeting = after(opened(), (START_1, moment(10)), (FINISH_1, moment(10, 18)))
        start = of_meeting(StartSlot, slot=2, began_at=at(10, 17))
        with pytest.raises(Refused, match="Slot 1 ran until 10:18"):
            start.apply(meeting, moment(10, 25))

    def test_no_slot_is_backdated_into_the_time_before_a_pause(self) -> None:
        meeting = after(opened(), (START_1, moment(10)), (PAUSE_1, moment(10, 10)))
        start = of_meeting(StartSlot, slot=2, began_at=at(10, 5))
        with pytest.raises(Refused, match="Slot 1 ran until 10:10"):
            start.apply(meeting, moment(10, 12))

    def test_while_one_is_paused_another_is_backdated_to_that_pause(self) -> None:
        meeting = after(
            opened(),
            (START_1, moment(10)),
            (PAUSE_1, moment(10, 10)),
            (START_2, moment(10, 15)),
            (FINISH_1, moment(10, 20)),
            (backdate(2, 10, 11), moment(10, 21)),
        )
        assert meeting.slot(2).timer.began_at == at(10, 11)

    def test_what_ran_later_does_not_keep_an_earlier_start_from_being_put_right(self) -> None:
        meeting = after(
            opened(),
            (START_1, moment(10, 3)),
            (PAUSE_1, moment(10, 10)),
            (START_2, moment(10, 10)),
            (FINISH_2, moment(10, 30)),
            (RESUME_1, moment(10, 30)),
            (backdate(1, 10, 0), moment(10, 31)),
        )
        assert meeting.slot(1).timer.began_at == at(10)

    def test_a_clock_that_jumps_back_makes_no_two_slots_run_at_once(self) -> None:
        meeting = after(
            opened(),
            (START_1, moment(10)),
            (PAUSE_1, moment(10, 10)),
            (START_2, moment(9)),
            (FINISH_2, moment(10, 20)),
            (RESUME_1, moment(10, 15)),
        )
        assert meeting.slot(2).timer.began_at == at(10, 10)
        assert meeting.slot(1).timer.pauses[0].ended_at == at(10, 20)


class TestGoingOn:
    def test_a_pause_keeps_its_reason(self) -> None:
        meeting = after(opened(), (START_1, moment(10)), (PAUSE_1, moment(10, 5)))
        assert meeting.slot(1).timer.pauses[0].reason == "The social worker was called out"

    def test_a_pause_needs_a_reason(self) -> None:
        with pytest.raises(ValueError, match="reason"):
            of_meeting(PauseSlot, slot=1, reason=" ")

    def test_a_slot_goes_on_after_a_pause_with_the_time_it_had(self) -> None:
        meeting = after(
            opened(), (START_1, moment(10)), (PAUSE_1, moment(10, 5)), (RESUME_1, moment(10, 25))
        )
        assert meeting.slot(1).timer.left(at(10, 26)) == timedelta(minutes=14)

    def test_the_chair_adds_minutes_as_often_as_needed(self) -> None:
        more = of_meeting(AddMinutes, slot=1, minutes=5, reason="Legal advice came late")
        meeting = after(opened(), (START_1, moment(10)), (more, moment(10, 19)))
        meeting = after(meeting, (more, moment(10, 24)))
        assert meeting.slot(1).timer.allotted == timedelta(minutes=30)

    def test_minutes_are_added_while_a_slot_is_paused(self) -> None:
        more = of_meeting(AddMinutes, slot=1, minutes=5)
        meeting = after(opened(), (START_1, moment(10)), (PAUSE_1, moment(10, 5)))
        timer = after(meeting, (more, moment(10, 6))).slot(1).timer
        assert timer.left(at(11)) == timedelta(minutes=20)

    def test_there_is_nothing_to_add_to_a_slot_without_limit(self) -> None:
        meeting = opened()
        meeting = meeting.with_slot(meeting.slot(1).changed(planned=None))
        more = of_meeting(AddMinutes, slot=1, minutes=5)
        with pytest.raises(Refused, match="no time limit"):
            after(meeting, (START_1, moment(10)), (more, moment(10, 5)))

    def test_a_paused_slot_can_be_finished_and_its_pause_ends_with_it(self) -> None:
        meeting = after(
            opened(), (START_1, moment(10)), (PAUSE_1, moment(10, 5)), (FINISH_1, moment(10, 30))
        )
        timer = meeting.slot(1).timer
        assert timer.state == "finished"
        assert timer.used(at(11)) == timedelta(minutes=5)
        assert timer.paused(at(11)) == timedelta(minutes=25)


class TestPuttingAChildOff:
    def test_a_sibling_is_put_off_and_the_slot_goes_on_for_the_other(self) -> None:
        meeting = after(opened(), (START_2, moment(10, 20)), (DEFER_2, moment(10, 30)))
        assert of_slot(meeting, 2) == ("C-3",)
        assert meeting.slot(2).timer.state == "running"
        deferral = meeting.case("C-2").deferral
        assert deferral is not None
        assert (deferral.reason, deferral.by) == ("No assessment yet", "Colin Marsh")

    def test_a_slot_can_end_after_all_its_children_were_put_off(self) -> None:
        meeting = after(
            opened(),
            (START_2, moment(10, 20)),
            (DEFER_2, moment(10, 21)),
            (WITHDRAW_3, moment(10, 22)),
            (FINISH_2, moment(10, 23)),
        )
        assert meeting.case("C-2").marks == meeting.case("C-3").marks == ()

    def test_a_reason_is_needed(self) -> None:
        for kind in (DeferCase, WithdrawCase):
            with pytest.raises(ValueError, match="reason"):
                of_meeting(kind, case_ids=("C-2",), reason="\x00\n")

    def test_the_child_returns_after_this_meeting(self) -> None:
        again = DEFER_2.changed(return_on=date(2026, 12, 3))
        with pytest.raises(Refused, match="after this meeting"):
            again.apply(opened(), moment(9))

    def test_the_return_date_can_be_given_later(self) -> None:
        again = DEFER_2.changed(reason="Still no assessment", return_on=date(2027, 1, 14))
        deferral = after(opened(), (DEFER_2, moment(9)), (again, moment(12))).case("C-2").deferral
        assert deferral is not None
        assert deferral.return_on == date(2027, 1, 14)
        assert deferral.reason == "Still no assessment"

    def test_who_is_withdrawn_is_not_deferred_nor_the_other_way_round(self) -> None:
        withdraw_2 = of_meeting(WithdrawCase, case_ids=("C-2",), reason="Went home")
        with pytest.raises(Refused, match="C-2 is deferred already"):
            withdraw_2.apply(after(opened(), (DEFER_2, moment(9))), moment(9))
        with pytest.raises(Refused, match="C-2 is withdrawn already"):
            DEFER_2.apply(after(opened(), (withdraw_2, moment(9))), moment(9))

    def test_who_has_been_heard_is_not_put_off(self) -> None:
        meeting = after(opened(), (START_2, moment(10, 20)), (FINISH_2, moment(10, 30)))
        for change in (DEFER_2, WITHDRAW_3):
            with pytest.raises(Refused, match="is finished"):
                change.apply(meeting, moment(10, 31))

    def test_nobody_else_is_put_off(self) -> None:
        with pytest.raises(Refused, match="C-9 is not on the agenda"):
            DEFER_2.changed(case_ids=("C-2", "C-9")).apply(opened(), moment(9))


class TestBringingBack:
    def test_a_deferred_child_is_heard_after_all(self) -> None:
        back = of_meeting(BringBack, case_ids=("C-2",))
        meeting = after(opened(), (DEFER_2, moment(10)), (back, moment(10, 5)))
        assert meeting.case("C-2").heard_here
        assert of_slot(meeting, 2) == ("C-2", "C-3")

    def test_a_child_who_was_not_put_off_or_whose_slot_is_over_cannot_be(self) -> None:
        back = of_meeting(BringBack, case_ids=("C-2",))
        with pytest.raises(Refused, match="neither deferred nor withdrawn"):
            after(opened(), (back, moment(10)))
        over = (START_2, moment(10, 20)), (DEFER_2, moment(10, 25)), (FINISH_2, moment(10, 40))
        with pytest.raises(Refused, match="The slot of C-2 is finished"):
            after(opened(), *over, (back, moment(10, 45)))
