"""Files are taken as councils have them: encodings, delimiters, quotation marks, Markdown."""

import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from data.agendas.reading import ReadAgenda
from panel_tui.domain.faults import Faulty

Read = Callable[..., ReadAgenda]
Faults = Callable[..., list[str]]

TEXT = "Time,Case ID,Child,DOB\n10:00,C-1,Zoë M.,04/05/2022\n10:20,C-2,Łucja K.,04/05/2021\n"
WINDOWS = TEXT.replace("Łucja", "Señorita").replace("\n", "\r\n")
MARKDOWN = """\
# Agenda

**Date:** Thursday 3 December 2026
Venue: Room 2

| Case ID | Child | Reason |
|---|---|---|
| C-1 | **A.B.** | plan \\| views &amp; more |
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_by_its_mark_or_as_utf_8(read: Read, encoding: str) -> None:
    marks = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
    content = marks.get(encoding, b"") + TEXT.encode(encoding)
    assert [case.child for case in read(content).agenda.cases] == ["Zoë M.", "Łucja K."]


def test_windows_1252_is_read_where_it_is_not_utf_8(read: Read) -> None:
    cases = read(WINDOWS.encode("cp1252")).agenda.cases
    assert [case.child for case in cases] == ["Zoë M.", "Señorita K."]


def test_a_capital_before_a_quotation_mark_is_not_taken_for_utf_8(read: Read) -> None:
    text = WINDOWS.replace("Zoë M.", "ANDRÉ’S girl")
    assert read(text.encode("cp1252")).agenda.cases[0].child == "ANDRÉ’S girl"


def test_a_file_of_two_encodings_is_refused_with_the_line(faults: Faults) -> None:
    first, second, third = TEXT.splitlines(keepends=True)
    content = first.encode() + second.encode("cp1252") + third.encode()
    assert faults(content) == [
        "row 3: the file mixes two encodings; save it again as CSV UTF-8, or as text in UTF-8"
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"\xff\xfe\x00\xd8",  # UTF-16 that breaks off
        "\ufeffa\0".encode("utf-16-le"),
        bytes(range(1, 9)) * 9,
        b"Case ID,Child\nC-1,\x81\n",  # neither UTF-8 nor Windows-1252
        TEXT.encode("utf-16-le"),  # without its mark
    ],
)
@pytest.mark.parametrize("ending", [".csv", ".md"])
def test_what_is_no_text_is_refused(faults: Faults, content: bytes, ending: str) -> None:
    assert faults(content, ending) == ["not a text file"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("ending", [".csv", ".tsv", ".CSV"])
def test_the_header_row_tells_the_delimiter(read: Read, delimiter: str, ending: str) -> None:
    text = '"Panel; a b","c d; e"\n'.replace('","', f'"{delimiter}"') + TEXT.replace(",", delimiter)
    found = read(text, ending)
    assert [case.case_id for case in found.agenda.cases] == ["C-1", "C-2"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_rows_are_counted_as_lines_of_the_file(faults: Faults, line_end: str) -> None:
    text = 'Title\n\nCase ID,Child,Reason\nC-1,A.B.,"one\ntwo, ""three""\nfour"\n,B.C.,none\n,C.D.,none\n'
    assert faults(text.replace("\n", line_end)) == [
        "row 7, Case ID: empty",
        "row 8, Case ID: empty",
    ]


def test_a_cell_over_several_lines_is_one_cell(read: Read) -> None:
    found = read('Case ID,Child,Reason\nC-1,A.B.,"one\ntwo, ""three"""\n')
    assert found.agenda.cases[0].reason == 'one two, "three"'


@pytest.mark.parametrize(
    "text",
    [
        'Case ID,Child,Reason\nC-1,A.B.,"open\nC-2,B.C.,\n',
        'Case ID,Child,Reason\nC-1,A.B.,"open\nC-2,B.C.,"again"\n',
        f'Case ID,Child,Reason\nC-1,A.B.,"{"x" * 140_000}"\n',
    ],
)
def test_a_quotation_mark_left_open_swallows_no_row(faults: Faults, text: str) -> None:
    (fault,) = faults(text)
    assert fault.startswith("row 2: the quotation marks do not pair up")


def test_markdown_is_read_for_its_words(read: Read) -> None:
    found = read(MARKDOWN, ".md").agenda
    assert (found.cases[0].child, found.cases[0].reason) == ("A.B.", "plan | views & more")
    assert found.venue == "Room 2"


def test_markdown_front_matter_counts_as_stated(faults: Faults) -> None:
    text = "---\nDate: 2026-12-04\nChair: Pat\n---\n\n" + MARKDOWN
    assert faults(text, ".md", chair="Sam") == [
        "Date: the file says Fri 4 Dec 2026, and also Thu 3 Dec 2026",
        "Chair: the file says Pat, --chair says Sam; leave the option out, or correct the file",
    ]


def test_markdown_rows_are_lines_of_the_file(faults: Faults) -> None:
    text = MARKDOWN + "| | B.C. | |\n"
    assert faults(text, ".md") == ["row 9, Case ID: empty"]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("| C-2 | B.C. | plan | views |", "4 cells under 3 headings; is the text of one parted"),
        ("| C-2 | B.C. | plan | |", "4 cells under 3 headings; is the text of one parted"),
        ("| C-2 | B.C. |", "2 cells under 3 headings; give each its place"),
        ("C-2 | B.C.", "2 cells under 3 headings; give each its place"),
    ],
)
def test_a_markdown_row_is_neither_cut_off_nor_filled_up(
    faults: Faults, row: str, words: str
) -> None:
    (fault,) = faults(f"{MARKDOWN}{row}\n", ".md")
    assert fault.startswith(f"row 9: {words}")


@pytest.mark.parametrize(
    "row", ["| C-2 | B.C. | |", "C-2 | B.C. | x", "|C-2|B.C.|a \\| b|  ", "|C-2|B.C.||"]
)
def test_markdown_rows_are_read_however_their_bars_stand(read: Read, row: str) -> None:
    assert len(read(f"{MARKDOWN}{row}\n", ".md").agenda.cases) == 2


@pytest.mark.parametrize(("first", "others"), [("> ", "> "), ("- ", "  "), ("2. ", "   ")])
def test_a_markdown_table_may_stand_in_a_quotation_or_a_list(
    read: Read, first: str, others: str
) -> None:
    lines = MARKDOWN[MARKDOWN.index("| Case ID") :].splitlines()
    text = "\n".join([first + lines[0], *(others + line for line in lines[1:])])
    assert len(read(text, ".md").agenda.cases) == 1


def test_of_several_markdown_tables_the_agenda_is_found_by_name(read: Read) -> None:
    people = "| Name | Role |\n|---|---|\n| Patricia Adeyemi | Chair |\n\n"
    after = "\n| Action | Owner | By |\n|---|---|---|\n| a | b | c |\n"
    found = read(people + MARKDOWN + after, ".markdown")
    assert [case.case_id for case in found.agenda.cases] == ["C-1"]


def test_raw_html_in_markdown_is_words(read: Read) -> None:
    text = MARKDOWN.replace("A.B.", "<script>x</script>")
    assert read(text, ".md").agenda.cases[0].child == "<script>x</script>"


@pytest.mark.parametrize(
    ("text", "ending"),
    [
        ("", ".csv"),
        (" \r\n\n", ".csv"),
        ("\ufeff", ".csv"),
        (",,\n,,\n\x1a", ".csv"),
        ("\n", ".md"),
    ],
)
def test_an_empty_file_is_named_so(faults: Faults, text: str, ending: str) -> None:
    assert faults(text, ending) == ["the file is empty"]


@pytest.mark.parametrize("ending", [".txt", ".pdf", ".doc"])
def test_another_ending_is_refused_with_those_that_are_read(faults: Faults, ending: str) -> None:
    assert faults(TEXT, ending) == [
        f"{ending} files are not read; use one that ends in .csv, .docx, .markdown, .md, "
        ".ods, .tsv, .xls and .xlsx"
    ]


def test_a_file_without_an_ending_is_refused(faults: Faults) -> None:
    (fault,) = faults(TEXT, "")
    assert fault.startswith("a file without an ending is not read")


@pytest.mark.parametrize(
    ("ending", "part", "words"),
    [
        (".xlsx", "xl/workbook.xml", "the file is damaged; open it, save it again"),
        (".docx", "word/document.xml", "the file is damaged; open it, save it again"),
        (".docx", "xl/workbook.xml", "not a Word document"),
        (".xlsx", "word/document.xml", "not an Excel workbook"),
    ],
)
def test_excel_and_word_are_told_apart_and_from_what_is_damaged(
    read_path: Callable[..., ReadAgenda], tmp_path: Path, ending: str, part: str, words: str
) -> None:
    path = tmp_path / f"agenda{ending}"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(part, "<x/>")
    with pytest.raises(Faulty, match=re.escape(words)):
        read_path(path)


def test_a_missing_file_a_folder_and_a_pipe_are_told_apart(
    read_path: Callable[..., ReadAgenda], tmp_path: Path
) -> None:
    with pytest.raises(Faulty, match="there is no such file"):
        read_path(tmp_path / "nowhere.csv")
    with pytest.raises(Faulty, match="this is a folder; name the file in it"):
        read_path(tmp_path)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.csv")
        with pytest.raises(Faulty, match="this is not a file that can be read"):
            read_path(tmp_path / "pipe.csv")


@pytest.mark.parametrize("reached", ["stat", "open"])
@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(13, "Permission denied"), "you are not allowed to read it"),
        (OSError(5, "Input/output error"), "it cannot be read: Input/output error"),
    ],
)
def test_a_file_that_cannot_be_opened_is_told_in_words(
    read_path: Callable[..., ReadAgenda],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    reached: str,
    error: OSError,
    words: str,
) -> None:
    path = tmp_path / "agenda.csv"
    path.write_text(TEXT, "utf-8")

    def refuse(*args: object, **options: object) -> None:
        raise error

    monkeypatch.setattr(Path, reached, refuse)
    with pytest.raises(Faulty, match=re.escape(words)):
        read_path(path)


def test_a_link_that_leads_in_a_circle_is_told_in_words(
    read_path: Callable[..., ReadAgenda], tmp_path: Path
) -> None:
    path = tmp_path / "agenda.csv"
    path.symlink_to(path)
    with pytest.raises(Faulty, match="it cannot be read: "):
        read_path(path)


def test_a_file_over_20_mb_is_not_read(
    read_path: Callable[..., ReadAgenda], tmp_path: Path
) -> None:
    path = tmp_path / "agenda.csv"
    with path.open("wb") as file:
        file.truncate(20 * 1024 * 1024 + 1)
    with pytest.raises(Faulty, match="larger than 20 MB"):
        read_path(path)
