"""What the file does not say is given, or asked for by name; what contradicts it is refused."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest

from data.agendas.reading import ReadAgenda, read_agenda
from data.agendas.stated import Given
from panel_tui.domain.faults import Faulty

Read = Callable[..., ReadAgenda]
Faults = Callable[..., list[str]]

TABLE = "Case ID,Child,DOB\nC-1,A.B.,04/05/2022\n"
TIMED = "Time,Case ID,Child,DOB\n10:40,C-1,A.B.,04/05/2022\n"
ABOVE = (
    "Template,slots-by-social-worker\nDate,Thursday 3 December 2026,,Start:,10.00\n"
    "Panel chair: Patricia Adeyemi\nNote taker,,Colin Marsh\nLocation,Room 2\n\n"
)
NOTHING = {"date": None, "start": None, "template": ""}


def test_the_file_says_it_all(read: Read) -> None:
    found = read(ABOVE + TABLE, **NOTHING)
    agenda = found.agenda
    assert found.template.id == "slots-by-social-worker"
    assert (agenda.date, agenda.start, agenda.venue) == (date(2026, 12, 3), time(10, 0), "Room 2")
    assert (agenda.chair, agenda.minute_taker) == ("Patricia Adeyemi", "Colin Marsh")


def test_what_the_file_does_not_say_is_taken_from_the_command_line(read: Read) -> None:
    found = read(
        TABLE, template="slots-by-social-worker", chair="Pat", minute_taker="Col", venue="Room 3"
    )
    assert found.template.id == "slots-by-social-worker"
    agenda = found.agenda
    assert (agenda.date, agenda.start) == (date(2026, 12, 3), time(10, 0))
    assert (agenda.chair, agenda.minute_taker, agenda.venue) == ("Pat", "Col", "Room 3")


def test_the_default_template_is_taken_where_none_is_named(read: Read) -> None:
    assert read(TABLE, template="").template.id == "medway-permanence-panel"


def test_an_unknown_template_of_the_settings_is_told_as_theirs(tmp_path: Path) -> None:
    file = tmp_path / "agenda.csv"
    file.write_text(TABLE, "utf-8")
    given = Given(date=date(2026, 12, 3), start=time(10))
    with pytest.raises(Faulty, match="panel-x, the default_template of the settings, is not known"):
        read_agenda(file, given, lambda _: None, ["panel-y"], "panel-x")


def test_what_nobody_says_is_asked_for_by_name(faults: Faults) -> None:
    assert faults(TABLE, **NOTHING) == [
        "Date: the file does not say it; add --date YYYY-MM-DD",
        "Start: the file does not say it; add --start HH:MM",
    ]


def test_the_first_row_tells_the_start_where_nothing_else_does(read: Read) -> None:
    assert read(TIMED, start=None).agenda.start == time(10, 40)


def test_a_meeting_may_start_before_its_first_slot(read: Read) -> None:
    agenda = read(TIMED, start=time(10, 30)).agenda
    assert (agenda.start, agenda.slots[0].starts) == (time(10, 30), time(10, 40))


def test_a_slot_before_the_start_is_a_fault(faults: Faults) -> None:
    assert faults(TIMED, start=time(11, 0)) == [
        "row 2, Time: 10:40 is before the start of the meeting (11:00)"
    ]


def test_the_same_thing_said_twice_is_no_contradiction(read: Read) -> None:
    text = ABOVE + "Date: 03/12/2026\nStart,10:00 am\nChair,Patricia  Adeyemi\n" + TABLE
    assert read(text, template="", chair="patricia adeyemi").agenda.start == time(10, 0)


def test_an_option_that_contradicts_the_file_is_refused(faults: Faults) -> None:
    hint = "leave the option out, or correct the file"
    given = {
        "date": date(2026, 12, 4),
        "start": time(9, 30),
        "template": "medway-permanence-panel",
        "chair": "Pat",
        "minute_taker": "Col",
        "venue": "Room 3",
    }
    assert faults(ABOVE + TABLE, **given) == [
        "Template: the file says slots-by-social-worker, --template says medway-permanence-panel; "
        + hint,
        f"Date: the file says Thu 3 Dec 2026, --date says Fri 4 Dec 2026; {hint}",
        f"Start: the file says 10:00, --start says 09:30; {hint}",
        f"Chair: the file says Patricia Adeyemi, --chair says Pat; {hint}",
        f"Minute-taker: the file says Colin Marsh, --minute-taker says Col; {hint}",
        f"Venue: the file says Room 2, --venue says Room 3; {hint}",
    ]


def test_a_file_that_contradicts_itself_is_refused(faults: Faults) -> None:
    text = "Date,03/12/2026\nMeeting date,04/12/2026\n" + TABLE
    assert faults(text, date=None) == [
        "Date: the file says Thu 3 Dec 2026, and also Fri 4 Dec 2026"
    ]


@pytest.mark.parametrize(
    ("label", "written", "fault"),
    [
        ("date", "2026-13-01", "Date: 2026-13-01 is not a date"),
        ("date", "Friday 3 December 2026", "Date: 3 Dec 2026 is a Thursday, not a Friday"),
        ("start", "ten", "Start: this is not a time: write it as 10:00, or 10:00-10:20"),
    ],
)
def test_what_cannot_be_read_is_a_fault_and_not_asked_for_again(
    faults: Faults, label: str, written: str, fault: str
) -> None:
    assert faults(f"{label},{written}\n{TABLE}", **{label: None}) == [fault]


def test_an_unknown_template_hides_no_other_fault(faults: Faults) -> None:
    text = "Template: medway-permanance-panel\n" + TIMED + "10:20,,B.C.,04/05/2032\n"
    assert faults(text, template="") == [
        "Template: medway-permanance-panel is not known; nearest: medway-permanence-panel",
        "row 4, Case ID: empty",
        "row 4, DOB/EDD (DOB): 4 May 2032 is after the panel (an unborn child is written EDD and "
        "the date)",
        "row 4, Time: 10:20 is before row 3's 10:40",
    ]


def test_an_unknown_template_on_the_command_line_is_refused_too(faults: Faults) -> None:
    assert faults(TABLE, template="x") == [
        "Template: x is not known; there are medway-permanence-panel, slots-by-social-worker, "
        "meeting-without-slots and slots-of-one-minute"
    ]


def test_a_range_above_the_table_gives_the_start(read: Read) -> None:
    assert read("Time: 10.00 - 13.00\n" + TABLE, start=None).agenda.start == time(10, 0)


def test_an_empty_label_says_nothing(read: Read) -> None:
    agenda = read("Chair,Minute-taker\nVenue:,\n" + TABLE).agenda
    assert (agenda.chair, agenda.minute_taker, agenda.venue) == ("", "", "")
