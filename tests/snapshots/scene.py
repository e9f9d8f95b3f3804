"""The sample meeting at 10:48: slot 1 is heard, slot 2 runs. What most pictures of a screen show.

Its papers are looked at two days earlier, when they have just been checked.
"""

from datetime import date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from textual.screen import Screen

from data.agendas.stated import Given
from data.bank_holidays import working_calendar
from data.settings import read_settings
from data.store.opening import open_store
from data.store.store import SqlStore
from panel_tui.domain.meeting import Meeting
from panel_tui.headless import importing, story
from panel_tui.headless.workplace import Workplace
from panel_tui.session import Session
from screens.desk import Desk
from screens.theme import THEMES
from tests.conftest import FakeClock
from tests.making import at
from tests.ui.stage import Stage

CALENDAR = working_calendar()
NOW = at(10, 48)
BEFORE = at(9, 12, day=date(2026, 12, 1))
MEETING_ID = "2026-12-03-medway-permanence-panel"


@cache
def _played(now: datetime) -> bytes:
    """The database with the story played up to a moment: made once, since it takes a second."""
    with TemporaryDirectory() as name:
        file, clock = Path(name) / "panel.db", FakeClock(at(9, 30))
        place = Workplace(str(file), clock, read_settings(Path(name) / "none.toml"))
        with open_store(file, clock=clock, create=True, backup=False) as store:
            session = Session(store, clock, "Colin Marsh", lambda: CALENDAR)
            read = importing.read_file(place, story.AGENDA, Given())
            meeting = importing.take_in(session, read).meeting
            for step in (step for chapter in story.chapters() for step in chapter.steps):
                if step.at < now:
                    clock.set(step.at)
                    story.play(step, session, meeting)
        return file.read_bytes()


class Scene:
    """A store in `folder` with the sample meeting in it, as it is at `now`; close it in the end."""

    def __init__(self, folder: Path, clock: FakeClock, now: datetime = NOW) -> None:
        file = folder / "panel.db"
        file.write_bytes(_played(now))
        clock.set(now)
        self.clock = clock
        self.store: SqlStore = open_store(file, clock=clock, create=False, backup=False)
        self.session = Session(self.store, clock, "Colin Marsh", lambda: CALENDAR)
        self.meeting: Meeting = self.session.meeting(MEETING_ID)

    def desk(self, **others: Any) -> Desk:
        """The desk of the minute-taker, with the meeting in hand."""
        return Desk(self.session, lambda: CALENDAR, self.meeting.id, **others)


def show(screen: Screen[None], theme: str = "dark") -> Stage:
    """An app that shows one screen, in a theme."""
    stage = Stage(screen)
    stage.theme = THEMES[theme].name
    return stage
