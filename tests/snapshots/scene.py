"""The sample meeting at 10:48: slot 1 is heard, slot 2 runs. What every picture of a screen shows."""

from pathlib import Path
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

CALENDAR = working_calendar(2019, 2028)


class Scene:
    """A store in `folder` with the sample meeting in it, played up to `until`; close it in the end."""

    def __init__(self, folder: Path, clock: FakeClock, hour: int = 10, minute: int = 48) -> None:
        until = at(hour, minute)
        clock.set(at(9, 30))
        self.clock = clock
        self.store: SqlStore = open_store(
            folder / "panel.db", clock=clock, create=True, backup=False
        )
        self.session = Session(self.store, clock, "Colin Marsh", lambda: CALENDAR)
        place = Workplace(str(folder / "panel.db"), clock, read_settings(folder / "none.toml"))
        read = importing.read_file(place, story.AGENDA, Given())
        self.meeting: Meeting = importing.take_in(self.session, read).meeting
        for step in (step for chapter in story.chapters() for step in chapter.steps):
            if step.at < until:
                clock.set(step.at)
                story.play(step, self.session, self.meeting)
        clock.set(until)
        self.session.actor = "Colin Marsh"

    def desk(self, **others: Any) -> Desk:
        """The desk of the minute-taker, with the meeting in hand."""
        return Desk(self.session, lambda: CALENDAR, self.meeting.id, **others)


def show(screen: Screen[None], theme: str = "dark") -> Stage:
    """An app that shows one screen, in a theme."""
    stage = Stage(screen)
    stage.theme = THEMES[theme].name
    return stage
