"""The read-back screen: what was decided and who does what by when, to say aloud; one key confirms."""

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from panel_tui.domain.decisions import ConfirmReadBack
from panel_tui.domain.words import say_time
from screens.base import bindings_for
from screens.content import rows
from screens.desk import Desk
from screens.item_screen import ItemScreen
from screens.meeting_screen import STYLES
from screens.read_back_view import read_back_lines, to_confirm


class ReadBackScreen(ItemScreen):
    """The record of a slot in sentences, large and calm."""

    PLACE = "read-back"
    CSS_PATH = [STYLES, Path(__file__).with_name("read_back.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("read-back")

    def __init__(self, desk: Desk, slot_number: int) -> None:
        """The read-back of a slot."""
        super().__init__(desk, slot_number)
        self._number = slot_number

    def compose_body(self) -> ComposeResult:
        """The sentences."""
        with VerticalScroll():
            yield Static(id="sentences", markup=False)

    def show_body(self) -> None:
        """Show what is recorded now."""
        calendar = self.desk.calendar()
        self.put("#sentences", rows(read_back_lines(self.meeting, self._number, calendar)))

    def applies(self, command_id: str) -> bool:
        """There is something to confirm that was not confirmed yet."""
        if command_id != "confirm":
            return True
        return self.desk.writable and bool(to_confirm(self.meeting, self._number))

    def action_confirm(self) -> None:
        """It was read out, and nobody put it right."""
        case_ids = to_confirm(self.meeting, self._number)
        if self.attempt(ConfirmReadBack(meeting_id=self.meeting.id, case_ids=case_ids)):
            self.tell(f"√ read back and confirmed at {say_time(self.desk.now)}")
