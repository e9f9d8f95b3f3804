"""What the agenda shows, line by line."""

from datetime import date, time

import pytest

from panel_tui.domain.agenda import AgendaSlot
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.sittings import AdjournMeeting, CancelMeeting, SetNextPanel
from panel_tui.domain.slots import DeferCase, PauseSlot, StartSlot, WithdrawCase
from screens import agenda_view, head_view
from tests.hostile import SHORT
from tests.making import after, agenda, at, facts, moment, of_meeting, opened

START_1 = of_meeting(StartSlot, slot=1)
FINISH_1 = of_meeting(FinishSlot, slot=1)


def lines(meeting: Meeting, hour: int, minute: int = 0, *, second: int = 0) -> list[str]:
    now = at(hour, minute, second)
    return [each.words.plain.rstrip() for each in agenda_view.lines(meeting, now, 76)]


def test_what_waits_has_its_plan_and_what_is_expected() -> None:
    assert lines(opened(), 9, 30)[0].split() == [
        *("·", "10:00", "~10:00", "~10:20", "A.B.", "C-1", "next")
    ]


def test_what_runs_says_how_long_it_has() -> None:
    meeting = after(opened(), (START_1, moment(10, 4)))
    assert lines(meeting, 10, 10, second=18)[0].split() == [
        *("●", "10:00", "10:04", "~10:24", "A.B.", "C-1", "13:42", "left")
    ]


def test_what_is_paused_says_so() -> None:
    pause = of_meeting(PauseSlot, slot=1, reason="Fire alarm")
    meeting = after(opened(), (START_1, moment(10)), (pause, moment(10, 5)))
    assert "‖ 10:00" in lines(meeting, 10, 10)[0]
    assert lines(meeting, 10, 10)[0].endswith("paused, 15:00 left")


def test_what_was_heard_has_its_own_times() -> None:
    meeting = after(opened(), (START_1, moment(10, 4)), (FINISH_1, moment(10, 22)))
    assert lines(meeting, 10, 30)[0].split() == [
        *("√", "10:00", "10:04", "10:22", "A.B.", "C-1", "heard,", "18", "min")
    ]


def test_what_is_put_off_says_until_when() -> None:
    defer = of_meeting(
        DeferCase, case_ids=("C-1",), reason="No report", return_on=date(2027, 1, 14)
    )
    withdraw = of_meeting(WithdrawCase, case_ids=("C-4",), reason="Went home")
    meeting = after(opened(), (defer, moment(9)), (withdraw, moment(9)))
    assert lines(meeting, 9, 30)[0].split() == [
        *("!", "10:00", "A.B.", "C-1", "deferred", "to", "14", "Jan")
    ]
    assert lines(meeting, 9, 30)[3].endswith("withdrawn")


def test_siblings_share_a_line_and_the_one_who_is_gone_is_counted() -> None:
    defer = of_meeting(DeferCase, case_ids=("C-3",), reason="No report")
    line = lines(after(opened(), (defer, moment(9))), 9, 30)[1]
    assert "B.C., C.D." in line
    assert "C-2 C-3" in line
    assert line.endswith("1 deferred")


def test_a_break_is_a_line_of_its_own() -> None:
    assert lines(opened(), 9, 30)[2].split() == [
        *("–", "10:40", "~10:40", "~10:55", "Break", "15", "min")
    ]


def test_each_sitting_stands_under_its_day() -> None:
    adjourn = of_meeting(AdjournMeeting, on=date(2026, 12, 10), start=time(14), venue="Room 5")
    steps = (START_1, moment(10)), (FINISH_1, moment(10, 20)), (adjourn, moment(10, 30))
    found = lines(after(opened(), *steps), 10, 40)
    assert found[0] == "  Thu 3 Dec 2026, 10:00, Room 2"
    assert found[2] == "  Thu 10 Dec 2026, 14:00, Room 5"


@pytest.mark.parametrize("width", [40, 60, 76, 116, 196])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    found = agenda_view.lines(opened(), at(10), width)
    assert max(line.words.cell_length for line in found) <= max(width, 64)


def test_the_foot_says_where_the_meeting_is() -> None:
    panel = of_meeting(SetNextPanel, on=date(2027, 1, 14))
    meeting = after(opened(), (START_1, moment(10)), (panel, moment(10)))
    words = head_view.where(meeting, at(10, 5), 116).plain
    assert words == ("0 of 3 heard · next C-2 +1 about 10:20 · next panel Thu 14 Jan 2027")


def test_a_cancelled_meeting_says_why() -> None:
    cancel = of_meeting(CancelMeeting, reason="Snow")
    meeting = after(opened(), (cancel, moment(9)))
    assert "! cancelled: Snow" in head_view.head(meeting, 76).plain


@pytest.mark.parametrize("words", SHORT.values(), ids=SHORT.keys())
def test_hostile_words_stand_as_they_were_written(words: str) -> None:
    child = facts(1, child=f"A{words}", social_worker=words, plan=words)
    slots = (
        AgendaSlot(starts=time(10), minutes=20, cases=(child,)),
        AgendaSlot(starts=time(10, 20), minutes=10, title=f"B{words}"),
    )
    meeting = opened(agenda(slots=slots, venue=words, chair=words))
    line = agenda_view.lines(meeting, at(10), 400)[0].words.plain
    assert child.child.split()[0][:60] in line
    assert "\n" not in line
    head_view.head(meeting, 76)
    agenda_view.about(meeting, meeting.slots[0], 76)
