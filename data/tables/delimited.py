"""Tables as delimited text: CSV with commas or semicolons, or tabs between the cells."""

import csv
import io
from typing import NamedTuple

from data.tables.heading import find_heading
from data.tables.sheet import Row, Sheet, Unreadable
from data.tables.text_file import decode
from data.tables.wanted import Wanted
from panel_tui.domain.faults import Fault

_DELIMITERS = (",", ";", "\t")
_BROKEN = (
    "the quotation marks do not pair up; each cell that begins with one must end with one, and "
    "inside a cell they are written twice"
)


class _Parsed(NamedTuple):
    rows: tuple[Row, ...]
    broken: Unreadable | None


def read(content: bytes, wanted: Wanted) -> Sheet:
    """The rows of a delimited file. The delimiter is the one that shows the heading row best.

    A row's number is the line on which it begins: a cell in quotation marks may go over several.

    Raises:
        Unreadable: no text, or the quotation marks do not pair up.
    """
    text = decode(content)
    parsed = max(
        (_parse(text, delimiter) for delimiter in _DELIMITERS),
        key=lambda parsed: _known_columns(parsed, wanted),
    )
    if parsed.broken:
        raise parsed.broken
    return Sheet(parsed.rows)


def _parse(text: str, delimiter: str) -> _Parsed:
    # Strict, since otherwise a quotation mark left open swallows the rows below it.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    number = 1
    try:
        for cells in reader:
            rows.append(Row(number, tuple(cells)))
            number = reader.line_num + 1
    except csv.Error:
        return _Parsed(tuple(rows), Unreadable(Fault(f"row {number}", _BROKEN)))
    return _Parsed(tuple(rows), None)


def _known_columns(parsed: _Parsed, wanted: Wanted) -> int:
    heading = find_heading(parsed.rows, wanted)
    return heading.known if heading else 0
