"""What every reader of tables yields, whatever the file: rows of text with their line in the file."""

from typing import NamedTuple

from panel_tui.domain.faults import Fault
from panel_tui.domain.text import clean_line


class Row(NamedTuple):
    """One row. `number` is what a person counts to find it: the line of the file it begins on."""

    number: int
    cells: tuple[str, ...]

    @property
    def blank(self) -> bool:
        """True if no cell holds anything to read."""
        return not any(map(clean_line, self.cells))


class Sheet(NamedTuple):
    """A file's rows in their order, titles and blank rows among them.

    What stands above the table comes as rows too: `Date` and its value as two cells, or as one
    cell with a colon. A row has as many cells as the file gives it, so that a cell too few or too many
    shows. Where a table ends without a blank row after it, the reader adds one.
    """

    rows: tuple[Row, ...]


class Unreadable(Exception):
    """The bytes are not what the file's ending says; `fault` tells the person."""

    def __init__(self, fault: Fault) -> None:
        """A reader gives up on the file because of `fault`."""
        self.fault = fault
        super().__init__(str(fault))
