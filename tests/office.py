"""A meeting in a store in memory, and people at work on it, for tests of the session."""

from panel_tui.domain.child import Child
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.notes import WriteNote
from panel_tui.domain.register import RegisterChild
from panel_tui.domain.slots import StartSlot
from panel_tui.domain.working_days import WorkingCalendar
from panel_tui.session import Session
from tests.conftest import FakeClock
from tests.fake_store import FakeStore
from tests.making import MEETING_ID, agenda, of_meeting, opening

MEETING = f"meeting/{MEETING_ID}"
COLIN, JANE = "Colin Marsh", "Jane Sutton"
START = of_meeting(StartSlot, slot=1)
FINISH = of_meeting(FinishSlot, slot=1)


def note(text: str, *case_ids: str, place: str = "context") -> WriteNote:
    """A note under the context, for C-1 unless others are named."""
    return of_meeting(WriteNote, case_ids=case_ids or ("C-1",), place=place, text=text)


class Office:
    """A store with the sample meeting open, and people who come to work on it."""

    def __init__(self, clock: FakeClock) -> None:
        self.clock = clock
        self.store = FakeStore()
        self.calendars = 0
        self.colin = self.session(COLIN)
        registered = [
            RegisterChild(child_id=f"child-{number}", case_id=case.case_id, name=case.child)
            for number, case in enumerate(agenda().cases, start=1)
        ]
        self.colin.do(*registered, opening())

    def session(self, actor: str) -> Session:
        """Somebody comes to work."""
        return Session(self.store, self.clock, actor, self.calendar)

    def calendar(self) -> WorkingCalendar:
        """The working days, counted how often they are asked for."""
        self.calendars += 1
        return WorkingCalendar()

    def child(self, number: int) -> Child:
        """A child as the register has it."""
        state = self.store.load(f"child/child-{number}").state
        assert isinstance(state, Child)
        return state

    def notes(self, case_id: str = "C-1") -> list[str]:
        """The notes of a case."""
        return [each.text for each in self.colin.meeting(MEETING_ID).case(case_id).notes]

    def kept(self) -> tuple[object, ...]:
        """Everything in the store."""
        return dict(self.store.kept), dict(self.store.dues), list(self.store.entries)
