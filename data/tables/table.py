"""The table of a file: its columns by name, the rows under them, and what stands above it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from data.tables.findings import Findings
from data.tables.heading import Heading, as_heading, find_heading
from data.tables.sheet import Row, Sheet
from data.tables.wanted import Wanted, plain
from panel_tui.domain.model import listed
from panel_tui.domain.text import clean, clean_line


class Column(NamedTuple):
    """A column of the table. `title` names it in a fault: ours, with the file's own in brackets."""

    at: int
    heading: str
    title: str


class Table(NamedTuple):
    """A table: known columns by field, unknown ones in their order, and the rows below.

    `wanted` is what was looked for. `width` counts the headings, and `widest` the empty cells after
    them too. `above` is what stands above the header row; all rows where no header row was found.
    """

    wanted: Wanted
    columns: dict[str, Column]
    unknown: tuple[Column, ...]
    width: int
    widest: int
    rows: tuple[Row, ...]
    above: tuple[Row, ...]

    def title(self, field: str) -> str:
        """What a fault calls the column of `field`."""
        column = self.columns.get(field)
        return column.title if column else self.wanted.names.titles[field]

    def text(self, row: Row, field: str) -> str:
        """The cell of `field` in `row`, on one line; empty where there is no such column."""
        column = self.columns.get(field)
        return _cell(row, column.at) if column else ""

    def other(self, row: Row) -> dict[str, str]:
        """The filled cells of the columns that are not ours, by their headings."""
        cells = ((each.heading, clean(_raw(row, each.at)).strip()) for each in self.unknown)
        return {heading: cell for heading, cell in cells if cell}


def find_table(sheet: Sheet, wanted: Wanted, found: Findings) -> Table:
    """The table of the sheet; without rows where no heading row was found, which is a fault."""
    heading = find_heading(sheet.rows, wanted)
    if heading is None:
        found.fault(wanted.missing)
        return Table(wanted, {}, (), 0, 0, (), sheet.rows)
    at = sheet.rows.index(heading.row)
    width = _width(heading.row)
    rows = tuple(_body(sheet.rows[at + 1 :], heading, wanted, found))
    return Table(
        wanted=wanted,
        columns=_known(heading, wanted, found),
        unknown=_unknown(heading, rows, width),
        width=width,
        widest=len(heading.row.cells),
        rows=rows,
        above=sheet.rows[:at],
    )


def _body(rows: Sequence[Row], heading: Heading, wanted: Wanted, found: Findings) -> Iterator[Row]:
    """The rows up to the first blank one; a heading row repeated on a new page is passed over."""
    for at, row in enumerate(rows):
        if row.blank:
            _warn_of_rows_below(rows[at:], heading, found)
            return
        if as_heading(row, wanted) is None:
            yield row
        elif list(map(plain, row.cells)) != list(map(plain, heading.row.cells)):
            found.fault("a second header row; there must be one table", row=row.number)


def _warn_of_rows_below(rows: Sequence[Row], heading: Heading, found: Findings) -> None:
    needed = [heading.fields.index(field) for field in heading.needed]
    below = [row for row in rows if all(_cell(row, index) for index in needed)]
    if below:
        words = (
            "not read, since the table ends at the blank row above; take that row out to read on"
        )
        found.warn(words, row=below[0].number)


def _known(heading: Heading, wanted: Wanted, found: Findings) -> dict[str, Column]:
    """The columns of our fields; one that is there twice is a fault, and neither is read."""
    columns: dict[str, Column] = {}
    for field, title in wanted.names.titles.items():
        places = [index for index, named in enumerate(heading.fields) if named == field]
        names = [_cell(heading.row, index) for index in places]
        if len(places) > 1:
            words = (
                f"{len(places)} columns mean this: {listed(names)}; rename or remove all but one"
            )
            found.fault(words, row=heading.row.number, column=title)
        elif places:
            same = plain(names[0]) == plain(title)
            shown = title if same else f"{title} ({names[0]})"
            columns[field] = Column(places[0], names[0], shown)
    return columns


def _unknown(heading: Heading, rows: Sequence[Row], width: int) -> tuple[Column, ...]:
    """The columns that are not ours; one without a heading counts if it holds something."""
    columns: list[Column] = []
    for index in range(width):
        written = _cell(heading.row, index)
        if heading.fields[index] or not (written or any(_cell(row, index) for row in rows)):
            continue
        name = written or f"column {index + 1}"
        taken = {column.heading for column in columns}
        if name in taken:
            name = f"{name} ({index + 1})"
        columns.append(Column(index, name, name))
    return tuple(columns)


def _width(row: Row) -> int:
    """How many cells the heading row spans, without blank ones at its end."""
    return max((index + 1 for index, cell in enumerate(row.cells) if cell.strip()), default=0)


def _raw(row: Row, index: int) -> str:
    return row.cells[index] if index < len(row.cells) else ""


def _cell(row: Row, index: int) -> str:
    return clean_line(_raw(row, index))
