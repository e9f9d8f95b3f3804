"""Agendas as Word documents: read as they stand once changes are accepted, or refused in words."""

from collections.abc import Callable
from datetime import date, time

import pytest

from data.agendas.reading import ReadAgenda
from tests.office_files import archive, cell, docx, paragraph, run, table, table_row

Read = Callable[..., ReadAgenda]
Faults = Callable[..., list[str]]

HEADER = ["Time", "Case ID", "Child", "DOB"]
FIRST = ["10:00", "C-1", "A.B.", "04/05/2022"]
SECOND = ["10:20", "C-2", "B.C.", "04/05/2022"]
TAB = "<w:r><w:tab/></w:r>"


def _deleted(text: str) -> str:
    return f"<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def _table(*rows: str) -> str:
    return f"<w:tbl>{table_row(*map(cell, HEADER))}{''.join(rows)}</w:tbl>"


def _row(*texts: str, properties: str = "") -> str:
    return table_row(*map(cell, texts), properties=properties)


def _case(child: str) -> str:
    """A row whose cell of the child is written out."""
    return table_row(cell("10:00"), cell("C-1"), f"<w:tc>{child}</w:tc>", cell("04/05/2022"))


def test_lines_and_a_small_table_above_state_the_meeting(read: Read) -> None:
    content = docx(
        paragraph(run("Date:"), TAB, run("3 December 2026"), TAB, run("Start: 10am")),
        paragraph(run("Chair: "), run("Pat")),
        table([["Venue", "Room 2"], ["Minute-taker", "Col"]]),
        table([["Name", "Role"], ["Pat", "Chair"]]),
        table([HEADER, FIRST, SECOND]),
        paragraph(run("Papers by Tuesday")),
        table([["Action", "Owner"], ["a", "b"]]),
    )
    found = read(content, ".docx", date=None, start=None)
    agenda = found.agenda
    assert (agenda.date, agenda.start, agenda.venue) == (date(2026, 12, 3), time(10, 0), "Room 2")
    assert (agenda.chair, agenda.minute_taker) == ("Pat", "Col")
    assert [case.case_id for case in agenda.cases] == ["C-1", "C-2"]
    assert found.warnings == ()


def test_deleted_words_are_not_there_and_inserted_ones_are(read: Read) -> None:
    child = paragraph(
        run("A"),
        _deleted("X.Y."),
        f"<w:ins>{run('.B')}</w:ins>",
        f"<w:moveFrom>{run('Z')}</w:moveFrom><w:moveTo>{run('.')}</w:moveTo>",
        "<w:commentRangeStart w:id='0'/><w:r><w:commentReference w:id='0'/></w:r>",
        "<w:r><w:instrText>DATE</w:instrText></w:r>",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>",
    )
    assert read(docx(_table(_case(child))), ".docx").agenda.cases[0].child == "A.B."


def test_two_lines_of_which_the_end_of_the_first_is_deleted_are_one(read: Read) -> None:
    first = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('A.')}</w:p>"
    child = first + paragraph(run("B.")) + paragraph(run("(twin)"))
    assert read(docx(_table(_case(child))), ".docx").agenda.cases[0].child == "A.B. (twin)"


def test_deleted_and_hidden_rows_are_not_there(read: Read) -> None:
    content = docx(
        _table(
            _row("09:00", "C-8", "X.Y.", "04/05/2022", properties="<w:del/>"),
            _row(*FIRST, properties="<w:ins/>"),
            _row("09:00", "C-9", "X.Y.", "04/05/2022", properties="<w:hidden/>"),
        )
    )
    assert [case.case_id for case in read(content, ".docx").agenda.cases] == ["C-1"]


@pytest.mark.parametrize("around", ["sdt><w:sdtContent", "customXml", "ins"])
def test_what_stands_in_a_content_control_is_read(read: Read, around: str) -> None:
    first, _, second = around.partition("><w:")
    begin = f"<w:{around}>"
    end = (f"</w:{second}>" if second else "") + f"</w:{first}>"
    wrapped = f"<w:p>{begin}{run('A.B.')}{end}</w:p>"
    content = docx(_table(begin + _case(wrapped) + end))
    assert read(content, ".docx").agenda.cases[0].child == "A.B."


def test_merged_cells_each_hold_the_text(read: Read) -> None:
    lunch = table_row(cell("10:40"), cell("Lunch", "<w:gridSpan w:val='3'/>"))
    begins = table_row(
        cell("10:00", "<w:vMerge w:val='restart'/>"), *map(cell, FIRST[1:]), cell("M1")
    )
    goes_on = table_row(cell("", "<w:vMerge/>"), *map(cell, SECOND[1:]), cell("M1"))
    header = table_row(*map(cell, [*HEADER, "Siblings"]))
    lunch = lunch.replace("<w:trPr>", "<w:trPr><w:gridAfter w:val='1'/>")
    found = read(docx(f"<w:tbl>{header}{begins}{goes_on}{lunch}</w:tbl>"), ".docx")
    slots = [(slot.title, [case.case_id for case in slot.cases]) for slot in found.agenda.slots]
    assert slots == [("", ["C-1", "C-2"]), ("Lunch", [])]


def test_a_fault_names_the_row_of_the_table(faults: Faults) -> None:
    rows = [["PANEL"], HEADER, FIRST, ["10:20", "", "B.C.", "31/02/2022"]]
    assert faults(docx(paragraph(run("Title")), table(rows)), ".docx") == [
        "row 4, Case ID: empty",
        "row 4, DOB/EDD (DOB): 31/02/2022 is not a date",
    ]


def test_a_row_with_a_cell_too_few_is_a_fault(faults: Faults) -> None:
    assert faults(docx(table([HEADER, FIRST[:3]])), ".docx") == [
        "row 2: 3 cells under 4 headings; give each its place, an empty one too"
    ]


def test_an_agenda_in_two_tables_is_not_read_by_half(faults: Faults) -> None:
    content = docx(table([HEADER, FIRST]), table([["x"]]), table([HEADER, SECOND]))
    assert faults(content, ".docx") == [
        "tables 1 and 3 each have a header row; put what belongs together into one table, "
        "and take out what does not"
    ]


def test_lines_with_tabs_are_no_table(faults: Faults) -> None:
    line = paragraph(run("Case ID"), TAB, run("Child"))
    assert faults(docx(line), ".docx") == [
        "no header row was found: at least Case ID and Child are needed"
    ]


def test_a_span_without_end_fills_no_memory(faults: Faults) -> None:
    row = table_row(cell("x", "<w:gridSpan w:val='999999999'/>"))
    (fault,) = faults(docx(f"<w:tbl>{row}</w:tbl>"), ".docx")
    assert fault.startswith("no header row was found")


def test_a_document_without_a_table_or_a_body_is_refused(faults: Faults) -> None:
    assert faults(docx(paragraph(run("Dear all"))), ".docx") == [
        "no header row was found: at least Case ID and Child are needed"
    ]
    assert faults(docx(), ".docx") == ["the file is empty"]
    damaged = ["the file is damaged; open it, save it again, and import that"]
    assert faults(archive({"word/document.xml": "<w/>"}), ".docx") == damaged
    assert faults(b"Case ID,Child\n", ".docx") == ["not a Word document"]
