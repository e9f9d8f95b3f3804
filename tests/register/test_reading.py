"""Lists of children as councils keep them: each child with what its own rows state, or all the faults."""

from collections.abc import Callable
from datetime import date

import pytest

from data.register.reading import ReadRegister
from data.register.vocabulary import kind_of, vocabulary
from data.tables.wanted import plain
from data.templates.shared import shared_events
from panel_tui.domain.register_import import StatedChild
from tests.office_files import Value, docx, ods, ods_row, sheet, table, xlsx

Read = Callable[..., ReadRegister]
Faults = Callable[..., list[str]]

HEADING: list[Value] = ["Mosaic ID", "Name", "DOB", "CLA start", "Date of first review"]
ROWS: list[list[Value]] = [
    ["104233", "Amy Dunn", date(2018, 5, 4), date(2026, 10, 1), date(2026, 10, 28)],
    ["104234", "Ben Dunn", "EDD 11/01/2027", "", ""],
]
EXPECTED = [
    StatedChild(
        4,
        "104233",
        "Amy Dunn",
        date(2018, 5, 4),
        events=(
            ("became-looked-after", date(2026, 10, 1)),
            ("first-review", date(2026, 10, 28)),
        ),
    ),
    StatedChild(5, "104234", "Ben Dunn", due=date(2027, 1, 11)),
]
TITLES: list[list[Value]] = [["Children looked after"], []]


def _as_text(cell: object) -> str:
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _in_format(ending: str) -> str | bytes:
    texts = [[_as_text(cell) for cell in row] for row in (HEADING, *ROWS)]
    if ending == ".xlsx":
        return xlsx(sheet([*TITLES, HEADING, ["104233.0", *ROWS[0][1:]], ROWS[1]]))
    if ending == ".ods":
        return ods("".join(map(ods_row, ([""], [""], *texts))))
    if ending == ".docx":
        return docx(table([["Children"], ["-"], *texts]))
    if ending == ".md":
        lines = [f"| {' | '.join(row)} |" for row in texts]
        return "\n".join([f"{lines[0]}", f"|{'---|' * 5}", "| | | | | |", *lines[1:]])
    return "\n".join(["Children", "", *map(",".join, texts)])


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".ods", ".docx"])
def test_each_format_is_read_alike(read: Read, ending: str) -> None:
    found = read(_in_format(ending), ending)
    assert [each._replace(case_id=each.case_id.removesuffix(".0")) for each in found.children] == (
        EXPECTED
    )
    assert (found.left_out, found.warnings) == ((), ())


def test_a_table_in_markdown_is_read_too(read: Read) -> None:
    text = "| Case ID | Child | Placed |\n|---|---|---|\n| C-1 | A.B. | 2 Nov 2026 |\n"
    assert list(read(text, ".md").children) == [
        StatedChild(3, "C-1", "A.B.", events=(("placed", date(2026, 11, 2)),))
    ]


def test_every_shared_kind_of_event_has_a_column_by_its_id_and_title() -> None:
    names = vocabulary().names
    for kind, title in shared_events().items():
        for heading in (kind, title, f"{title} date", f"Date of {title}"):
            assert kind_of(names.field(heading) or "") == kind, heading


def test_no_name_of_a_column_is_that_of_another() -> None:
    names = vocabulary().names
    for kind, title in shared_events().items():
        assert kind_of(names.fields[plain(title)]) == kind
    assert names.field("Date") == "on"
    assert names.field("Place") is None


def test_a_row_for_each_thing_that_happened(read: Read) -> None:
    text = (
        "Case ID,Event,Date\n"
        "C-1,Placed with carers,02/11/2026\n"
        "C-2,first review,28/10/2026\n"
        "C-1,matching-report,20/11/2026\n"
        "C-2,,\n"
    )
    assert list(read(text).children) == [
        StatedChild(
            2,
            "C-1",
            events=(("placed", date(2026, 11, 2)), ("matching-report", date(2026, 11, 20))),
        ),
        StatedChild(3, "C-2", events=(("first-review", date(2026, 10, 28)),)),
    ]


def test_what_the_register_has_no_place_for_is_named(read: Read) -> None:
    found = read("Case ID,Child,School,Social worker\nC-1,A.B.,Hill,Tom\n")
    assert found.left_out == ("School", "Social worker")


def test_what_is_still_to_come_has_not_happened(read: Read) -> None:
    found = read("Case ID,Child,Final hearing\nC-1,A.B.,12/01/2027\n")
    assert list(found.children) == [StatedChild(2, "C-1", "A.B.")]
    assert [str(each) for each in found.warnings] == [
        "row 2, Final hearing held (Final hearing): 12 Jan 2027 is still to come, and was left out"
    ]


def test_all_faults_are_told_at_once_with_their_places(faults: Faults) -> None:
    text = (
        "Case ID,Child,DOB,Placed,Event,Date\n"
        ",A.B.,04/05/2018,,,\n"
        "C-2,B.C.,04/05/2018,31/02/2026,,\n"
        "C-3,C.D.,04/05/2027,,,\n"
        "C-4,D.E.,04/05/2018,03/05/2018,,\n"
        "C-5,E.F.,,,plaiced,2026-11-02\n"
        "C-6,F.G.,,,placed,\n"
        "C-7,G.H.,,,,2026-11-02\n"
        "1.23457E+17,H.I.,,,,\n"
        "C-9,04/05/2018,,,,\n"
        "C-10,J.K.,2018-05-04\n"
    )
    assert faults(text) == [
        "row 2, Case ID: empty",
        "row 3, Placed with carers (Placed): 31/02/2026 is not a date",
        "row 4, DOB/EDD (DOB): 4 May 2027 is after today (an unborn child is written EDD and the date)",
        "row 5, Placed with carers (Placed): before the child was born",
        "row 6, Event: This is no kind of event that is known; nearest: placed",
        "row 7, Date: empty; give the day on which it happened",
        "row 8, Event: empty; say what happened on that day",
        "row 9, Case ID: 1.23457E+17 has lost its last digits in a spreadsheet; make the column text",
        "row 10, Child: a date or time stands here; are the cells of the row shifted?",
        "row 11: 3 cells under 6 headings; give each its place, an empty one too",
    ]


def test_rows_that_contradict_each_other_are_refused(faults: Faults) -> None:
    text = (
        "Case ID,Child,DOB,Former case ID\n"
        "C-1,A.B.,04/05/2018,\n"
        "C-1,A.C.,04/05/2019,\n"
        "c-1,A.B.,,\n"
        "C-2,B.C.,,C-1\n"
    )
    assert faults(text) == [
        "row 3, Child: another than on row 2, which has the same case ID",
        "row 3, DOB/EDD (DOB): another than on row 2, which has the same case ID",
        "row 4, Case ID: another than on row 2, which has the same case ID",
        "row 5, Former case ID: stands on row 2 too, as a child's case ID now",
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a,b\n1,2\n", "no header row was found: at least Case ID, and a name,"),
        ("Case ID,Child\n", "no child stands below the header row"),
        (
            "Case ID,Event\nC-1,placed\n",
            "Date: there is no such column; give the day of each event",
        ),
        ("", "the file is empty"),
    ],
)
def test_a_file_that_is_no_list_is_refused(faults: Faults, text: str, fault: str) -> None:
    assert faults(text)[0].startswith(fault)


def test_no_fault_names_a_child(faults: Faults) -> None:
    text = "Case ID,Child,DOB\nC-1,Zed Zulu,04/05/2018\nC-1,Zed Alpha,05/05/2018\n"
    assert not [fault for fault in faults(text) if "Zed" in fault]


def test_names_may_have_numbers(read: Read) -> None:
    (child,) = read("Case ID,Child\nC-1,Child 10001\n").children
    assert child.name == "Child 10001"
