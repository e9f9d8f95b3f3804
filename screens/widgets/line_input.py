"""A line to type into, with its keys in the order they were pressed."""

from textual import events
from textual.widgets import Input

from panel_tui.domain.text import clean_line
from screens.widgets.keys_in_order import KeysInOrder


class LineInput(KeysInOrder, Input):
    """An input of one line, without a frame and with a steady cursor."""

    def __init__(self, value: str = "", *, placeholder: str = "", offered: bool = False) -> None:
        """A line holding `value`; `placeholder` shows the form of an answer while it is empty.

        Where the value is `offered`, typing takes its place; what a person has typed is gone on with.
        """
        super().__init__(value, placeholder=placeholder, compact=True)
        self.cursor_blink = False
        self._offered = value if offered else ""

    def on_focus(self) -> None:
        """Before Textual does: the whole value is selected while it is the one that was offered."""
        self.select_on_focus = self.value == self._offered

    def type_in(self, character: str) -> None:
        """Type a character where the cursor is."""
        self.insert_text_at_cursor(character)

    async def action_submit(self) -> None:
        """Enter: the dialog goes on at once, so that what follows in the same burst comes after it."""
        await self.app.run_action("screen.go_on", self)

    def _on_paste(self, event: events.Paste) -> None:
        event.text = clean_line(event.text)
