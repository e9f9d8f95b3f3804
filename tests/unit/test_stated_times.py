"""When a slot really began and ended can be stated afterwards, within the rules of a meeting."""

from typing import Any

import pytest

from panel_tui.domain.attendance import MarkLeft, MarkPresent
from panel_tui.domain.decisions import ConfirmReadBack, Decide
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.prompts import SetPrompt
from panel_tui.domain.sign_off import Approve
from panel_tui.domain.slots import StartSlot
from panel_tui.domain.stated_times import CloseCase, StateTimes
from panel_tui.domain.timer import AddedTime, Pause
from tests.making import after, at, moment, of_meeting, opened

ONE = ("C-1",)


def stated(meeting: Meeting, **times: Any) -> Meeting:
    """The meeting after the times of slot 1 were stated, at one o'clock."""
    times = {"slot": 1, "began_at": at(10, 4), "finished_at": at(10, 26)} | times
    return after(meeting, (of_meeting(StateTimes, **times), moment(13)))


def test_a_slot_that_nobody_started_is_finished_and_closed_off() -> None:
    meeting = stated(opened())
    timer = meeting.slot(1).timer
    assert (timer.state, timer.began_at, timer.finished_at) == ("finished", at(10, 4), at(10, 26))
    assert timer.minutes == 20
    assert meeting.case("C-1").left_open
    assert {each.state for each in meeting.case("C-1").marks} == {"not reached"}


def test_pauses_and_minutes_are_part_of_it() -> None:
    pause = Pause(began_at=at(10, 10), ended_at=at(10, 15), reason="The line dropped")
    added = AddedTime(minutes=5, at=at(10, 20), reason="More to say")
    timer = stated(opened(), pauses=(pause,), added=(added,)).slot(1).timer
    assert (timer.pauses, timer.added) == ((pause,), (added,))
    assert timer.used(at(13)).total_seconds() == 17 * 60


def test_the_times_of_a_finished_slot_are_put_right_and_what_was_left_stays() -> None:
    meeting = stated(opened())
    later = stated(meeting, finished_at=at(10, 30))
    assert later.slot(1).timer.finished_at == at(10, 30)
    assert later.case("C-1") == meeting.case("C-1")


def test_a_slot_may_be_under_way() -> None:
    assert stated(opened(), finished_at=None).slot(1).timer.state == "running"


def test_a_decision_counts_with_who_was_there_until_the_slot_ended() -> None:
    people = [
        (of_meeting(MarkPresent, name=name, role=role, joined_at=at(10)), moment(13))
        for name, role in (("Patricia Adeyemi", "chair"), ("Ngozi Bright", "iro"))
    ]
    left = (of_meeting(MarkLeft, name="Ngozi Bright", left_at=at(11)), moment(13))
    decide = (of_meeting(Decide, case_ids=ONE, text="Agreed."), moment(13))
    meeting = after(opened(), *people, left, decide)
    before, decision = (each.case("C-1").decision for each in (meeting, stated(meeting)))
    assert before is not None
    assert decision is not None
    assert (before.advisory, decision.advisory) == (True, False)


def test_when_it_was_decided_can_be_said() -> None:
    people = [
        (of_meeting(MarkPresent, name=name, role=role, joined_at=at(10)), moment(13))
        for name, role in (("Patricia Adeyemi", "chair"), ("Ngozi Bright", "iro"))
    ]
    left = (of_meeting(MarkLeft, name="Ngozi Bright", left_at=at(10, 20)), moment(13))
    for minute, advisory in ((15, False), (25, True)):
        decide = of_meeting(Decide, case_ids=ONE, text="Agreed.", made_at=at(10, minute))
        meeting = after(opened(), *people, left, (decide, moment(13)))
        decision = stated(meeting).case("C-1").decision
        assert decision is not None
        assert (decision.advisory, decision.at) == (advisory, at(10, minute))


def test_when_it_was_read_back_can_be_said() -> None:
    decide = (of_meeting(Decide, case_ids=ONE, text="Agreed."), moment(10, 20))
    confirm = of_meeting(ConfirmReadBack, case_ids=ONE, read_at=at(10, 24))
    read_back = after(opened(), decide, (confirm, moment(13))).case("C-1").read_back
    assert read_back is not None
    assert read_back.at == at(10, 24)
    too_early = of_meeting(ConfirmReadBack, case_ids=ONE, read_at=at(15))
    with pytest.raises(Refused, match="15:00 is still to come"):
        after(opened(), decide, (too_early, moment(13)))


@pytest.mark.parametrize(
    ("times", "why"),
    [
        ({"finished_at": at(10, 3)}, "10:03 comes before 10:04"),
        ({"finished_at": at(14)}, "14:00 is still to come"),
        ({"slot": 3}, "Slot 3 is a break"),
        ({"slot": 9}, "has no slot 9"),
        ({"began_at": at(10, 30), "finished_at": at(10, 50)}, "Slot 2 ran from 10:40 until 11:00"),
        ({"pauses": (Pause(began_at=at(10, 10), reason="x"),)}, "A pause needs its end"),
        (
            {"pauses": (Pause(began_at=at(10, 30), ended_at=at(10, 31), reason="x"),)},
            "10:26 comes before 10:31",
        ),
    ],
)
def test_times_that_cannot_be_are_refused(times: dict[str, Any], why: str) -> None:
    meeting = after(
        opened(),
        (of_meeting(StartSlot, slot=2), moment(10, 40)),
        (of_meeting(FinishSlot, slot=2), moment(11)),
    )
    with pytest.raises(Refused, match=why):
        stated(meeting, **times)


def test_a_finished_slot_does_not_go_on_and_approved_minutes_stay() -> None:
    meeting = stated(opened())
    with pytest.raises(Refused, match="Slot 1 is finished: say when it ended"):
        stated(meeting, finished_at=None)
    approve = of_meeting(Approve, case_ids=ONE, approver="Patricia Adeyemi")
    approved = after(meeting, (approve, moment(13)))
    with pytest.raises(Refused, match="The minutes of C-1 are approved"):
        stated(approved, finished_at=at(10, 30))


def test_what_is_said_after_the_slot_can_be_closed_off_anew() -> None:
    meeting = stated(opened())
    covered = of_meeting(SetPrompt, case_ids=ONE, prompt="family", state="covered")
    close = of_meeting(CloseCase, case_ids=ONE)
    closed = after(meeting, (covered, moment(13)), (close, moment(13)))
    assert "Prompt: Family and friends" in meeting.case("C-1").left_open
    left = closed.case("C-1").left_open
    assert "Prompt: Family and friends" not in left
    assert "Prompt: Siblings" in left
    with pytest.raises(Refused, match="C-1 has not been heard yet"):
        after(opened(), (close, moment(13)))


def test_the_journal_keeps_what_was_left_so_that_a_later_version_plays_it_as_it_was() -> None:
    state = of_meeting(StateTimes, slot=1, began_at=at(10, 4), finished_at=at(10, 26))
    kept = state.completed(opened(), moment(13))
    (left,) = kept.left or ()
    assert left.points == stated(opened()).case("C-1").left_open
    other = kept.changed(left=(left.changed(points=("Something else",)),))
    meeting = other.apply(opened(), moment(13))
    assert meeting.case("C-1").left_open == ("Something else",)
    close = of_meeting(CloseCase, case_ids=ONE).completed(meeting, moment(13))
    assert close.left == (left,)
    assert close.apply(meeting, moment(13)).case("C-1").left_open == left.points
