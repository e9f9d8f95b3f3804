"""Workbooks and Word documents made by hand, part by part, for tests of what reads them."""

import datetime
import io
import zipfile
from collections.abc import Collection, Iterable, Sequence
from xml.sax.saxutils import escape

Value = str | float | datetime.date | datetime.time

_SCHEMAS = "http://schemas.openxmlformats.org"
_MAIN = f"{_SCHEMAS}/spreadsheetml/2006/main"
_LINKED = f"{_SCHEMAS}/officeDocument/2006/relationships"
_WORD = f"{_SCHEMAS}/wordprocessingml/2006/main"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_ODS = "urn:oasis:names:tc:opendocument:xmlns"
_DAY_0 = datetime.date(1899, 12, 30)
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/>'
    '<xf numFmtId="20"/></cellXfs></styleSheet>'
)


def archive(parts: dict[str, str | bytes]) -> bytes:
    """A zip archive of the parts."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return packed.getvalue()


def sheet(
    rows: Iterable[Sequence[Value]],
    merged: Collection[str] = (),
    hidden: Collection[int] = (),
) -> str:
    """A worksheet of .xlsx; `merged` are ranges such as `A1:B1`, `hidden` the numbers of rows."""
    written = "".join(
        f'<row r="{at}" hidden="{int(at in hidden)}">'
        + "".join(_cell(f"{column(index)}{at}", value) for index, value in enumerate(row))
        + "</row>"
        for at, row in enumerate(rows, start=1)
    )
    ranges = "".join(f'<mergeCell ref="{each}"/>' for each in merged)
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetData>{written}</sheetData>'
        + (f"<mergeCells>{ranges}</mergeCells>" if merged else "")
        + "</worksheet>"
    )


def xlsx(
    *sheets: str, hidden: Collection[int] = (), more: dict[str, str | bytes] | None = None
) -> bytes:
    """A workbook of those worksheets; `hidden` are places of sheets, counted from 1."""
    numbers = range(1, len(sheets) + 1)
    listed = "".join(
        f'<sheet name="S{at} > x" sheetId="{at}" r:id="rId{at}" '
        f'state="{"hidden" if at in hidden else "visible"}"/>'
        for at in numbers
    )
    # From the last to the first: a sheet's place says nothing of the name of its part.
    links = "".join(
        _link(f"rId{at}", "worksheet", f"worksheets/sheet{len(sheets) - at}.xml") for at in numbers
    )
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{_SCHEMAS}/package/2006/content-types"/>',
        "_rels/.rels": _links(_link("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKED}"><sheets>{listed}</sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": _links(links + _link("rId0", "styles", "styles.xml")),
        "xl/styles.xml": _STYLES,
    }
    for at, each in zip(numbers, sheets, strict=True):
        parts[f"xl/worksheets/sheet{len(sheets) - at}.xml"] = each
    return archive(parts | (more or {}))


def ods(rows: str) -> bytes:
    """An OpenDocument workbook of one sheet, of `ods_row` and the like."""
    names = "".join(f' xmlns:{each}="{_ODS}:{each}:1.0"' for each in ("office", "table", "text"))
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{_ODS}:manifest:1.0"/>',
            "content.xml": f"<office:document-content{names}><office:body><office:spreadsheet>"
            f'<table:table table:name="S1">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        }
    )


def ods_row(cells: Iterable[str], attributes: str = "") -> str:
    """A row of texts. What stands before a text and its `=` are attributes, as of a date."""
    return f"<table:table-row {attributes}>{''.join(map(_ods_cell, cells))}</table:table-row>"


def docx(*blocks: str, more: dict[str, str | bytes] | None = None) -> bytes:
    """A Word document of `paragraph`, `table` and the like, from top to bottom, and `more` parts."""
    overrides = f'<Override PartName="/word/document.xml" ContentType="{_WORD_TYPE}"/>'
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{_SCHEMAS}/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{rels}"/>{overrides}</Types>',
        "_rels/.rels": _links(_link("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{"".join(blocks)}'
        "</w:body></w:document>",
    }
    return archive(parts | (more or {}))


def header(*blocks: str) -> str:
    """What stands at the top of each page of a Word document, to be its part `word/header1.xml`."""
    return f'<w:hdr xmlns:w="{_WORD}">{"".join(blocks)}</w:hdr>'


def table(rows: Iterable[Iterable[str]]) -> str:
    """A Word table of texts."""
    return f"<w:tbl>{''.join(table_row(*map(cell, row)) for row in rows)}</w:tbl>"


def table_row(*cells: str, properties: str = "") -> str:
    """A row of a Word table."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def cell(text: str, properties: str = "") -> str:
    """A cell of a Word table."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(run(text))}</w:tc>"


def paragraph(*runs: str, properties: str = "") -> str:
    """A paragraph of Word."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def heading(text: str, style: str = "Heading1") -> str:
    """A paragraph of Word in a style for headings."""
    return paragraph(run(text), properties=f'<w:pStyle w:val="{style}"/>')


def run(text: str, properties: str = "") -> str:
    """A stretch of text in Word."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{escape(text)}</w:t></w:r>"


def placeholder(text: str) -> str:
    """A field of a form in which nobody has typed yet."""
    return f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run(text)}</w:sdtContent></w:sdt>"


def column(index: int) -> str:
    """The letters of a column, counted from 0."""
    letters = ""
    index += 1
    while index:
        index, letter = divmod(index - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def _cell(place: str, value: Value) -> str:
    if isinstance(value, datetime.date):
        return f'<c r="{place}" s="1"><v>{(value - _DAY_0).days}</v></c>'
    if isinstance(value, datetime.time):
        return f'<c r="{place}" s="2"><v>{(value.hour * 60 + value.minute) / 1440!r}</v></c>'
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{place}"><v>{value!r}</v></c>'


def _ods_cell(written: str) -> str:
    value, _, text = written.rpartition("=")
    kind = value or 'office:value-type="string"'
    return f"<table:table-cell {kind}><text:p>{text}</text:p></table:table-cell>"


def _links(links: str) -> str:
    return f'<Relationships xmlns="{_SCHEMAS}/package/2006/relationships">{links}</Relationships>'


def _link(key: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{key}" Type="{_LINKED}/{kind}" Target="{target}"/>'
