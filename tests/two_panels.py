"""Two panels a month apart: a child is heard at the first and comes back to the second."""

from datetime import date, time
from typing import Any

from panel_tui.domain.actions import AddAction
from panel_tui.domain.carried import Carried
from panel_tui.domain.carrying import SettleCarried
from panel_tui.domain.case import Case
from panel_tui.domain.child import Child, Progress
from panel_tui.domain.decisions import Decide
from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.minutes import minutes_document
from panel_tui.domain.opening import OpenMeeting
from panel_tui.domain.options import SetOption
from panel_tui.domain.register import RegisterChild
from panel_tui.domain.slots import StartSlot
from panel_tui.domain.working_days import WorkingCalendar
from panel_tui.ports import Store
from panel_tui.session import Session
from tests.conftest import FakeClock
from tests.fake_store import FakeStore
from tests.making import MEETING_ID, TEMPLATE, agenda, at, opening, template
from tests.reading import lines_of

DECEMBER, JANUARY = date(2026, 12, 3), date(2027, 1, 7)
NEXT = "2027-01-07-test-panel"
CALENDAR = WorkingCalendar()


DECIDED = (
    Decide,
    {"outcomes": ("fostering-agreed",), "text": "To stay with the Lees.", "rationale": "Settled."},
)
PREFERRED = (SetOption, {"option": "fostering", "status": "preferred", "reason": "They love her."})
CONTINGENCY = (SetOption, {"option": "guardianship", "status": "contingency (i)"})
LETTER = (AddAction, {"owner": "Tom", "what": "Write to the school", "due": date(2026, 12, 10)})
"""What the first panel says: changes of its case, with their fields."""


class Panels:
    """Two panels a month apart: C-1 is heard at the first and comes back to the second."""

    def __init__(self, clock: FakeClock, store: Store | None = None) -> None:
        self.clock = clock
        self.session = Session(store or FakeStore(), clock, "Colin Marsh", lambda: CALENDAR)
        clock.set(at(9))
        self.session.do(
            *(
                RegisterChild(child_id=f"child-{n}", case_id=case.case_id, name=case.child)
                for n, case in enumerate(agenda().cases, start=1)
            ),
            self.opening(MEETING_ID, DECEMBER),
            self.opening(NEXT, JANUARY),
        )

    def opening(self, meeting_id: str, on: date) -> OpenMeeting:
        attendance = {k: each for k, each in TEMPLATE["attendance"].items() if k != "quorum"}
        kind = template(attendance=attendance)
        return opening(agenda(date=on, start=time(10)), kind, meeting_id)

    def in_december(self, *said: tuple[Any, dict[str, Any]]) -> None:
        """The first panel hears C-1, and says some things."""
        self.clock.set(at(10))
        self.do(StartSlot, MEETING_ID, slot=1)
        for kind, fields in said:
            self.do(kind, MEETING_ID, case_ids=("C-1",), **fields)
        self.do(FinishSlot, MEETING_ID, slot=1)

    def start(self) -> None:
        """The second panel begins."""
        self.clock.set(at(10, day=JANUARY))
        self.do(StartSlot, NEXT, slot=1)

    def settle(self, step: str, kind: str, **fields: Any) -> None:
        """The second panel hears what became of something."""
        known = {"meeting_id": MEETING_ID, "step": step, "kind": kind, "on": JANUARY, "by": "Tom"}
        progress = Progress.model_validate(known | fields)
        self.do(SettleCarried, NEXT, case_ids=("C-1",), progress=progress)

    def do(self, kind: Any, meeting_id: str, **fields: Any) -> None:
        self.session.do(kind(meeting_id=meeting_id, **fields))

    @property
    def meeting(self) -> Meeting:
        return self.session.meeting(NEXT)

    @property
    def case(self) -> Case:
        return self.meeting.case("C-1")

    @property
    def carried(self) -> Carried:
        carried = self.case.carried
        assert carried is not None
        return carried

    @property
    def child(self) -> Child:
        return self.session.child("C-1")

    def minutes(self, title: str) -> list[str]:
        document = minutes_document(self.meeting, "C-1", at(13, day=JANUARY))
        (found,) = (each for each in document.sections if each.title == title)
        return [line for block in found.blocks for line in lines_of(block)]

    def facts(self) -> dict[str, str]:
        return dict(minutes_document(self.meeting, "C-1", at(13, day=JANUARY)).facts)
