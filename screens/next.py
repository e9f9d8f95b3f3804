"""Between two slots: who to call in and when; after the last one, what is left to do."""

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from panel_tui.domain.clocks import DueLine, due_line, meeting_clocks
from panel_tui.domain.meeting import Meeting
from screens import next_view
from screens.base import bindings_for
from screens.desk import Desk
from screens.meeting_screen import STYLES, MeetingScreen
from screens.ways import go_to_agenda, go_to_slot


class NextScreen(MeetingScreen):
    """Who to call in next."""

    PLACE = "next"
    SHOWS_BACK = True
    CSS_PATH = [STYLES, Path(__file__).with_name("next.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("next")
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, desk: Desk) -> None:
        """The time between two slots of the meeting at a desk."""
        super().__init__(desk)
        self._due: tuple[Meeting, list[DueLine]] | None = None

    def compose_body(self) -> ComposeResult:
        """Who is next, or what is left to do."""
        with VerticalScroll():
            yield Static(id="next", markup=False)

    def show_body(self) -> None:
        """Show who is next, or what is left to do."""
        self.put("#next", self._body(self.meeting, self.size.width))

    def show_time(self) -> None:
        """Show what goes with the clock: here that is everything."""
        super().show_time()
        self.show_body()

    def applies(self, command_id: str) -> bool:
        """There is a slot to go to until everything is heard."""
        if command_id == "to-slot":
            return next_view.wanted_slot(self.meeting, self.desk.now) is not None
        return True

    async def action_to_slot(self) -> None:
        """Open the slot that is next."""
        slot = next_view.wanted_slot(self.meeting, self.desk.now)
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
