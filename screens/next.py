"""Between two slots: who to call in and when; after the last one, what is left to do."""

from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from panel_tui.domain.clocks import DueLine, due_line, meeting_clocks
from panel_tui.domain.meeting import Meeting
from screens import agenda_view, next_view
from screens.base import PanelScreen, bindings_for
from screens.content import say
from screens.desk import Desk
from screens.ways import go_to_agenda, go_to_slot

TICK = 1.0
"""Seconds between looks at the clock; the screen is written only where its words change."""


class NextScreen(PanelScreen):
    """Who to call in next."""

    PLACE = "next"
    CSS_PATH = Path(__file__).with_name("next.tcss")
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("next")
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, desk: Desk) -> None:
        """The time between two slots of the meeting at a desk."""
        super().__init__()
        self.desk = desk
        self._shown: dict[str, Content] = {}
        self._due: tuple[Meeting, list[DueLine]] | None = None

    def compose(self) -> ComposeResult:
        """Which meeting and what time at the top, who is next, the keys."""
        with Horizontal(id="head"):
            yield Static(id="meeting", markup=False)
            yield Static(id="time", markup=False)
        yield Static(id="rule", markup=False)
        with VerticalScroll():
            yield Static(id="next", markup=False)
        yield Static(id="where", markup=False)
        yield Static(id="keys", markup=False)

    def on_mount(self) -> None:
        """Show who is next, and follow the clock."""
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

    def applies(self, command_id: str) -> bool:
        """There is a slot to go to until everything is heard."""
        if command_id == "to-slot":
            return next_view.wanted_slot(self.desk.meeting, self.desk.now) is not None
        return True

    def show_all(self) -> None:
        """Show the meeting as it is now, where it has changed."""
        meeting, now, width = self.desk.meeting, self.desk.now, self.size.width
        times = agenda_view.time_block(meeting, now)
        room = width - max(line.cell_length for line in times.split("\n")) - 2
        self._put("#time", times)
        self._put("#meeting", agenda_view.head(meeting, room, self.desk.held))
        self._put("#rule", say("─" * width, "$line"))
        self._put("#next", self._body(meeting, width))
        self._put("#where", agenda_view.where(meeting, now, width))
        self._put("#keys", self.key_line(width))

    async def action_to_slot(self) -> None:
        """Open the slot that is next."""
        slot = next_view.wanted_slot(self.desk.meeting, self.desk.now)
        if slot is not None:
            await go_to_slot(self.app, self.desk, slot.number)

    async def action_to_agenda(self) -> None:
        """The running order."""
        await go_to_agenda(self.app, self.desk)

    async def action_to_minutes(self) -> None:
        """Read, approve, write to files, receipts."""
        from screens.minutes import MinutesScreen

        await self.app.push_screen(MinutesScreen(self.desk))

    def _body(self, meeting: Meeting, width: int) -> Content:
        if next_view.wanted_slot(meeting, self.desk.now) is not None:
            return next_view.call_in(meeting, self.desk.now, width)
        return next_view.left_to_do(meeting, self._dues(meeting), self.desk.today, width)

    def _dues(self, meeting: Meeting) -> list[DueLine]:
        """What is due of the minutes; worked out once for each state of the meeting."""
        if self._due is None or self._due[0] is not meeting:
            clocks = meeting_clocks(meeting)
            calendar = self.desk.calendar() if clocks else None
            lines = [due_line(clock, calendar) for clock in clocks] if calendar else []
            self._due = (meeting, lines)
        return self._due[1]

    def _tick(self) -> None:
        if self.is_current:
            self.show_all()

    def _put(self, selector: str, words: Content) -> None:
        if self._shown.get(selector) != words:
            self._shown[selector] = words
            self.query_one(selector, Static).update(words)
