"""What the library for workbooks does not tell of a sheet: which rows are hidden, and how far it goes."""

import posixpath
import re
from typing import NamedTuple

from data.tables.office import refused, tags
from data.tables.sheet import Unreadable

MOST_CELLS = 5_000_000
"""A sheet is read as a whole rectangle: more cells than these would fill the machine's memory."""

_CELL = re.compile(rb"""<(?:\w+:)?c\s[^<>]*?\br\s*=\s*["']([A-Za-z]{1,3})([0-9]{1,7})""")
_ODS_TABLE = re.compile(rb"<(?:\w+:)?table(?=[\s>])")


def check_extent(parts: dict[str, bytes]) -> None:
    """Refuse a workbook with a stray cell so far off that the rectangle up to it is too large.

    Raises:
        Unreadable: it has one.
    """
    excel = [_cells_of(xml) for name, xml in parts.items() if name.startswith("xl/worksheets/")]
    ods = [_ods_sheet(table).cells for table in _ods_tables(parts)]
    if max([*excel, *ods], default=0) > MOST_CELLS:
        raise too_large()


def too_large() -> Unreadable:
    """The refusal of a workbook that would fill the machine's memory."""
    return refused(
        "a cell far below or beside the table makes a sheet too large; delete what is there"
    )


def hidden_rows(parts: dict[str, bytes], number: int, height: int) -> set[int]:
    """The rows of a sheet that do not show, up to `height`; rows and sheets are counted from 1.

    Rows that a filter leaves out are among them: a list filtered to one panel shows that panel.
    """
    tables = _ods_tables(parts)
    if tables:
        hidden = _ods_sheet(tables[number - 1]).hidden if number <= len(tables) else []
        return {row for rows in hidden for row in rows[:height]}
    return _excel_hidden(parts.get(_part_of_sheet(parts, number), b""))


def _excel_hidden(xml: bytes) -> set[int]:
    hidden: set[int] = set()
    at = 0
    for _, row in tags(xml, "row"):
        at = int(row["r"]) if row.get("r", "").isdecimal() else at + 1
        if row.get("hidden") in ("1", "true"):
            hidden.add(at)
    return hidden


def _part_of_sheet(parts: dict[str, bytes], number: int) -> str:
    sheets = [sheet for _, sheet in tags(parts.get("xl/workbook.xml", b""), "sheet")]
    links = tags(parts.get("xl/_rels/workbook.xml.rels", b""), "Relationship")
    targets = {link.get("Id", ""): link.get("Target", "") for _, link in links}
    key = sheets[number - 1].get("id", "") if number <= len(sheets) else ""
    # A target is a path from the workbook's folder, or from the root where it begins with a slash.
    return posixpath.normpath(posixpath.join("/xl", targets.get(key, ""))).lstrip("/")


def _cells_of(xml: bytes) -> int:
    places = _CELL.findall(xml)
    columns, rows = {letters for letters, _ in places}, {row for _, row in places}
    return max(map(_column, columns), default=0) * max(map(int, rows), default=0)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


class _OdsSheet(NamedTuple):
    hidden: list[range]
    cells: int  # of the rectangle that holds all values


def _ods_tables(parts: dict[str, bytes]) -> list[bytes]:
    return _ODS_TABLE.split(parts.get("content.xml", b""))[1:]


def _ods_sheet(table: bytes) -> _OdsSheet:
    """OpenDocument writes rows and cells that are alike once, with how often they are repeated."""
    hidden: list[range] = []
    above, rows, column, furthest, lowest = 0, 0, 0, 0, 0
    for name, each in tags(table, "table-row", "table-cell", "covered-table-cell"):
        if name == "table-row":
            above, rows, column = above + rows, _repeated(each, "number-rows-repeated"), 0
            if each.get("visibility") in ("collapse", "filter"):
                hidden.append(range(above + 1, above + rows + 1))
        else:
            column += _repeated(each, "number-columns-repeated")
            if "value-type" in each:
                furthest, lowest = max(furthest, column), above + rows
    return _OdsSheet(hidden, furthest * lowest)


def _repeated(attributes: dict[str, str], name: str) -> int:
    times = attributes.get(name, "1")
    return int(times) if times.isdecimal() else 1
