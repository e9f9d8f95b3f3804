"""The app: themes, keys, the palette, and the way from an empty terminal to the first screen.

It holds no rule of a meeting. What is slow to import (pydantic, SQLAlchemy) is imported in a thread after
the first paint, by `open_front`, which the composition root hands in.
"""

import gc
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import SystemCommand
from textual.binding import BindingType
from textual.screen import Screen
from textual.worker import WorkerFailed

from screens.base import PanelScreen
from screens.home import Front, HomeScreen
from screens.keys_in_turn import KeysInTurn
from screens.leaving import has_unkept, keep_typed, leave
from screens.palette import PanelCommands
from screens.theme import THEMES, VARIABLES

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.driver import Driver

INCOMPLETE = 1
BAD_INPUT = 2
FAULT = 70

STOPPED = "Stopped from outside. What was typed is kept, and is there at the next start."
STOPPED_UNSAVED = "Stopped from outside. What was typed last could not be saved."


class PanelApp(KeysInTurn):
    """The program on the screen. `keys` are the settings' own, by `place.command`.

    `open_front(app)` opens the store and makes what stands behind the home screen; where it cannot, the
    words stay on the home screen (`stays`) or end the program. `report` writes down a fault of the
    program, without a name or a word of a note, and says what to tell the person.
    """

    TITLE = "panel-tui"
    COMMANDS = {PanelCommands}
    BINDINGS: ClassVar[list[BindingType]] = []
    CSS_PATH = Path(__file__).parent.parent / "screens" / "app.tcss"

    def __init__(
        self,
        open_front: Callable[["PanelApp"], Front],
        report: Callable[[BaseException], str],
        *,
        stays: bool = True,
        theme: str = "dark",
        keys: Mapping[str, str] | None = None,
        problems: Sequence[str] = (),
    ) -> None:
        """An app that opens its store once it is on the screen."""
        # Said before there is a theme: else NO_COLOR would paint the terminal's own colours black on black.
        super().__init__(ansi_color=THEMES[theme].ansi or None)
        for each in THEMES.values():
            self.register_theme(each)
        self.theme = THEMES[theme].name
        self.keys = dict(keys or {})
        self.set_keymap(self.keys)
        self._faulty = False
        self.last_words = ""
        """What to tell the person once the terminal is theirs again."""
        self._stays = stays
        self._open_front = open_front
        self._report = report
        self.problems = list(problems)
        """What the person should know; the home screen says it once the store is open."""

    def get_driver_class(self) -> "type[Driver]":
        """Our own terminal, but on Windows."""
        if sys.platform == "win32":
            return super().get_driver_class()
        from screens.terminal import MeetingTerminal

        return MeetingTerminal

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colour words of our stylesheets, which must be known before the first one is parsed."""
        return VARIABLES

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """None of Textual's own: its Screenshot would write a case to disk."""
        return ()

    def action_command_palette(self) -> None:
        """Open the palette over a screen; in a dialog there is nothing for it to offer."""
        if isinstance(self.screen, PanelScreen):
            super().action_command_palette()

    def on_mount(self) -> None:
        """Paint the first screen; open the store behind it."""
        self.push_screen(HomeScreen())
        self.call_after_refresh(self.run_worker, self._open_store, thread=True)

    def _open_store(self) -> None:
        from panel_tui.domain.model import Refused

        try:
            front = self._open_front(self)
        except Refused as refused:
            self.call_from_thread(self._not_opened, str(refused))
        else:
            self.call_from_thread(self.run_worker, self._stand_behind(front))

    def _not_opened(self, words: str) -> None:
        if self._stays and isinstance(self.screen, HomeScreen):
            self.screen.say_words(words)
        else:
            self.last_words = words
            self.exit(return_code=BAD_INPUT)

    async def _stand_behind(self, front: Front) -> None:
        if isinstance(self.screen, HomeScreen):
            self.screen.ready(front, self.problems)
        if front.first:
            await front.open(front.first)
        # What is loaded now stays: the collector need not look at it at each pass. To collect it
        # before would hold up the first screen, and find next to nothing.
        gc.freeze()
        gc.enable()
        self.run_worker(front.load_rest, thread=True)

    async def action_quit(self) -> None:
        """Leave the program; where a slot runs, ask first."""
        await leave(self)

    def stop(self) -> None:
        """End from outside, without asking: what is typed is kept, the terminal as it was before."""
        keep_typed(self)
        self.last_words = STOPPED_UNSAVED if has_unkept(self) else STOPPED
        self.exit(return_code=INCOMPLETE)

    def panic(self, *renderables: "RenderableType") -> None:
        """End with a plain message; what Textual would show may hold words from a record."""
        if self._exception is None and not sys.stdin.isatty():
            self.stop()  # keys could not be read any more since the terminal is gone
        else:
            self._fatal_error()

    def _fatal_error(self) -> None:
        """End with a plain message: Textual's own would print the values of local variables."""
        self._return_code = FAULT
        if self._faulty:
            return
        self._faulty = True
        fault: BaseException = self._exception or RuntimeError("a thread of Textual's ended")
        if isinstance(fault, WorkerFailed):
            fault = fault.error
        self.last_words = self._report(fault)
        with suppress(Exception):  # what is broken may be the very thing that keeps
            keep_typed(self)
        self._close_messages_no_wait()
