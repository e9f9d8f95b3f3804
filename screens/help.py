"""Help: what a screen is for, and every key and letter of it."""

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from panel_tui.commands import PURPOSES, Command, command, commands_of
from screens.base import PanelScreen
from screens.content import BLANK, BOLD, MUTED, STRONG, row, rows, say

KEYS = 7
"""Columns for the keys, unless the settings have longer ones."""


class HelpScreen(ModalScreen[None]):
    """The help of the screen under it; escape or f1 closes."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; background: $background 60%; }
    HelpScreen VerticalScroll {
        width: 76; max-width: 96%; height: auto; max-height: 90%; padding: 1 2; background: $panel;
    }
    """

    def __init__(self, under: PanelScreen) -> None:
        """Help for the screen `under` this one."""
        super().__init__()
        self._under = under

    def compose(self) -> ComposeResult:
        """The purpose in a sentence or two, then the keys."""
        lines = [say(PURPOSES[self._under.PLACE], BOLD), BLANK]
        commands = commands_of(self._under.PLACE)
        keys = max(KEYS, *(len(self._under.shown_key(each)) + 2 for each in commands))
        room = max(len(each.label) for each in commands) + 2
        lines += [self._line(each, keys, room) for each in commands]
        more = f"{self._leader} and a letter does the rest; ctrl+p finds all of it by name."
        lines += [BLANK, say(more, MUTED)]
        with VerticalScroll():
            yield Static(rows(lines), markup=False)

    def on_key(self, event: events.Key) -> None:
        """Close; the arrows scroll."""
        if event.key in ("escape", "f1", "enter", "q"):
            event.stop()
            self.dismiss()

    @property
    def _leader(self) -> str:
        return self._under.shown_key(command("more", self._under.PLACE))

    def _line(self, command: Command, keys: int, room: int) -> Content:
        letter = f"{self._leader} {command.letter}" if command.letter else ""
        key = self._under.shown_key(command)
        applies = self._under.offers(command.id)
        return row(
            say(key.ljust(keys), STRONG),
            say(letter.ljust(len(self._leader) + 3), STRONG),
            say(command.label.ljust(room), "" if applies else MUTED),
            say(command.help, MUTED),
        )
