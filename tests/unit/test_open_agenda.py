"""Opening an agenda from the home screen: what is said when it cannot be, and what is asked."""

from collections.abc import Sequence
from datetime import date, time
from pathlib import Path

import pytest

from panel_tui.domain.faults import Fault, Faulty
from panel_tui.domain.model import Refused
from screens.open_agenda import file_form, rest_form
from tests.making import PANEL_DAY

FILE = Path("/agendas/agenda.csv")
NO_DATE = Fault("Date", "the file does not say it; add --date YYYY-MM-DD", lacks="date")
NO_CASE_ID = Fault("row 2, Case ID", "empty")


class Agenda:
    """A file with faults; what is said beside it, and what became of it, is kept."""

    def __init__(self, *faults: Fault, file: Path = FILE) -> None:
        self.faults, self.file = faults, file
        self.opened: list[str] = []
        self.lacked: list[Sequence[str]] = []
        self.said: tuple[date | None, time | None] = (None, None)

    def take_in(self, file: Path, on: date | None, start: time | None) -> str:
        self.said = on, start
        left = [each for each in self.faults if not (each.lacks == "date" and on)]
        if left:
            raise Faulty(str(self.file), left)
        return "a-panel"

    def open(self, typed: str = str(FILE)) -> None:
        form = file_form(
            self.take_in, self.opened.append, lambda file, told: self.lacked.append(told)
        )
        form.make({"file": typed})


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
    agenda = Agenda()
    agenda.open(f'"{FILE}"')
    assert agenda.opened == ["a-panel"]


def test_what_a_file_lacks_is_asked_for_and_then_said() -> None:
    agenda = Agenda(NO_DATE)
    agenda.open()
    assert (agenda.opened, agenda.lacked) == ([], [["date"]])
    form = rest_form(agenda.take_in, agenda.opened.append, FILE, ["date", "start"], PANEL_DAY)
    assert [field.label for field in form.fields] == ["Day", "Start"]
    with pytest.raises(Refused, match="Say on which day"):
        form.make({"date": "", "start": "2pm"})
    with pytest.raises(Refused, match="morning or afternoon"):
        form.make({"date": "10 dec", "start": "1.30"})
    form.make({"date": "10 dec", "start": "2pm"})
    assert agenda.opened == ["a-panel"]
    assert agenda.said == (date(2026, 12, 10), time(14))
