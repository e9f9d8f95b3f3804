"""Each of the hostile words by itself: where words are typed, where they are shown, and at home."""

from collections.abc import Sequence

import pytest
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from panel_tui.app import PanelApp
from panel_tui.domain.text import clean
from panel_tui.domain.working_days import WorkingCalendar
from panel_tui.ports import Clock
from panel_tui.session import Session
from screens.base import PanelScreen
from screens.content import MUTED, fit, say
from screens.desk import Desk
from screens.help import HelpScreen
from screens.home import HomeLine, HomeScreen
from screens.widgets.line_input import LineInput
from screens.widgets.lines_view import LinesView
from screens.widgets.notes_editor import NotesEditor
from screens.wrapping import wrapped
from tests.conftest import FakeClock
from tests.fake_store import FakeStore
from tests.hostile import SHORT
from tests.ui.hostile_meeting import line_of
from tests.ui.keyboard import Keyboard
from tests.ui.painted import painted, squeezed, written
from tests.ui.stage import Stage

LINES = 6
FEW = [SHORT[name] for name in ("textual click", "textual close", "emoji", "terminal clear")]


class Words(PanelScreen):
    """One widget of each kind that our screens have, under one another."""

    CSS = f"Words > * {{ height: {LINES} !important; margin: 0; border: none; }}"

    def compose(self) -> ComposeResult:
        yield Static(markup=False)
        yield OptionList(markup=False, compact=True)
        yield LinesView("lines")
        yield LineInput()
        yield NotesEditor()

    def show(self, words: str) -> None:
        self.query_one(Static).update(say(words))
        self.query_one(OptionList).clear_options().add_option(Option(say(words)))
        self.query_one(LinesView).show(lambda width: wrapped(say(words), width), from_top=True)
        self.query_one(LineInput).value = ""
        self.query_one(NotesEditor).put("")


async def test_each_widget_paints_the_words_as_they_are() -> None:
    async with Stage(Words()).run_test(size=(80, 5 * LINES)) as pilot:
        hands, screen = Keyboard(pilot), pilot.app.screen
        assert isinstance(screen, Words)
        for words in SHORT.values():
            screen.show(clean(words))
            for typed in (screen.query_one(LineInput), screen.query_one(NotesEditor)):
                typed.focus()
                await hands.paste(words)
            screen.query_one(LineInput).action_home()
            screen.query_one(NotesEditor).move_cursor((0, 0))
            await pilot.pause(0)
            lines = painted(screen)
            for each in screen.children:
                assert beginning(words) in squeezed("".join(region(lines, each))), (words, each)


def beginning(words: str) -> str:
    """As much of the words as each of the widgets has room for."""
    lines = clean(words).split("\n")[: LINES - 1]
    return squeezed(fit(" ".join(lines), 60).removesuffix("…"))


def region(lines: Sequence[str], widget: Widget) -> Sequence[str]:
    return lines[widget.region.y : widget.region.bottom]


def test_what_could_steer_the_terminal_is_not_said() -> None:
    assert (
        say("\x1b]0;a name\x07\x9b31m\r\tZoë\n\U0001f44d", MUTED).plain
        == "]0;a name31mZoë\n\U0001f44d"
    )


async def test_of_several_lines_that_are_pasted_into_one_none_is_lost() -> None:
    async with Stage(Words()).run_test() as pilot:
        line = pilot.app.screen.query_one(LineInput)
        line.focus()
        await Keyboard(pilot).paste("Tom:\r\n  visit\tthe aunt\n\nby Friday\n")
        assert line.value == "Tom: visit the aunt by Friday"


async def test_words_and_emoji_that_are_joined_are_typed_as_they_are() -> None:
    words = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 a\u0301 \U0001f468\u200d\U0001f469"
    async with Stage(Words()).run_test() as pilot:
        hands, line = Keyboard(pilot), pilot.app.screen.query_one(LineInput)
        notes = pilot.app.screen.query_one(NotesEditor)
        for typed in (line, notes):
            typed.focus()
            await hands.type_in(words)
        assert (line.value, notes.text) == (words, words)


class AtHome:
    """Meetings whose titles and due lines are hostile, and so is the name of who types."""

    today = "Thu 3 Dec 2026"
    first = ""

    def __init__(self, clock: Clock) -> None:
        session = Session(FakeStore(), clock, FEW[0], WorkingCalendar)
        self.desk = Desk(session, WorkingCalendar)

    def lines(self, words: str = "") -> list[HomeLine]:
        return [
            HomeLine("Due and late", line_of(each), line_of(each), "a-panel", late=True)
            for each in SHORT.values()
        ]

    async def open(self, meeting_id: str, step: str = "", minutes_of: str = "") -> None: ...

    async def ask_agenda(self) -> None: ...

    async def ask_search(self) -> None: ...

    def load_rest(self) -> None: ...


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
async def test_home_the_menu_help_and_the_palette_are_text(
    size: tuple[int, int], clock: FakeClock
) -> None:
    app = PanelApp(lambda app: AtHome(clock), str, problems=FEW)
    async with app.run_test(size=size) as pilot:
        hands = Keyboard(pilot)
        await hands.at_home()
        seen = squeezed(written(app.screen))
        assert [each for each in SHORT.values() if squeezed(line_of(each)) not in seen] == []
        painted(app.screen)
        for key in ("f1", "ctrl+g", "ctrl+p", "f9"):
            await hands.press(key)
            assert not hands.on(HomeScreen), key
            painted(app.screen)
            await hands.press("escape")
            assert hands.on(HomeScreen), key
        await hands.press("f1")
        await hands.press("ctrl+p")
        assert hands.on(HelpScreen), "a dialog has nothing for the palette to offer"
