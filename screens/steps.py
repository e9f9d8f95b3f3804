"""The steps screen: the open steps, actions and limits of children, and what becomes of each."""

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, Static

from panel_tui.domain.case import Case
from panel_tui.domain.child import Child
from panel_tui.domain.model import Refused
from screens import steps_entries, steps_view
from screens.base import bindings_for
from screens.content import BLANK, MARK, Line, say
from screens.desk import Desk
from screens.meeting_screen import STYLES
from screens.steps_commands import StepsCommands
from screens.steps_entries import Entry, InHand, entries, in_hand
from screens.widgets.lines_view import LinesView
from screens.widgets.marked_list import ListOverLines

SCROLLBAR = 1


class StepsScreen(StepsCommands):
    """The steps of the children of a slot, or of the meeting, a line each; below, all about one."""

    PLACE = "steps"
    CSS_PATH = [STYLES, Path(__file__).with_name("steps.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("steps")
    AUTO_FOCUS = "ListOverLines"

    def __init__(self, desk: Desk, slot_number: int | None, marked: str = "") -> None:
        """The steps of a slot, or of the whole meeting; a line whose key begins so is marked."""
        super().__init__(desk, slot_number)
        self._first = marked
        self._children: dict[str, InHand] = {}
        self._entries: dict[str, Entry] = {}
        self._about = ""

    def compose_body(self) -> ComposeResult:
        """The lines, and everything about the one that is marked."""
        yield ListOverLines()
        yield Static(id="between", markup=False)
        yield LinesView("about")

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Another line is marked: everything about it, and the keys that apply to it."""
        event.stop()
        if self._about != self._marked:
            self.hush()
            self._show_about(from_top=True)
            self.show_keys()

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter on a line: it is done."""
        event.stop()
        if self.offers("done"):
            await self.action_done()

    def action_page_down(self) -> None:
        """Read on about the marked line."""
        self.query_one(LinesView).page(1)

    def action_page_up(self) -> None:
        """Back a page."""
        self.query_one(LinesView).page(-1)

    @property
    def entry(self) -> Entry | None:
        """The line that is marked. Asked of the list: its message comes after a key typed ahead."""
        return self._entries.get(self._marked)

    def show_body(self) -> None:
        """Show how the steps stand."""
        before, lines = list(self._entries), self._lines()
        marked = steps_entries.still_listed(self._marked or self._first, before, self._entries)
        self.query_one(ListOverLines).show(lines, marked)
        self.put("#between", say("─" * self.size.width, "$line"))
        self._show_about(from_top=False)
        self.show_where(BLANK)

    def show_where(self, words: Content) -> None:
        """Show how many steps are open and late, where other screens show the slots around this one."""
        super().show_where(steps_view.tally_words(self._entries.values()))

    def _lines(self) -> list[Line]:
        width = self.size.width - MARK.cell_length - SCROLLBAR
        today, calendar = self.desk.today, self.desk.calendar()
        lines: list[Line] = []
        self._entries = {}
        slot = self.slot
        for case_id in slot.case_ids if slot else self.meeting.case_ids:
            case = self.meeting.case(case_id)
            child = self._child(case)
            found: tuple[Entry, ...] = ()
            if child:
                of = in_hand(self.meeting, case, child, calendar)
                found = entries(of, today, calendar, done=self.with_done)
                self._children[case_id] = of
            self._entries |= {each.key: each for each in found}
            lines += steps_view.entry_lines(found, case, today, width)
        return lines

    def _child(self, case: Case) -> Child | None:
        """The child of a case; None where the register cannot be read just now, which is said."""
        try:
            return self.desk.child(case.child_id)
        except Refused as refused:
            self.refuse(refused)
            return None

    def _show_about(self, *, from_top: bool) -> None:
        entry, today, calendar = self.entry, self.desk.today, self.desk.calendar()
        self._about = self._marked

        def lines(width: int) -> list[Content]:
            if entry is None:
                return []
            of, shown = self._children[entry.case_id], tuple(self._entries.values())
            return steps_view.about_lines(entry, of, shown, today, calendar, width)

        self.query_one(LinesView).show(lines, from_top=from_top)

    @property
    def _marked(self) -> str:
        return self.query_one(ListOverLines).marked
