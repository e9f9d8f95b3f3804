"""Whatever people type stands on every screen as they typed it: never more than words, never less."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from functools import cache
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from data.store.opening import open_store
from panel_tui.commands import PURPOSES, Place
from panel_tui.domain.agenda import AgendaSlot
from panel_tui.domain.child import Child
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.text import clean_line
from panel_tui.domain.working_days import WorkingCalendar
from panel_tui.session import Session
from screens.agenda import AgendaScreen
from screens.attendance import AttendanceScreen
from screens.chase import ChaseScreen
from screens.content import fit
from screens.desk import Desk
from screens.distribution import DistributionScreen
from screens.find import FindScreen
from screens.finish import FinishScreen
from screens.meeting_screen import MeetingScreen
from screens.minutes import MinutesScreen
from screens.next import NextScreen
from screens.papers import PapersScreen
from screens.read_back import ReadBackScreen
from screens.room import RoomScreen
from screens.slot import SlotScreen
from screens.steps import StepsScreen
from screens.widgets.notes_editor import NotesEditor
from tests.conftest import FakeClock, scaled
from tests.fake_store import FakeStore
from tests.hostile import LONG, SHORT
from tests.making import MEETING_ID, agenda, at, facts
from tests.store.working import at_work, open_sample_meeting
from tests.ui.hostile_meeting import (
    HEARD,
    PAIR,
    hostile_child,
    hostile_meeting,
    line_of,
    long_meeting,
)
from tests.ui.keyboard import press
from tests.ui.painted import painted, squeezed, written
from tests.ui.stage import Stage

SMALL, LARGE, ENDLESS = (80, 24), (120, 36), (2_000, 60)
APART = scaled(3, 1)
"""The short form takes every third of the words, each screen from another one on."""
SIZES = [SMALL, LARGE][: scaled(1, 2)]
TERMINALS = pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x36"][: len(SIZES)])
SOME = [words for number, words in enumerate(SHORT.values()) if number % 19 == 4] + [
    SHORT[name] for name in ("textual click", "wide", "emoji", "right to left", "long name")
]
"""Words that are painted for real; all of them are looked at before they are painted."""

SCREENS: dict[str, tuple[int, Callable[[Desk], MeetingScreen]]] = {
    "agenda": (10, AgendaScreen),
    "attendance": (5, lambda desk: AttendanceScreen(desk, PAIR)),
    "slot": (5, lambda desk: SlotScreen(desk, PAIR)),
    "finish": (1, lambda desk: FinishScreen(SlotScreen(desk, PAIR))),
    "read-back": (10, lambda desk: ReadBackScreen(desk, PAIR)),
    "find": (2, lambda desk: FindScreen(SlotScreen(desk, PAIR))),
    "next": (5, NextScreen),
    "minutes": (30, MinutesScreen),
    "papers": (10, PapersScreen),
    "chase": (2, ChaseScreen),
    "distribution": (3, DistributionScreen),
    # What was said last time names another child of this meeting, and so is left out of it.
    "steps": (7, lambda desk: StepsScreen(desk, HEARD)),
}
"""Each screen that shows what people typed, and in how many places it does so at the least."""

CUT_NAMES = {"attendance", "find", "slot"}
"""Where a long name is cut however much room there is, and a note shows only the lines wanted."""

SAYS_NOTHING: set[Place] = {"everywhere", "home", "room"}
"""What shows no words of a meeting's people, or is looked at elsewhere."""

meeting_of = cache(hostile_meeting)
child_of = cache(hostile_child)


@dataclass
class Showing(Desk):
    """A desk that shows whatever meeting is laid on it."""

    shown: Meeting | None = None
    returns: Child | None = None

    def child(self, child_id: str) -> Child | None:
        return self.returns

    @property
    def meeting(self) -> Meeting:
        assert self.shown is not None
        return self.shown


@pytest.fixture
def desk(clock: FakeClock) -> Showing:
    clock.set(at(10, 26))
    session = Session(FakeStore(), clock, "Colin Marsh", WorkingCalendar)
    return Showing(session, WorkingCalendar, MEETING_ID, False, shown=meeting_of("plain"))


def show(pilot: Pilot[None], desk: Showing, words: str) -> MeetingScreen:
    """The screen, come back to when these words have been recorded everywhere."""
    screen = pilot.app.screen
    assert isinstance(screen, MeetingScreen)
    desk.shown, desk.returns = meeting_of(words), child_of(words)
    desk.people = ((f"{line_of(words)} listed", "fostering"),)
    if isinstance(screen, FindScreen):
        screen.query_one(Input).value = line_of(words)[:6]
    for kind in type(screen).__mro__:  # as Textual does
        if handler := vars(kind).get("on_screen_resume"):
            handler(screen)
    return screen


def beginning(line: str, cells: int) -> str:
    """The words, or what is left of them where they are cut."""
    return squeezed(fit(line, cells).removesuffix("…"))


def test_every_screen_is_among_those_that_are_looked_at() -> None:
    assert SCREENS.keys() | SAYS_NOTHING == PURPOSES.keys()


@pytest.mark.soak
@pytest.mark.parametrize("place", SCREENS)
async def test_where_there_is_room_the_words_stand_as_they_are(place: str, desk: Showing) -> None:
    fields, made = SCREENS[place]
    async with Stage(made(desk)).run_test(size=ENDLESS) as pilot:
        for words in list(SHORT.values())[fields % APART :: APART]:
            line, seen = line_of(words), squeezed(written(show(pilot, desk, words)))
            assert seen.count(beginning(line, 28)) >= fields, words
            assert squeezed(line) in seen or place in CUT_NAMES, words


@pytest.mark.soak
@TERMINALS
@pytest.mark.parametrize("place", SCREENS)
async def test_on_a_terminal_the_words_are_only_cut(
    place: str, size: tuple[int, int], desk: Showing
) -> None:
    fields, made = SCREENS[place]
    async with Stage(made(desk)).run_test(size=size) as pilot:
        for words in list(SHORT.values())[(fields + 1) % APART :: APART]:
            seen = squeezed(written(show(pilot, desk, words)))
            assert beginning(line_of(words), 10) in seen, words


@pytest.mark.soak
@TERMINALS
@pytest.mark.parametrize("place", SCREENS)
async def test_what_is_painted_is_text_and_leaves_room_for_the_rest(
    place: str, size: tuple[int, int], desk: Showing
) -> None:
    _, made = SCREENS[place]
    async with Stage(made(desk)).run_test(size=size) as pilot:
        for words in SOME:
            screen = show(pilot, desk, words)
            await pilot.pause(0)
            assert "More" in painted(screen)[-1], words
            if isinstance(screen, SlotScreen):
                assert screen.query_one(NotesEditor).size.height >= 8, words


@pytest.mark.parametrize("place", [*SCREENS, "room"])
async def test_words_without_end_leave_room_for_the_rest(place: str, desk: Showing) -> None:
    desk.shown = long_meeting(LONG["100,000 brackets"])
    made = RoomScreen if place == "room" else SCREENS[place][1]
    async with Stage(made(desk)).run_test(size=SMALL) as pilot:
        await pilot.pause(0)
        assert "More" in painted(pilot.app.screen)[-1]


async def test_social_workers_who_come_in_are_named_as_they_are_and_leave_room(
    tmp_path: Path, clock: FakeClock
) -> None:
    names = [SHORT[each] for each in ("textual click", "textual close", "emoji", "right to left")]
    cases = [
        facts(n, social_worker=name)
        for n, name in enumerate([*names, LONG["100,000 brackets"]], start=1)
    ]
    read = agenda(slots=(AgendaSlot(starts=time(10), minutes=20, cases=tuple(cases)),))
    with open_store(tmp_path / "panel.db", clock=clock, create=True, backup=False) as store:
        session = at_work(store, clock)
        open_sample_meeting(session, read)
        screen = SlotScreen(Desk(session, WorkingCalendar, MEETING_ID), 1)
        async with Stage(screen).run_test(size=SMALL) as pilot:
            await press(pilot, "f5")
            said = str(screen.query_one("#saved", Static).visual)
            assert said.startswith(f"marked as here: {', '.join(map(clean_line, names))} and [[[")
            await pilot.pause(0)
            assert "More" in painted(screen)[-1]
            assert screen.editor.size.height >= 8


@pytest.mark.soak
@TERMINALS
async def test_the_room_view_says_nothing_of_any_child(
    size: tuple[int, int], desk: Showing
) -> None:
    async with Stage(RoomScreen(desk)).run_test(size=size) as pilot:
        screen = show(pilot, desk, "plain")
        said, plain = written(screen), painted(screen)
        for words in SHORT.values():
            assert written(show(pilot, desk, words)) == said
        for words in SOME:
            show(pilot, desk, words)
            await pilot.pause(0)
            assert painted(screen) == plain
