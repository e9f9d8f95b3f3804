"""The find screen: words in the notes of a slot; enter goes to where they stand."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from screens.base import bindings_for
from screens.content import MUTED, say
from screens.find_view import Hit, find, hit_line
from screens.meeting_screen import MeetingScreen
from screens.slot_commands import SlotCommands
from screens.widgets.line_input import LineInput

MOST = 200
"""Places that are listed at most: more than that wants another word."""


class FindScreen(MeetingScreen):
    """Over the slot screen: a line to type into, and what was found under it."""

    PLACE = "find"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("find")
    AUTO_FOCUS = "LineInput"

    def __init__(self, under: SlotCommands) -> None:
        """Find in the notes of the slot of the screen `under` this one."""
        super().__init__(under.desk, under.slot_number)
        self._under = under
        self._hits: tuple[Hit, ...] = ()

    def compose_body(self) -> ComposeResult:
        """The words, and where they stand."""
        yield LineInput(placeholder="words in the notes of this slot")
        found = OptionList(compact=True, markup=False)
        found.can_focus = False
        yield found

    def show_body(self) -> None:
        """Look again, and show what was found."""
        words = self.query_one(LineInput).value
        case_ids = self._under.slot.case_ids
        hits = find(self.meeting, case_ids, words)
        self._hits = hits[:MOST]
        listed = self.query_one(OptionList)
        listed.clear_options()
        width = self.size.width - 2
        listed.add_options(
            Option(hit_line(self.meeting, each, case_ids, width)) for each in self._hits
        )
        if self._hits:
            listed.highlighted = 0
        self.put("#words", say(_count(len(hits)) if words.strip() else "", MUTED))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look with every key."""
        event.stop()
        self.show_body()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes to what is marked."""
        event.stop()
        self.action_go_there()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click goes to it."""
        event.stop()
        self.action_go_there()

    def action_next_hit(self) -> None:
        """Mark the next place."""
        self.query_one(OptionList).action_cursor_down()

    def action_previous_hit(self) -> None:
        """Mark the place before."""
        self.query_one(OptionList).action_cursor_up()

    def action_go_there(self) -> None:
        """Open the note that is marked, with the cursor where the words begin."""
        marked = self.query_one(OptionList).highlighted
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
