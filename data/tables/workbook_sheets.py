"""The sheets of a workbook as text: what runs in the guarded process, with the libraries that read them.

A reference that leads too far makes calamine end the whole process, and a damaged file of before 2007
can keep a library busy for ever. Loads nothing that the process does not need: it starts each time.
"""

import base64
from typing import TYPE_CHECKING, Any

from data.tables.cell_values import as_text
from data.tables.office import Kind, damaged, is_before_2007, pack, protected, unpack
from data.tables.sheet import Unreadable
from data.tables.sheet_parts import check_extent, hidden_rows

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

KIND = Kind("an Excel workbook", ("xl/workbook.xml", "content.xml"))

Grid = list[tuple[int, list[str]]]
"""The rows of a sheet that show: the number of each, counted from 1, and its cells."""


def read(encoded: str) -> dict[str, Any]:
    """The `sheets` that show, each with its place in the workbook, counted from 1, and its rows.

    Or else why it is `refused`. The workbook comes in base 64.
    """
    content = base64.b64decode(encoded)
    try:
        if is_before_2007(content):
            from data.tables.old_workbook import sheets

            return {"sheets": sheets(content)}
        return {"sheets": _sheets(content)}
    except Unreadable as refused:
        return {"refused": refused.fault.words}


def fill_merged(grid: list[list[str]], top: int, left: int, bottom: int, right: int) -> None:
    """Give every cell of a merged one its text; rows and columns are counted from 0, the last ones too."""
    if top >= len(grid) or left >= len(grid[top]):
        return
    text = grid[top][left]
    for cells in grid[top : bottom + 1]:
        cells[left : right + 1] = [text] * len(cells[left : right + 1])


def _sheets(content: bytes) -> list[tuple[int, Grid]]:
    from python_calamine import CalamineError, PasswordError, load_workbook

    parts = unpack(content, KIND)
    check_extent(parts)
    try:
        workbook = load_workbook(pack(parts))
        return [(number, _rows(workbook, number, parts)) for number in _shown(workbook)]
    except PasswordError:
        raise protected() from None
    except (CalamineError, ValueError, OSError):
        raise damaged() from None


def _shown(workbook: "CalamineWorkbook") -> list[int]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    return [
        number
        for number, each in enumerate(workbook.sheets_metadata, start=1)
        if each.visible == SheetVisibleEnum.Visible and each.typ == SheetTypeEnum.WorkSheet
    ]


def _rows(workbook: "CalamineWorkbook", number: int, parts: dict[str, bytes]) -> Grid:
    sheet: CalamineSheet = workbook.get_sheet_by_index(number - 1)
    grid = [list(map(as_text, row)) for row in sheet.to_python(skip_empty_area=False)]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        fill_merged(grid, top, left, bottom, right)
    hidden = hidden_rows(parts, number, len(grid))
    return [(at, cells) for at, cells in enumerate(grid, start=1) if at not in hidden]
