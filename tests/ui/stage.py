"""A stage for one screen: an app with our themes, a desk on a real store, and a clock moved by hand."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from textual.screen import Screen

from data.store.opening import open_store
from panel_tui.domain.attendance import MarkPresent
from panel_tui.domain.template import MeetingTemplate
from panel_tui.domain.working_days import WorkingCalendar
from panel_tui.ports import Clock
from screens.desk import Desk
from screens.keys_in_turn import KeysInTurn
from screens.theme import DARK, THEMES, VARIABLES
from tests.conftest import FakeClock
from tests.making import MEETING_ID, of_meeting
from tests.store.working import at_work, open_sample_meeting


class Stage(KeysInTurn):
    """Shows one screen, as the program would."""

    TITLE = "panel-tui"
    CSS_PATH = Path(__file__).parents[2] / "screens" / "app.tcss"

    def __init__(self, screen: Screen[None], keys: Mapping[str, str] | None = None) -> None:
        super().__init__()
        for each in THEMES.values():
            self.register_theme(each)
        self.theme = DARK.name
        self.keys = dict(keys or {})
        self._first = screen

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return VARIABLES

    def on_mount(self) -> None:
        self.push_screen(self._first)


@cache
def _opened(at: datetime, kind: MeetingTemplate | None) -> bytes:
    """The database with the sample meeting opened then: most desks begin with it."""
    with TemporaryDirectory() as folder:
        file, clock = Path(folder) / "panel.db", FakeClock(at)
        with open_store(file, clock=clock, create=True, backup=False) as store:
            session = at_work(store, clock)
            open_sample_meeting(session, kind=kind)
            for name, role in (("Patricia Adeyemi", "chair"), ("Helen Frost", "iro")):
                session.do(of_meeting(MarkPresent, name=name, role=role))
        return file.read_bytes()


@contextmanager
def desk_on(folder: Path, clock: Clock, kind: MeetingTemplate | None = None) -> Iterator[Desk]:
    """A desk with the sample meeting open, two members present, on a store in `folder`."""
    file = folder / "panel.db"
    if not file.exists():
        file.write_bytes(_opened(clock.now(), kind))
    with open_store(file, clock=clock, create=False, backup=False) as store:
        yield Desk(at_work(store, clock), WorkingCalendar, MEETING_ID)
