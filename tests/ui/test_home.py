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
from panel_tui.domain.faults import Fault, Faulty
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.sittings import AdjournMeeting, CancelMeeting
from panel_tui.domain.slots import StartSlot
from screens.agenda import AgendaScreen
from screens.desk import Desk
from screens.front import MeetingsFront
from screens.home import HomeScreen
from screens.leaving import leave
from screens.minutes import MinutesScreen
from screens.open_agenda import Taken, Wanted
from screens.steps import StepsScreen
from tests.conftest import FakeClock
from tests.making import MEETING_ID, agenda, at, of_meeting, opening
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


def imported(wanted: Wanted) -> Taken:
    """The sample meeting, from a file that does not say the day, and differs from it."""
    if wanted.on is None:
        raise Faulty(str(wanted.file), [Fault("Date", "the file does not say it", lacks="date")])
    return Taken(MEETING_ID, ("C-1: changed in plan.",))


@asynccontextmanager
async def home(desk: Desk) -> AsyncIterator[Pilot[None]]:
    """The home screen once the store is open."""
    screen = HomeScreen()
    app = Stage(screen)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(desk.session.store, SqlStore)
        screen.ready(MeetingsFront(app, desk.session.store, desk, imported), ())
        await pilot.pause()
        yield pilot


def lines(desk: Desk, words: str = "") -> list[str]:
    """What the home screen is given to show, each line with its group."""
    assert isinstance(desk.session.store, SqlStore)
    front = MeetingsFront(Stage(HomeScreen()), desk.session.store, desk, imported)
    found = front.lines(words)
    return [f"{each.group}: {' '.join(each.words.split())}, {each.detail}" for each in found]


def listed(pilot: Pilot[None]) -> list[str]:
    options = pilot.app.screen.query_one(OptionList).options
    return [" ".join(str(each.prompt).split()) for each in options]


def shown(pilot: Pilot[None], selector: str) -> str:
    return str(pilot.app.screen.query_one(selector, Static).visual)


async def test_the_line_that_is_marked_has_a_sign(desk: Desk) -> None:
    async with home(desk) as pilot:
        assert listed(pilot) == [
            "Next",
            "▸ 1 Thu 3 Dec 2026, 10:00 Test Panel 4 children",
        ]


def test_a_cancelled_meeting_says_so(desk: Desk) -> None:
    desk.session.do(of_meeting(CancelMeeting, reason="Snow"))
    assert lines(desk) == ["Earlier: Thu 3 Dec 2026, 10:00 Test Panel, 4 children · cancelled"]


def test_an_adjourned_meeting_stands_under_the_day_on_which_it_goes_on(
    desk: Desk, clock: FakeClock
) -> None:
    desk.session.do(of_meeting(StartSlot, slot=1))
    clock.set(at(10, 20))
    desk.session.do(of_meeting(FinishSlot, slot=1))
    desk.session.do(ADJOURN)
    assert lines(desk)[0] == (
        "Under way: Thu 10 Dec 2026, 14:00 Test Panel, 4 children · 1 of 3 heard"
    )


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
        assert line[1:] == " ! Thu 31 Dec 2026 Write the matching report, 2 children 4 days late"
        await press(pilot, line[0])
        await pilot.pause()
        assert isinstance(pilot.app.screen, StepsScreen)
        entry = pilot.app.screen.entry
        assert entry is not None
        assert (entry.case_id, entry.what) == ("C-2", "Write the matching report")
        assert isinstance(pilot.app.screen_stack[-2], AgendaScreen)


def open_on(desk: Desk, day: date) -> None:
    """Open the sample meeting on another day as well."""
    desk.session.do(opening(agenda(date=day), meeting_id=f"{day}-test-panel"))


async def search(pilot: Pilot[None], words: str) -> list[str]:
    """What is listed after a search."""
    await press(pilot, "f3")
    await pilot.pause()
    await press(pilot, *words, "enter")
    await pilot.pause()
    return listed(pilot)


def test_the_next_meeting_stands_first_and_those_that_have_been_last(desk: Desk) -> None:
    for day in (date(2027, 1, 7), date(2026, 11, 5), date(2026, 10, 1)):
        open_on(desk, day)
    assert [line.partition(",")[0] for line in lines(desk)] == [
        "Next: Thu 3 Dec 2026",
        "Next: Thu 7 Jan 2027",
        "Earlier: Thu 5 Nov 2026",
        "Earlier: Thu 1 Oct 2026",
    ]


@pytest.mark.parametrize("words", ["2027-01", "7 jan", "Thu 7 Jan 2027"])
def test_a_meeting_is_found_by_its_day_as_people_write_it(desk: Desk, words: str) -> None:
    open_on(desk, date(2027, 1, 7))
    (found,) = lines(desk, words)
    assert found.startswith(f"Found with {words}: Thu 7 Jan 2027")


async def test_what_a_search_finds_stays_until_the_person_goes_back(desk: Desk) -> None:
    open_on(desk, date(2027, 1, 7))
    async with home(desk) as pilot:
        everything = listed(pilot)
        found = await search(pilot, "2027")
        assert (found[0], len(found)) == ("Found with 2027; esc shows everything", 2)
        assert await search(pilot, "[b]") == ["Nothing has [b] in its ID. esc shows everything."]
        assert not pilot.app.screen.check_action("open_chosen", ())
        await press(pilot, "escape")
        assert listed(pilot) == everything


async def test_minutes_that_are_due_open_at_their_case(desk: Desk, clock: FakeClock) -> None:
    desk.session.do(of_meeting(StartSlot, slot=2), of_meeting(FinishSlot, slot=2))
    async with home(desk) as pilot:
        await press(pilot, "2")
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, MinutesScreen)
        assert screen.case.case_id == "C-2"


async def test_what_an_agenda_file_does_not_say_is_asked_for(desk: Desk) -> None:
    async with home(desk) as pilot:
        await press(pilot, "f2")
        await pilot.pause()
        await press(pilot, *"a.csv", "enter")
        await pilot.pause()
        await press(pilot, *"3 dec", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, AgendaScreen)
        left = "Left as it is, since it has begun:\nC-1: changed in plan."
        assert shown(pilot, "#words") == left


async def test_a_window_that_is_too_small_is_told_the_size_that_shows_everything(
    desk: Desk,
) -> None:
    async with home(desk) as pilot:
        assert set(shown(pilot, "#rule")) == {"─"}
        await pilot.resize_terminal(60, 15)
        await pilot.pause()
        assert shown(pilot, "#rule").startswith("! This window is 60 by 15: 80 by 22 shows")
        assert len(listed(pilot)) == 2
