"""The papers screen: what the last check found of each document of each case, and the papers' own words."""

import asyncio
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content

from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.paper_findings import Finding, LooseFile
from panel_tui.domain.paper_grid import GridRow, PaperGrid, kept_grid
from panel_tui.domain.words import say_time
from screens import head_view, papers_view
from screens.base import bindings_for
from screens.content import BLANK, BOLD, rows, say
from screens.desk import Desk, PaperReader
from screens.meeting_screen import STYLES
from screens.papers_commands import Errand, PapersCommands
from screens.papers_grid import PaperRows, Row
from screens.widgets.cell_grid import CellGrid
from screens.widgets.lines_view import LinesView

WIDE = 110
"""Columns from which on the grid stands beside the words, not above them."""

BESIDE = 3
"""Columns beside the grid: its scrollbar, a gap, a line."""

LEAST_SIDE, MOST_SIDE = 48, 79
"""Columns of the grid where it stands beside the words."""

HEADS, TALL_HEADS = 2, 4
"""Lines of the heads of the columns."""


class PapersScreen(PapersCommands):
    """The papers of a meeting: a case a row, a document a column."""

    PLACE = "papers"
    SHOWS_BACK = True
    CSS_PATH = [STYLES, Path(__file__).with_name("papers.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("papers")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    AUTO_FOCUS = "CellGrid"

    def __init__(self, desk: Desk, case_id: str = "") -> None:
        """The papers of the meeting on the desk; those of `case_id` are marked, or the first."""
        super().__init__(desk)
        self._first = case_id
        self._of: Meeting | None = None
        self._rows: PaperRows | None = None
        self._reading: Errand | None = None
        self._file = ""
        """The file whose words are shown, or are being read."""
        self._read_after: datetime | None = None
        """The check after which they are read."""
        self._words: str | Refused | None = None

    def compose_body(self) -> ComposeResult:
        """The grid, and all about the document that is marked."""
        with Horizontal(id="body"):
            with Vertical(id="side"):
                yield LinesView("columns")
                yield CellGrid()
            yield LinesView("about")

    def on_mount(self) -> None:
        """Mark the case in hand."""
        listing = self._listing()
        if listing is not None:
            self.query_one(CellGrid).row = listing.row_of(self._first)

    # --- what is marked ---

    @property
    def grid(self) -> PaperGrid | None:
        """The last check as it stands now; None if there was none."""
        listing = self._listing()
        return listing.grid if listing else None

    @property
    def marked(self) -> tuple[GridRow, Finding] | None:
        """The case and the finding that are marked, asked of the grid itself."""
        at = self._marked_row()
        return (at, at.findings[self.query_one(CellGrid).cell]) if isinstance(at, GridRow) else None

    def _marked_row(self) -> Row:
        listing, grids = self._listing(), self.query(CellGrid)
        return listing.at(grids.first().row) if listing and grids else None

    def _listing(self) -> PaperRows | None:
        meeting = self.meeting
        if meeting is not self._of:
            grid = kept_grid(meeting)
            self._of, self._rows = meeting, PaperRows(grid) if grid and grid.rows else None
        return self._rows

    def on_cell_grid_moved(self, event: CellGrid.Moved) -> None:
        """Another document is marked: all about it, from the top."""
        event.stop()
        self.hush()
        self._show_columns()
        self._show_marked(from_top=True)
        self.show_keys()

    def on_unmount(self) -> None:
        """Nobody waits for a paper any more."""
        if self._reading is not None:
            self._reading.unwanted = True

    # --- showing it ---

    def show_body(self) -> None:
        """Show the last check, and all about the document that is marked."""
        listing, side = self._listing(), self.query_one("#side")
        self.set_class(listing is None, "-unchecked")
        if listing is not None:
            wide = self.app.size.width >= WIDE
            taken = max(LEAST_SIDE, min(listing.width + BESIDE, MOST_SIDE))
            side.styles.width = taken if wide else "100%"
            self.query_one(CellGrid).show(listing)
            self._show_columns()
        self._show_marked(from_top=False)

    def show_time(self) -> None:
        """Show the time, when the papers were checked, and how many cases are ready."""
        meeting, width = self.meeting, self.size.width
        time = say(say_time(self.desk.now), BOLD)
        checked = papers_view.checked_line(meeting, width - time.cell_length - 2)
        self.put("#meeting", rows([head_view.title_line(meeting, meeting.on, "papers"), checked]))
        self.put("#time", time)
        self.show_where(papers_view.tally_line(self.grid, self.where_width))

    def show_progress(self) -> None:
        """Show how far the check is."""
        if self._check is not None:
            key = self.key_of("back")
            line = papers_view.progress_line(self._check.done, self._check.total, key)
            self.show_words(line)

    def _show_columns(self) -> None:
        listing, grid = self._listing(), self.query_one(CellGrid)
        if listing is not None:
            heads = partial(listing.heads, grid.cell, TALL_HEADS if self.tall else HEADS)
            self.query_one("#columns", LinesView).show(heads, from_top=True)

    def _show_marked(self, *, from_top: bool) -> None:
        listing, at, marked = self._listing(), self._marked_row(), self.marked
        self._want_words(_file_of(at, marked[1] if marked else None))

        def lines(width: int) -> list[Content]:
            said, beside = [say(self._first_words())], []
            if listing is not None and marked is not None:
                said = papers_view.finding_lines(self.meeting, listing.grid, *marked, width)
                beside = papers_view.file_lines(marked[1], width)
            elif listing is not None and isinstance(at, LooseFile):
                said = papers_view.loose_lines(listing.grid, at, listing.offered_to(at), width)
            if not self._file:
                return said
            gap = [BLANK] if self.tall or self.has_class("-reading") else []
            return [*said, *gap, *beside, *papers_view.words_lines(self._words, width)]

        self.query_one("#about", LinesView).show(lines, from_top=from_top)

    def _first_words(self) -> str:
        """What stands here where there is no case to show: what to do."""
        if self.meeting.paper_check is not None:
            return "The last check found no case that was still to be heard."
        words = "The papers have not been checked yet."
        key = self.key_of("check-papers")
        return f"{words} {key} asks for their folder." if self.applies("check-papers") else words

    # --- a paper's own words ---

    def action_read_paper(self) -> None:
        """The paper on the whole screen, or the grid again."""
        reading = not self.has_class("-reading")
        about = self.query_one("#about", LinesView)
        self.set_class(reading, "-reading")
        about.can_focus = reading
        self.set_focus(about if reading else self.query_one(CellGrid))
        self.show_keys()

    def label_of(self, command_id: str, label: str) -> str:
        """While a paper has the whole screen, its key leads back to the cases."""
        if command_id == "read-paper" and self.has_class("-reading"):
            return "Cases"
        return super().label_of(command_id, label)

    def action_back(self) -> None:
        """From the whole screen back to the grid, and so on."""
        if self.has_class("-reading"):
            self.action_read_paper()
        else:
            super().action_back()

    def action_page_down(self) -> None:
        """Read on."""
        self.query_one("#about", LinesView).page(1)

    def action_page_up(self) -> None:
        """Back a page."""
        self.query_one("#about", LinesView).page(-1)

    def _want_words(self, file: str) -> None:
        """Have the words of a file read, which are kept only while it is marked."""
        kept, reader = self.meeting.paper_check, self.desk.papers
        after = kept.at if kept else None
        if (file, after) == (self._file, self._read_after):
            return
        self._file, self._read_after, self._words = file, after, None
        if self._reading is None and file and reader is not None:
            self.run_worker(self._read_words(reader))

    async def _read_words(self, reader: PaperReader) -> None:
        """Read the file that is marked; where another one is by then, that one."""
        errand = self._reading = Errand()
        while self._words is None and self._file and not errand.unwanted:
            file, after, kept = self._file, self._read_after, self.meeting.paper_check
            folder = Path(kept.folder if kept else "")
            try:
                words: str | Refused | None = await asyncio.to_thread(
                    reader.words, folder, file, errand.is_unwanted
                )
            except Refused as refused:
                words = refused
            if (file, after) == (self._file, self._read_after) and words is not None:
                self._words = words
                self._show_marked(from_top=False)
        self._reading = None


def _file_of(at: Row, finding: Finding | None) -> str:
    """The file that counts for what is marked, or may; empty where there is none."""
    if isinstance(at, LooseFile):
        return at.file
    return next(iter((*finding.files, *finding.offers)), "") if finding else ""
