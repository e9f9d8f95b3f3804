"""The room view: a large countdown for everybody in the room. It names no child and no case."""

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.widgets import Static

from panel_tui.domain.words import say_date, say_time
from screens import room_view
from screens.base import bindings_for
from screens.content import BOLD, MUTED, row, say
from screens.meeting_screen import STYLES, MeetingScreen
from screens.pace import heard_words, pace_words

EDGES = 5
"""Lines above and below the figures."""


class RoomScreen(MeetingScreen):
    """The time that is left, as large as the screen allows. It follows what another copy writes."""

    PLACE = "room"
    CSS_PATH = [STYLES, Path(__file__).with_name("room.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("room")

    def compose_body(self) -> ComposeResult:
        """The figures, and what they are in words."""
        with Container():
            yield Static(id="figures", markup=False)

    def show_body(self) -> None:
        """Show which meeting it is."""
        day = say(f"   {say_date(self.meeting.sittings[-1].on)}", MUTED)
        self.put("#meeting", row(say(self.meeting.template.title, BOLD), day))

    def show_time(self) -> None:
        """Show the figures of this moment."""
        meeting, now, size = self.meeting, self.desk.now, self.size
        self.put("#time", say(say_time(now), BOLD))
        seen = room_view.room(meeting, now)
        self.put("#figures", room_view.shown(seen, size.width, size.height - EDGES))
        words = f"{heard_words(meeting)} · {pace_words(meeting, now)}"
        self.show_where(say(words, MUTED))

    @property
    def actor(self) -> str:
        """Nobody: the room need not read who types."""
        return ""

    def action_leave_room(self) -> None:
        """Close the room view, or the program where there is nothing behind it."""
        if len(self.app.screen_stack) > 2:
            self.dismiss()
        else:
            self.app.exit()
