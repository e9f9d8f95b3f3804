"""The minutes screen: how each child's minutes stand, and the minutes themselves beside it."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from exports.front_matter import State
from panel_tui.domain.approving import document_of
from panel_tui.domain.model import Refused
from panel_tui.domain.words import say_time
from panel_tui.domain.working_days import WorkingCalendar
from screens import head_view
from screens.base import bindings_for
from screens.content import ACCENT, BOLD, DONE, MARK, Line, row, rows, say
from screens.desk import Desk
from screens.meeting_screen import STYLES
from screens.minutes_commands import MinutesCommands
from screens.minutes_preview import earlier_lines, preview_lines
from screens.minutes_view import (
    Limits,
    case_lines,
    earlier_versions,
    limits_of,
    standing_lines,
    tally_line,
)
from screens.widgets.lines_view import LinesView
from screens.widgets.marked_list import ListOverLines

WIDE = 110
"""Columns from which on the cases stand beside the minutes, not above them."""

SIDE = 53
"""Columns of the cases where they stand beside."""

MARGIN = 3
"""Columns beside the cases: a scrollbar, a gap, a line."""

AROUND = 5
"""Lines above and below the cases and the minutes."""

MOST_SAID = 2
"""Warnings that are said whole; each may take two or three lines."""


class MinutesScreen(MinutesCommands):
    """The minutes of a meeting, a case a line."""

    PLACE = "minutes"
    SHOWS_BACK = True
    CSS_PATH = [STYLES, Path(__file__).with_name("minutes.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("minutes")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    AUTO_FOCUS = "ListOverLines"

    def __init__(self, desk: Desk, case_id: str = "") -> None:
        """The minutes of the meeting on the desk; `case_id` is marked, or the first that waits."""
        super().__init__(desk, case_id)
        self._calendar: WorkingCalendar | None = None
        self._limits: Limits = {}

    def compose_body(self) -> ComposeResult:
        """The cases, and the minutes of the one that is marked."""
        with Horizontal(id="body"):
            with Vertical(id="side"):
                yield ListOverLines()
                yield Static(id="standing", markup=False)
            yield LinesView("preview")

    def on_mount(self) -> None:
        """Count the limits down as soon as the calendar is there."""
        self.run_worker(self._load_calendar())

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Another case is marked: its minutes, from their beginning."""
        event.stop()
        if self.case_id != self.shown_case:
            self.earlier = None
            self.hush()
            self._show_case(from_top=True)
            self.show_keys()

    def action_other_version(self) -> None:
        """The words of the version before; after the first one, the minutes as they are now."""
        there = (None, *earlier_versions(self.case))
        self.earlier = there[(there.index(self.earlier) + 1) % len(there)]
        self.hush()
        self._show_case(from_top=True)

    def action_page_down(self) -> None:
        """Read on in the minutes."""
        self.query_one(LinesView).page(1)

    def action_page_up(self) -> None:
        """Back a page in the minutes."""
        self.query_one(LinesView).page(-1)

    def show_body(self) -> None:
        """Show how the minutes stand, and those of the marked case."""
        meeting, wide = self.meeting, self._wide
        if self._calendar is not None:
            self._limits = limits_of(meeting, self.desk.today, self._calendar)
        width = (SIDE if wide else self.size.width) - MARGIN - MARK.cell_length
        lines = case_lines(meeting, self._limits, width, wide=wide)
        listed = [Line(*each) for each in zip(meeting.case_ids, lines, strict=True)]
        self.query_one(ListOverLines).show(listed, self.case_id)
        self._show_case(from_top=False)

    def show_time(self) -> None:
        """Show the time, and how far the minutes are."""
        title = head_view.title_line(self.meeting, self.meeting.on, "minutes")
        self.put("#meeting", title)
        self.put("#time", say(say_time(self.desk.now), BOLD))
        self.show_where(tally_line(self.meeting, self._limits))

    def tell(self, words: str, *remarks: str) -> None:
        """Say what was done, above the last lines, and what to know of it."""
        said = row(say("√ ", DONE), say(words))
        self.show_words(rows([said, *_warnings(remarks)]))

    def refuse(self, refused: Refused) -> None:
        """Say why something was not done, above the last lines."""
        self.show_words(rows(_warnings(str(refused).splitlines())))

    async def _load_calendar(self) -> None:
        self._calendar = await asyncio.to_thread(self.desk.calendar)
        self.show_all()

    def _show_case(self, *, from_top: bool) -> None:
        """Show the minutes of the case that is marked, or an earlier version, and what stands beside."""
        meeting, case, now = self.meeting, self.case, self.desk.now
        self.shown_case = case.case_id
        document = document_of(meeting, case.case_id, now)
        state: State = case.approved.state if case.approved else "draft"

        def standing(width: int) -> list[Content]:
            return standing_lines(meeting, document, self._limits.get(case.case_id, ()), width)

        beside = standing(SIDE - MARGIN) if self._wide else []
        if 2 * len(meeting.cases) + len(beside) >= self.size.height - AROUND:
            beside = []

        def lines(width: int) -> list[Content]:
            if self.earlier:
                return earlier_lines(self.earlier, width)
            above = [] if beside else standing(width)
            return [*above, *preview_lines(document, state, width)]

        self.put("#standing", rows(beside))
        self.query_one(LinesView).show(lines, from_top=from_top)

    @property
    def _wide(self) -> bool:
        return self.app.size.width >= WIDE


def _warnings(words: Sequence[str]) -> list[Content]:
    """Each of them on a line with a mark; of many the first, and how many more there are."""
    first = [say(f"! {each}", ACCENT) for each in words[:MOST_SAID]]
    more = len(words) - MOST_SAID
    return [*first, say(f"! and {more} more like these", ACCENT)] if more > 0 else first
