"""The desk: what the screens work with once the store is open."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from panel_tui.domain.child import Child
from panel_tui.domain.clocks import DueLine, child_clocks, due_line
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.words import LONDON
from panel_tui.domain.working_days import WorkingCalendar
from panel_tui.session import Session


@dataclass
class Desk:
    """The session of the person at the keyboard, and the meeting they have open.

    `writable` is False while another copy of the program holds the meeting: then the screens follow.
    """

    session: Session
    calendar: Callable[[], WorkingCalendar]
    meeting_id: str = ""
    writable: bool = True
    held: str = ""
    """Who has the meeting, in words, while it is not writable here."""
    people: tuple[tuple[str, str], ...] = ()
    """Who often sits, from the settings: names with a role's id or title."""

    @property
    def meeting(self) -> Meeting:
        """The open meeting as it is kept now."""
        return self.session.meeting(self.meeting_id)

    def due_lines(self, child_id: str) -> list[DueLine]:
        """The limits and steps that run for a child, soonest first, but for those met by this meeting."""
        child = self.session.store.load(f"child/{child_id}").state
        here = self.meeting.template.heard_as
        lines = [
            due_line(clock, self.calendar())
            for clock in (child_clocks(child) if isinstance(child, Child) else ())
            if clock.met_on is None and here not in clock.limit.met_by
        ]
        return sorted(lines, key=lambda line: line.due_on)

    @property
    def now(self) -> datetime:
        """The present moment."""
        return self.session.clock.now()

    @property
    def today(self) -> date:
        """The day it is, in London."""
        return self.now.astimezone(LONDON).date()
