from datetime import date
from typing import Any

from panel_tui.domain.changes import Change
from panel_tui.domain.child import LOOKED_AFTER, Event
from panel_tui.domain.consequences import consequences
from panel_tui.domain.correcting import CorrectCase
from panel_tui.domain.decisions import ConfirmDecision, Decide
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.notes import WriteNote
from panel_tui.domain.register import CorrectChild, FollowLimits, TraceMeeting
from panel_tui.domain.slots import DeferCase, StartSlot, WithdrawCase
from tests.making import MEETING_ID, TEMPLATE, after, moment, of_meeting, opened, template

DAY = date(2026, 12, 3)
START = (of_meeting(StartSlot, slot=1), moment(10))
FINISH = (of_meeting(FinishSlot, slot=1), moment(10, 20))
DECIDE = of_meeting(
    Decide, case_ids=("C-1",), text="Foster for good", outcomes=("fostering-agreed", "track")
)
CARE = Event(kind=LOOKED_AFTER, on=date(2026, 11, 2), source=MEETING_ID)
HEARD = Event(kind="permanence-panel", on=DAY, source=MEETING_ID)


def held(**changed: Any) -> Meeting:
    """A meeting just opened, of a template that asks for no quorum: every decision binds."""
    attendance = {key: each for key, each in TEMPLATE["attendance"].items() if key != "quorum"}
    return opened(kind=template(attendance=attendance, **changed))


def trace(before: Meeting | None, meeting: Meeting, child: int = 1) -> TraceMeeting | None:
    """What a change of the meeting leaves on a child."""
    found = [
        each
        for each in consequences(before, meeting)
        if isinstance(each, TraceMeeting) and each.child_id == f"child-{child}"
    ]
    assert len(found) <= 1
    return found[0] if found else None


def test_setting_up_follows_each_child_and_knows_since_when_it_is_looked_after() -> None:
    changes = consequences(None, held())
    assert [type(each) for each in changes] == [FollowLimits, TraceMeeting] * 4
    left = trace(None, held())
    assert left is not None
    assert (left.events, left.steps) == ((CARE,), ())


def test_being_heard_is_an_event_of_the_child() -> None:
    running = after(held(), START)
    assert consequences(held(), running) == []
    left = trace(running, after(running, FINISH))
    assert left is not None
    assert left.events == (CARE, HEARD)
    assert trace(running, after(running, FINISH), child=2) is None


def test_an_outcome_marks_its_event_and_starts_its_steps() -> None:
    running = after(held(), START, (DECIDE, moment(10, 10)))
    left = trace(running, after(running, FINISH))
    assert left is not None
    marked = Event(kind="long-term-fostering-agreed", on=DAY, source=MEETING_ID)
    assert left.events == (CARE, HEARD, marked)
    assert [(step.follow_up.id, step.decided_on) for step in left.steps] == [
        ("matching-report", DAY),
        ("approve-match", DAY),
    ]


def test_a_step_that_does_not_apply_to_the_child_is_not_started() -> None:
    fostering = TEMPLATE["outcomes"][1]
    report, match = fostering["follow_ups"]
    outcomes = [
        TEMPLATE["outcomes"][0],
        {**fostering, "follow_ups": [report, {**match, "applies": {"from_age": 16}}]},
    ]
    running = after(held(outcomes=outcomes), START, (DECIDE, moment(10, 10)))
    left = trace(running, after(running, FINISH))
    assert left is not None
    assert [step.follow_up.id for step in left.steps] == ["matching-report"]


def test_a_decision_written_after_the_slot_counts_as_well() -> None:
    finished = after(held(), START, FINISH)
    decided = after(finished, (DECIDE, moment(17)))
    left = trace(finished, decided)
    assert left is not None
    assert len(left.steps) == 2
    other = DECIDE.changed(outcomes=("track",))
    back = trace(decided, after(decided, (other, moment(17, 5))))
    assert back is not None
    assert back.steps == ()


def test_who_is_put_off_was_not_heard() -> None:
    puts_off: list[Change] = [
        of_meeting(DeferCase, case_ids=("C-1",), reason="No papers"),
        of_meeting(WithdrawCase, case_ids=("C-1",), reason="Went home"),
    ]
    for put_off in puts_off:
        before = after(held(), START, (DECIDE, moment(10, 5)))
        meeting = after(before, (put_off, moment(10, 6)))
        for left in (trace(None, meeting), trace(None, after(meeting, FINISH))):
            assert left is not None
            assert (left.events, left.steps) == ((CARE,), ())


def test_of_siblings_only_the_one_who_stayed_was_heard() -> None:
    defer = of_meeting(DeferCase, case_ids=("C-2",), reason="No papers")
    running = after(held(), (of_meeting(StartSlot, slot=2), moment(10)), (defer, moment(10, 5)))
    finished = after(running, (of_meeting(FinishSlot, slot=2), moment(10, 20)))
    left = trace(running, finished, child=3)
    assert left is not None
    assert HEARD in left.events
    assert trace(running, finished, child=2) is None


def test_a_finish_that_is_taken_back_takes_the_event_back() -> None:
    running = after(held(), START)
    left = trace(after(running, FINISH), running)
    assert left is not None
    assert left.events == (CARE,)


def test_facts_put_right_are_put_right_in_the_register_too() -> None:
    right = held().case("C-1").facts.changed(case_id="C-101", child="A.C.")
    correct = of_meeting(CorrectCase, case_id="C-1", facts=right)
    (known,) = consequences(held(), after(held(), (correct, moment(9))))
    assert isinstance(known, CorrectChild)
    assert (known.child_id, known.case_id, known.name) == ("child-1", "C-101", "A.C.")


def test_a_case_that_was_about_another_child_leaves_nothing_on_the_first() -> None:
    right = held().case("C-1").facts.changed(case_id="C-9")
    correct = of_meeting(CorrectCase, case_id="C-1", facts=right, child_id="child-9")
    finished = after(held(), START, FINISH)
    changed = after(finished, (correct, moment(11)))
    nothing = trace(finished, changed, child=1)
    assert nothing is not None
    assert (nothing.events, nothing.steps) == ((), ())
    theirs = trace(finished, changed, child=9)
    assert theirs is not None
    assert HEARD in theirs.events


def test_words_leave_nothing_on_a_child() -> None:
    note = of_meeting(WriteNote, case_ids=("C-1",), place="context", text="Known since May.")
    finished = after(held(), START, FINISH)
    assert consequences(finished, after(finished, (note, moment(11)))) == []


def test_an_advisory_decision_starts_nothing_until_it_is_confirmed() -> None:
    finished = after(opened(), START, (DECIDE, moment(10, 10)), FINISH)
    left = trace(None, finished)
    assert left is not None
    assert (left.events, left.steps) == ((CARE, HEARD), ())
    confirm = of_meeting(ConfirmDecision, case_ids=("C-1",), confirmed_by="Head of Service")
    started = trace(finished, after(finished, (confirm, moment(12))))
    assert started is not None
    assert len(started.steps) == 2
