"""The distribution screen: what goes to which member, and that it went."""

import asyncio
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import OptionList, Static

from panel_tui.domain.paper_grid import kept_grid
from panel_tui.domain.paper_limits import sent_out_at
from panel_tui.domain.paper_sending import Parcel, parcels
from panel_tui.domain.words import say_time
from screens import distribution_view, head_view, papers_forms
from screens.base import bindings_for
from screens.content import BOLD, MARK, Line, rows, say
from screens.desk import Desk
from screens.meeting_screen import STYLES, MeetingScreen
from screens.widgets.marked_list import MarkedList

SCROLLBAR = 2
"""Cells beside the members."""


class DistributionScreen(MeetingScreen):
    """Over the papers screen: the members, and what goes to the one that is marked."""

    PLACE = "distribution"
    SHOWS_BACK = True
    CSS_PATH = [STYLES, Path(__file__).with_name("distribution.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("distribution")
    AUTO_FOCUS = "MarkedList"

    def __init__(self, desk: Desk) -> None:
        """The members of the meeting on the desk."""
        super().__init__(desk)
        self._parcels: tuple[Parcel, ...] = ()
        self._limit: datetime | None = None

    def compose_body(self) -> ComposeResult:
        """The members, and what goes to the one that is marked."""
        yield MarkedList()
        yield Static(id="about", markup=False)

    def on_mount(self) -> None:
        """Count the limit as soon as the calendar is there."""
        self.run_worker(self._load_limit())

    async def _load_limit(self) -> None:
        self._limit = await asyncio.to_thread(sent_out_at, self.meeting, self.desk.calendar)
        self.show_all()

    @property
    def parcel(self) -> Parcel | None:
        """What goes to the member who is marked."""
        marked = self.query_one(MarkedList).marked
        return self._parcels[int(marked)] if marked else None

    def applies(self, command_id: str) -> bool:
        """Papers go to somebody who is named, and has not got them all."""
        if command_id in ("sent", "undo") and not self.desk.writable:
            return False
        if command_id != "sent":
            return True
        parcel = self.parcel
        return parcel is not None and bool(parcel.name and parcel.to_send)

    def show_body(self) -> None:
        """Show the members and how it stands with their papers."""
        desk, grid = self.desk, kept_grid(self.meeting)
        if grid is None:
            return
        self._parcels = parcels(self.meeting, desk.people, grid, self._limit, desk.now)
        width = self.size.width - MARK.cell_length - SCROLLBAR
        lines = distribution_view.member_lines(self._parcels, width)
        listed = [Line(str(number), words) for number, words in enumerate(lines)]
        self.query_one(MarkedList).show(listed, "0")
        self._show_parcel()

    def show_time(self) -> None:
        """Show what this is, the time, and by when papers go out."""
        self.put("#meeting", head_view.title_line(self.meeting, self.meeting.on, "sending papers"))
        self.put("#time", say(say_time(self.desk.now), BOLD))
        self.show_where(distribution_view.tally_line(self._parcels, self._limit))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Another member is marked."""
        event.stop()
        self._show_parcel()
        self.show_keys()

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter on a member: the papers went."""
        event.stop()
        if self.applies("sent"):
            await self.action_sent()

    async def action_sent(self) -> None:
        """The papers went to the member: when, and who sent them."""
        parcel, desk = self.parcel, self.desk
        if parcel is not None:
            form = papers_forms.sent_form(self.meeting, parcel, desk.today, desk.session.actor)
            await self.ask(form)

    def action_undo(self) -> None:
        """Take back the last change of the person at the keyboard."""
        self.take_back()

    def _show_parcel(self) -> None:
        parcel = self.parcel
        lines = distribution_view.parcel_lines(parcel, self.size.width) if parcel else []
        self.put("#about", rows(lines))
