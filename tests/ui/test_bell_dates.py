"""What the settings say of a bell and of the days of panels, at work."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from textual.app import App
from textual.widgets import Input

from panel_tui.domain.sittings import SetNextPanel
from panel_tui.domain.slots import AddMinutes, PauseSlot, ResumeSlot, StartSlot
from screens.agenda import AgendaScreen
from screens.attendance import AttendanceScreen
from screens.bell import Bell
from screens.desk import Desk
from screens.slot import SlotScreen
from tests.conftest import FakeClock
from tests.making import after, at, moment, of_meeting, opened
from tests.ui.keyboard import press
from tests.ui.stage import Stage, desk_on

SIZE = (80, 24)
START_1 = of_meeting(StartSlot, slot=1)
STARTED = after(opened(), (START_1, moment(10)))
JANUARY, FEBRUARY = date(2027, 1, 7), date(2027, 2, 4)


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock) -> Iterator[Desk]:
    clock.set(at(10))
    with desk_on(tmp_path, clock) as desk:
        yield desk


@pytest.fixture
def rung(monkeypatch: pytest.MonkeyPatch, clock: FakeClock) -> list[str]:
    times: list[str] = []
    monkeypatch.setattr(App, "bell", lambda app: times.append(f"{clock.now():%H:%M:%S}"))
    return times


class TestTheBell:
    def test_it_rings_once_at_each_warning_point_and_at_the_end(self) -> None:
        bell = Bell()
        seconds = range(21 * 60)
        times = [at(10, second // 60, second % 60) for second in seconds]
        rings = [f"{each:%H:%M:%S}" for each in times if bell.rings(STARTED, each)]
        assert rings == ["10:15:00", "10:18:00", "10:20:00"]

    def test_two_points_that_went_by_at_once_ring_once(self) -> None:
        bell = Bell()
        assert [bell.rings(STARTED, at(10, minute)) for minute in (0, 25, 26)] == [
            *(False, True, False)
        ]

    def test_what_was_before_the_program_was_opened_is_not_rung_for(self) -> None:
        bell = Bell()
        assert not bell.rings(STARTED, at(10, 16))
        assert bell.rings(STARTED, at(10, 18))

    def test_a_pause_is_quiet(self) -> None:
        bell = Bell()
        pause = of_meeting(PauseSlot, slot=1, reason="Fire alarm")
        paused = after(STARTED, (pause, moment(10, 14)))
        resumed = after(paused, (of_meeting(ResumeSlot, slot=1), moment(10, 30)))
        assert not bell.rings(STARTED, at(10, 14))
        assert not bell.rings(paused, at(10, 29))
        assert not bell.rings(resumed, at(10, 30))
        assert bell.rings(resumed, at(10, 31))

    def test_minutes_that_were_added_are_warned_of_again(self) -> None:
        bell = Bell()
        longer = after(STARTED, (of_meeting(AddMinutes, slot=1, minutes=5), moment(10, 19)))
        assert [bell.rings(STARTED, at(10, 17)), bell.rings(STARTED, at(10, 18))] == [False, True]
        assert [bell.rings(longer, at(10, 19)), bell.rings(longer, at(10, 20))] == [False, True]

    async def test_it_is_heard_on_every_screen_of_the_meeting_once(
        self, desk: Desk, clock: FakeClock, rung: list[str]
    ) -> None:
        desk.sound = True
        desk.session.do(START_1)
        slot = SlotScreen(desk, 1)
        async with Stage(slot).run_test(size=SIZE) as pilot:
            over = AttendanceScreen(desk, 1)
            await pilot.app.push_screen(over)
            slot.tick()
            clock.set(at(10, 15))
            for screen in (slot, over, slot, over):
                screen.tick()
            assert rung == ["10:15:00"]

    @pytest.mark.parametrize(("sound", "writable"), [(False, True), (True, False)])
    async def test_it_is_silent_where_nobody_wants_it_or_another_copy_rings(
        self, desk: Desk, clock: FakeClock, rung: list[str], *, sound: bool, writable: bool
    ) -> None:
        desk.session.do(START_1)
        desk.sound, desk.writable = sound, writable
        slot = SlotScreen(desk, 1)
        async with Stage(slot).run_test(size=SIZE):
            slot.tick()
            clock.set(at(10, 15))
            slot.tick()
            assert rung == []


class TestPanelDates:
    @pytest.mark.parametrize("letter", ["f", "n"])
    async def test_the_first_one_after_the_meeting_is_offered(
        self, desk: Desk, letter: str
    ) -> None:
        desk.panel_dates = (FEBRUARY, date(2026, 12, 3), JANUARY)
        async with Stage(AgendaScreen(desk)).run_test(size=SIZE) as pilot:
            await press(pilot, "ctrl+g", letter)
            await pilot.pause()
            assert pilot.app.screen.query(Input).last().value == "Thu 7 Jan 2027"

    async def test_who_defers_from_the_slot_has_it_too(self, desk: Desk) -> None:
        desk.panel_dates = (JANUARY,)
        async with Stage(SlotScreen(desk, 1)).run_test(size=SIZE) as pilot:
            await press(pilot, "ctrl+g", "D")
            await pilot.pause()
            await press(pilot, *"Ill", "enter", "enter")
            await pilot.pause()
        deferral = desk.meeting.case("C-1").deferral
        assert deferral is not None
        assert (deferral.reason, deferral.return_on) == ("Ill", JANUARY)

    def test_the_meeting_knows_better(self, desk: Desk) -> None:
        desk.panel_dates = (JANUARY,)
        desk.session.do(of_meeting(SetNextPanel, on=FEBRUARY))
        assert desk.next_panel == FEBRUARY

    def test_with_none_to_come_nothing_is_offered(self, desk: Desk) -> None:
        desk.panel_dates = (date(2026, 12, 3), date(2026, 11, 5))
        assert desk.next_panel is None
