"""A line to type into, with its keys in the order they were pressed."""

from textual import events
from textual.widgets import Input

from panel_tui.domain.text import clean_line
from screens.widgets.keys_in_order import KeysInOrder


class LineInput(KeysInOrder, Input):
    """An input of one line, without a frame and with a steady cursor."""

    def __init__(self, value: str = "", *, placeholder: str = "") -> None:
        """A line holding `value`; `placeholder` shows the form of an answer while it is empty."""
        super().__init__(value, placeholder=placeholder, compact=True, select_on_focus=False)
        self.cursor_blink = False

    async def action_submit(self) -> None:
        """Enter: the dialog goes on at once, so that what follows in the same burst comes after it."""
        await self.app.run_action("screen.go_on", self)

    def _on_paste(self, event: events.Paste) -> None:
        event.text = clean_line(event.text)
