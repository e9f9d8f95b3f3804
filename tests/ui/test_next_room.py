"""Between two slots, at the end of the meeting, and what everybody in the room sees."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from panel_tui.domain.attendance import SendApologies
from panel_tui.domain.clocks import DueLine, due_line, meeting_clocks
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.sign_off import Approve, RecordReceipt
from panel_tui.domain.sittings import CancelMeeting
from panel_tui.domain.slots import AddMinutes, DeferCase, PauseSlot, StartSlot, WithdrawCase
from panel_tui.domain.working_days import WorkingCalendar
from screens import next_view, room_view
from screens.agenda import AgendaScreen
from screens.desk import Desk
from screens.next import NextScreen
from screens.room import RoomScreen
from screens.slot import SlotScreen
from tests.conftest import FakeClock
from tests.making import PANEL_DAY, after, agenda, at, facts, moment, of_meeting, opened
from tests.ui.keyboard import press
from tests.ui.stage import Stage, desk_on

SIZE = (80, 24)
START_1 = of_meeting(StartSlot, slot=1)
FINISH_1 = of_meeting(FinishSlot, slot=1)
START_2 = of_meeting(StartSlot, slot=2)
FINISH_2 = of_meeting(FinishSlot, slot=2)
HEARD_1 = ((START_1, moment(10)), (FINISH_1, moment(10, 25)))
NOBODY_LEFT = of_meeting(WithdrawCase, case_ids=("C-2", "C-3", "C-4"), reason="Went home")
NAMES = ("A.B.", "B.C.", "C.D.", "D.E.", "C-1", "C-2", "C-3", "C-4", "Okafor")


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock) -> Iterator[Desk]:
    clock.set(at(9, 50))
    with desk_on(tmp_path, clock) as desk:
        yield desk


def shown(pilot: Pilot[None], selector: str) -> str:
    return str(pilot.app.screen.query_one(selector, Static).visual)


def shown_screen(pilot: Pilot[None]) -> str:
    return type(pilot.app.screen).__name__


def said(meeting: Meeting, now: datetime) -> str:
    return next_view.call_in(meeting, now, 76).plain


def left(meeting: Meeting, today: date = PANEL_DAY) -> str:
    dues: list[DueLine] = [due_line(each, WorkingCalendar()) for each in meeting_clocks(meeting)]
    return next_view.left_to_do(meeting, dues, today, 76).plain


class TestWhoIsNext:
    def test_the_social_worker_is_called_in_by_name_for_the_case(self) -> None:
        excused = of_meeting(SendApologies, name="Tom Okafor"), moment(9, 30)
        words = said(after(opened(), excused, *HEARD_1), at(10, 25)).splitlines()
        assert words[:3] == ["Call in", "Tom Okafor", "B.C. 7   C.D. 7     C-2  C-3"]

    def test_who_stays_for_the_next_item_need_not_be_called(self) -> None:
        words = said(after(opened(), *HEARD_1), at(10, 25)).splitlines()
        assert words[:2] == ["Here already, for the next item", "Tom Okafor"]

    def test_now_and_how_late(self) -> None:
        words = said(after(opened(), *HEARD_1), at(10, 25))
        assert "When  now   planned 10:20   5 min late" in words

    def test_before_its_time_it_is_about_then(self) -> None:
        words = said(after(opened(), *HEARD_1), at(10, 12))
        assert "When  about 10:25, in 13 min" in words

    def test_a_break_comes_first(self) -> None:
        steps = (*HEARD_1, (START_2, moment(10, 25)), (FINISH_2, moment(10, 46)))
        words = said(after(opened(), *steps), at(10, 47))
        assert "Break first, until 11:01" in words
        assert "It is the last." in words

    def test_who_comes_after(self) -> None:
        assert said(opened(), at(9, 50)).splitlines()[-4:] == [
            "Then",
            "~10:20  C-2 +1          Tom Okafor",
            "~10:40  Break, 15 min",
            "~10:55  C-4             Tom Okafor",
        ]

    def test_who_is_deferred_is_not_called(self) -> None:
        defer = of_meeting(DeferCase, case_ids=("C-2",), reason="No report")
        words = said(after(opened(), *HEARD_1, (defer, moment(10, 25))), at(10, 25))
        assert words.splitlines()[2].startswith("B.C. 7 deferred   C.D. 7")

    def test_what_still_runs_is_said_first(self) -> None:
        meeting = after(opened(), (START_1, moment(10)))
        assert said(meeting, at(10, 5)).startswith("Still running: C-1, 15:00 left")

    def test_the_last_one_paused_is_the_one_to_go_to(self) -> None:
        pause = of_meeting(PauseSlot, slot=1, reason="Fire alarm")
        steps = (START_1, moment(10)), (pause, moment(10, 5)), (NOBODY_LEFT, moment(10, 6))
        meeting = after(opened(), *steps)
        wanted = next_view.wanted_slot(meeting, at(10, 10))
        assert wanted is not None
        assert wanted.number == 1
        assert "Still paused: C-1, 15:00 left" in said(meeting, at(10, 10))

    def test_nobody_named_is_said(self) -> None:
        slots = (agenda().slots[0].changed(cases=(facts(1, social_worker=""),)),)
        assert "no social worker named" in said(opened(agenda(slots=slots)), at(9, 50))


class TestTheEnd:
    def test_what_is_to_approve_and_by_when(self) -> None:
        meeting = after(opened(), *HEARD_1, (NOBODY_LEFT, moment(10, 30)))
        assert left(meeting).splitlines()[2:6] == [
            "! to approve: the minutes of 4 children",
            "C-1, C-2, C-3, C-4",
            "Minutes available by Thu 10 Dec 2026, in 7 days",
            "Minutes on the child's file by Mon 14 Dec 2026, in 11 days",
        ]
        assert "2 days late" in left(meeting, PANEL_DAY + timedelta(days=9))

    def test_what_is_to_upload_and_what_is_on_file(self) -> None:
        approve = of_meeting(Approve, case_ids=("C-1", "C-2"), approver="Patricia Adeyemi")
        receipt = of_meeting(
            RecordReceipt,
            case_id="C-1",
            version=1,
            reference="R-1",
            uploaded_by="Colin Marsh",
            on=PANEL_DAY,
        )
        steps = (NOBODY_LEFT, moment(10, 30)), (approve, moment(11)), (receipt, moment(11, 5))
        words = left(after(opened(), *HEARD_1, *steps))
        assert "to approve: the minutes of 2 children\nC-3, C-4" in words
        assert "to upload: the minutes of 1 child\nC-2" in words
        assert "√ on file: the minutes of 1 child\nC-1" in words

    def test_a_cancelled_meeting_leaves_nothing(self) -> None:
        cancel = of_meeting(CancelMeeting, reason="Snow")
        assert "No minutes are due" in left(after(opened(), (cancel, moment(9))))


class TestNextScreen:
    async def test_enter_goes_to_the_slot_and_escape_from_there_to_the_agenda(
        self, desk: Desk
    ) -> None:
        async with Stage(AgendaScreen(desk)).run_test(size=SIZE) as pilot:
            await press(pilot, "enter", "ctrl+g", "N")
            await pilot.pause()
            assert shown_screen(pilot) == "NextScreen"
            desk.session.do(START_1)
            desk.session.do(FINISH_1)
            await press(pilot, "enter")
            await pilot.pause()
            assert shown_screen(pilot) == "SlotScreen"
            await press(pilot, "escape")
            assert shown_screen(pilot) == "AgendaScreen"

    async def test_escape_goes_back_to_where_one_was(self, desk: Desk) -> None:
        async with Stage(SlotScreen(desk, 1)).run_test(size=SIZE) as pilot:
            await press(pilot, "ctrl+g", "N")
            await pilot.pause()
            await press(pilot, "escape")
            assert isinstance(pilot.app.screen, SlotScreen)

    async def test_the_agenda_is_one_key_away(self, desk: Desk) -> None:
        async with Stage(NextScreen(desk)).run_test(size=SIZE) as pilot:
            await press(pilot, "f2")
            assert isinstance(pilot.app.screen, AgendaScreen)

    async def test_at_the_end_there_is_no_slot_to_go_to(self, desk: Desk) -> None:
        every = of_meeting(WithdrawCase, case_ids=("C-1", "C-2", "C-3", "C-4"), reason="Snow")
        desk.session.do(every)
        async with Stage(NextScreen(desk)).run_test(size=SIZE) as pilot:
            assert "Everything is heard." in shown(pilot, "#next")
            await press(pilot, "enter")
            assert isinstance(pilot.app.screen, NextScreen)


class TestRoom:
    def test_a_slot_that_runs_is_counted_down(self) -> None:
        seen = room_view.room(after(opened(), (START_1, moment(10))), at(10, 13, 18))
        assert (seen.figures, seen.words) == ("06:42", "● 06:42 left")
        assert (seen.item, seen.coming) == ("slot 1 of 3", "until about 10:20")

    def test_past_its_end_it_is_counted_up_and_says_so(self) -> None:
        seen = room_view.room(after(opened(), (START_1, moment(10))), at(10, 22, 10))
        assert (seen.figures, seen.words) == ("02:10", "! 02:10 over")

    def test_added_minutes_show_at_once(self) -> None:
        more = of_meeting(AddMinutes, slot=1, minutes=5)
        meeting = after(opened(), (START_1, moment(10)), (more, moment(10, 5)))
        assert room_view.room(meeting, at(10, 20)).figures == "05:00"

    def test_a_pause_stands_still_and_says_so_without_its_reason(self) -> None:
        pause = of_meeting(PauseSlot, slot=1, reason="A.B. came in")
        meeting = after(opened(), (START_1, moment(10)), (pause, moment(10, 5)))
        assert room_view.room(meeting, at(10, 9)).words == "‖ paused, 15:00 left"

    def test_a_break_is_counted_down(self) -> None:
        steps = (*HEARD_1, (START_2, moment(10, 25)), (FINISH_2, moment(10, 46)))
        seen = room_view.room(after(opened(), *steps), at(10, 50))
        assert (seen.figures, seen.words) == ("11:00", "– break, 11:00 left")
        assert seen.coming == "slot 3 of 3 is next, about 11:01"

    def test_between_slots_it_shows_the_time(self) -> None:
        seen = room_view.room(opened(), at(9, 50))
        assert (seen.figures, seen.words) == ("09:50", "it is 09:50")

    def test_the_end_and_a_cancelled_meeting_are_said(self) -> None:
        meeting = after(opened(), *HEARD_1, (NOBODY_LEFT, moment(10, 30)))
        assert room_view.room(meeting, at(10, 31)).words == "√ everything is heard"
        cancel = of_meeting(CancelMeeting, reason="A.B. is ill")
        seen = room_view.room(after(opened(), (cancel, moment(9))), at(9, 30))
        assert seen.words == "This meeting is cancelled."

    @pytest.mark.parametrize("minute", [0, 10, 30, 50])
    def test_it_names_no_child_no_case_and_nobody_else(self, minute: int) -> None:
        steps = (*HEARD_1, (START_2, moment(10, 25)), (FINISH_2, moment(10, 46)))
        for meeting in (opened(), after(opened(), *HEARD_1), after(opened(), *steps)):
            seen = room_view.room(meeting, at(10, minute))
            assert not [name for name in NAMES if name in " ".join(seen)]

    @pytest.mark.parametrize(
        ("width", "height", "lines", "cells"),
        [(76, 21, 10, 68), (116, 33, 15, 102), (196, 57, 25, 170), (40, 12, 5, 34), (17, 5, 5, 17)],
    )
    def test_the_figures_are_as_large_as_fits(
        self, width: int, height: int, lines: int, cells: int
    ) -> None:
        found = room_view.large("06:42", width, height)
        assert (len(found), {len(line) for line in found}) == (lines, {cells})

    def test_hours_are_more_minutes(self) -> None:
        assert len(room_view.large("125:00", 76, 20)) == 5

    async def test_it_follows_what_another_copy_writes(
        self, desk: Desk, tmp_path: Path, clock: FakeClock
    ) -> None:
        with desk_on(tmp_path, clock) as other:
            async with Stage(RoomScreen(other)).run_test(size=SIZE) as pilot:
                assert "it is 09:50" in shown(pilot, "#figures")
                desk.session.do(START_1)
                await pilot.pause(1.1)
                assert "● 20:00 left" in shown(pilot, "#figures")

    async def test_q_leaves_it(self, desk: Desk) -> None:
        async with Stage(AgendaScreen(desk)).run_test(size=SIZE) as pilot:
            await press(pilot, "ctrl+g", "o")
            await pilot.pause()
            assert shown_screen(pilot) == "RoomScreen"
            await press(pilot, "q")
            assert shown_screen(pilot) == "AgendaScreen"
