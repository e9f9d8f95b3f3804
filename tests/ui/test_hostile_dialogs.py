"""Whatever is pasted into a dialog stands there as words, is kept or refused, and leads to nothing else."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from data.settings import Settings
from panel_tui.commands import Place, command
from panel_tui.domain.actions import AddAction
from panel_tui.domain.changes import Change
from panel_tui.domain.decisions import Decide
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.paper_standing import KeepPaperCheck
from panel_tui.domain.sign_off import Approve
from panel_tui.domain.slots import StartSlot
from panel_tui.domain.text import clean
from panel_tui.headless.workplace import Workplace
from panel_tui.live import _importer
from screens.agenda import AgendaScreen
from screens.attendance import AttendanceScreen
from screens.base import PanelScreen
from screens.desk import Desk
from screens.dialogs.form import FormDialog
from screens.front import MeetingsFront
from screens.home import HomeScreen
from screens.minutes import MinutesScreen
from screens.papers import PapersScreen
from screens.slot import SlotScreen
from screens.steps import StepsScreen
from tests.conftest import FakeClock, scaled
from tests.hostile import LONG, SHORT
from tests.making import MEETING_ID, at, of_meeting, opened
from tests.ui.keyboard import Keyboard
from tests.ui.painted import painted, squeezed
from tests.ui.papers_desk import Told, found
from tests.ui.stage import Stage, desk_on

PASTED = "\n".join(SHORT.values())
"""All of it at once, as somebody pastes who copied too much."""
HEARD: list[Change] = [
    of_meeting(StartSlot, slot=1),
    of_meeting(FinishSlot, slot=1),
    of_meeting(Approve, case_ids=("C-1",), approver="Patricia Adeyemi"),
]
DECIDED: list[Change] = [
    of_meeting(StartSlot, slot=1),
    of_meeting(Decide, case_ids=("C-1",), outcomes=("fostering-agreed",), text="To stay."),
    of_meeting(FinishSlot, slot=1),
]
RUNNING: list[Change] = [
    of_meeting(StartSlot, slot=2),
    of_meeting(AddAction, case_ids=("C-2", "C-3"), owner="Tom", what="Refer"),
]
CHECKED = of_meeting(KeepPaperCheck, check=found(opened(), (), "/papers"))
ASKED: dict[str, tuple[Place, list[Change], Callable[[Desk], PanelScreen], list[str]]] = {
    "slot": (
        "slot",
        RUNNING,
        lambda desk: SlotScreen(desk, 2),
        [
            *("not-applicable", "evidence", "views", "option", "decision", "dissent", "action"),
            *("change-action", "act-as-chair", "declare", "fill", "add-minutes", "back-date"),
            *("hand-over", "timer", "defer-case", "withdraw-case"),
        ],
    ),
    "agenda before it begins": (
        "agenda",
        [],
        AgendaScreen,
        ["add-case", "add-break", "correct", "next-panel", "move-meeting", "cancel-meeting"],
    ),
    "agenda later": ("agenda", HEARD, AgendaScreen, ["defer", "withdraw", "adjourn"]),
    "attendance": (
        "attendance",
        [],
        lambda desk: AttendanceScreen(desk, 1),
        ["at-time", "add-person", "take-minutes", "chair"],
    ),
    "steps": (
        "steps",
        DECIDED,
        lambda desk: StepsScreen(desk, 1, f"C-1 {MEETING_ID}/matching-report"),
        ["escalate", "extend", "done"],
    ),
    "minutes": (
        "minutes",
        HEARD,
        lambda desk: MinutesScreen(desk, "C-1"),
        ["receipt", "write", "reopen", "approve"],
    ),
    "papers": (
        "papers",
        [CHECKED],
        lambda desk: PapersScreen(replace(desk, papers=Told())),
        ["waive", "folder"],
    ),
}


@pytest.mark.soak
@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize("size", [(80, 24), (120, 36)][: scaled(1, 2)], ids=str)
async def test_what_is_pasted_into_a_dialog_is_words(
    name: str,
    size: tuple[int, int],
    tmp_path: Path,
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    place, before, made, asked = ASKED[name]
    clock.set(at(10))
    with desk_on(tmp_path, clock) as desk:
        if before:
            desk.session.do(*before)
        clock.advance(minutes=2)
        async with Stage(made(desk)).run_test(size=size) as pilot:
            hands = Keyboard(pilot)
            await hands.settle()
            under = pilot.app.screen
            for each in asked:
                await press_command(hands, each, place)
                assert hands.on(FormDialog), each
                while hands.on(FormDialog):
                    await fill(hands)
                    await leave(hands)
                painted(pilot.app.screen)
                assert pilot.app.screen is under


async def press_command(hands: Keyboard, command_id: str, place: Place) -> None:
    """The key of a command, or the leader key and its letter."""
    each = command(command_id, place)
    if each.key:
        await hands.press(each.key.partition(",")[0])
    else:
        await hands.leader(each.letter)


async def fill(hands: Keyboard) -> None:
    """Paste into every field of the dialog, and look at it."""
    dialog = hands.app.screen
    kept = squeezed(clean(PASTED))
    for line in dialog.query(Input):
        line.focus()
        await hands.paste(PASTED)
        assert kept in squeezed(line.value)
    for text in dialog.query(TextArea):
        text.focus()
        await hands.paste(PASTED)
        assert kept in squeezed(text.text)
    assert "Cancel" in "\n".join(painted(dialog))


async def leave(hands: Keyboard) -> None:
    """Keep the answers; where they are refused, say so in words and go."""
    dialog = hands.app.screen
    await hands.press("f2")
    if hands.app.screen is dialog:
        assert hands.shown("#words").startswith("! ")
        assert "Cancel" in "\n".join(painted(dialog))
        await hands.press("escape")


@pytest.mark.parametrize(
    "words",
    [PASTED, LONG["100,000 brackets"], "~[b]/agenda.md", "[/foo]", "\u200b"],
    ids=["everything", "long", "no account", "markup", "nothing to see"],
)
async def test_a_file_or_a_search_that_is_none_is_said_in_words(
    words: str, tmp_path: Path, clock: FakeClock
) -> None:
    place = Workplace(str(tmp_path / "panel.db"), clock, Settings())
    with place.store(create=True) as store:
        session = place.session_on(store)
        home = HomeScreen()
        async with Stage(home).run_test(size=(80, 24)) as pilot:
            hands = Keyboard(pilot)
            desk = Desk(session, place.calendar)
            home.ready(MeetingsFront(pilot.app, store, desk, _importer(place, session)), ())
            for key in ("f2", "f3"):
                await hands.press(key)
                await hands.paste(words)
                await hands.press("enter")
                painted(pilot.app.screen)
                if hands.on(FormDialog):
                    await hands.press("escape")
                assert hands.on(HomeScreen)
