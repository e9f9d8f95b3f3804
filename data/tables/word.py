"""Tables in Word documents (.docx), with lines such as `Date: 3 December 2026` above it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from data.tables.heading import as_heading, find_heading
from data.tables.office import Kind, damaged, pack, unpack
from data.tables.sheet import Row, Sheet, Unreadable
from data.tables.wanted import Wanted
from data.tables.word_parts import inside, name_of, rows_of, text_of
from panel_tui.domain.faults import Fault
from panel_tui.domain.model import listed

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

_KIND = Kind("a Word document", ("word/document.xml",))


def read(content: bytes, wanted: Wanted) -> Sheet:
    """The rows of every table, numbered within it, and each line outside a table as a row.

    Changes that are tracked count as accepted: what is deleted is not there. Comments, footnotes,
    text boxes, and the headers and footers of pages are left out. Cells that are merged, beside or
    below one another, each hold the text.

    Raises:
        Unreadable: no Word document, protected by a password, damaged, too large once unpacked, or
            more than one table has a header row.
    """
    blocks = list(_blocks(unpack(content, _KIND)))
    tables = [rows for rows in blocks if isinstance(rows, list)]
    _check_one(tables, wanted)
    return Sheet(tuple(row for block in blocks for row in _as_rows(block, wanted)))


def _blocks(parts: dict[str, bytes]) -> Iterator[str | list[Row]]:
    """The document from top to bottom: paragraphs as text, and tables as rows."""
    for block in inside(_body(parts), {"p", "tbl"}):
        yield rows_of(block) if name_of(block) == "tbl" else text_of(block)


def _body(parts: dict[str, bytes]) -> "BaseOxmlElement":
    from docx import Document
    from docx.exceptions import PythonDocxError
    from docx.opc.exceptions import OpcError

    try:
        body: BaseOxmlElement | None = Document(pack(parts)).element.body
    # What the library makes of links that lead nowhere, and of XML that is broken.
    except (
        OpcError,
        PythonDocxError,
        AttributeError,
        KeyError,
        SyntaxError,
        TypeError,
        ValueError,
    ):
        raise damaged() from None
    if body is None:
        raise damaged()
    return body


def _check_one(tables: Sequence[Sequence[Row]], wanted: Wanted) -> None:
    found = [at for at, rows in enumerate(tables, start=1) if find_heading(rows, wanted)]
    if len(found) > 1:
        places = listed([str(at) for at in found])
        words = (
            f"tables {places} each have a header row; put what belongs together into "
            "one table, and take out what does not"
        )
        raise Unreadable(Fault("", words))


def _as_rows(block: str | list[Row], wanted: Wanted) -> Iterator[Row]:
    if not isinstance(block, str):
        yield from block
        yield Row(0, ())
        return
    for line in block.split("\n"):
        # Tabs part a label from its value; what tabs make look like a table is none all the same.
        row = Row(0, tuple(line.split("\t")))
        yield Row(0, (line,)) if as_heading(row, wanted) else row
