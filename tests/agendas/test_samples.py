"""The sample agendas are read alike in every format; the broken ones are told what is wrong."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest

from data.agendas.reading import ReadAgenda
from data.agendas.stated import Given
from panel_tui.domain.faults import Faulty

AGENDAS = Path(__file__).parents[1] / "fixtures" / "agendas"
BROKEN = AGENDAS / "broken"

EXPECTED = {
    "missing-id.csv": ["row 2, Case ID: empty"],
    "bad-dates.csv": [
        "row 2, DOB/EDD: 31/02/2022 is not a date",
        "row 3, DOB/EDD: 4 May 2032 is after the panel (an unborn child is written EDD and the date)",
        "row 3, Looked after since: 2026-13-01 is not a date",
    ],
    "duplicate.csv": ["row 3, Case ID: C-1 is already on row 2"],
    "no-header.csv": ["no header row was found: at least Case ID and Child are needed"],
    "unknown-template.md": [
        "Template: medway-permanance-panel is not known; nearest: medway-permanence-panel"
    ],
    "overlap.csv": ["row 3, Time: 10:10 lies in the slot of row 2 (10:00 to 10:20)"],
    "empty.csv": ["the file is empty"],
    "binary.csv": ["not a text file"],
    "not-a-workbook.xlsx": ["not an Excel workbook"],
    "before-birth.csv": ["row 2, Looked after since: before the child was born"],
}

ReadPath = Callable[..., ReadAgenda]


@pytest.mark.parametrize(("file", "expected"), EXPECTED.items(), ids=list(EXPECTED))
def test_a_broken_agenda_is_told_all_that_is_wrong(
    read_path: ReadPath, file: str, expected: list[str]
) -> None:
    options = [Given()] if file.endswith(".md") else []
    with pytest.raises(Faulty) as refusal:
        read_path(BROKEN / file, *options)
    assert [str(fault) for fault in refusal.value.faults] == expected
    assert refusal.value.file == str(BROKEN / file)


def test_every_broken_agenda_is_tried() -> None:
    assert {path.name for path in BROKEN.iterdir()} == set(EXPECTED)


@pytest.mark.parametrize("file", ["agenda.csv", "agenda-windows.csv", "agenda.xlsx", "agenda.docx"])
def test_the_samples_are_equal_in_slots_and_cases(read_path: ReadPath, file: str) -> None:
    markdown = read_path(AGENDAS / "agenda.md", Given())
    other = read_path(AGENDAS / file)
    assert other.agenda.slots == markdown.agenda.slots
    assert other.template == markdown.template
    assert other.warnings == markdown.warnings == ()
    assert other.unknown_columns == markdown.unknown_columns == ()


@pytest.mark.parametrize("file", ["agenda.xlsx", "agenda.docx"])
def test_the_samples_of_office_state_when_where_and_with_whom(
    read_path: ReadPath, file: str
) -> None:
    template = Given(template="medway-permanence-panel")
    expected = read_path(AGENDAS / "agenda.md", Given()).agenda
    assert read_path(AGENDAS / file, template).agenda == expected


def test_the_sample_says_when_where_and_with_whom(read_path: ReadPath) -> None:
    agenda = read_path(AGENDAS / "agenda.md", Given()).agenda
    assert (agenda.date, agenda.start) == (date(2026, 12, 3), time(10, 0))
    assert (agenda.venue, agenda.chair) == ("Committee Room 2", "Patricia Adeyemi")
    assert agenda.minute_taker == "Colin Marsh"


def test_the_sample_has_nine_children_in_eight_slots(read_path: ReadPath) -> None:
    agenda = read_path(AGENDAS / "agenda.md", Given()).agenda
    assert len(agenda.cases) == 9
    assert [slot.minutes for slot in agenda.slots] == [20] * 8
    siblings = agenda.slots[1]
    assert (siblings.starts, [case.child for case in siblings.cases]) == (
        time(10, 20),
        ["Zoë M.", "Luc M."],
    )
    unborn = agenda.slots[3].cases[0]
    assert (unborn.case_id, unborn.born, unborn.due) == ("C-105310", None, date(2027, 1, 11))
    assert agenda.cases[1].social_worker == "Seán O’Brien"
