"""The agenda: the running order with its planned, real and predicted times, and what can be moved."""

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, Static

from panel_tui.domain.running_order import next_place
from screens import agenda_view
from screens.agenda_commands import AgendaCommands
from screens.base import bindings_for
from screens.content import BLANK
from screens.meeting_screen import STYLES
from screens.widgets.marked_list import MarkedList


class AgendaScreen(AgendaCommands):
    """The running order of the meeting in hand."""

    PLACE = "agenda"
    CSS_PATH = [STYLES, Path(__file__).with_name("agenda.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("agenda")
    AUTO_FOCUS = "MarkedList"

    _said_of = 0
    """The slot of which something was said."""

    def compose_body(self) -> ComposeResult:
        """The running order, and more of the marked slot where there is room."""
        yield Static(id="columns", markup=False)
        yield MarkedList()
        yield Static(id="about", markup=False)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Another slot is marked; what was said of the last one goes."""
        if self.marked != self._said_of:
            self.hush()
        self.show_all()

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter on a line opens its slot."""
        await self.open_slot(self.marked)

    @property
    def marked(self) -> int:
        """The slot under the cursor. Asked of the list: its message comes after a key typed ahead."""
        marked = self.query_one(MarkedList).marked
        return int(marked) if marked else self._in_hand()

    def show_words(self, words: Content) -> None:
        """Say something of the marked slot."""
        self._said_of = self.marked
        super().show_words(words)

    def show_body(self) -> None:
        """Show what the columns are; their lines go with the clock."""
        self.put("#columns", agenda_view.column_heads(self._width))

    def show_time(self) -> None:
        """Show the running order as it is expected to be now."""
        super().show_time()
        meeting, number = self.meeting, self.slot.number
        lines = agenda_view.lines(meeting, self.desk.now, self._width)
        self.query_one(MarkedList).show(lines, str(number))
        about = agenda_view.about(meeting, self.slot, self.size.width) if self.tall else BLANK
        self.put("#about", about)

    @property
    def _width(self) -> int:
        """The columns of a line: a scrollbar may stand beside it."""
        return self.size.width - 1

    def _in_hand(self) -> int:
        """The slot that is under way, or next, or the first."""
        slots = self.meeting.slots
        for state in ("running", "paused"):
            for slot in slots:
                if slot.timer.state == state:
                    return slot.number
        called = next_place(self.meeting, self.desk.now)
        return called.slot.number if called else slots[0].number
