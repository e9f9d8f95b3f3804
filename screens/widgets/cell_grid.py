"""A grid of words: rows of cells of which one is marked, and rows that stand for themselves.

Only the rows in sight are made, so that a thousand of them cost no more than ten.
"""

from typing import ClassVar, Protocol

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual


class GridRows(Protocol):
    """The rows of a grid; the first of them can be marked."""

    def __len__(self) -> int:
        """How many rows there are."""

    def cells(self, row: int) -> int:
        """How many cells a row has; 0 if it is marked as a whole, -1 if it is a heading."""

    def line(self, row: int, cell: int, width: int, *, marked: bool) -> Content:
        """A row on `width` columns of the terminal at most; `cell` is in sight, and may be marked."""


class CellGrid(ScrollView, can_focus=True):
    """Shows rows, and moves the mark by the arrows."""

    DEFAULT_CSS = """
    CellGrid { scrollbar-size-vertical: 1; overflow-x: hidden; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1, 0)", show=False),
        Binding("down", "move(1, 0)", show=False),
        Binding("left", "move(0, -1)", show=False),
        Binding("right", "move(0, 1)", show=False),
        Binding("home", "edge(-1)", show=False),
        Binding("end", "edge(1)", show=False),
    ]

    class Moved(Message):
        """Another cell is marked."""

    def __init__(self) -> None:
        """A grid without rows yet."""
        super().__init__()
        self._rows: GridRows | None = None
        self.row = 0
        """The row that is marked."""
        self.cell = 0
        """The cell that is marked; where the row is marked as a whole, the one marked before."""

    def show(self, rows: GridRows) -> None:
        """Show rows; what is marked stays marked as far as it is still there."""
        self._rows = rows
        self.row = min(self.row, len(rows) - 1)
        if rows.cells(self.row) < 0:
            self._step(-1)
        self.virtual_size = Size(self.scrollable_content_region.width, len(rows))
        self._keep_in_sight()

    def action_move(self, down: int, right: int) -> None:
        """Mark the cell above, below or beside."""
        was = self.row, self.cell
        cells = self._rows.cells(self.row) if self._rows else 0
        if down:
            self._step(down)
        elif cells:
            self.cell = max(min(self.cell + right, cells - 1), 0)
        self._tell_if_moved(was)

    def action_edge(self, down: int) -> None:
        """Mark the first row, or the last."""
        was = self.row, self.cell
        while self._step(down):
            pass
        self._tell_if_moved(was)

    def on_resize(self, event: events.Resize) -> None:
        """Rows are as wide as the grid."""
        if self._rows:
            self.show(self._rows)

    def render_line(self, y: int) -> Strip:
        """A row that is in sight."""
        width = self.scrollable_content_region.width
        row = self.scroll_offset.y + y
        if not self._rows or row >= len(self._rows):
            return Strip.blank(width, self.visual_style.rich_style)
        words = self._rows.line(row, self.cell, width, marked=row == self.row)
        style = self.visual_style
        strips = Visual.to_strips(self, words, width, 1, style, apply_selection=False, pad=True)
        return strips[0]

    def _step(self, by: int) -> bool:
        """Mark the next row in a direction that can be marked; False if there is none."""
        row = self.row + by
        while self._rows and 0 <= row < len(self._rows):
            if self._rows.cells(row) >= 0:
                self.row = row
                return True
            row += by
        return False

    def _tell_if_moved(self, was: tuple[int, int]) -> None:
        if was != (self.row, self.cell):
            self._keep_in_sight()
            self.post_message(self.Moved())

    def _keep_in_sight(self) -> None:
        width = self.scrollable_content_region.width
        self.scroll_to_region(Region(0, self.row, width, 1), animate=False)
        self.refresh()
