"""Each kind of file is known by its content, and read for its words."""

from pathlib import Path

import pytest

from data.papers import plain
from data.papers.lines import PAGE_OF_CHARACTERS, PAGES
from data.papers.opening import open_content, open_file
from tests.office_files import (
    archive,
    docx,
    header,
    heading,
    ods,
    paragraph,
    placeholder,
    run,
    table,
    xlsx,
)
from tests.papers.pdf_files import PICTURE, pdf

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
WORD = docx(paragraph(run("Care plan")))
STRICT = (
    '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>'
    f"{paragraph(run('Care plan'))}</w:body></w:document>"
)


def part(name: str) -> bytes:
    return OLE + name.encode("utf-16-le")


KINDS = {
    "a.docx": (WORD, "Word", "read"),
    "shouting.DOC": (WORD, "Word", "read"),
    "strict.docx": (archive({"word/document.xml": STRICT}), "Word", "read"),
    "a.pdf": (pdf("Care plan"), "PDF", "read"),
    "blank lines first.pdf": (b"\n\n" + pdf("Care plan"), "PDF", "read"),
    "a.md": (b"# Care plan", "Markdown", "read"),
    "a.txt": (b"# Care plan", "text", "read"),
    "windows.txt": ("Care plan \N{EN DASH} café".encode("cp1252"), "text", "read"),
    "utf-16.txt": ("Care plan".encode("utf-16"), "text", "read"),
    "nothing.docx": (b"", "other", "empty"),
    "blank.txt": (b" \r\n\t", "text", "empty"),
    "blank.docx": (docx(), "Word", "empty"),
    "pictures.docx": (docx("<w:p><w:r><blip/></w:r></w:p>"), "Word", "unread"),
    "scan.pdf": (pdf(PICTURE), "PDF", "unread"),
    "a.png": (b"\x89PNG\r\n\x1a\n", "picture", "unread"),
    "a.jpg": (b"\xff\xd8\xff\xe0", "picture", "unread"),
    "scan.tif": (b"II*\0", "picture", "unread"),
    "phone.heic": (b"\0\0\0\x18ftypheic", "picture", "unread"),
    "a.xlsx": (xlsx("<worksheet/>"), "other", "unread"),
    "a.odt": (ods(""), "other", "unread"),
    "a.zip": (archive({"a.pdf": "x"}), "other", "unread"),
    "a.rtf": (rb"{\rtf1 Care plan}", "other", "unread"),
    "web page.doc": (b"<!DOCTYPE html><p>Care plan", "other", "unread"),
    "old.doc": (part("WordDocument"), "Word", "unread"),
    "a.msg": (part("__nameid_version1.0"), "other", "unread"),
    "password.docx": (part("EncryptedPackage"), "Word", "locked"),
    "cut off.docx": (WORD[:-30], "Word", "damaged"),
    "broken.docx": (docx("<w:p>"), "Word", "damaged"),
    "cut off.pdf": (pdf("Care plan")[:300], "PDF", "damaged"),
    "scrambled.pdf": (bytes(range(256)), "other", "damaged"),
    "unknown.bin": (bytes(range(256)), "other", "unread"),
}


@pytest.mark.parametrize("name", KINDS)
def test_a_file_is_known_by_its_content(name: str) -> None:
    content, kind, state = KINDS[name]
    opened = open_content(content, name)
    assert (opened.kind, opened.state) == (kind, state)
    assert bool(opened.words.lines) == (state == "read")


MACROS: dict[str, str | bytes] = {"word/vbaProject.bin": "what is never run"}
REMARKS = {
    "word.pdf": (WORD, "named .pdf, but it is a Word file"),
    "pdf.docx": (pdf("Care plan"), "named .docx, but it is a PDF"),
    "text.pdf": (b"Care plan", "named .pdf, but it is a text file"),
    "picture.pdf": (b"\x89PNG\r\n\x1a\n", "named .pdf, but it is a picture"),
    "rich.rtf": (rb"{\rtf1}", "it is Rich Text: open it, and save it as .docx or as a PDF"),
    "sound.docx": (WORD, ""),
    "empty.pdf": (b"", ""),
    "scan.pdf": (pdf(PICTURE), "its pages are pictures, as a scan makes them"),
    "partly.pdf": (pdf("Care plan", PICTURE, ""), "1 of its pages is a picture"),
    "macros.docm": (docx(paragraph(run("x")), more=MACROS), "it holds macros, which were not run"),
}


@pytest.mark.parametrize("name", REMARKS)
def test_what_to_know_of_a_file_is_said(name: str) -> None:
    content, remark = REMARKS[name]
    assert open_content(content, name).remark == remark


def text_of(content: bytes, name: str = "a.docx") -> str:
    opened = open_content(content, name)
    assert opened.state == "read"
    return opened.words.text


def test_word_is_read_with_its_margins_text_boxes_and_tables() -> None:
    box = f"<w:txbxContent>{paragraph(run('Confidential'))}</w:txbxContent>"
    body = (
        heading("Care plan"),
        paragraph(run("of "), f"<w:r><w:pict>{box}</w:pict></w:r>", run("A.B.")),
        table([["Dated", "3 March 2025"]]),
    )
    content = docx(*body, more={"word/header1.xml": header(paragraph(run("Case C-104233")))})
    assert text_of(content) == "\n".join(
        ["Case C-104233", "Confidential", "Care plan", "of A.B.", "Dated | 3 March 2025"]
    )


def test_what_nobody_has_typed_in_word_stands_in_brackets() -> None:
    content = docx(paragraph(run("Name: "), placeholder("Who was asked")))
    assert text_of(content) == "Name: [Who was asked]"


def test_what_is_filled_into_a_form_in_a_pdf_is_read() -> None:
    assert text_of(pdf("Siblings", field="Placed with Tom"), "a.pdf") == "Siblings\nPlaced with Tom"


@pytest.mark.parametrize("entity", ['SYSTEM "file:///etc/hostname"', '"word"'])
def test_an_entity_in_word_opens_nothing(entity: str) -> None:
    main = f'<!DOCTYPE x [<!ENTITY e {entity}>]><w:document xmlns:w="urn">&e;</w:document>'
    assert open_content(archive({"word/document.xml": main}), "a.docx").state == "damaged"


def test_a_pdf_that_is_locked_asks_for_its_password() -> None:
    opened = open_file(str(Path(__file__).with_name("locked.pdf")))
    assert (opened.kind, opened.state) == ("PDF", "locked")


def test_the_first_pages_are_read_of_a_pdf_of_thousands() -> None:
    opened = open_content(pdf(*(f"page {at}" for at in range(1, 5_001))), "a.pdf")
    assert opened.remark == "first 50 pages of 5,000 read"
    assert opened.words.text.splitlines() == [f"page {at}" for at in range(1, 51)]


@pytest.mark.parametrize("name", ["a.docx", "a.txt"])
def test_the_first_pages_are_read_where_a_file_knows_of_no_pages(name: str) -> None:
    line = "word " * 200
    count = 2 * PAGES * PAGE_OF_CHARACTERS // len(line)
    content = (
        docx(*[paragraph(run(line))] * count)
        if name == "a.docx"
        else (line + "\n").encode() * count
    )
    opened = open_content(content, name)
    assert opened.remark == "about the first 50 pages read"
    assert PAGES * PAGE_OF_CHARACTERS * 0.9 < len(opened.words.text) <= PAGES * PAGE_OF_CHARACTERS


def test_a_zip_bomb_is_not_unpacked() -> None:
    bomb = docx(more={"word/document.xml": "0" * 30_000_000})
    assert len(bomb) < 50_000
    assert open_content(bomb, "a.docx").state == "too large"


def test_markdown_keeps_its_words_and_loses_its_marks() -> None:
    text = (
        "# Care *plan* #\n<!-- a comment -->\n> - **Dated:** 3 March\n| a \\| b | c |\n|:--|--:|\n"
    )
    assert plain.read(text.encode()).text.split("\n") == [
        "Care plan", "", "Dated: 3 March", "a | b | c", "",
    ]  # fmt: skip


def test_a_word_file_that_is_nested_without_end_is_damaged() -> None:
    deep = "<w:sdt><w:sdtContent>" * 300 + paragraph(run("x")) + "</w:sdtContent></w:sdt>" * 300
    assert open_content(docx(deep), "a.docx").state == "damaged"
