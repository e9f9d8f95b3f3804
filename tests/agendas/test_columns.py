"""Columns are found by name, whatever a council calls them and wherever they stand."""

import tomllib
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from data.agendas.reading import ReadAgenda
from data.agendas.vocabulary import vocabulary
from data.tables.wanted import plain

Read = Callable[..., ReadAgenda]
Faults = Callable[..., list[str]]

DATA = Path(__file__).parents[2] / "data"


def test_no_name_means_two_columns_or_two_labels() -> None:
    shared, own = (
        tomllib.loads((DATA / folder / "words.toml").read_text("utf-8"))
        for folder in ("tables", "agendas")
    )
    for entries in (own["columns"] | shared["columns"], own["labels"]):
        counts = Counter(plain(name) for each in entries.values() for name in each["names"])
        assert [name for name, count in counts.items() if count > 1] == []


@pytest.mark.parametrize(
    ("field", "headings"),
    [
        (
            "case_id",
            "Case ID|Case number|Case no.|Mosaic ID|Mosaic number|LCS number|LCS ID|Liquid Logic ID|"
            "Eclipse ID|Child ID|Person ID|ID|Ref|CASE-ID|case id *|Mosaic ID (child)",
        ),
        ("child", "Child|Name|Child's name|Child’s name|Child name|Young person|Initials|Child/YP"),
        ("born", "DOB/EDD|DOB|DoB|D.O.B.|Date of birth|DOB (dd/mm/yyyy)"),
        ("due", "EDD|Expected delivery date"),
        (
            "looked_after_since",
            "LAC start|CLA start|CLA since|Care start|Looked after since|Became looked after|"
            "Date into care",
        ),
        ("legal_status", "Legal status|LEGAL STATUS:"),
        ("social_worker", "SW|Allocated SW|Social worker|Social Worker"),
        ("team_manager", "TM|Team manager"),
        ("team", "Team"),
        ("iro", "IRO|I.R.O.|Independent Reviewing Officer"),
        ("sibling_group", "Siblings|Sibling group|Group"),
        ("plan", "Plan|Care plan|Current plan"),
        ("reason", "Reason|Purpose|Reason for panel"),
        ("time", "Time|Slot|Start"),
    ],
)
def test_the_usual_headings_are_known(field: str, headings: str) -> None:
    for heading in headings.split("|"):
        assert vocabulary().table.names.field(heading) == field, heading


@pytest.mark.parametrize("heading", ["", "No", "#", "Notes", "Gender", "Caseload", "Childminder"])
def test_other_headings_are_not_guessed_at(heading: str) -> None:
    assert vocabulary().table.names.field(heading) is None


def test_columns_come_in_any_order_below_title_rows(read: Read) -> None:
    text = (
        "Permanence Panel,,,\n"
        "Thursday 3 December,,,\n"
        ",,,\n"
        "LCS number,SW,Young person,CLA start,DoB,LAC review\n"
        "104233,Tom,A.B.,29/10/2026,04/05/2022,none yet\n"
    )
    found = read(text)
    (case,) = found.agenda.cases
    assert (case.case_id, case.child, case.social_worker) == ("104233", "A.B.", "Tom")
    assert (case.born, case.looked_after_since) == (date(2022, 5, 4), date(2026, 10, 29))
    assert found.unknown_columns == ("LAC review",)
    assert case.other == {"LAC review": "none yet"}


def test_unknown_columns_are_kept_under_their_own_headings(read: Read) -> None:
    text = (
        "Case ID,Child,DOB,Notes,,Notes,Empty,\n"
        'C-1,A.B.,04/05/2022,"one\ntwo",odd,three,,\n'
        "C-2,B.C.,04/05/2022,,,,,\n"
    )
    found = read(text)
    assert found.unknown_columns == ("Notes", "column 5", "Notes (6)", "Empty")
    first, second = found.agenda.cases
    assert first.other == {"Notes": "one\ntwo", "column 5": "odd", "Notes (6)": "three"}
    assert second.other == {}


def test_two_columns_for_one_field_are_a_fault_and_the_rest_is_still_checked(
    faults: Faults,
) -> None:
    text = "Ref,Mosaic ID,Child,DOB\n1,,A.B.,31/02/2022\n1,C-1,,04/05/2022\n"
    assert faults(text) == [
        "row 1, Case ID: 2 columns mean this: Ref and Mosaic ID; rename or remove all but one",
        "row 2, DOB/EDD (DOB): 31/02/2022 is not a date",
        "row 3, Child: empty",
    ]


def test_a_fault_names_our_column_and_the_files_own(faults: Faults) -> None:
    assert faults("Mosaic ID,Initials\n,A.B.\n") == ["row 2, Case ID (Mosaic ID): empty"]


@pytest.mark.parametrize("header", ["Case ID,Sex", "Child,DOB", "C-1,A.B.", "Case,ID child"])
def test_without_case_id_and_child_there_is_no_header_row(faults: Faults, header: str) -> None:
    assert faults(f"{header}\nC-1,A.B.\n") == [
        "no header row was found: at least Case ID and Child are needed"
    ]


def test_without_a_header_row_the_facts_above_are_still_checked(faults: Faults) -> None:
    assert faults("Template,medway\nDate,3 Deecember\n")[1:] == [
        "Template: the file says medway, --template says medway-permanence-panel; leave the option "
        "out, or correct the file",
        "Template: medway is not known; there are medway-permanence-panel, slots-by-social-worker, "
        "meeting-without-slots and slots-of-one-minute",
        "Date: this is not a date: write it as 04/05/2022 or 4 May 2022",
    ]


@pytest.mark.parametrize("text", ["Case ID,Child\n", "Time,Case ID,Child\n12:00,,Lunch\n"])
def test_an_agenda_without_a_case_is_refused(faults: Faults, text: str) -> None:
    assert faults(text) == ["no case stands below the header row"]


def test_the_table_ends_at_the_first_blank_row(read: Read) -> None:
    text = "Case ID,Child,DOB\nC-1,A.B.,04/05/2022\n,,\nPapers by Tuesday,,\nApologies,,\n"
    found = read(text)
    assert len(found.agenda.cases) == 1
    assert found.warnings == ()


def test_cases_below_a_blank_row_are_not_lost_in_silence(read: Read) -> None:
    text = "Case ID,Child,DOB\nC-1,A.B.,04/05/2022\n\nC-2,B.C.,04/05/2022\n"
    found = read(text)
    assert [str(warning) for warning in found.warnings] == [
        "row 4: not read, since the table ends at the blank row above; take that row out to read on"
    ]


def test_a_header_row_repeated_on_a_new_page_is_passed_over(read: Read) -> None:
    text = "Case ID,Child,DOB\nC-1,A.B.,04/05/2022\nCASE ID,Child,DOB\nC-2,B.C.,04/05/2022\n"
    assert [case.case_id for case in read(text).agenda.cases] == ["C-1", "C-2"]


def test_another_header_row_in_the_table_is_a_fault(faults: Faults) -> None:
    text = "Case ID,Child\nC-1,A.B.\nChild,Case ID\nB.C.,C-2\n"
    assert faults(text) == ["row 3: a second header row; there must be one table"]


@pytest.mark.parametrize("row", ["C-2,B.C.,04/05/2022,Tom", "C-2,B.C.,,,"])
def test_a_cell_too_many_is_a_fault(faults: Faults, row: str) -> None:
    text = f"Case ID,Child,DOB,\nC-1,A.B.,04/05/2022,\nC-0,D.E.,04/05/2022\n{row}\n"
    cells = row.count(",") + 1
    words = f"{cells} cells under 3 headings; is the text of one parted in two, or is one too many?"
    assert f"row 4: {words}" in faults(text)


def test_a_cell_too_few_is_a_fault_since_the_others_may_be_shifted(faults: Faults) -> None:
    text = "Case ID,Child,Status,SW,Team\nC-1,A.B.,x,Tom,X\nC-2,B.C.,Tom,X\n"
    assert faults(text) == [
        "row 3: 4 cells under 5 headings; give each its place, an empty one too"
    ]


def test_a_break_may_be_written_short(read: Read) -> None:
    text = "Time,Case ID,Child,DOB,Team\n10:00,C-1,A.B.,04/05/2022,X\n10:20,,Lunch\n"
    assert read(text).agenda.slots[1].title == "Lunch"


def test_a_case_above_the_header_row_is_not_lost(faults: Faults) -> None:
    text = "Date,3/12/2026,Start,10:00\n10:00,C-1,A.B.,\n,C-2,B.C.,4/5/22\nTime,Case ID,Child,DOB\n"
    assert faults(f"{text}10:20,C-3,C.D.,4/5/22\n") == [
        "row 2: this case stands above the header row, not below it",
        "row 3: this case stands above the header row, not below it",
    ]


def test_a_case_id_in_the_place_of_the_name_is_refused(faults: Faults) -> None:
    assert faults("Child,Case ID\nC-104233,A.B.\n") == [
        "row 2, Child: a number stands here; are the columns of child and case ID mixed up?"
    ]


def test_children_and_managers_under_each_others_headings_are_refused(faults: Faults) -> None:
    names = ["A.B.", "B.C.", "C.D.", "D.E."]
    rows = "".join(f"C-{n},Jean Whitlock,{name}\n" for n, name in enumerate(names))
    assert faults(f"Case ID,Child,Team manager\n{rows}") == [
        "row 2, Child: the same names on rows 2, 3, 4 and 5, while Team manager is another on each; "
        "are the two mixed up?"
    ]


def test_children_of_one_name_are_read_where_nothing_is_mixed_up(read: Read) -> None:
    rows = "".join(f"C-{n},A.B.,Jean Whitlock\n" for n in range(3))
    assert len(read(f"Case ID,Child,Team manager\n{rows}").agenda.cases) == 3
