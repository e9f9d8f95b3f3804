"""What the screens of one item share: its children and its time at the top, the running order below."""

from datetime import date

from textual.app import ComposeResult
from textual.content import Content

from panel_tui.domain.meeting import Meeting, Slot
from panel_tui.domain.words import say_time
from screens import head_view, slot_view
from screens.content import BLANK, BOLD, MUTED, row, say
from screens.desk import Desk
from screens.meeting_screen import MeetingScreen
from screens.pace import item_words
from screens.widgets.painted_once import StillHorizontal, StillLine
from screens.widgets.steady_lines import SteadyLines

ORDER_EVERY = 5
"""Seconds between looks at the slots around this one: they are told in minutes."""

WIDE = 100
"""Columns from which on the case IDs stand beside the children."""


class ItemScreen(MeetingScreen):
    """A screen with a slot in hand, or none."""

    SHOWS_BACK = True

    def __init__(self, desk: Desk, slot_number: int | None) -> None:
        """A screen at a desk; `slot_number` is the slot in hand."""
        super().__init__(desk)
        self.slot_number = slot_number
        self._ordered: tuple[Meeting, int, float] | None = None

    @property
    def slot(self) -> Slot | None:
        """The slot in hand."""
        return None if self.slot_number is None else self.meeting.slot(self.slot_number)

    @property
    def sits_on(self) -> date:
        """The day of the sitting that hears the slot in hand; of the last one where there is none."""
        slot = self.slot
        return self.meeting.sittings[slot.sitting if slot else -1].on

    def compose_head(self) -> ComposeResult:
        """Which meeting, where there is room for it; the children and the time."""
        yield StillLine(id="meeting", markup=False)
        with StillHorizontal(id="head"):
            yield StillLine(id="who", markup=False)
            yield SteadyLines(id="time", markup=False)

    def show_all(self) -> None:
        """Show the meeting as it is now, line by line, where it has changed."""
        slot = self.slot
        item = f"slot {item_words(self.meeting, slot.number)}" if slot else ""
        self.put("#meeting", head_view.title_line(self.meeting, self.sits_on, item))
        self.put("#who", self._who(slot))
        super().show_all()

    def show_time(self) -> None:
        """Show the time of the slot in hand, and the slots around it."""
        self.put("#time", self.time_words(), layout=False)
        number, now = self.slot_number or 0, self.desk.now
        ordered = (self.meeting, self.where_width, now.timestamp() // ORDER_EVERY)
        if ordered == self._ordered:
            return
        self._ordered = ordered
        self.show_where(head_view.order_line(self.meeting, number, now, self.where_width))

    def time_words(self) -> Content:
        """The time of the slot in hand; the time of day where there is none."""
        now, slot = self.desk.now, self.slot
        if slot is None:
            return say(say_time(now), BOLD)
        return slot_view.time_block(slot, now, self.meeting.warn_at, tall=self.tall)

    def who_words(self, slot: Slot) -> Content:
        """The children of the slot in hand."""
        return slot_view.who(self.meeting, slot, case_ids=self.size.width >= WIDE)

    def _who(self, slot: Slot | None) -> Content:
        if slot is None:
            return BLANK if self.tall else head_view.title_line(self.meeting, self.sits_on)
        item = "" if self.tall else f"{item_words(self.meeting, slot.number)}  "
        return row(say(item, MUTED), self.who_words(slot))
