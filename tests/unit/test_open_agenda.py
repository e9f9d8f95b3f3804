"""Opening an agenda from the home screen: what is said when it cannot be, and what is asked."""

from datetime import date, time
from pathlib import Path

import pytest

from panel_tui.domain.faults import Fault, Faulty
from panel_tui.domain.model import Refused
from panel_tui.domain.updating import AgendaDiffers
from screens.forms import Form
from screens.open_agenda import Opening, Taken, Wanted, file_form
from tests.making import PANEL_DAY

FILE = Path("/agendas/agenda.csv")
NO_DATE = Fault("Date", "the file does not say it; add --date YYYY-MM-DD", lacks="date")
NO_START = Fault("Start", "the file does not say it; add --start HH:MM", lacks="start")
NO_CASE_ID = Fault("row 2, Case ID", "empty")


class Agenda:
    """A file with faults, or that differs from its meeting; what was wanted of it is kept."""

    def __init__(self, *faults: Fault, file: Path = FILE, differs: str = "") -> None:
        self.faults, self.file, self.differs = faults, file, differs
        self.wanted: list[Wanted] = []

    def take_in(self, wanted: Wanted) -> Taken:
        self.wanted.append(wanted)
        if left := [each for each in self.faults if not (each.lacks and wanted.on)]:
            raise Faulty(str(self.file), left)
        if self.differs and not wanted.update:
            raise AgendaDiffers("Use --update.", "a-panel", [self.differs])
        return Taken("a-panel")

    def open(self, typed: str = str(FILE)) -> Opening:
        opening = Opening(self.take_in, PANEL_DAY)
        file_form(opening.take_in).make({"file": typed})
        return opening


def further(opening: Opening) -> Form:
    assert opening.further is not None
    return opening.further


def test_only_what_can_be_mended_in_the_file_is_told_and_the_file_is_not_named_at_each_line() -> (
    None
):
    agenda = Agenda(NO_DATE, NO_CASE_ID, Fault("row 3, Case ID", "empty"))
    with pytest.raises(Refused) as refused:
        agenda.open()
    assert str(refused.value) == "row 2, Case ID: empty\nrow 3, Case ID: empty"


def test_a_fault_of_another_file_names_it() -> None:
    with pytest.raises(Refused, match=r"^/agendas/template\.toml: "):
        Agenda(NO_CASE_ID, file=Path("/agendas/template.toml")).open()


def test_a_path_may_stand_in_quotation_marks() -> None:
    assert Agenda().open(f'"{FILE}"').taken.meeting_id == "a-panel"


def test_what_a_file_lacks_is_asked_for_and_then_said() -> None:
    agenda = Agenda(NO_DATE, NO_START)
    opening = agenda.open()
    form = further(opening)
    assert [field.label for field in form.fields] == ["Day", "Start"]
    with pytest.raises(Refused, match="Say on which day"):
        form.make({"date": "", "start": "2pm"})
    with pytest.raises(Refused, match="morning or afternoon"):
        form.make({"date": "10 dec", "start": "1.30"})
    form.make({"date": "10 dec", "start": "2pm"})
    assert agenda.wanted[-1] == Wanted(FILE, date(2026, 12, 10), time(14))
    assert (opening.further, opening.taken.meeting_id) == (None, "a-panel")


@pytest.mark.parametrize(("answer", "applied"), [("yes", True), ("no", False)])
def test_a_changed_agenda_is_applied_or_left(answer: str, applied: bool) -> None:
    agenda = Agenda(differs="C-1: changed in plan.")
    opening = agenda.open()
    form = further(opening)
    assert form.preview is not None
    assert form.preview({}) == "C-1: changed in plan."
    form.make({"apply": answer})
    assert (opening.further, opening.taken.meeting_id) == (None, "a-panel")
    assert agenda.wanted[-1].update is applied
