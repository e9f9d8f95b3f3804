"""The guidance: what the template says beside its questions and routes, over the slot screen."""

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from screens.content import rows


class GuidanceScreen(ModalScreen[None]):
    """Lines to read; the arrows scroll, escape or enter closes."""

    DEFAULT_CSS = """
    GuidanceScreen { align: center middle; background: $background 60%; }
    GuidanceScreen VerticalScroll {
        width: 76; max-width: 96%; height: auto; max-height: 90%; padding: 1 2; background: $panel;
    }
    """

    def __init__(self, lines: Sequence[Content]) -> None:
        """The guidance, line by line."""
        super().__init__()
        self._lines = lines

    def compose(self) -> ComposeResult:
        """The lines, which scroll."""
        with VerticalScroll():
            yield Static(rows(self._lines), markup=False)

    def on_key(self, event: events.Key) -> None:
        """Close; the arrows scroll."""
        if event.key in ("escape", "f1", "enter", "q"):
            event.stop()
            self.dismiss()
