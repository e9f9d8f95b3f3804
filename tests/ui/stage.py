"""A stage for one screen: an app with our themes, a desk on a real store, and a clock moved by hand."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from textual.screen import Screen

from data.store.opening import open_store
from panel_tui.domain.attendance import MarkPresent
from panel_tui.domain.template import MeetingTemplate
from panel_tui.domain.working_days import WorkingCalendar
from panel_tui.ports import Clock
from panel_tui.session import Session
from screens.desk import Desk
from screens.keys_in_turn import KeysInTurn
from screens.theme import DARK, THEMES, VARIABLES
from tests.making import MEETING_ID
from tests.store.working import open_sample_meeting


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


@contextmanager
def desk_on(
    folder: Path, clock: Clock, actor: str = "Colin Marsh", kind: MeetingTemplate | None = None
) -> Iterator[Desk]:
    """A desk with the sample meeting open, two members present, on a store in `folder`."""
    with open_store(folder / "panel.db", clock=clock, create=True, backup=False) as store:
        session = Session(store, clock, actor, WorkingCalendar)
        if session.store.load(f"meeting/{MEETING_ID}").state is None:
            open_sample_meeting(session, kind=kind)
            for name, role in (("Patricia Adeyemi", "chair"), ("Helen Frost", "iro")):
                session.do(MarkPresent(meeting_id=MEETING_ID, name=name, role=role))
        yield Desk(session, WorkingCalendar, MEETING_ID)
