from datetime import datetime, time, timedelta
from typing import Any

import pytest

from panel_tui.domain.agenda import AgendaSlot
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.running_order import Place, late_by, next_place, running_order
from panel_tui.domain.slots import AddMinutes, DeferCase, PauseSlot, StartSlot, WithdrawCase
from panel_tui.domain.template import SlotRule
from panel_tui.domain.words import say_time
from tests.making import TEMPLATE, after, agenda, at, facts, moment, of_meeting, opened, template


def start(number: int) -> StartSlot:
    return of_meeting(StartSlot, slot=number)


def finish(number: int) -> FinishSlot:
    return of_meeting(FinishSlot, slot=number)


def defer(*case_ids: str) -> DeferCase:
    return of_meeting(DeferCase, case_ids=case_ids, reason="No papers")


def meeting_with(overrun: str = "push", **rule: Any) -> Meeting:
    """10:00 C-1, 10:20 C-2 and C-3, 10:40 a break of 15 minutes, 10:55 C-4."""
    slot = SlotRule.model_validate(TEMPLATE["slot"] | {"overrun": overrun} | rule)
    return opened(kind=template(slot=slot))


def row_of(count: int, overrun: str, minutes: int = 20, **rule: Any) -> Meeting:
    """A child every 20 minutes from 10:00, without a break."""
    slots = tuple(
        AgendaSlot(
            starts=(at(10) + timedelta(minutes=20 * number)).time(),
            minutes=minutes,
            cases=(facts(number + 1),),
        )
        for number in range(count)
    )
    slot = SlotRule.model_validate(TEMPLATE["slot"] | {"overrun": overrun} | rule)
    return opened(agenda(slots=slots), template(slot=slot))


def times(places: list[Place]) -> list[str]:
    """The running order as `number begin-end`."""
    return [
        f"{place.slot.number} {say_time(place.begins_at)}-{say_time(place.ends_at)}"
        for place in places
    ]


def order(meeting: Meeting, now: datetime) -> list[str]:
    return times(running_order(meeting, now))


PLANNED = ["1 10:00-10:20", "2 10:20-10:40", "3 10:40-10:55", "4 10:55-11:15"]


class TestPrediction:
    def test_before_the_meeting_it_is_the_agenda(self) -> None:
        assert order(meeting_with(), at(9)) == PLANNED
        assert late_by(meeting_with(), at(9)) == timedelta(0)

    def test_a_first_slot_that_waits_moves_what_follows(self) -> None:
        assert order(meeting_with(), at(10, 6)) == [
            "1 10:06-10:26",
            "2 10:26-10:46",
            "3 10:46-11:01",
            "4 11:01-11:21",
        ]
        assert late_by(meeting_with(), at(10, 6)) == timedelta(minutes=6)

    def test_nobody_is_called_in_before_their_time(self) -> None:
        meeting = after(meeting_with(), (start(1), moment(10)), (finish(1), moment(10, 5)))
        assert order(meeting, at(10, 6)) == ["1 10:00-10:05", *PLANNED[1:]]

    def test_a_running_slot_is_predicted_to_use_its_length(self) -> None:
        meeting = after(meeting_with(), (start(1), moment(10, 3)))
        assert order(meeting, at(10, 10))[:2] == ["1 10:03-10:23", "2 10:23-10:43"]

    def test_a_slot_that_overruns_is_predicted_to_end_now(self) -> None:
        meeting = after(meeting_with(), (start(1), moment(10)))
        assert order(meeting, at(10, 25))[:2] == ["1 10:00-10:25", "2 10:25-10:45"]

    def test_added_minutes_move_what_follows(self) -> None:
        more = of_meeting(AddMinutes, slot=1, minutes=10)
        meeting = after(meeting_with(), (start(1), moment(10)), (more, moment(10, 1)))
        assert late_by(meeting, at(10, 2)) == timedelta(minutes=10)

    def test_a_slot_without_limit_is_predicted_to_end_now(self) -> None:
        meeting = row_of(2, "push", minutes=20)
        slot = meeting.slot(1).changed(planned=None)
        meeting = after(meeting.with_slot(slot), (start(1), moment(10)))
        assert meeting.slot(1).timer.minutes is None
        assert order(meeting, at(10, 40)) == ["1 10:00-10:40", "2 10:40-11:00"]

    def test_a_clock_that_jumps_back_predicts_nothing_that_ends_before_it_began(self) -> None:
        meeting = after(meeting_with(), (start(1), moment(10)), (finish(1), moment(10, 30)))
        meeting = after(meeting, (start(2), moment(9)))
        assert order(meeting, at(9)) == [
            "1 10:00-10:30",
            "2 10:30-10:50",
            "3 10:50-11:05",
            "4 11:05-11:25",
        ]

    def test_next_is_who_is_called_in_next(self) -> None:
        meeting = after(meeting_with(), (start(1), moment(10)), (finish(1), moment(10, 20)))
        meeting = after(meeting, (start(2), moment(10, 20)))
        following = next_place(meeting, at(10, 30))
        assert following is not None
        assert times([following]) == ["4 10:55-11:15"]

    def test_nothing_is_next_when_all_have_been_heard(self) -> None:
        meeting = after(meeting_with(), (start(4), moment(10)), (defer("C-1", "C-2"), moment(10)))
        meeting = after(meeting, (defer("C-3"), moment(10)))
        assert next_place(meeting, at(10)) is None


class TestPutOff:
    def test_a_deferral_shortens_the_day(self) -> None:
        meeting = after(meeting_with(), (defer("C-4"), moment(9)))
        assert order(meeting, at(9)) == PLANNED[:3]
        assert late_by(meeting, at(9)) == timedelta(minutes=-20)

    def test_while_a_sibling_is_left_the_slot_stays(self) -> None:
        meeting = after(meeting_with(), (defer("C-2"), moment(9)))
        assert order(meeting, at(9)) == PLANNED
        withdraw = of_meeting(WithdrawCase, case_ids=("C-3",), reason="Went home")
        assert len(order(after(meeting, (withdraw, moment(9))), at(9))) == 3

    def test_a_deferral_makes_up_for_an_overrun(self) -> None:
        meeting = after(meeting_with(), (defer("C-2", "C-3"), moment(9)), (start(1), moment(10)))
        assert order(meeting, at(10, 35)) == ["1 10:00-10:35", "3 10:40-10:55", "4 10:55-11:15"]

    def test_without_anybody_left_the_day_is_as_planned(self) -> None:
        meeting = after(row_of(2, "push"), (defer("C-1", "C-2"), moment(9)))
        assert order(meeting, at(9)) == []
        assert late_by(meeting, at(9)) == timedelta(0)


class TestPausedWhileAnotherIsHeard:
    PAUSED = after(
        row_of(3, "push"),
        (start(1), moment(10)),
        (of_meeting(PauseSlot, slot=1, reason="Called out"), moment(10, 5)),
    )

    def test_a_paused_slot_is_predicted_to_go_on_now(self) -> None:
        assert order(self.PAUSED, at(10, 7))[:2] == ["1 10:00-10:22", "2 10:22-10:42"]

    def test_it_goes_on_when_the_other_has_ended(self) -> None:
        meeting = after(self.PAUSED, (start(2), moment(10, 7)))
        assert order(meeting, at(10, 10)) == ["1 10:00-10:42", "2 10:07-10:27", "3 10:42-11:02"]

    def test_out_of_turn_the_others_wait_for_what_runs(self) -> None:
        meeting = after(row_of(3, "push"), (start(3), moment(10)))
        assert order(meeting, at(10, 5)) == ["1 10:20-10:40", "2 10:40-11:00", "3 10:00-10:20"]


class TestBreaks:
    def test_a_break_under_way_ends_in_its_time(self) -> None:
        meeting = after(meeting_with(), (start(1), moment(10)), (finish(1), moment(10, 20)))
        meeting = after(meeting, (start(2), moment(10, 20)), (finish(2), moment(10, 42)))
        assert order(meeting, at(10, 50))[2:] == ["3 10:42-10:57", "4 10:57-11:17"]

    def test_a_break_that_is_over_has_no_place(self) -> None:
        meeting = after(meeting_with(), (start(1), moment(10)), (finish(1), moment(10, 20)))
        meeting = after(meeting, (start(2), moment(10, 20)), (finish(2), moment(10, 30)))
        assert order(meeting, at(10, 31))[2:] == PLANNED[2:]
        assert order(after(meeting, (start(4), moment(10, 31))), at(10, 31))[2:] == [
            "4 10:31-10:51"
        ]

    def test_a_child_heard_out_of_turn_takes_no_break_away(self) -> None:
        meeting = after(meeting_with(), (start(4), moment(10)), (finish(4), moment(10, 20)))
        assert "3 11:00-11:15" in order(meeting, at(10, 20))

    def test_a_child_heard_last_of_all_brings_no_break_back(self) -> None:
        meeting = after(meeting_with(), (start(2), moment(10)), (finish(2), moment(10, 40)))
        meeting = after(meeting, (start(4), moment(10, 55)), (finish(4), moment(11, 15)))
        assert order(meeting, at(11, 15)) == ["1 11:15-11:35", "2 10:00-10:40", "4 10:55-11:15"]

    def test_absorb_shrinks_the_next_break_and_then_pushes(self) -> None:
        meeting = after(meeting_with("absorb"), (start(1), moment(10)))
        assert order(meeting, at(10, 30))[1:] == ["2 10:30-10:50", "3 10:50-10:55", "4 10:55-11:15"]
        assert late_by(meeting, at(10, 30)) == timedelta(0)
        assert order(meeting, at(10, 45))[2:] == ["3 11:05-11:05", "4 11:05-11:25"]

    def test_push_leaves_a_break_its_length(self) -> None:
        meeting = after(meeting_with("push"), (start(1), moment(10)))
        assert order(meeting, at(10, 30))[2:] == ["3 10:50-11:05", "4 11:05-11:25"]


class TestShorten:
    def test_the_slots_that_remain_lose_equally_and_the_meeting_ends_on_time(self) -> None:
        meeting = after(row_of(4, "shorten"), (start(1), moment(10)))
        places = running_order(meeting, at(10, 32))
        assert [place.minutes for place in places] == [32, 16, 16, 16]
        assert late_by(meeting, at(10, 32)) == timedelta(0)

    def test_a_slot_that_starts_gets_the_length_that_was_predicted(self) -> None:
        meeting = after(row_of(4, "shorten"), (start(1), moment(10)), (finish(1), moment(10, 32)))
        assert after(meeting, (start(2), moment(10, 32))).slot(2).timer.minutes == 16

    def test_no_slot_goes_below_the_least(self) -> None:
        meeting = after(row_of(3, "shorten", least_minutes=12), (start(1), moment(10)))
        places = running_order(meeting, at(11))
        assert [place.minutes for place in places] == [60, 12, 12]
        assert late_by(meeting, at(11)) == timedelta(minutes=24)

    def test_where_one_slot_has_little_to_lose_the_others_make_up_for_it(self) -> None:
        meeting = row_of(3, "shorten")
        short = meeting.slot(3).changed(planned=12)
        meeting = after(meeting.with_slot(short), (start(1), moment(10)))
        places = running_order(meeting, at(10, 28))
        assert [place.minutes for place in places] == [28, 14, 10]
        assert late_by(meeting, at(10, 28)) == timedelta(0)

    def test_nobody_loses_time_while_the_day_ends_in_time_all_the_same(self) -> None:
        meeting = after(row_of(4, "shorten"), (defer("C-3"), moment(9)), (start(1), moment(10)))
        places = running_order(meeting, at(10, 35))
        assert [place.minutes for place in places] == [35, 20, 20]
        assert late_by(meeting, at(10, 35)) == timedelta(0)

    def test_a_slot_shorter_than_the_least_keeps_its_length(self) -> None:
        meeting = row_of(2, "shorten")
        meeting = meeting.with_slot(meeting.slot(2).changed(planned=5))
        meeting = after(meeting, (start(1), moment(10)))
        assert running_order(meeting, at(10, 50))[1].minutes == 5

    def test_breaks_keep_their_length(self) -> None:
        meeting = after(meeting_with("shorten"), (start(1), moment(10)))
        places = running_order(meeting, at(10, 30))
        assert [place.minutes for place in places] == [30, 15, 15, 15]

    @pytest.mark.parametrize("late", range(0, 41, 3))
    def test_it_ends_on_time_as_long_as_it_can(self, late: int) -> None:
        meeting = after(row_of(5, "shorten"), (start(1), moment(10)))
        now = at(10, 20) + timedelta(minutes=late)
        assert late_by(meeting, now) == timedelta(minutes=0)


def test_a_meeting_without_slot_rule_pushes() -> None:
    slots = (
        AgendaSlot(starts=time(10), minutes=None, cases=(facts(1),)),
        AgendaSlot(starts=time(11), minutes=None, cases=(facts(2),)),
    )
    meeting = opened(agenda(slots=slots), template(slot=None))
    meeting = after(meeting, (start(1), moment(10)))
    assert order(meeting, at(11, 20)) == ["1 10:00-11:20", "2 11:20-11:20"]
