"""The blank screen: somebody walked in behind the chair. Any key brings everything back."""

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

from screens.content import MUTED, say


class BlankScreen(ModalScreen[None]):
    """Hides everything; the clock and the drafts go on behind it."""

    DEFAULT_CSS = """
    BlankScreen { align: center middle; background: $background; }
    BlankScreen Static { width: auto; }
    """

    def compose(self) -> ComposeResult:
        """One quiet line."""
        yield Static(say("any key brings the screen back", MUTED), markup=False)

    def on_key(self, event: events.Key) -> None:
        """Come back; the key does nothing else."""
        event.stop()
        self.dismiss()
