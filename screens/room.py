"""The room view: a large countdown for everybody in the room. It names no child and no case."""

from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.widgets import Static

from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.words import say_date, say_time
from screens import room_view
from screens.base import PanelScreen, bindings_for
from screens.content import ACCENT, BOLD, MUTED, row, say
from screens.desk import Desk
from screens.pace import heard_words, pace_words

TICK = 0.5
"""Seconds between looks at the meeting; the screen is written only where its words change."""


class RoomScreen(PanelScreen):
    """The time that is left, as large as the screen allows. It follows what another copy writes."""

    PLACE = "room"
    CSS_PATH = Path(__file__).with_name("room.tcss")
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("room")

    def __init__(self, desk: Desk) -> None:
        """The room view of the meeting at a desk."""
        super().__init__()
        self.desk = desk
        self._shown: dict[str, Content] = {}

    def compose(self) -> ComposeResult:
        """The meeting and the time at the top, the figures, where the meeting is."""
        with Horizontal(id="head"):
            yield Static(id="meeting", markup=False)
            yield Static(id="time", markup=False)
        with Container():
            yield Static(id="figures", markup=False)
        yield Static(id="where", markup=False)
        yield Static(id="keys", markup=False)

    def on_mount(self) -> None:
        """Show the time that is left, and follow the clock."""
        self._show()
        self.set_interval(TICK, self._show)

    def on_resize(self, event: events.Resize) -> None:
        """Figures as large as the new size allows."""
        if self.is_mounted:
            self._show()

    def action_leave_room(self) -> None:
        """Close the room view, or the program where there is nothing behind it."""
        if len(self.app.screen_stack) > 2:
            self.dismiss()
        else:
            self.app.exit()

    def _show(self) -> None:
        meeting = self._read()
        if meeting is None:
            return
        now, width = self.desk.now, self.size.width
        seen = room_view.room(meeting, now)
        title = say(meeting.template.title, BOLD)
        self._put("#meeting", row(title, say(f"   {say_date(meeting.sittings[-1].on)}", MUTED)))
        self._put("#time", say(say_time(now), BOLD))
        self._put("#figures", room_view.shown(seen, width, self.size.height - 3))
        words = f"{heard_words(meeting)} · {pace_words(meeting, now)}"
        self._put("#where", say(words, MUTED))
        self._put("#keys", self.key_line(width))

    def _read(self) -> Meeting | None:
        """The meeting as it is now; None, said on the screen, where it cannot be read just now."""
        try:
            return self.desk.meeting
        except Refused as refused:
            self._put("#where", say(f"! {refused}", ACCENT))
            return None

    def _put(self, selector: str, words: Content) -> None:
        if self._shown.get(selector) != words:
            self._shown[selector] = words
            self.query_one(selector, Static).update(words)
