"""The menu of the leader key: everything that can be done here now, by a letter."""

from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from panel_tui.commands import Command, commands_of
from screens.content import MUTED, STRONG, row, rows, say

if TYPE_CHECKING:
    from screens.base import PanelScreen


class MoreScreen(ModalScreen[None]):
    """Two columns of letters and labels; a letter does it, any other key closes."""

    DEFAULT_CSS = """
    MoreScreen { align: center bottom; background: $background 30%; }
    MoreScreen Static { width: auto; max-width: 100%; padding: 1 2; background: $panel; }
    """

    def __init__(self, under: "PanelScreen") -> None:
        """The menu of the screen `under` it."""
        super().__init__()
        self._under = under
        self._offered = [
            each for each in commands_of(under.PLACE) if each.letter and under.offers(each.id)
        ]

    def compose(self) -> ComposeResult:
        """The letters and what they do."""
        half = -(-len(self._offered) // 2)
        left, right = self._offered[:half], self._offered[half:]
        lines = [
            row(_line(each), _line(right[number]) if number < len(right) else "")
            for number, each in enumerate(left)
        ]
        yield Static(rows(lines), markup=False)

    async def on_key(self, event: events.Key) -> None:
        """Do what the letter stands for, or close."""
        event.stop()
        chosen = next((each for each in self._offered if each.letter == event.character), None)
        self.dismiss()
        if chosen is not None:
            action = f"screen.{chosen.id.replace('-', '_')}"
            # By the screen itself: what a menu that is gone has asked for is answered to nobody.
            self._under.call_next(self.app.run_action, action, self._under)


def _line(command: Command) -> Content:
    return row(say(f"{command.letter} ", STRONG), say(command.label.ljust(22), MUTED), "  ")
