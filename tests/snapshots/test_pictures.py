"""Pictures of every screen, looked at by a person: make a change here only after looking again."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from screens.agenda import AgendaScreen
from screens.attendance import AttendanceScreen
from screens.base import PanelScreen
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
from tests.conftest import FakeClock
from tests.snapshots.papers import checked_desk
from tests.snapshots.scene import BEFORE, Scene, show
from tests.two_panels import CALENDAR, CONTINGENCY, DECIDED, LETTER, NEXT, PREFERRED, Panels

SMALL, LARGE = (80, 24), (120, 40)
SnapCompare = Callable[..., bool]


@pytest.fixture
def scene(tmp_path: Path, clock: FakeClock) -> Iterator[Scene]:
    scene = Scene(tmp_path, clock)
    yield scene
    scene.store.close()


@pytest.fixture
def before(tmp_path: Path, clock: FakeClock) -> Iterator[Scene]:
    scene = Scene(tmp_path, clock, BEFORE)
    yield scene
    scene.store.close()


class Waiting:
    """What stands behind the home screen of the pictures."""

    today = "Thu 3 Dec 2026"
    first = ""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def lines(self, words: str = "") -> list[HomeLine]:
        return [
            HomeLine(
                "Under way",
                "Thu 3 Dec 2026, 10:00  Permanence Panel",
                "9 children · 1 of 8 heard",
                "a",
            ),
            HomeLine("Next", "Thu 7 Jan 2027, 10:00  Permanence Panel", "7 children", "b"),
            HomeLine("Due and late", "Wed 2 Dec 2026  Minutes, C-188004", "1 day late", "c", True),
            HomeLine("Due and late", "Fri 4 Dec 2026  Minutes, 6 children", "tomorrow", "c"),
        ]

    async def open(self, meeting_id: str, step: str = "", minutes_of: str = "") -> None: ...

    async def ask_agenda(self) -> None: ...

    async def ask_search(self) -> None: ...

    def load_rest(self) -> None: ...


def made(name: str, scene: Scene) -> PanelScreen:
    desk = scene.desk()
    slot_2 = SlotScreen(desk, 2)
    ways: dict[str, Callable[[], PanelScreen]] = {
        "home": lambda: at_home(desk),
        "agenda": lambda: AgendaScreen(desk),
        "attendance": lambda: AttendanceScreen(desk, 2),
        "slot": lambda: slot_2,
        "finish": lambda: FinishScreen(slot_2),
        "read-back": lambda: ReadBackScreen(desk, 2),
        "next": lambda: NextScreen(desk),
        "minutes": lambda: MinutesScreen(desk),
        "steps": lambda: StepsScreen(desk, 2),
        "room": lambda: RoomScreen(desk),
    }
    return ways[name]()


def at_home(desk: Desk) -> HomeScreen:
    screen = HomeScreen()
    screen.desk = desk
    return screen


async def settle(pilot: Pilot[None]) -> None:
    """Wait until threads have answered, and give the home screen its lines."""
    screen = pilot.app.screen
    if isinstance(screen, HomeScreen):
        screen.ready(Waiting(screen.desk), ())
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
@pytest.mark.parametrize(
    "name",
    [
        *("home", "agenda", "attendance", "slot", "finish", "read-back", "next", "minutes"),
        *("steps", "room"),
    ],
)
def test_screen(name: str, size: tuple[int, int], scene: Scene, snap_compare: SnapCompare) -> None:
    assert snap_compare(show(made(name, scene)), terminal_size=size, run_before=settle)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
def test_papers(size: tuple[int, int], before: Scene, snap_compare: SnapCompare) -> None:
    papers, keys = show(PapersScreen(checked_desk(before))), ["down", "right"]
    assert snap_compare(papers, terminal_size=size, press=keys, run_before=settle)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
@pytest.mark.parametrize("kind", [ChaseScreen, DistributionScreen], ids=["chase", "distribution"])
def test_over_the_papers(
    kind: type[ChaseScreen] | type[DistributionScreen],
    size: tuple[int, int],
    before: Scene,
    snap_compare: SnapCompare,
) -> None:
    lists = show(kind(checked_desk(before)))
    assert snap_compare(lists, terminal_size=size, run_before=settle)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
def test_find(size: tuple[int, int], scene: Scene, snap_compare: SnapCompare) -> None:
    found = show(FindScreen(SlotScreen(scene.desk(), 2)))
    assert snap_compare(found, terminal_size=size, press=[*"the"], run_before=settle)


@pytest.mark.parametrize(
    "keys", [["f1"], ["ctrl+g"], ["f3"], ["f4"]], ids=["help", "more", "action", "decision"]
)
def test_over_the_slot(keys: list[str], scene: Scene, snap_compare: SnapCompare) -> None:
    slot = made("slot", scene)
    assert snap_compare(show(slot), terminal_size=SMALL, press=keys, run_before=settle)


@pytest.mark.parametrize("theme", ["light", "terminal"])
def test_slot_in_another_theme(theme: str, scene: Scene, snap_compare: SnapCompare) -> None:
    slot = show(made("slot", scene), theme)
    assert snap_compare(slot, terminal_size=LARGE, run_before=settle)


def test_slot_in_overrun(scene: Scene, snap_compare: SnapCompare) -> None:
    scene.clock.advance(minutes=9)
    assert snap_compare(show(made("slot", scene)), terminal_size=SMALL, run_before=settle)


def test_slot_without_colour(
    scene: Scene, snap_compare: SnapCompare, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "NO_COLOR", "1")
    assert snap_compare(show(made("slot", scene)), terminal_size=SMALL, run_before=settle)


def test_slot_on_a_large_screen(scene: Scene, snap_compare: SnapCompare) -> None:
    slot: Any = show(made("slot", scene))
    assert snap_compare(slot, terminal_size=(200, 60), run_before=settle)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
@pytest.mark.parametrize("name", ["steps", "slot"])
def test_a_child_who_comes_back(
    name: str, size: tuple[int, int], clock: FakeClock, snap_compare: SnapCompare
) -> None:
    panels = Panels(clock)
    panels.in_december(DECIDED, PREFERRED, CONTINGENCY, LETTER)
    panels.start()
    desk = Desk(panels.session, lambda: CALENDAR, NEXT)
    screen = StepsScreen(desk, 1) if name == "steps" else SlotScreen(desk, 1)
    assert snap_compare(show(screen), terminal_size=size, run_before=settle)
