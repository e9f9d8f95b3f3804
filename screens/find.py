"""The find screen: words in the notes of a slot; enter goes to where they stand."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, OptionList

from panel_tui.domain.meeting import Meeting
from screens.base import bindings_for
from screens.content import MARK, Line
from screens.find_view import Hit, find, hit_line
from screens.item_screen import ItemScreen
from screens.slot_commands import SlotCommands
from screens.widgets.line_input import LineInput
from screens.widgets.marked_list import MarkedList

SCROLLBAR = 2
"""Cells beside what was found."""

MOST = 200
"""Places that are listed at most: more than that wants another word."""


class FindLine(LineInput):
    """The words to find. The arrows, which would scroll any other line, choose among what was found."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "screen.next_hit", show=False),
        Binding("up", "screen.previous_hit", show=False),
    ]


class FindScreen(ItemScreen):
    """Over the slot screen: a line to type into, and what was found under it."""

    PLACE = "find"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("find")
    AUTO_FOCUS = "LineInput"

    def __init__(self, under: SlotCommands) -> None:
        """Find in the notes of the slot of the screen `under` this one."""
        super().__init__(under.desk, under.slot_number)
        self._under = under
        self._hits: tuple[Hit, ...] = ()
        self._looked: tuple[str, Meeting, int] | None = None

    def compose_body(self) -> ComposeResult:
        """The words, and where they stand."""
        yield FindLine(placeholder="words in the notes of this slot")
        found = MarkedList()
        found.can_focus = False
        yield found

    def show_body(self) -> None:
        """Look again where something has changed, and show what was found."""
        words, case_ids = self.query_one(LineInput).value, self._under.slot.case_ids
        looked = (words, self.meeting, self.size.width)
        if looked == self._looked:
            return
        self._looked = looked
        hits = find(self.meeting, case_ids, words)
        self._hits = hits[:MOST]
        width = self.size.width - MARK.cell_length - SCROLLBAR
        lines = [
            Line(f"{words} {number}", hit_line(self.meeting, each, case_ids, width))
            for number, each in enumerate(self._hits)
        ]
        self.query_one(MarkedList).show(lines, lines[0].key if lines else "")
        self.tell(_count(len(hits)) if words.strip() else "")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look with every key."""
        event.stop()
        self.show_body()

    def action_go_on(self) -> None:
        """Enter in the line goes to what is marked."""
        self.action_go_there()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click goes to it."""
        event.stop()
        self.action_go_there()

    def action_next_hit(self) -> None:
        """Mark the next place."""
        self.show_body()
        self.query_one(MarkedList).action_cursor_down()

    def action_previous_hit(self) -> None:
        """Mark the place before."""
        self.show_body()
        self.query_one(MarkedList).action_cursor_up()

    def action_go_there(self) -> None:
        """Open the note that is marked, with the cursor where the words begin."""
        self.show_body()
        marked = self.query_one(MarkedList).highlighted
        if marked is None or marked >= len(self._hits):
            return
        hit = self._hits[marked]
        self.dismiss()
        self._under.open_note(hit.place, hit.case_ids)
        self._under.editor.move_cursor((hit.row, hit.column))


def _count(found: int) -> str:
    if found == 0:
        return "Nothing found."
    if found > MOST:
        return f"{found} places; the first {MOST} are listed. Another word finds fewer."
    return f"{found} place{'s' if found > 1 else ''}"
