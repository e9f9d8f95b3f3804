"""Workbooks of before 2007 (.xls), read by xlrd in the guarded process: it knows which rows are hidden."""

import io
from typing import Any

from data.tables.cell_values import as_text
from data.tables.office import damaged, protected, refused
from data.tables.sheet_parts import MOST_CELLS, too_large
from data.tables.workbook_sheets import KIND, Grid, fill_merged

_ENCRYPTED = "encrypted"  # how the library says that a password is needed
_NO_WORKBOOK = "Can't find workbook"


def sheets(content: bytes) -> list[tuple[int, Grid]]:
    """The sheets that show, each with its place, and the rows of each that show.

    Raises:
        Unreadable: no workbook, protected by a password, damaged or too large.
    """
    import xlrd

    try:
        workbook = xlrd.open_workbook(
            file_contents=content, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        )
    except xlrd.XLRDError as error:
        if _ENCRYPTED in str(error):
            raise protected() from None
        raise (refused(f"not {KIND.named}") if _NO_WORKBOOK in str(error) else damaged()) from None
    return [
        (number, _rows(sheet, workbook.datemode))
        for number, sheet in enumerate(workbook.sheets(), start=1)
        if sheet.visibility == 0
    ]


def _rows(sheet: Any, datemode: int) -> Grid:
    width = max(map(sheet.row_len, range(sheet.nrows)), default=0)
    if width * sheet.nrows > MOST_CELLS:
        raise too_large()
    grid = [
        [_text(cell, datemode) for cell in row] + [""] * (width - len(row))
        for row in map(sheet.row, range(sheet.nrows))
    ]
    for top, below, left, beside in sheet.merged_cells:
        fill_merged(grid, top, left, below - 1, beside - 1)
    hidden = {at for at, row in sheet.rowinfo_map.items() if row.hidden}
    return [(at + 1, cells) for at, cells in enumerate(grid) if at not in hidden]


def _text(cell: Any, datemode: int) -> str:
    import xlrd

    if cell.ctype == xlrd.XL_CELL_DATE:
        return as_text(xlrd.xldate.xldate_as_datetime(cell.value, datemode))
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return as_text(bool(cell.value))
    if cell.ctype in (xlrd.XL_CELL_TEXT, xlrd.XL_CELL_NUMBER):
        return as_text(cell.value)
    return ""
