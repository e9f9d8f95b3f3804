"""The agenda: the running order with its planned, real and predicted times, and what can be moved."""

from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from panel_tui.domain.model import Refused
from panel_tui.domain.running_order import next_place
from screens import agenda_view
from screens.agenda_commands import AgendaCommands
from screens.agenda_view import Line
from screens.base import bindings_for
from screens.content import ACCENT, BLANK, MUTED, say

TICK = 1.0
"""Seconds between looks at the clock; the screen is written only where its words change."""


class AgendaScreen(AgendaCommands):
    """The running order of the meeting in hand."""

    PLACE = "agenda"
    CSS_PATH = Path(__file__).with_name("agenda.tcss")
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("agenda")
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]
    AUTO_FOCUS = "OptionList"

    def compose(self) -> ComposeResult:
        """Which meeting and what time at the top, the running order, the marked slot, the keys."""
        with Horizontal(id="head"):
            yield Static(id="meeting", markup=False)
            yield Static(id="time", markup=False)
        yield Static(id="rule", markup=False)
        yield Static(id="columns", markup=False)
        yield OptionList(compact=True, markup=False)
        yield Static(id="about", markup=False)
        yield Static(id="words", markup=False)
        yield Static(id="where", markup=False)
        yield Static(id="keys", markup=False)

    def on_mount(self) -> None:
        """Show the running order, with the slot marked that runs or is next."""
        self._shown: dict[str, Content] = {}
        self._lines: list[Line] = []
        self._said_of = 0
        self.show_all()
        self.set_interval(TICK, self._tick)

    def on_resize(self, event: events.Resize) -> None:
        """Lay the lines out anew for the new width."""
        if self.is_mounted:
            self.show_all()

    def on_screen_resume(self) -> None:
        """Back from another screen: show how things stand now."""
        if self.is_mounted:
            self.show_all()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Another slot is marked; what was said of the last one goes."""
        if self.marked != self._said_of:
            self.tell("")
        self.show_all()

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter on a line opens its slot."""
        if event.option.id is not None:
            await self.open_slot(int(event.option.id))

    @property
    def marked(self) -> int:
        """The slot under the cursor. Asked of the list: its message comes after a key typed ahead."""
        option = self.query_one(OptionList).highlighted_option
        return int(option.id) if option is not None and option.id else self._in_hand()

    def refuse(self, refused: Refused) -> None:
        """Say why something was not done, above the last lines."""
        self._said_of = self.marked
        self._put("#words", say(f"! {refused}", ACCENT))

    def tell(self, words: str) -> None:
        """Say what was done, above the last lines."""
        self._said_of = self.marked
        self._put("#words", say(words, MUTED))

    def show_all(self) -> None:
        """Show the meeting as it is now, where it has changed."""
        width = self._width
        self._put("#rule", say("─" * width, "$line"))
        self._put("#columns", agenda_view.column_heads(width))
        self._put("#keys", self.key_line(width))
        self._show_meeting()

    @property
    def _width(self) -> int:
        return self.size.width

    def _tick(self) -> None:
        if self.is_current:
            self._show_meeting()

    def _show_meeting(self) -> None:
        meeting, now, width = self.meeting, self.desk.now, self._width
        times = agenda_view.time_block(meeting, now)
        self._put("#time", times)
        room = width - max(line.cell_length for line in times.split("\n")) - 2
        head = agenda_view.head(meeting, room, self.desk.held)
        self._put("#meeting", head)
        self._show_lines(agenda_view.lines(meeting, now, self.slot.number, width - 1))
        tall = self.size.height >= 30
        self._put("#about", agenda_view.about(meeting, self.slot, width) if tall else BLANK)
        self._put("#where", agenda_view.where(meeting, now, width))

    def _show_lines(self, lines: list[Line]) -> None:
        listed = self.query_one(OptionList)
        if [each.key for each in lines] != [each.key for each in self._lines]:
            options = [Option(line.words, id=line.key, disabled=not line.is_slot) for line in lines]
            number = self.slot.number
            with self.prevent(OptionList.OptionHighlighted):
                listed.set_options(options)
                listed.highlighted = listed.get_option_index(str(number))
        else:
            for line, was in zip(lines, self._lines, strict=True):
                if line.words != was.words:
                    listed.replace_option_prompt(line.key, line.words)
        self._lines = lines

    def _in_hand(self) -> int:
        """The slot that is under way, or next, or the first."""
        slots = self.meeting.slots
        for state in ("running", "paused"):
            for slot in slots:
                if slot.timer.state == state:
                    return slot.number
        called = next_place(self.meeting, self.desk.now)
        return called.slot.number if called else slots[0].number

    def _put(self, selector: str, words: Content) -> None:
        if self._shown.get(selector) != words:
            self._shown[selector] = words
            self.query_one(selector, Static).update(words)
