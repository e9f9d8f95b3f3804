"""Workbooks of before 2007 (.xls): read as they show, or refused. They were made by xlwt."""

import contextlib
from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.agendas.reading import ReadAgenda
from data.agendas.stated import Given
from panel_tui.domain.faults import Faulty
from tests.agendas.conftest import MEDWAY
from tests.conftest import scaled
from tests.office_files import Value, sheet, xlsx

ReadPath = Callable[..., ReadAgenda]
Read = Callable[..., ReadAgenda]
Faults = Callable[..., list[str]]

AGENDAS = Path(__file__).parents[1] / "fixtures" / "agendas"
SAMPLE, MERGED = AGENDAS / "agenda.xls", AGENDAS / "merged.xls"
DAMAGED = "the file is damaged; open it, save it again, and import that"
WRITTEN_BY = b"\x5c\x00\x70\x00"  # a record that every workbook has, and its length
ENCRYPTED = b"\x2f\x00\x70\x00"  # the one that an encrypted workbook has


def test_the_sample_states_what_the_markdown_does(read_path: ReadPath) -> None:
    """Below title rows and label pairs; without the hidden sheet and row, and the note at the end."""
    expected = read_path(AGENDAS / "agenda.md", Given()).agenda
    assert read_path(SAMPLE, Given(template=MEDWAY)).agenda == expected


def test_merged_cells_numbers_dates_and_times_are_read(read: Read) -> None:
    content = MERGED.read_bytes()
    with pytest.raises(Faulty, match=r"row 5, DOB/EDD \(DOB\): this is not a date"):
        read(content, ".xls")
    found = read(content.replace(b"\x05\x02\x08\x00", b"\x01\x02\x08\x00"), ".xls").agenda
    shown = [
        (slot.starts, slot.title, [each.case_id for each in slot.cases]) for slot in found.slots
    ]
    assert shown == [
        (time(10), "", ["104233", "C-2"]),
        (time(10, 20), "Lunch", []),
        (time(11), "", ["C-3"]),
    ]
    assert [case.born for case in found.cases] == [date(2022, 5, 4), date(2021, 5, 4), None]


def test_what_is_inside_counts_and_not_the_ending(read: Read, faults: Faults) -> None:
    rows: list[list[Value]] = [["Time", "Case ID", "Child"], [time(10), "C-1", "A.B."]]
    assert read(xlsx(sheet(rows)), ".xls").agenda.cases[0].case_id == "C-1"
    assert len(read(SAMPLE.read_bytes(), ".xlsx").agenda.cases) == 9
    assert faults(b"<html><table></table></html>", ".xls") == ["not an Excel workbook"]


def test_a_password_is_told_from_damage(faults: Faults) -> None:
    content = SAMPLE.read_bytes()
    assert WRITTEN_BY in content
    assert faults(content.replace(WRITTEN_BY, ENCRYPTED), ".xls") == [
        "it is protected by a password; take the password off, and save it again"
    ]
    assert faults(content[:4_000], ".xls") == [DAMAGED]


@pytest.mark.soak
@settings(max_examples=scaled(8, 5_000))
@given(cut=st.integers(0, 10_000), flipped=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_a_damaged_one_is_read_or_refused(
    read_path: ReadPath,
    tmp_path_factory: pytest.TempPathFactory,
    cut: int,
    flipped: int,
    bit: int,
) -> None:
    whole = SAMPLE.read_bytes()
    mutated = bytearray(whole)
    mutated[flipped % len(whole)] ^= 1 << bit
    path = tmp_path_factory.getbasetemp() / "damaged.xls"
    for content in (whole[:cut], bytes(mutated)):
        path.write_bytes(content)
        with contextlib.suppress(Faulty):
            assert read_path(path).agenda.cases
