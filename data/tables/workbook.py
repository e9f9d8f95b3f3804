"""Tables in workbooks: Excel (.xlsx) and OpenDocument (.ods)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from data.tables.cell_values import as_text
from data.tables.heading import find_heading
from data.tables.office import Kind, damaged, pack, protected, unpack
from data.tables.sheet import Row, Sheet, Unreadable
from data.tables.sheet_parts import check_extent, hidden_rows
from data.tables.wanted import Wanted
from panel_tui.domain.faults import Fault
from panel_tui.domain.model import listed

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_KIND = Kind("an Excel workbook", ("xl/workbook.xml", "content.xml"))


def read(content: bytes, wanted: Wanted) -> Sheet:
    """The rows of the sheet that holds the `wanted` table; row 1 is the sheet's row 1.

    Hidden sheets and rows are left out.
    Every cell of a merged one holds its text, except in .ods, where only the first does.

    Raises:
        Unreadable: no workbook, protected by a password, damaged, too large once unpacked, or more
            than one sheet has a header row.
    """
    parts = unpack(content, _KIND)
    check_extent(parts)
    return _one_of(_sheets(parts), wanted)


def _sheets(parts: dict[str, bytes]) -> list[tuple[int, Sheet]]:
    """The sheets that show, each with its place in the workbook, counted from 1."""
    from python_calamine import CalamineError, PasswordError, load_workbook

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


def _rows(workbook: "CalamineWorkbook", number: int, parts: dict[str, bytes]) -> Sheet:
    sheet = workbook.get_sheet_by_index(number - 1)
    grid = [list(map(as_text, row)) for row in sheet.to_python(skip_empty_area=False)]
    _fill_merged(grid, sheet)
    hidden = hidden_rows(parts, number, len(grid))
    rows = (Row(at, tuple(cells)) for at, cells in enumerate(grid, start=1))
    return Sheet(tuple(row for row in rows if row.number not in hidden))


def _fill_merged(grid: list[list[str]], sheet: "CalamineSheet") -> None:
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if top >= len(grid) or left >= len(grid[top]):
            continue
        text = grid[top][left]
        for cells in grid[top : bottom + 1]:
            cells[left : right + 1] = [text] * len(cells[left : right + 1])


def _one_of(sheets: Sequence[tuple[int, Sheet]], wanted: Wanted) -> Sheet:
    """The one sheet with a header row; without any, the first, in which it will be missed."""
    tables = [(number, sheet) for number, sheet in sheets if find_heading(sheet.rows, wanted)]
    if len(tables) > 1:
        # By their places: a sheet may be named for a child.
        places = listed([str(number) for number, _ in tables])
        words = f"sheets {places} each have a header row; hide or delete all but the right one"
        raise Unreadable(Fault("", words))
    filled = [sheet for _, sheet in sheets if not all(row.blank for row in sheet.rows)]
    return tables[0][1] if tables else next(iter(filled), Sheet(()))
