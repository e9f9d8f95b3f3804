"""Every command by the keyboard alone, over the table of commands."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from inspect import iscoroutinefunction
from pathlib import Path

import pytest
from textual.pilot import Pilot

from panel_tui.commands import COMMANDS, LEADER, PURPOSES, Command, Place, commands_of
from screens.agenda import AgendaScreen
from screens.attendance import AttendanceScreen
from screens.base import PanelScreen, action_of
from screens.chase import ChaseScreen
from screens.desk import Desk
from screens.distribution import DistributionScreen
from screens.find import FindScreen
from screens.finish import FinishScreen
from screens.home import HomeLine, HomeScreen
from screens.minutes import MinutesScreen
from screens.next import NextScreen
from screens.papers import PapersScreen
from screens.read_back import ReadBackScreen
from screens.room import RoomScreen
from screens.slot import SlotScreen
from screens.steps import StepsScreen
from screens.widgets.notes_editor import NotesEditor
from tests.conftest import FakeClock
from tests.making import at
from tests.ui.keyboard import press
from tests.ui.stage import Stage, desk_on

ELSEWHERE = {"quit", "more", "back", "start-chosen"}
"""Done by the app itself or by a list's own key, and tested where they lead."""


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock) -> Iterator[Desk]:
    clock.set(at(10))
    with desk_on(tmp_path, clock) as desk:
        yield desk


def screen_of(place: Place, desk: Desk) -> PanelScreen:
    made: dict[Place, Callable[[], PanelScreen]] = {
        "home": HomeScreen,
        "finish": lambda: FinishScreen(SlotScreen(desk, 2)),
        "read-back": lambda: ReadBackScreen(desk, 2),
        "find": lambda: FindScreen(SlotScreen(desk, 2)),
        "agenda": lambda: AgendaScreen(desk),
        "attendance": lambda: AttendanceScreen(desk, None),
        "slot": lambda: SlotScreen(desk, 2),
        "minutes": lambda: MinutesScreen(desk),
        "papers": lambda: PapersScreen(desk),
        "chase": lambda: ChaseScreen(desk),
        "distribution": lambda: DistributionScreen(desk),
        "next": lambda: NextScreen(desk),
        "steps": lambda: StepsScreen(desk, 2),
        "room": lambda: RoomScreen(desk),
    }
    return made[place]()


PLACES: list[Place] = [place for place in PURPOSES if place != "everywhere"]


@pytest.mark.parametrize("place", PLACES)
async def test_every_command_of_a_place_is_done_by_its_key_and_by_its_letter(
    place: Place, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    screen = screen_of(place, desk)
    kind = type(screen)
    commands = [each for each in commands_of(place) if each.id not in ELSEWHERE]
    for each in commands:
        assert hasattr(kind, f"action_{action_of(each.id)}"), each.id
        name = f"action_{action_of(each.id)}"
        monkeypatch.setattr(kind, name, recorder(done, each.id, getattr(kind, name)))
    monkeypatch.setattr(kind, "offers", lambda self, command_id: True)
    async with Stage(screen).run_test(size=(80, 24)) as pilot:
        if isinstance(screen, HomeScreen):
            screen.ready(OneMeeting(desk), ())
        await pilot.pause()
        done.clear()
        for each in commands:
            if place == "slot":
                assert isinstance(pilot.app.focused, NotesEditor), each.id
            await pressed(pilot, each, done)


class OneMeeting:
    """A home screen with one line to open."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    today = "Thu 3 Dec 2026"
    first = ""

    def lines(self, words: str = "") -> list[HomeLine]:
        return [HomeLine("Next", "A panel", "9 children", "a-panel")]

    async def open(self, meeting_id: str, step: str = "", minutes_of: str = "") -> None: ...

    async def ask_agenda(self) -> None: ...

    async def ask_search(self) -> None: ...

    def load_rest(self) -> None: ...


def recorder(done: list[str], command_id: str, instead_of: object) -> object:
    def action(self: PanelScreen) -> None:
        done.append(command_id)

    async def action_awaited(self: PanelScreen) -> None:
        done.append(command_id)

    return action_awaited if iscoroutinefunction(instead_of) else action


async def pressed(pilot: Pilot[None], command: Command, done: list[str]) -> None:
    assert command.key or command.letter, f"{command.id} has neither key nor letter"
    ways = [[key] for key in command.key.split(",") if key]
    if command.letter:
        ways.append([LEADER, command.letter])
    for keys in ways:
        await press(pilot, *keys)
        await pilot.pause()
        await pilot.pause()
        assert done == [command.id], f"{keys} for {command.id}"
        done.clear()


@pytest.mark.parametrize("place", PLACES)
def test_no_two_commands_of_a_place_share_a_key_or_a_letter(place: Place) -> None:
    commands = commands_of(place)
    for taken in (
        Counter(key for each in commands for key in each.key.split(",") if key),
        Counter(each.letter for each in commands if each.letter),
    ):
        assert [key for key, number in taken.items() if number > 1] == []


def test_keys_are_ones_that_terminals_deliver_from_the_notes() -> None:
    delivered = {f"f{number}" for number in (1, 2, 3, 4, 5, 8, 9)}
    delivered |= {f"ctrl+{letter}" for letter in "sntglroq"} | {"escape"}
    keys = {key for each in commands_of("slot") for key in each.key.split(",") if key}
    assert keys <= delivered


def test_the_readme_has_the_table_of_keys_as_the_program_has_them() -> None:
    readme = Path(__file__).parents[2] / "README.md"
    rows = re.findall(
        r"^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \|$", readme.read_text("utf-8"), re.MULTILINE
    )
    named = {(key, label.strip(), words.strip()) for key, label, words in rows}
    for each in COMMANDS:
        if each.place in ("slot", "everywhere") and each.key:
            key = each.key.split(",")[0]
            assert (key, each.label, each.help) in named, f"{key} {each.label}"
