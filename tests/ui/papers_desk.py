"""A desk whose papers lie in no folder: what a reader would find of them is told, file by file."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import Event

from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.paper_check import paper_check
from panel_tui.domain.paper_files import PaperFile
from panel_tui.domain.paper_findings import PaperCheck
from panel_tui.domain.paper_standing import KeepPaperCheck
from panel_tui.domain.template import MeetingTemplate
from panel_tui.domain.working_days import WorkingCalendar
from screens.desk import Desk
from tests.conftest import FakeClock
from tests.making import at, of_meeting
from tests.paper_values import ASSESSMENT, FORM, PLAN, SAVED, asking_for, file
from tests.ui.stage import desk_on

MONDAY = date(2026, 11, 30)
TUESDAY = date(2026, 12, 1)
ASKED = asking_for(FORM, PLAN, ASSESSMENT)
ANSWERED = {"Siblings": "answered", "Line manager": "answered"}
FORM_1, PLAN_1 = "C-1/Request form.docx", "C-1/Care plan.pdf"
PLAN_2, SCAN = "C-2/Care plan.pdf", "Unsorted/scan.pdf"
FILES = (
    file(FORM_1, answers=ANSWERED),
    file(PLAN_1, dated=date(2026, 11, 20)),
    file("C-2/Request form.docx", answers={"Siblings": "to be confirmed"}),
    file(PLAN_2, dated=date(2025, 3, 3)),
    file(SCAN, titled=("care-plan",), names_cases=("C-4",)),
)


class Told:
    """Reads no folder: it has been told what is there."""

    def __init__(self, files: Sequence[PaperFile] = FILES) -> None:
        self.files = files
        self.folders: list[Path] = []
        self.read: list[str] = []
        self.texts: dict[str, str] = {PLAN_1: "The plan is that [b]A.B.[/b] goes home."}

    def check(
        self,
        meeting: Meeting,
        folder: Path,
        done: Callable[[int, int], object],
        unwanted: Callable[[], bool],
    ) -> PaperCheck | None:
        self.folders.append(folder)
        if folder.name == "nowhere":
            raise Refused(f"{folder} is not there.")
        done(len(self.files), len(self.files))
        return found(meeting, self.files, str(folder))

    def words(self, folder: Path, name: str, unwanted: Callable[[], bool]) -> str | None:
        self.read.append(name)
        if name not in self.texts:
            raise Refused(f"{name}: it has no words to read.")
        return self.texts[name]


class Slow(Told):
    """Gets as far as the third of ten files, and waits there until nobody does."""

    def __init__(self) -> None:
        super().__init__()
        self.reached = Event()

    def check(
        self,
        meeting: Meeting,
        folder: Path,
        done: Callable[[int, int], object],
        unwanted: Callable[[], bool],
    ) -> PaperCheck | None:
        done(3, 10)
        self.reached.set()
        waiting = Event()
        while not unwanted():
            waiting.wait(0.005)
        return None


def found(meeting: Meeting, files: Sequence[PaperFile], folder: str) -> PaperCheck:
    """What a check of these files finds; all of them were first seen on the Monday."""
    seen = dict.fromkeys((each.path for each in files), SAVED)
    return paper_check(meeting, files, seen, WorkingCalendar, folder)


@contextmanager
def papers_desk(
    folder: Path,
    clock: FakeClock,
    *,
    reader: Told | None = None,
    checked: bool = True,
    kind: MeetingTemplate = ASKED,
) -> Iterator[Desk]:
    """The Tuesday before the panel; the papers were checked the day before, or not yet."""
    clock.set(at(9, day=MONDAY))
    with desk_on(folder, clock, kind=kind) as desk:
        desk.papers = reader or Told()
        if checked:
            check = found(desk.meeting, FILES, "/panel/papers")
            desk.session.do(of_meeting(KeepPaperCheck, check=check))
        clock.set(at(10, day=TUESDAY))
        yield desk
