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
from screens.wrapping import hanging

KEYS = 7
"""Columns for the keys, unless the settings have longer ones."""

WIDEST = 92
"""Columns of the help where there is room for them; then every line of it fits."""

AROUND = 6
"""Columns beside the lines: the edges, a scrollbar, a gap."""


class HelpScreen(ModalScreen[None]):
    """The help of the screen under it; escape or f1 closes."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; background: $background 60%; }
    HelpScreen VerticalScroll, HelpScreen #close {
        width: 92; max-width: 96%; height: auto; padding: 1 2; background: $panel;
    }
    HelpScreen VerticalScroll { max-height: 84%; padding: 1 2 0 2; scrollbar-size-vertical: 1; }
    """

    def __init__(self, under: PanelScreen) -> None:
        """Help for the screen `under` this one."""
        super().__init__()
        self._under = under

    def compose(self) -> ComposeResult:
        """The purpose in a sentence or two, then the keys."""
        with VerticalScroll():
            yield Static(id="lines", markup=False)
        yield Static(id="close", markup=False)

    def on_resize(self, event: events.Resize) -> None:
        """Lay the lines out for the width there is."""
        width = min(WIDEST, int(event.size.width * 0.96)) - AROUND
        commands = commands_of(self._under.PLACE)
        keys = max(KEYS, *(len(self._under.shown_key(each)) + 2 for each in commands))
        room = max(len(each.label) for each in commands) + 2
        lines = [say(PURPOSES[self._under.PLACE], BOLD), BLANK]
        for each in commands:
            lines += hanging(self._keys(each, keys, room), say(each.help, MUTED), width)
        more = f"{self._leader} and a letter does the rest; ctrl+p finds all of it by name."
        self.query_one("#lines", Static).update(rows([*lines, BLANK, say(more, MUTED)]))
        self.call_after_refresh(self._show_close)

    def on_key(self, event: events.Key) -> None:
        """Close; the arrows scroll."""
        if event.key in ("escape", "f1", "enter", "q"):
            event.stop()
            self.dismiss()

    def _show_close(self) -> None:
        hidden = self.query_one(VerticalScroll).max_scroll_y > 0
        keys = [("esc", "Close"), *([("pgdn", "Read on")] if hidden else [])]
        pairs = (row(say(key, STRONG), say(f" {label}", MUTED)) for key, label in keys)
        shown = say("  ").join(pairs)
        self.query_one("#close", Static).update(shown)

    @property
    def _leader(self) -> str:
        return self._under.shown_key(command("more", self._under.PLACE))

    def _keys(self, command: Command, keys: int, room: int) -> Content:
        letter = f"{self._leader} {command.letter}" if command.letter else ""
        key = self._under.shown_key(command)
        applies = self._under.offers(command.id)
        return row(
            say(key.ljust(keys), STRONG),
            say(letter.ljust(len(self._leader) + 3), STRONG),
            say(command.label.ljust(room), "" if applies else MUTED),
        )
