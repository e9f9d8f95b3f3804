"""Each row is a case with its own facts; what is missing or cannot be is told with its place."""

from collections.abc import Callable
from datetime import date

import pytest

from data.agendas.reading import ReadAgenda

Read = Callable[..., ReadAgenda]
Faults = Callable[..., list[str]]

HEADER = "Case ID,Child,DOB/EDD,Looked after since,Legal status,Siblings\n"
UNBORN = "(an unborn child is written EDD and the date)"


def _warnings(found: ReadAgenda) -> list[str]:
    return [str(warning) for warning in found.warnings]


@pytest.mark.parametrize(
    "written",
    [
        "04/05/2022",
        "4/5/22",
        "2022-05-04",
        "4 May 2022",
        "04.05.2022",
        "4th May 2022",
        " 04/05/2022 ",
    ],
)
def test_uk_and_iso_dates_are_read(read: Read, written: str) -> None:
    (case,) = read(f"{HEADER}C-1,A.B.,{written},{written},,\n").agenda.cases
    assert case.born == case.looked_after_since == date(2022, 5, 4)


@pytest.mark.parametrize(
    "written",
    [
        *(
            "EDD 2027-01-11",
            "EDD: 11/01/2027",
            "edd 11.1.27",
            "11/01/2027 (EDD)",
            "E.D.D. 11/01/2027",
        ),
        *("Due 11 January 2027", "Unborn - EDD 11/01/2027"),
    ],
)
def test_an_unborn_child_has_an_expected_date(read: Read, written: str) -> None:
    (case,) = read(f"{HEADER}C-1,Baby T.,{written},,,\n").agenda.cases
    assert (case.born, case.due) == (None, date(2027, 1, 11))


@pytest.mark.parametrize("written", ["11/01/2027", "EDD 11/01/2027"])
def test_a_column_of_its_own_may_hold_the_expected_date(read: Read, written: str) -> None:
    text = f"Case ID,Child,DOB,EDD\nC-1,Baby T.,,{written}\nC-2,A.B.,04/05/2022,\n"
    found = read(text)
    first, second = found.agenda.cases
    assert (first.born, first.due) == (None, date(2027, 1, 11))
    assert (second.born, second.due) == (date(2022, 5, 4), None)
    assert found.warnings == ()


def test_an_expected_date_that_has_passed_is_pointed_out(read: Read) -> None:
    found = read(f"{HEADER}C-1,Baby T.,EDD 11/11/2026,,,\n")
    assert found.agenda.cases[0].due == date(2026, 11, 11)
    assert _warnings(found) == [
        "row 2, DOB/EDD: the expected date has passed; if the child is born, give the date of birth"
    ]


def test_a_missing_date_of_birth_is_pointed_out(read: Read) -> None:
    found = read(f"{HEADER}C-1,A.B.,,,,\nC-2,B.C.,n/a,,,\nC-3,C.D.,04/05/2022,,,\n")
    assert _warnings(found) == ["row 2, DOB/EDD: empty", "row 3, DOB/EDD: empty"]


def test_a_missing_column_for_it_is_pointed_out_once(read: Read) -> None:
    found = read("Case ID,Child\nC-1,A.B.\nC-2,B.C.\n")
    assert _warnings(found) == ["DOB/EDD: there is no such column; ages are not known"]


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ("31/02/2022,", "DOB/EDD: 31/02/2022 is not a date"),
        (
            "unknown,",
            "DOB/EDD: this is not a date: write it as 04/05/2022 or 4 May 2022",
        ),
        ("EDD,", f"DOB/EDD: the date is missing {UNBORN}"),
        ("EDD 2027-02-30,", "DOB/EDD: 2027-02-30 is not a date"),
        ("04/12/2026,", f"DOB/EDD: 4 Dec 2026 is after the panel {UNBORN}"),
        ("04/05/2022,04/12/2026", "Looked after since: 4 Dec 2026 is after the panel"),
        ("04/05/2022,03/05/2022", "Looked after since: before the child was born"),
        (
            "EDD 11/01/2027,03/05/2022",
            "Looked after since: the child is written as unborn (EDD); if it is born, give the date "
            "of birth",
        ),
    ],
)
def test_a_date_that_cannot_be_is_a_fault(faults: Faults, cells: str, fault: str) -> None:
    assert faults(f"{HEADER}C-1,A.B.,{cells},,\n") == [f"row 2, {fault}"]


def test_the_days_of_birth_and_panel_themselves_are_sound(read: Read) -> None:
    (case,) = read(f"{HEADER}C-1,A.B.,03/12/2026,03/12/2026,,\n").agenda.cases
    assert case.born == case.looked_after_since


@pytest.mark.parametrize(
    "case_id", ["104233", "104233.0", "007", "C 1/2", "../../etc", "[b]", "ID-é"]
)
def test_case_ids_are_text_as_written(read: Read, case_id: str) -> None:
    found = read(f"{HEADER} {case_id} ,A.B.,04/05/2022,,,\n")
    assert found.agenda.cases[0].case_id == case_id


def test_a_case_id_that_a_spreadsheet_rounded_is_refused(faults: Faults) -> None:
    assert faults(f"{HEADER}1.04E+08,A.B.,04/05/2022,,,\n") == [
        "row 2, Case ID: 1.04E+08 has lost its last digits in a spreadsheet; make the column text"
    ]


@pytest.mark.parametrize("case_id", ["", " ", "-", "n/a"])
def test_case_id_and_child_are_required(faults: Faults, case_id: str) -> None:
    assert faults(f"{HEADER}{case_id},A.B.,04/05/2022,,,\nC-2,-,04/05/2022,,,\n") == [
        "row 2, Case ID: empty",
        "row 3, Child: empty",
    ]


@pytest.mark.parametrize("again", ["C-1", "c-1", " C-1"])
def test_one_case_id_stands_on_one_row(faults: Faults, again: str) -> None:
    text = f"{HEADER}C-1,A.B.,04/05/2022,,,\nC-11,B.C.,04/05/2022,,,\n{again},C.D.,04/05/2022,,,\n"
    assert faults(text) == [f"row 4, Case ID: {again.strip()} is already on row 2"]


def test_a_name_in_the_column_of_case_ids_is_not_repeated(faults: Faults) -> None:
    (fault,) = faults("Child,Case ID,DOB\nC-1,Luc M.,04/05/2022\nC-2,Luc M.,04/05/2022\n")
    assert fault == "row 3, Case ID: the same is already on row 2"


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("10:00,C-1,A.B.,,,", "Case ID"),
        ("C-1,04/05/2022,29/10/2026,,,", "Child"),
        ("C-1,A.B.,,04/05/2022,29/10/2026,", "Legal status"),
    ],
)
def test_cells_that_slipped_sideways_are_noticed(faults: Faults, row: str, column: str) -> None:
    words = "a date or time stands here; are the cells of the row shifted?"
    assert f"row 2, {column}: {words}" in faults(f"{HEADER}{row}\n")


@pytest.mark.parametrize("nothing", ["", "-", "N/A", "none", "No"])
def test_a_cell_that_says_nothing_is_no_sibling_group(read: Read, nothing: str) -> None:
    text = f"{HEADER}C-1,A.B.,04/05/2022,,,{nothing}\nC-2,B.C.,04/05/2022,,,{nothing}\n"
    agenda = read(text).agenda
    assert [case.sibling_group for case in agenda.cases] == ["", ""]
    assert len(agenda.slots) == 2


def test_facts_are_taken_as_written_on_one_line(read: Read) -> None:
    text = (
        "Case ID,Child,DOB,Care plan,Reason,IRO,Team,TM\n"
        'C-1,  A.   B. ,04/05/2022,"long\nterm",\x1b[31mred\u202e,Priya Nair,CiC North,Jean\n'
    )
    (case,) = read(text).agenda.cases
    assert (case.child, case.plan, case.reason) == ("A. B.", "long term", "[31mred")
    assert (case.iro, case.team, case.team_manager) == ("Priya Nair", "CiC North", "Jean")
