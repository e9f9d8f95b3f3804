"""The running order, sittings and facts as they change on the day."""

from collections.abc import Sequence
from datetime import date, time, timedelta

import pytest

from panel_tui.domain.actions import AddAction
from panel_tui.domain.agenda import Agenda, AgendaSlot
from panel_tui.domain.agenda_differences import agenda_differences
from panel_tui.domain.attendance import MarkPresent
from panel_tui.domain.change import MeetingChange, Moment, Undo
from panel_tui.domain.changes import CHANGE, Change, Entry
from panel_tui.domain.child import Child
from panel_tui.domain.clocks import meeting_clocks
from panel_tui.domain.consequences import consequences
from panel_tui.domain.correcting import CorrectCase
from panel_tui.domain.decisions import Decide
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.history import replay, undone
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.minutes import minutes_document
from panel_tui.domain.model import Refused
from panel_tui.domain.notes import WriteNote
from panel_tui.domain.rearranging import AddCase, InsertBreak, MoveSlot
from panel_tui.domain.register import CorrectChild, FollowLimits, RegisterChild, TraceMeeting
from panel_tui.domain.running_order import late_by, next_place, running_order
from panel_tui.domain.sign_off import Approve, Reopen
from panel_tui.domain.sittings import AdjournMeeting, CancelMeeting, MoveMeeting, SetNextPanel
from panel_tui.domain.slots import DeferCase, PauseSlot, ResumeSlot, StartSlot, WithdrawCase
from panel_tui.domain.words import LONDON, say_time
from tests.making import after, agenda, at, facts, moment, of_meeting, opened, opening, template

NEXT_WEEK = date(2026, 12, 10)
START_1 = of_meeting(StartSlot, slot=1)
FINISH_1 = of_meeting(FinishSlot, slot=1)
START_2 = of_meeting(StartSlot, slot=2)
UP_2 = of_meeting(MoveSlot, slot=2, to="up")
DOWN_1 = of_meeting(MoveSlot, slot=1, to="down")
UP_4 = of_meeting(MoveSlot, slot=4, to="up")
LATE = of_meeting(AddCase, facts=facts(5), child_id="child-5")
BREAK = of_meeting(InsertBreak, before=4, minutes=10)
ADJOURN = of_meeting(AdjournMeeting, on=NEXT_WEEK, start=time(14), venue="Room 5")
MOVE = of_meeting(MoveMeeting, on=NEXT_WEEK, start=time(14), venue="Room 5")
CANCEL = of_meeting(CancelMeeting, reason="The chair is ill")
WRONG_1 = of_meeting(CorrectCase, case_id="C-1", facts=facts(1, case_id="C-9"))
FIRST_HEARD = ((START_1, moment(10)), (FINISH_1, moment(10, 20)))


def plan(meeting: Meeting) -> list[str]:
    """The running order as an agenda prints it."""
    return [
        f"{say_time(slot.starts_at)} {' '.join(slot.case_ids) or slot.title}"
        for slot in meeting.slots
    ]


def history(*steps: tuple[Change, Moment]) -> list[Entry]:
    """A journal of the sample meeting that was opened at nine."""
    meeting = opened()
    entries = [Entry(number=1, moment=moment(9), change=opening())]
    for number, (change, when) in enumerate(steps, start=2):
        whole = change.completed(meeting, when) if isinstance(change, MeetingChange) else change
        entries.append(Entry(number=number, moment=when, change=whole))
        meeting = after(meeting, (change, when))
    return entries


def refused(meeting: Meeting, change: Change, hour: int = 9, minute: int = 30) -> str:
    with pytest.raises(Refused) as caught:
        after(meeting, (change, moment(hour, minute)))
    return str(caught.value)


def decision_words(meeting: Meeting, case_id: str) -> str:
    sections = minutes_document(meeting, case_id, at(13)).sections
    return str(next(each for each in sections if each.title == "Decision"))


class TestMoving:
    def test_a_slot_changes_places_with_the_one_before_it_and_takes_its_time(self) -> None:
        moved = after(opened(), (UP_2, moment(9, 30)))
        assert plan(moved) == ["10:00 C-2 C-3", "10:20 C-1", "10:40 Break", "10:55 C-4"]

    def test_down_is_up_for_the_one_after_it(self) -> None:
        up, down = after(opened(), (UP_2, moment(9))), after(opened(), (DOWN_1, moment(9)))
        assert up == down

    def test_a_longer_slot_takes_its_length_along_and_the_pair_ends_as_planned(self) -> None:
        moved = after(opened(), (UP_4, moment(9, 30)))
        assert plan(moved)[2:] == ["10:40 C-4", "11:00 Break"]
        assert moved.slots[-1].planned_end == at(11, 15)

    def test_the_numbers_of_slots_stay_theirs(self) -> None:
        assert [slot.number for slot in after(opened(), (UP_2, moment(9))).slots] == [2, 1, 3, 4]

    def test_up_and_down_again_is_as_it_was(self) -> None:
        down = of_meeting(MoveSlot, slot=4, to="down")
        assert after(opened(), (UP_4, moment(9)), (down, moment(9))) == opened()

    def test_what_has_begun_keeps_its_place(self) -> None:
        meeting = after(opened(), (START_1, moment(10)))
        assert "has begun" in refused(meeting, DOWN_1)
        assert "Nothing before it" in refused(meeting, UP_2)

    def test_a_slot_passes_over_what_was_heard_out_of_turn(self) -> None:
        meeting = after(opened(), (START_2, moment(10)))
        moved = after(meeting, (UP_4, moment(10, 5)), (UP_4, moment(10, 5)))
        assert plan(moved) == ["10:00 C-4", "10:20 C-2 C-3", "10:40 C-1", "11:00 Break"]

    def test_a_break_that_is_over_changes_places_with_nothing(self) -> None:
        meeting = after(opened(), (of_meeting(StartSlot, slot=4), moment(10)))
        assert "over" in refused(meeting, of_meeting(MoveSlot, slot=3, to="up"))

    def test_the_ends_of_the_agenda_are_its_ends(self) -> None:
        assert "before" in refused(opened(), of_meeting(MoveSlot, slot=1, to="up"))
        assert "after" in refused(opened(), of_meeting(MoveSlot, slot=4, to="down"))


class TestLateCase:
    def test_it_is_heard_last_with_the_template_length(self) -> None:
        meeting = after(opened(), (LATE, moment(9, 30)))
        slot = meeting.slot_of("C-5")
        assert plan(meeting)[-1] == "11:15 C-5"
        assert (slot.number, slot.planned) == (5, 20)
        assert meeting.case("C-5").child_id == "child-5"

    def test_it_is_heard_last_though_what_is_last_on_paper_was_heard_first(self) -> None:
        meeting = after(opened(), (of_meeting(StartSlot, slot=4), moment(10)), (LATE, moment(10)))
        assert plan(meeting)[-1] == "11:15 C-5"

    def test_without_slot_length_it_takes_the_time_it_takes(self) -> None:
        meeting = after(opened(kind=template(slot=None)), (LATE, moment(9, 30)))
        assert meeting.slot_of("C-5").planned is None

    def test_a_case_is_on_the_agenda_once(self) -> None:
        again = of_meeting(AddCase, facts=facts(1), child_id="child-9")
        assert refused(opened(), again) == "C-1 is on the agenda already."
        other_number = of_meeting(AddCase, facts=facts(5), child_id="child-1")
        assert "on the agenda as C-1" in refused(opened(), other_number)

    def test_nobody_is_born_tomorrow(self) -> None:
        early = of_meeting(AddCase, facts=facts(5, born=date(2026, 12, 4)), child_id="child-5")
        assert "expected delivery" in refused(opened(), early)

    @pytest.mark.parametrize(
        ("since", "words"),
        [
            (date(2018, 12, 31), "before the child was born"),
            (date(2026, 12, 4), "after the meeting"),
        ],
    )
    def test_care_begins_neither_before_birth_nor_after_the_meeting(
        self, since: date, words: str
    ) -> None:
        wrong = facts(1, born=date(2019, 1, 1), looked_after_since=since)
        late = of_meeting(AddCase, facts=wrong.changed(case_id="C-5"), child_id="child-5")
        for change in (late, of_meeting(CorrectCase, case_id="C-1", facts=wrong)):
            assert words in refused(opened(), change)

    def test_the_register_follows_the_child_from_then_on(self) -> None:
        meeting = opened()
        follows = consequences(meeting, after(meeting, (LATE, moment(9, 30))))
        assert [type(each) for each in follows] == [FollowLimits, TraceMeeting]
        assert {each.child_id for each in follows} == {"child-5"}

    def test_undone_it_leaves_nothing_on_the_child(self) -> None:
        meeting = opened()
        gone = consequences(after(meeting, (LATE, moment(9, 30))), meeting)
        assert gone == [TraceMeeting(child_id="child-5", meeting_id=meeting.id)]


class TestBreak:
    def test_it_stands_before_the_slot_and_planned_starts_stay(self) -> None:
        meeting = after(opened(), (BREAK, moment(9, 30)))
        assert plan(meeting)[-2:] == ["10:55 Break", "10:55 C-4"]

    def test_what_follows_is_predicted_later(self) -> None:
        meeting = after(opened(), (BREAK, moment(9, 30)))
        assert running_order(meeting, at(9, 30))[-1].begins_at == at(11, 5)
        assert late_by(meeting, at(9, 30)) == timedelta(minutes=10)

    def test_before_what_has_begun_it_is_too_late(self) -> None:
        meeting = after(opened(), (START_1, moment(10)))
        assert "has begun" in refused(meeting, of_meeting(InsertBreak, before=1, minutes=5))


class TestCorrecting:
    def test_everything_that_names_the_case_follows_a_new_case_id(self) -> None:
        two = ("C-2", "C-3")
        steps = (
            (of_meeting(WriteNote, case_ids=two, place="family", text="Met."), moment(10, 25)),
            (of_meeting(AddAction, case_ids=two, owner="Tom", what="Visit"), moment(10, 26)),
            (
                of_meeting(CorrectCase, case_id="C-2", facts=facts(2, case_id="C-8")),
                moment(10, 27),
            ),
        )
        meeting = after(opened(), *steps)
        assert meeting.slot(2).case_ids == ("C-8", "C-3")
        assert meeting.case_ids == ("C-1", "C-8", "C-3", "C-4")
        for case_id in ("C-8", "C-3"):
            assert meeting.case(case_id).notes[0].case_ids == ("C-8", "C-3")
            assert meeting.case(case_id).actions[0].case_ids == ("C-8", "C-3")
        assert "C-2" not in meeting.model_dump_json(exclude={"agenda"})

    def test_the_agenda_as_it_was_read_stays(self) -> None:
        assert after(opened(), (WRONG_1, moment(9, 30))).agenda == opened().agenda

    def test_an_unborn_child_that_was_born_has_an_age(self) -> None:
        unborn = facts(1, born=None, due=date(2026, 12, 1))
        first = AgendaSlot(starts=time(10), minutes=20, cases=(unborn,))
        meeting = opened(agenda(slots=(first,)))
        assert meeting.circumstances("C-1").unborn
        born = of_meeting(
            CorrectCase,
            case_id="C-1",
            facts=facts(1, born=date(2026, 11, 30), looked_after_since=None),
        )
        meeting = after(meeting, (born, moment(9, 30)))
        assert meeting.circumstances("C-1").age == 0
        assert not meeting.circumstances("C-1").unborn

    def test_two_cases_never_get_one_id(self) -> None:
        taken = of_meeting(CorrectCase, case_id="C-1", facts=facts(1, case_id="C-4"))
        assert refused(opened(), taken) == "C-4 is on the agenda already."

    def test_approved_minutes_refuse(self) -> None:
        approve = of_meeting(Approve, case_ids=("C-1",), approver="Patricia Adeyemi")
        meeting = after(opened(), *FIRST_HEARD, (approve, moment(12)))
        assert "Reopen them first" in refused(meeting, WRONG_1, 12)
        reopen = of_meeting(
            Reopen, case_id="C-1", reason="Wrong date of birth", reopened_by="Patricia Adeyemi"
        )
        meeting = after(meeting, (reopen, moment(12, 1)))
        born = facts(1, born=date(2018, 1, 1))
        right = of_meeting(CorrectCase, case_id="C-1", facts=born)
        assert after(meeting, (right, moment(12, 2))).case("C-1").facts == born
        assert "approved as C-1" in refused(meeting, WRONG_1, 12, 2)

    def test_the_register_follows_and_keeps_what_was(self) -> None:
        meeting = opened()
        follows = consequences(meeting, after(meeting, (WRONG_1, moment(9, 30))))
        (correction,) = follows
        assert isinstance(correction, CorrectChild)
        child = correction.apply(known_child(), moment(9, 30))
        assert (child.case_ids, child.case_id) == (("C-1", "C-9"), "C-9")
        assert child.names == ("A.B.",)

    def test_undone_the_register_goes_back_to_the_old_id(self) -> None:
        meeting = opened()
        corrected = after(meeting, (WRONG_1, moment(9, 30)))
        (forth,), (back,) = consequences(meeting, corrected), consequences(corrected, meeting)
        assert isinstance(forth, CorrectChild)
        assert isinstance(back, CorrectChild)
        child = back.apply(forth.apply(known_child(), moment(9)), moment(9))
        assert child.case_ids == ("C-9", "C-1")

    def test_a_case_that_was_another_childs_leaves_nothing_on_the_first(self) -> None:
        meeting = after(opened(), *FIRST_HEARD)
        other = of_meeting(
            CorrectCase, case_id="C-1", facts=facts(1, case_id="C-9"), child_id="child-9"
        )
        corrected = after(meeting, (other, moment(11)))
        assert corrected.case("C-9").child_id == "child-9"
        follows = consequences(meeting, corrected)
        assert follows[0] == TraceMeeting(child_id="child-1", meeting_id=meeting.id)
        assert {each.child_id for each in follows[1:]} == {"child-9"}
        assert not any(isinstance(each, CorrectChild) for each in follows)


def known_child() -> Child:
    known = RegisterChild(child_id="child-1", case_id="C-1", name="A.B.", born=date(2019, 1, 1))
    return known.apply(None, moment(8))


class TestCancelling:
    def test_nothing_can_start_and_nobody_is_called(self) -> None:
        meeting = after(opened(), (CANCEL, moment(9, 30)))
        assert meeting.cancelled is not None
        assert meeting.cancelled.by == "Colin Marsh"
        assert refused(meeting, START_1) == "This meeting is cancelled."
        assert next_place(meeting, at(9, 45)) is None

    @pytest.mark.parametrize(
        "change", [UP_2, LATE, BREAK, MOVE, ADJOURN], ids=lambda each: each.kind
    )
    def test_nothing_is_rearranged(self, change: Change) -> None:
        meeting = after(opened(), (CANCEL, moment(9, 30)))
        assert refused(meeting, change) == "This meeting is cancelled."

    def test_no_minutes_are_due_not_even_of_what_was_put_off(self) -> None:
        defer = of_meeting(DeferCase, case_ids=("C-1",), reason="No report")
        meeting = after(opened(), (defer, moment(9)))
        assert meeting_clocks(meeting)
        cancelled = after(meeting, (CANCEL, moment(9, 30)))
        assert meeting_clocks(cancelled) == ()
        approve = of_meeting(Approve, case_ids=("C-1",), approver="Patricia Adeyemi")
        assert refused(cancelled, approve) == "This meeting is cancelled."

    def test_once_begun_it_is_adjourned_instead(self) -> None:
        assert "Adjourn" in refused(after(opened(), (START_1, moment(10))), CANCEL)


class TestMovingTheMeeting:
    def test_every_slot_moves_with_it(self) -> None:
        meeting = after(opened(), (MOVE, moment(9, 30)))
        assert plan(meeting) == ["14:00 C-1", "14:20 C-2 C-3", "14:40 Break", "14:55 C-4"]
        assert meeting.on == NEXT_WEEK
        assert meeting.sittings[0].venue == "Room 5"
        assert {slot.starts_at.astimezone(LONDON).date() for slot in meeting.slots} == {NEXT_WEEK}

    def test_ten_o_clock_stays_ten_o_clock_when_the_clocks_change(self) -> None:
        summer = of_meeting(MoveMeeting, on=date(2027, 4, 1), start=time(10))
        assert plan(after(opened(), (summer, moment(9)))) == plan(opened())

    def test_its_agenda_is_known_again_however_often_it_was_moved(self) -> None:
        on = of_meeting(MoveMeeting, on=date(2026, 12, 11), start=time(9))
        meeting = after(opened(), (MOVE, moment(9, 30)), (on, moment(9, 40)))
        assert meeting.stated == opened().sittings[0]
        assert agenda_differences(meeting, agenda()) == []

    def test_it_keeps_its_id(self) -> None:
        assert after(opened(), (MOVE, moment(9, 30))).id == opened().id

    def test_once_begun_or_to_a_day_that_is_past_it_stays(self) -> None:
        assert "Adjourn" in refused(after(opened(), (START_1, moment(10))), MOVE)
        past = of_meeting(MoveMeeting, on=date(2026, 12, 2), start=time(10))
        assert refused(opened(), past) == "Wed 2 Dec 2026 is past: give a day to come."


class TestAdjourning:
    def test_what_is_not_finished_goes_to_the_new_sitting(self) -> None:
        meeting = after(opened(), *FIRST_HEARD, (ADJOURN, moment(10, 30)))
        assert plan(meeting) == ["10:00 C-1", "14:00 C-2 C-3", "14:20 Break", "14:35 C-4"]
        assert [slot.sitting for slot in meeting.slots] == [0, 1, 1, 1]
        assert [sitting.on for sitting in meeting.sittings] == [date(2026, 12, 3), NEXT_WEEK]

    def test_gaps_close_and_a_break_with_nothing_before_it_stays(self) -> None:
        steps = (*FIRST_HEARD, (START_2, moment(10, 20)), (FINISH_2, moment(10, 40)))
        meeting = after(opened(), *steps, (ADJOURN, moment(10, 45)))
        assert plan(meeting)[2:] == ["10:40 Break", "14:00 C-4"]
        assert [place.slot.number for place in running_order(meeting, at(11))] == [1, 2, 4]

    def test_what_was_put_off_stays_with_the_day_on_which_it_was(self) -> None:
        defer = of_meeting(DeferCase, case_ids=("C-4",), reason="No report")
        meeting = after(opened(), *FIRST_HEARD, (defer, moment(10, 30)), (ADJOURN, moment(10, 31)))
        assert plan(meeting) == ["10:00 C-1", "10:40 Break", "10:55 C-4", "14:00 C-2 C-3"]
        assert {clock.started_on for clock in meeting_clocks(meeting)} == {date(2026, 12, 3)}

    def test_a_case_counts_from_the_sitting_it_was_heard_at(self) -> None:
        steps = (
            *FIRST_HEARD,
            (ADJOURN, moment(10, 30)),
            (START_2, moment(14, 5, day=NEXT_WEEK)),
            (FINISH_2, moment(14, 25, day=NEXT_WEEK)),
        )
        meeting = after(opened(), *steps)
        starts = {clock.case_id: clock.started_on for clock in meeting_clocks(meeting)}
        assert (starts["C-1"], starts["C-2"]) == (date(2026, 12, 3), NEXT_WEEK)
        heard = dict(minutes_document(meeting, "C-2", at(15, day=NEXT_WEEK)).facts)
        assert (heard["Date"], heard["Venue"]) == ("Thu 10 Dec 2026", "Room 5")
        assert heard["Heard"] == "14:05 to 14:25"
        assert heard["Looked after since"].endswith("(day 39)")

    def test_a_paused_case_goes_on_there_and_the_minutes_say_both_days(self) -> None:
        steps = (
            (START_1, moment(10)),
            (of_meeting(PauseSlot, slot=1, reason="Fire alarm"), moment(10, 5)),
            (ADJOURN, moment(10, 30)),
            (of_meeting(ResumeSlot, slot=1), moment(14, day=NEXT_WEEK)),
            (FINISH_1, moment(14, 15, day=NEXT_WEEK)),
        )
        facts_of = dict(minutes_document(after(opened(), *steps), "C-1", at(15)).facts)
        assert facts_of["Heard"].startswith("Thu 3 Dec 2026, 10:00 to Thu 10 Dec 2026, 14:15")

    def test_everybody_has_left_the_first_sitting(self) -> None:
        come = of_meeting(MarkPresent, name="Helen Frost", role="iro")
        meeting = after(opened(), (come, moment(9, 50)), *FIRST_HEARD, (ADJOURN, moment(10, 30)))
        assert meeting.attendees[0].stays[0].left_at == at(10, 30)

    def test_slots_without_a_length_keep_their_distances(self) -> None:
        slots = tuple(
            AgendaSlot(starts=time(10 + number), minutes=None, cases=(facts(number + 1),))
            for number in range(3)
        )
        meeting = opened(agenda(slots=slots), template(slot=None))
        meeting = after(meeting, *FIRST_HEARD, (ADJOURN, moment(10, 30)))
        assert plan(meeting) == ["10:00 C-1", "14:00 C-2", "15:00 C-3"]

    def test_there_must_be_something_behind_it_and_something_before_it(self) -> None:
        assert "move the meeting" in refused(opened(), ADJOURN)
        running = after(opened(), (START_1, moment(10)))
        assert refused(running, ADJOURN, 10, 5) == "Slot 1 is running. Pause or finish it first."
        alone = opened(agenda(slots=agenda().slots[:1]))
        assert "nothing to adjourn" in refused(after(alone, *FIRST_HEARD), ADJOURN, 10, 30)

    def test_the_new_sitting_is_after_the_last_and_before_the_next_panel(self) -> None:
        meeting = after(opened(), *FIRST_HEARD)
        earlier = of_meeting(AdjournMeeting, on=date(2026, 12, 3), start=time(9, 30))
        assert "not after" in refused(meeting, earlier, 10, 30)
        panel = of_meeting(SetNextPanel, on=NEXT_WEEK)
        meeting = after(meeting, (panel, moment(10, 25)))
        assert "give a day before it" in refused(meeting, ADJOURN, 10, 30)

    def test_of_an_adjourned_meeting_the_last_sitting_can_be_moved(self) -> None:
        later = of_meeting(MoveMeeting, on=date(2026, 12, 11), start=time(9), venue="Room 2")
        meeting = after(opened(), *FIRST_HEARD, (ADJOURN, moment(10, 30)), (later, moment(11)))
        assert plan(meeting) == ["10:00 C-1", "09:00 C-2 C-3", "09:20 Break", "09:35 C-4"]
        assert meeting.on == date(2026, 12, 3)

    def test_a_late_case_goes_to_the_last_sitting(self) -> None:
        meeting = after(opened(), *FIRST_HEARD, (ADJOURN, moment(10, 30)), (LATE, moment(11)))
        assert (plan(meeting)[-1], meeting.slots[-1].sitting) == ("14:55 C-5", 1)

    def test_a_slot_is_not_moved_into_another_sitting(self) -> None:
        meeting = after(opened(), *FIRST_HEARD, (ADJOURN, moment(10, 30)))
        assert "Nothing before it" in refused(meeting, UP_2, 11)


FINISH_2 = of_meeting(FinishSlot, slot=2)


class TestNextPanel:
    def test_the_minutes_of_a_deferred_case_say_when_it_is(self) -> None:
        defer = of_meeting(DeferCase, case_ids=("C-1",), reason="No report")
        panel = of_meeting(SetNextPanel, on=date(2027, 1, 14))
        meeting = after(opened(), (defer, moment(9)), (panel, moment(9, 1)))
        assert "Thu 14 Jan 2027" in decision_words(meeting, "C-1")
        taken_off = after(meeting, (of_meeting(SetNextPanel, on=None), moment(9, 2)))
        assert "Thu 14 Jan 2027" not in decision_words(taken_off, "C-1")

    def test_the_minutes_of_other_cases_do_not(self) -> None:
        panel = of_meeting(SetNextPanel, on=date(2027, 1, 14))
        decide = of_meeting(Decide, case_ids=("C-4",), text="Track")
        meeting = after(opened(), (panel, moment(9, 1)), (decide, moment(11)))
        assert "Thu 14 Jan 2027" not in decision_words(meeting, "C-4")

    def test_it_is_after_the_meeting(self) -> None:
        assert "after this meeting" in refused(
            opened(), of_meeting(SetNextPanel, on=date(2026, 12, 3))
        )


EVERY_CHANGE: Sequence[tuple[Change, Moment]] = (
    (UP_4, moment(9, 10)),
    (LATE, moment(9, 11)),
    (of_meeting(InsertBreak, before=5, minutes=5, title="Air"), moment(9, 12)),
    (WRONG_1, moment(9, 13)),
    (MOVE, moment(9, 14)),
    (of_meeting(SetNextPanel, on=date(2027, 1, 14)), moment(9, 15)),
    (START_1, moment(14, day=NEXT_WEEK)),
    (FINISH_1, moment(14, 20, day=NEXT_WEEK)),
    (
        of_meeting(AdjournMeeting, on=date(2026, 12, 11), start=time(9)),
        moment(14, 30, day=NEXT_WEEK),
    ),
)


class TestHistory:
    def test_the_journal_makes_the_same_meeting_again(self) -> None:
        entries = history(*EVERY_CHANGE)
        kept = [CHANGE.validate_json(each.change.model_dump_json()) for each in entries]
        assert kept == [each.change for each in entries]
        assert replay(entries) == after(opened(), *EVERY_CHANGE)

    @pytest.mark.parametrize(
        "change",
        [UP_2, LATE, BREAK, WRONG_1, MOVE, CANCEL, of_meeting(SetNextPanel, on=NEXT_WEEK)],
        ids=lambda each: each.kind,
    )
    def test_each_is_undone(self, change: Change) -> None:
        undo = Undo(meeting_id=opened().id, number=2)
        assert undone(history((change, moment(9, 30))), undo, moment(9, 31)) == opened()

    def test_an_adjournment_is_undone(self) -> None:
        entries = history(*FIRST_HEARD, (ADJOURN, moment(10, 30)))
        undo = Undo(meeting_id=opened().id, number=4)
        assert undone(entries, undo, moment(10, 31)) == after(opened(), *FIRST_HEARD)

    def test_a_correction_that_later_words_build_on_is_not(self) -> None:
        note = of_meeting(WriteNote, case_ids=("C-9",), place="family", text="Met.")
        entries = history((WRONG_1, moment(9, 30)), (note, moment(9, 31, by="Helen Frost")))
        undo = Undo(meeting_id=opened().id, number=2)
        with pytest.raises(Refused, match="A later change builds on it"):
            undone(entries, undo, moment(9, 32))


def test_a_whole_agenda_withdrawn_leaves_nobody_to_call() -> None:
    withdraw = of_meeting(WithdrawCase, case_ids=("C-1", "C-2", "C-3", "C-4"), reason="Not ready")
    assert next_place(after(opened(), (withdraw, moment(9))), at(10)) is None


def test_an_agenda_can_be_read_without_the_new_fields() -> None:
    read = Agenda.model_validate(agenda().model_dump())
    kept = opened(read).model_dump(exclude={"cancelled", "next_panel"})
    assert Meeting.model_validate(kept) == opened(read)
