"""Tables in workbooks: Excel, of today and of before 2007 (.xlsx, .xls), and OpenDocument (.ods)."""

import base64
from collections.abc import Sequence

from data.guarded import Guarded, Stopped
from data.tables.heading import find_heading
from data.tables.office import damaged, refused
from data.tables.sheet import Row, Sheet
from data.tables.sheet_parts import too_large
from data.tables.wanted import Wanted
from panel_tui.domain.model import listed

_SECONDS = 60
_MEGABYTES = 1_000


def read(content: bytes, wanted: Wanted) -> Sheet:
    """The rows of the sheet that holds the `wanted` table; row 1 is the sheet's row 1.

    Hidden sheets and rows are left out.
    Every cell of a merged one holds its text, except in .ods, where only the first does.
    The libraries run in a process of their own, which may be killed.

    Raises:
        Unreadable: no workbook, protected by a password, damaged, too large once unpacked, or more
            than one sheet has a header row.
    """
    return _one_of(_sheets(content), wanted)


def _sheets(content: bytes) -> list[tuple[int, Sheet]]:
    """The sheets that show, each with its place in the workbook, counted from 1."""
    guarded = Guarded("data.tables.workbook_sheets:read", seconds=_SECONDS, megabytes=_MEGABYTES)
    with guarded as read_sheets:
        try:
            answer = read_sheets(base64.b64encode(content).decode())
        except Stopped as stopped:
            raise (too_large() if stopped.why == "memory" else damaged()) from None
    if "refused" in answer:
        raise refused(answer["refused"])
    return [
        (number, Sheet(tuple(Row(at, tuple(cells)) for at, cells in rows)))
        for number, rows in answer["sheets"]
    ]


def _one_of(sheets: Sequence[tuple[int, Sheet]], wanted: Wanted) -> Sheet:
    """The one sheet with a header row; without any, the first, in which it will be missed."""
    tables = [(number, sheet) for number, sheet in sheets if find_heading(sheet.rows, wanted)]
    if len(tables) > 1:
        # By their places: a sheet may be named for a child.
        places = listed([str(number) for number, _ in tables])
        words = f"sheets {places} each have a header row; hide or delete all but the right one"
        raise refused(words)
    filled = [sheet for _, sheet in sheets if not all(row.blank for row in sheet.rows)]
    return tables[0][1] if tables else next(iter(filled), Sheet(()))
