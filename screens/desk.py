"""The desk: what the screens work with once the store is open."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from panel_tui.domain.breaches import breaches_before
from panel_tui.domain.child import Child
from panel_tui.domain.clocks import DueLine, due_lines
from panel_tui.domain.drafts import Draft
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.paper_findings import PaperCheck
from panel_tui.domain.words import LONDON
from panel_tui.domain.working_days import WorkingCalendar
from panel_tui.ports import NotKept
from panel_tui.session import Session
from screens.bell import Bell


class PaperReader(Protocol):
    """Reads folders of papers. Each of it may take long: it is done in a thread.

    It ends early, with None, once `unwanted` says that nobody waits for it any more.
    """

    def check(
        self,
        meeting: Meeting,
        folder: Path,
        done: Callable[[int, int], object],
        unwanted: Callable[[], bool],
    ) -> PaperCheck | None:
        """What the papers of a meeting are worth; `done` hears how many files are read, and of how many.

        Raises:
            Refused: the folder cannot be read.
        """

    def words(self, folder: Path, name: str, unwanted: Callable[[], bool]) -> str | None:
        """The words of a file of the folder, by the name under which a check shows it.

        Raises:
            Refused: it is no longer there, or has no words that can be read.
        """


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
    panel_dates: tuple[date, ...] = ()
    """When the panel sits, from the settings."""
    sound: bool = False
    """Whether the settings want a bell."""
    papers: PaperReader | None = None
    """Who reads the papers; None where nobody does."""
    bell: Bell = field(default_factory=Bell)

    @property
    def meeting(self) -> Meeting:
        """The open meeting as it is kept now."""
        return self.session.meeting(self.meeting_id)

    def take_up(self) -> Draft | None:
        """Hold the meeting for writing; where it was left, with its note written, or yet to be.

        Raises:
            Refused: another copy of the program holds it, or the note no longer has its place.
        """
        self.session.claim(self.meeting_id)
        try:
            return self.session.recover(self.meeting_id)
        except NotKept:
            draft = self.session.draft(self.meeting_id)
            return draft.changed(unwritten=True) if draft else None

    @property
    def next_panel(self) -> date | None:
        """When the next panel is: as the meeting has it, else the settings' first date after it."""
        last = self.meeting.sittings[-1].on
        coming = (day for day in sorted(self.panel_dates) if day > last)
        return self.meeting.next_panel or next(coming, None)

    def rings(self) -> bool:
        """True when the bell is to ring; only where the meeting is written, so that one rings."""
        return self.sound and self.writable and self.bell.rings(self.meeting, self.now)

    def child(self, child_id: str) -> Child | None:
        """A child as the register has them now."""
        state = self.session.store.load(f"child/{child_id}").state
        return state if isinstance(state, Child) else None

    def due_lines(self, child: Child) -> list[DueLine]:
        """The limits and steps that run for a child, soonest first, but for those met by this meeting."""
        here = self.meeting.template.heard_as
        met_here = {limit.id for limit in child.limits if here in limit.met_by}
        lines = due_lines(child, self.calendar())
        unmet = [line for line in lines if line.met_on is None and line.limit_id not in met_here]
        return sorted(unmet, key=lambda line: line.due_on)

    def breaches(self, case_id: str, day: date) -> tuple[DueLine, ...]:
        """What runs out for a case of the meeting before a day, soonest first."""
        child = self.child(self.meeting.case(case_id).child_id)
        return breaches_before(child, day, self.calendar()) if child else ()

    @property
    def now(self) -> datetime:
        """The present moment."""
        return self.session.clock.now()

    @property
    def today(self) -> date:
        """The day it is, in London."""
        return self.now.astimezone(LONDON).date()
