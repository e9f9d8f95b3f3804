"""Help: what a screen or a dialog is for, and every key of it."""

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from panel_tui.commands import PURPOSES, Command, command, commands_of
from screens.base import PanelScreen
from screens.content import BLANK, BOLD, MUTED, STRONG, row, rows, say
from screens.wrapping import hanging, wrapped

KEYS = 7
"""Columns for the keys, unless the settings have longer ones."""

WIDEST = 92
"""Columns of the help where there is room for them; then every line of it fits."""

AROUND = 6
"""Columns beside the lines: the edges, a scrollbar, a gap."""

IN_A_DIALOG = (
    ("enter", "On to the next question; after the last one, keep."),
    ("f2", "Keep at once; in a longer text, where enter is a new line."),
    ("tab", "On to the next question; shift+tab goes back to the one before."),
    ("arrows", "Another line of a list."),
    ("space", "One more line of a list, where several may be taken."),
    ("pgdn", "Read on in what is told; pgup goes back."),
    ("esc", "Close, and keep nothing."),
)

Lines = Callable[[int], list[Content]]
"""The lines of the help, for a width."""


class HelpScreen(ModalScreen[None]):
    """The help of what stands under it; escape or f1 closes."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; background: $background 60%; }
    HelpScreen VerticalScroll, HelpScreen #close {
        width: 92; max-width: 96%; height: auto; padding: 1 2; background: $panel;
    }
    HelpScreen VerticalScroll { max-height: 84%; padding: 1 2 0 2; scrollbar-size-vertical: 1; }
    """

    def __init__(self, lines: Lines) -> None:
        """Help of those lines."""
        super().__init__()
        self._lines = lines

    def compose(self) -> ComposeResult:
        """The lines, and how to close."""
        with VerticalScroll():
            yield Static(id="lines", markup=False)
        yield Static(id="close", markup=False)

    def on_resize(self, event: events.Resize) -> None:
        """Lay the lines out for the width there is."""
        width = min(WIDEST, int(event.size.width * 0.96)) - AROUND
        self.query_one("#lines", Static).update(rows(self._lines(width)))
        self.call_after_refresh(self._show_close)

    def on_key(self, event: events.Key) -> None:
        """Close; the arrows scroll."""
        if event.key in ("escape", "f1", "enter", "q"):
            event.stop()
            self.dismiss()

    def _show_close(self) -> None:
        hidden = self.query_one(VerticalScroll).max_scroll_y > 0
        keys = [("esc", "Close"), *([("pgdn", "Read on")] if hidden else [])]
        shown = (row(say(key, STRONG), say(f" {label}", MUTED)) for key, label in keys)
        line = say("  ").join(shown)
        self.query_one("#close", Static).update(line)


def screen_lines(screen: PanelScreen, width: int) -> list[Content]:
    """What a screen is for in a sentence or two, then its keys; what does not apply now is muted."""
    commands = commands_of(screen.PLACE)
    leader = screen.shown_key(command("more", screen.PLACE))
    keys = max(KEYS, *(len(screen.shown_key(each)) + 2 for each in commands))
    room = max(len(each.label) for each in commands) + 2
    lines = [*wrapped(say(PURPOSES[screen.PLACE], BOLD), width), BLANK]
    for each in commands:
        mark = _keys(screen, each, leader, keys, room)
        lines += hanging(mark, say(each.help, MUTED), width)
    more = f"{leader} and a letter does the rest; ctrl+p finds all of it by name."
    return [*lines, BLANK, say(more, MUTED)]


def dialog_lines(title: str, note: str, width: int) -> list[Content]:
    """What a dialog asks, and the keys of every dialog."""
    lines = wrapped(say(title, BOLD), width)
    if note:
        lines += wrapped(say(note, MUTED), width)
    lines.append(BLANK)
    for key, does in IN_A_DIALOG:
        lines += hanging(say(key.ljust(KEYS), STRONG), say(does, MUTED), width)
    return lines


def _keys(screen: PanelScreen, each: Command, leader: str, keys: int, room: int) -> Content:
    letter = f"{leader} {each.letter}" if each.letter else ""
    return row(
        say(screen.shown_key(each).ljust(keys), STRONG),
        say(letter.ljust(len(leader) + 3), STRONG),
        say(each.label.ljust(room), "" if screen.offers(each.id) else MUTED),
    )
