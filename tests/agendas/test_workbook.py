"""Agendas as workbooks: read as they show on the screen, or refused with the workbook's own row."""

import contextlib
import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.agendas.reading import ReadAgenda
from panel_tui.domain.faults import Faulty
from tests.office_files import Value, archive, ods, ods_row, sheet, xlsx

Read = Callable[..., ReadAgenda]
Faults = Callable[..., list[str]]

HEADER = ["Time", "Case ID", "Child", "DOB", "Siblings"]
BORN = date(2022, 5, 4)
FIRST: Sequence[Value] = [time(10, 0), "C-1", "A.B.", BORN]
SECOND: Sequence[Value] = [time(10, 20), "C-2", "B.C.", BORN]
ROWS = [HEADER, FIRST, SECOND]
SAMPLE = Path(__file__).parents[1] / "fixtures" / "agendas" / "agenda.xlsx"
DAMAGED = "the file is damaged; open it, save it again, and import that"
PROTECTED = "it is protected by a password; take the password off, and save it again"
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _ids(found: ReadAgenda) -> list[str]:
    return [case.case_id for case in found.agenda.cases]


def test_dates_and_times_are_the_workbooks_own(read: Read) -> None:
    above: list[Sequence[Value]] = [
        ["PERMANENCE PANEL"],
        ["Date", date(2026, 12, 3), "Start:", time(10, 0)],
        ["Venue", "Room 2"],
        ["Chair: Pat", "", "Minute-taker", "Col"],
        [],
    ]
    agenda = read(xlsx(sheet([*above, *ROWS])), ".xlsx", date=None, start=None).agenda
    assert (agenda.date, agenda.start, agenda.venue) == (date(2026, 12, 3), time(10, 0), "Room 2")
    assert (agenda.chair, agenda.minute_taker) == ("Pat", "Col")
    assert [slot.starts for slot in agenda.slots] == [time(10, 0), time(10, 20)]
    assert agenda.cases[0].born == BORN


def test_every_minute_of_the_day_is_read_to_the_minute(read: Read) -> None:
    for minute in range(0, 1440, 7):
        at = time(*divmod(minute, 60))
        found = read(xlsx(sheet([HEADER, [at, *FIRST[1:]]])), ".xlsx", start=None)
        assert found.agenda.start == at


def test_a_number_that_is_a_case_id_has_no_decimals(read: Read) -> None:
    assert _ids(read(xlsx(sheet([HEADER, ["10:00", 104233.0, "A.B.", BORN]])), ".xlsx")) == [
        "104233"
    ]


def test_a_number_that_has_lost_its_last_digits_is_refused(faults: Faults) -> None:
    (fault,) = faults(
        xlsx(sheet([HEADER, ["10:00", 1.23456789012345678e17, "A.B.", BORN]])), ".xlsx"
    )
    assert fault.startswith("row 2, Case ID: 1.234568E+17 has lost its last digits")


def test_a_fault_names_the_workbooks_own_row(faults: Faults) -> None:
    rows = [["Title"], [], [], HEADER, FIRST, ["10:20", "", "B.C.", "31/02/2022"]]
    assert faults(xlsx(sheet(rows)), ".xlsx") == [
        "row 6, Case ID: empty",
        "row 6, DOB/EDD (DOB): 31/02/2022 is not a date",
    ]


def test_hidden_rows_and_sheets_are_not_there_and_the_others_keep_their_numbers(
    read: Read, faults: Faults
) -> None:
    rows = sheet([*ROWS, ["10:40", "", "C.D.", BORN]], hidden=[2])
    other = sheet([HEADER, ["09:00", "C-9", "X.Y.", BORN]])
    assert faults(xlsx(other, rows, hidden=[1]), ".xlsx") == ["row 4, Case ID: empty"]
    found = read(xlsx(other, sheet(ROWS, hidden=[2]), hidden=[1]), ".xlsx")
    assert _ids(found) == ["C-2"]


def test_of_several_sheets_the_agenda_is_found_by_its_header_row(read: Read) -> None:
    notes = sheet([["Name", "Role"], ["Pat", "Chair"]])
    assert _ids(read(xlsx(notes, sheet([]), sheet(ROWS)), ".xlsx")) == ["C-1", "C-2"]


def test_two_agendas_in_one_workbook_are_not_chosen_between(faults: Faults) -> None:
    assert faults(xlsx(sheet(ROWS), sheet([]), sheet(ROWS)), ".xlsx") == [
        "sheets 1 and 3 each have a header row; hide or delete all but the right one"
    ]


def test_a_merged_row_is_a_break_and_a_merged_time_is_that_of_both(read: Read) -> None:
    rows: list[Sequence[Value]] = [
        HEADER,
        [time(10, 0), "C-1", "A.B.", BORN, "M1"],
        ["", "C-2", "B.C.", BORN, "M1"],
        [time(10, 20), "Lunch"],
        [time(11, 0), "C-3", "C.D.", BORN],
    ]
    found = read(xlsx(sheet(rows, merged=["A2:A3", "B4:E4", "A9:XFD1048576"])), ".xlsx")
    slots = [(slot.title, [case.case_id for case in slot.cases]) for slot in found.agenda.slots]
    assert slots == [("", ["C-1", "C-2"]), ("Lunch", []), ("", ["C-3"])]


def test_a_break_merged_over_the_column_of_times_is_told_what_it_lacks(faults: Faults) -> None:
    rows: list[Sequence[Value]] = [*ROWS, ["Lunch"]]
    row = len(rows)
    assert faults(xlsx(sheet(rows, merged=[f"A{row}:D{row}"])), ".xlsx") == [
        f"row {row}, Time: a break needs its time here, and its name in a column beside it"
    ]


def test_notes_under_the_table_are_no_cases(read: Read) -> None:
    rows = [*ROWS, [], ["Please send papers by Tuesday"], ["Apologies", "Jo"]]
    found = read(xlsx(sheet(rows)), ".xlsx")
    assert _ids(found) == ["C-1", "C-2"]
    assert found.warnings == ()


def test_a_workbook_without_a_header_row_or_a_case_is_refused(faults: Faults) -> None:
    assert faults(xlsx(sheet([["a", "b"]])), ".xlsx") == [
        "no header row was found: at least Case ID and Child are needed"
    ]
    assert faults(xlsx(sheet([HEADER])), ".xlsx") == ["no case stands below the header row"]
    assert faults(xlsx(sheet([])), ".xlsx") == ["the file is empty"]


def test_an_opendocument_workbook_is_read_without_its_hidden_rows(
    read: Read, faults: Faults
) -> None:
    born = 'office:value-type="date" office:date-value="2022-05-04"=04/05/22'
    at = 'office:value-type="time" office:time-value="PT10H20M00S"=10:20'
    hidden = 'table:visibility="filter" table:number-rows-repeated="2"'
    rows = ods_row(HEADER) + ods_row(["10:00", "C-9", "X.Y.", born], hidden)
    found = read(ods(rows + ods_row([at, "C-1", "A.B.", born, ""])), ".ods")
    assert _ids(found) == ["C-1"]
    assert (found.agenda.slots[0].starts, found.agenda.cases[0].born) == (time(10, 20), BORN)
    assert faults(ods(rows + ods_row([at, "", "A.B.", born])), ".ods") == ["row 4, Case ID: empty"]


def test_a_password_is_told_from_damage(faults: Faults) -> None:
    encrypted = OLD + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    assert faults(encrypted, ".xlsx") == faults(encrypted, ".docx") == [PROTECTED]
    content = bytearray(archive({"xl/workbook.xml": "x"}))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + flags] |= 1
    assert faults(bytes(content), ".xlsx") == [PROTECTED]


def test_a_document_of_before_2007_is_told_the_way_out(faults: Faults) -> None:
    assert faults(OLD + bytes(600), ".docx") == [
        "it is in the form of before 2007; open it, and save it as .docx"
    ]


def test_a_reference_that_leads_nowhere_costs_the_file_and_not_the_program(
    read: Read, faults: Faults
) -> None:
    nowhere = sheet(ROWS).replace('r="B1"', 'r="ZZZZ99999999999"')
    assert faults(xlsx(nowhere), ".xlsx") == [DAMAGED]
    assert _ids(read(xlsx(sheet(ROWS)), ".xlsx")) == ["C-1", "C-2"]


@pytest.mark.parametrize("size", [5, 300])
def test_what_unpacks_to_far_more_than_its_size_is_not_opened(faults: Faults, size: int) -> None:
    bomb = {f"xl/media/{at}": bytes(5 * 1024 * 1024) for at in range(size // 5)}
    (fault,) = faults(xlsx(sheet(ROWS), more=dict(bomb)), ".xlsx")
    assert fault.startswith("it unpacks to far more than its size")


def test_a_part_that_understates_its_size_is_refused(faults: Faults) -> None:
    content = xlsx(sheet(ROWS), more={"xl/media/1": bytes(1_000_001)})
    lie = content.replace((1_000_001).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert faults(lie, ".xlsx") == [DAMAGED]


def test_a_stray_cell_far_off_does_not_fill_the_memory(faults: Faults) -> None:
    far = sheet(ROWS).replace(
        "</sheetData>", '<row><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    )
    repeats = 'table:number-columns-repeated="16384" office:value-type="string"=x'
    many = ods_row([repeats], 'table:number-rows-repeated="1048576"')
    for content, ending in ((xlsx(far), ".xlsx"), (ods(ods_row(HEADER) + many), ".ods")):
        (fault,) = faults(content, ending)
        assert fault.startswith("a cell far below or beside the table makes a sheet too large")


@pytest.mark.parametrize("xml", ["<worksheet>", "<!DOCTYPE x><worksheet/>", "\0", ""])
def test_a_part_that_is_no_whole_xml_is_damage(faults: Faults, xml: str) -> None:
    assert faults(xlsx(xml), ".xlsx") == [DAMAGED]


@pytest.mark.soak
@given(cut=st.integers(0, 6_762), flipped=st.integers(0, 6_761), bit=st.integers(0, 7))
def test_a_damaged_workbook_is_read_whole_or_refused(
    read_path: Callable[..., ReadAgenda],
    tmp_path_factory: pytest.TempPathFactory,
    cut: int,
    flipped: int,
    bit: int,
) -> None:
    whole = SAMPLE.read_bytes()
    mutated = bytearray(whole)
    mutated[flipped] ^= 1 << bit
    path = tmp_path_factory.getbasetemp() / "damaged.xlsx"
    for content in (whole[:cut], bytes(mutated)):
        path.write_bytes(content)
        with contextlib.suppress(Faulty):
            assert len(read_path(path).agenda.cases) == 9


@pytest.mark.soak
@given(
    part=st.integers(0, 20),
    at=st.integers(0, 9_999),
    gone=st.integers(0, 40),
    put=st.text("<>/\"'=09A:a &", max_size=5),
)
def test_a_workbook_with_spoilt_parts_is_read_or_refused(
    read_path: Callable[..., ReadAgenda],
    tmp_path_factory: pytest.TempPathFactory,
    part: int,
    at: int,
    gone: int,
    put: str,
) -> None:
    with zipfile.ZipFile(io.BytesIO(SAMPLE.read_bytes())) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    name = list(parts)[part % len(parts)]
    spoilt = parts[name]
    at %= len(spoilt)
    parts[name] = spoilt[:at] + put.encode() + spoilt[at + gone :]
    path = tmp_path_factory.getbasetemp() / "spoilt.xlsx"
    path.write_bytes(archive(dict(parts)))
    with contextlib.suppress(Faulty):
        read_path(path)
