"""The first screen: how each meeting stands, on which day, and who is at the keyboard."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import date, time
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from data.store.store import SqlStore
from panel_tui.domain.decisions import Decide
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.sittings import AdjournMeeting, CancelMeeting
from panel_tui.domain.slots import StartSlot
from screens.agenda import AgendaScreen
from screens.desk import Desk
from screens.front import MeetingsFront
from screens.home import HomeScreen
from screens.leaving import leave
from screens.steps import StepsScreen
from tests.conftest import FakeClock
from tests.making import at, of_meeting
from tests.ui.keyboard import press
from tests.ui.stage import Stage, desk_on

DECIDE = of_meeting(
    Decide, case_ids=("C-2", "C-3"), outcomes=("fostering-agreed",), text="To stay."
)
ADJOURN = of_meeting(AdjournMeeting, on=date(2026, 12, 10), start=time(14), venue="Room 5")


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock) -> Iterator[Desk]:
    clock.set(at(9))
    with desk_on(tmp_path, clock) as desk:
        desk.meeting_id = ""
        yield desk


@asynccontextmanager
async def home(desk: Desk) -> AsyncIterator[Pilot[None]]:
    """The home screen once the store is open."""
    screen = HomeScreen()
    app = Stage(screen)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(desk.session.store, SqlStore)
        screen.ready(MeetingsFront(app, desk.session.store, desk, str), ())
        await pilot.pause()
        yield pilot


def listed(pilot: Pilot[None]) -> list[str]:
    options = pilot.app.screen.query_one(OptionList).options
    return [" ".join(str(each.prompt).split()) for each in options]


def shown(pilot: Pilot[None], selector: str) -> str:
    return str(pilot.app.screen.query_one(selector, Static).visual)


async def test_the_line_that_is_marked_has_a_sign(desk: Desk) -> None:
    async with home(desk) as pilot:
        assert listed(pilot) == [
            "Next",
            "▸ Thu 3 Dec 2026, 10:00 Test Panel 4 children · 0 of 3 slots heard",
        ]


async def test_a_cancelled_meeting_says_so(desk: Desk) -> None:
    desk.session.do(of_meeting(CancelMeeting, reason="Snow"))
    async with home(desk) as pilot:
        assert listed(pilot)[1].endswith("Test Panel 4 children · cancelled")


async def test_an_adjourned_meeting_stands_under_the_day_on_which_it_goes_on(
    desk: Desk, clock: FakeClock
) -> None:
    desk.session.do(of_meeting(StartSlot, slot=1))
    clock.set(at(10, 20))
    desk.session.do(of_meeting(FinishSlot, slot=1))
    desk.session.do(ADJOURN)
    async with home(desk) as pilot:
        assert listed(pilot)[:2] == [
            "Under way",
            "▸ Thu 10 Dec 2026, 14:00 Test Panel 4 children · 1 of 3 slots heard",
        ]


async def test_with_no_meeting_open_nobody_is_asked_to_stay(desk: Desk) -> None:
    desk.session.do(of_meeting(StartSlot, slot=1))
    async with home(desk) as pilot:
        first = pilot.app.screen
        await leave(pilot.app)
        assert pilot.app.screen is first


async def test_the_keyboard_is_handed_over_before_a_meeting_is_opened(desk: Desk) -> None:
    async with home(desk) as pilot:
        assert shown(pilot, "#actor") == "Colin Marsh"
        await press(pilot, "ctrl+g", "k")
        await pilot.pause()
        await press(pilot, *"Jo", "enter")
        await pilot.pause()
        assert shown(pilot, "#actor") == "Jo"
        await press(pilot, "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, AgendaScreen)
        assert shown(pilot, "#actor") == "Jo"
        assert desk.session.actor == "Jo"


async def test_a_step_that_is_due_opens_the_steps_of_its_meeting(
    desk: Desk, clock: FakeClock
) -> None:
    desk.session.do(of_meeting(StartSlot, slot=2), DECIDE)
    clock.set(at(9, 20))
    desk.session.do(of_meeting(FinishSlot, slot=2))
    clock.set(at(9, day=date(2027, 1, 4)))
    async with home(desk) as pilot:
        line = next(each for each in listed(pilot) if "Write the matching report" in each)
        assert line == "! Thu 31 Dec 2026 Write the matching report, 2 children 4 days late"
        await press(pilot, "up", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, StepsScreen)
        entry = pilot.app.screen.entry
        assert entry is not None
        assert (entry.case_id, entry.what) == ("C-2", "Write the matching report")
        assert isinstance(pilot.app.screen_stack[-2], AgendaScreen)
