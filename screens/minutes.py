"""The minutes screen: how each child's minutes stand, and the minutes themselves beside it."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from exports.front_matter import State
from panel_tui.domain.approving import document_of
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.words import say_date, say_time
from panel_tui.domain.working_days import WorkingCalendar
from screens.base import bindings_for
from screens.content import ACCENT, BLANK, BOLD, DONE, MUTED, STRONG, row, rows, say
from screens.desk import Desk
from screens.minutes_commands import MinutesCommands
from screens.minutes_preview import preview_lines
from screens.minutes_view import Limits, case_lines, limits_of, standing_lines, tally_line
from screens.widgets.lines_view import LinesView

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

TICK = 1.0
"""Seconds between looks at the time, and at a meeting that another copy changes."""


class CaseList(OptionList):
    """The cases. The keys for pages pass by: they belong to the minutes."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """All but the pages."""
        return action not in ("page_down", "page_up")


class MinutesScreen(MinutesCommands):
    """The minutes of a meeting, a case a line."""

    PLACE = "minutes"
    CSS_PATH = Path(__file__).with_name("minutes.tcss")
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("minutes")
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    AUTO_FOCUS = "CaseList"

    def __init__(self, desk: Desk, case_id: str = "") -> None:
        """The minutes of the meeting on the desk; `case_id` is marked, or the first that waits."""
        super().__init__(desk, case_id)
        self._calendar: WorkingCalendar | None = None
        self._limits: Limits = {}
        self._shown: Meeting | None = None
        self._time = ""
        self._lines: list[Content] = []

    def compose(self) -> ComposeResult:
        """Where and when, the cases, their minutes, what was done, how far the meeting is, keys."""
        with Horizontal(id="head"):
            yield Static(id="where", markup=False)
            yield Static(id="time", markup=False)
        yield Static(id="rule", markup=False)
        with Horizontal(id="body"):
            with Vertical(id="side"):
                yield CaseList(compact=True, markup=False)
                yield Static(id="standing", markup=False)
            yield LinesView("preview")
        yield Static(id="words", markup=False)
        yield Static(id="tally", markup=False)
        yield Static(id="keys", markup=False)

    def on_mount(self) -> None:
        """Show the minutes; count the limits down as soon as the calendar is there."""
        self.show_all()
        self._show_case(from_top=True)
        self.run_worker(self._load_calendar())
        self.set_interval(TICK, self._tick)

    def on_resize(self, event: events.Resize) -> None:
        """Lay the lines out anew for the new width."""
        if self.is_mounted:
            self.show_all()

    def on_screen_resume(self) -> None:
        """Back from the slot: show what was changed there."""
        if self._shown is not None and self.meeting != self._shown:
            self.show_all()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Another case is marked: its minutes, from their beginning."""
        event.stop()
        if self.case_id != self.shown_case:
            self._show_words(BLANK)
            self._show_cases(self.meeting)
            self._show_case(from_top=True)
            self._show_edges()

    def action_page_down(self) -> None:
        """Read on in the minutes."""
        self.query_one(LinesView).page(1)

    def action_page_up(self) -> None:
        """Back a page in the minutes."""
        self.query_one(LinesView).page(-1)

    def show_all(self) -> None:
        """Show the meeting as it is now."""
        self._shown = self.meeting
        if self._calendar is not None:
            self._limits = limits_of(self._shown, self.desk.today, self._calendar)
        self._show_cases(self._shown)
        self._show_case(from_top=False)
        self._show_edges()

    def key_line(self, width: int) -> Content:
        """The keys worth showing here, and the way back."""
        back = row(say("  esc", STRONG), say(" Back", MUTED))
        return row(super().key_line(width - back.cell_length), back)

    def tell(self, words: str, *remarks: str) -> None:
        """Say what was done, above the last lines, and what to know of it."""
        said = row(say("√ ", DONE), say(words))
        self._show_words(rows([said, *_warnings(remarks)]))

    def refuse(self, refused: Refused) -> None:
        """Say why something was not done, above the last lines."""
        self._show_words(rows(_warnings(str(refused).splitlines())))

    async def _load_calendar(self) -> None:
        self._calendar = await asyncio.to_thread(self.desk.calendar)
        self.show_all()

    def _tick(self) -> None:
        time = say_time(self.desk.now)
        if time != self._time:
            self._time = time
            self.query_one("#time", Static).update(say(time, MUTED), layout=False)
        if not self.desk.writable and self.meeting != self._shown:
            self.show_all()

    def _show_cases(self, meeting: Meeting) -> None:
        width = (SIDE if self._wide else self.size.width) - MARGIN
        marked = self.case_id
        lines = case_lines(meeting, self._limits, marked, width, wide=self._wide)
        cases = self.query_one(CaseList)
        if [each.id for each in cases.options] != [*meeting.case_ids]:
            with self.prevent(OptionList.OptionHighlighted):
                options = zip(lines, meeting.case_ids, strict=True)
                cases.set_options(Option(line, id=case_id) for line, case_id in options)
                cases.highlighted = meeting.case_ids.index(marked)
        else:
            for number, (line, was) in enumerate(zip(lines, self._lines, strict=True)):
                if not line.is_same(was):
                    cases.replace_option_prompt_at_index(number, line)
        self._lines = lines

    def _show_case(self, *, from_top: bool) -> None:
        """Show the minutes of the case that is marked, and what stands beside them."""
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
            above = [] if beside else standing(width)
            return [*above, *preview_lines(document, state, width)]

        self.query_one("#standing", Static).update(rows(beside))
        self.query_one(LinesView).show(lines, from_top=from_top)

    def _show_edges(self) -> None:
        meeting, width = self.meeting, self.size.width
        where = row(
            say(f"{meeting.template.title}   {say_date(meeting.on)}   ", MUTED),
            say("minutes", BOLD),
            say(f"   {self.desk.session.actor}", MUTED),
        )
        self.query_one("#where", Static).update(where)
        self.query_one("#rule", Static).update(say("─" * width, "$line"))
        self.query_one("#tally", Static).update(tally_line(meeting, self._limits))
        self.query_one("#keys", Static).update(self.key_line(width))
        self._tick()

    def _show_words(self, words: Content) -> None:
        self.query_one("#words", Static).update(words)

    @property
    def _wide(self) -> bool:
        return self.app.size.width >= WIDE


def _warnings(words: Sequence[str]) -> list[Content]:
    """Each of them on a line with a mark; of many the first, and how many more there are."""
    first = [say(f"! {each}", ACCENT) for each in words[:MOST_SAID]]
    more = len(words) - MOST_SAID
    return [*first, say(f"! and {more} more like these", ACCENT)] if more > 0 else first
