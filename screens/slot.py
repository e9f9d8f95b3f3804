"""The slot screen: everything of one child or sibling group, with the notes in the middle of it."""

from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from panel_tui.commands import command
from panel_tui.domain.clocks import DueLine
from panel_tui.domain.drafts import Draft
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.words import say_date
from screens import slot_view
from screens.base import bindings_for
from screens.content import BLANK, BOLD, MUTED, row, rows, say
from screens.read_back_view import time_to_read_back
from screens.slot_commands import SlotCommands
from screens.widgets.notes_editor import NotesEditor
from screens.widgets.saved_line import SavedLine
from screens.widgets.steady_lines import SteadyLines

TICK = 0.5
"""Seconds between looks at the clock; the screen is written only when its words change."""


class SlotScreen(SlotCommands):
    """One slot of the meeting in hand."""

    PLACE = "slot"
    CSS_PATH = Path(__file__).with_name("slot.tcss")
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("slot")
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]
    AUTO_FOCUS = "NotesEditor"

    def compose(self) -> ComposeResult:
        """Who and when at the top, the side with what is decided, the notes, and where we are."""
        yield Static(id="where", markup=False)
        with Horizontal(id="head"):
            yield Static(id="who", markup=False)
            yield SteadyLines(id="time", markup=False)
        yield Static(id="warnings", markup=False)
        yield Static(id="rule", markup=False)
        with Horizontal(id="body"):
            with VerticalScroll(id="side", can_focus=False):
                yield Static(id="glance", markup=False)
            with Vertical(id="notes"):
                yield Static(id="title", markup=False)
                yield Static(id="question", markup=False)
                yield NotesEditor()
                yield SavedLine()
        yield Static(id="order", markup=False)
        yield Static(id="keys", markup=False)

    def on_mount(self) -> None:
        """Show the slot, with the note and the cursor where they were left."""
        self._shown: dict[str, Content] = {}
        self._dues: dict[str, list[DueLine]] = {}
        self._seen: tuple[Meeting, Draft | None] | None = None
        self.show_note(self.left_at)
        self.show_all()
        if self.locked:
            self.refuse(Refused(self.locked))
        else:
            self.be_here()
        self.set_interval(TICK, self._tick)
        self.call_after_refresh(self._read_dues)

    def on_resize(self, event: events.Resize) -> None:
        """Lay the lines out anew for the new width."""
        if self.is_mounted:
            self.show_all()

    def show_all(self) -> None:
        """Show the meeting as it is now, line by line, where it has changed."""
        self.editor.read_only = bool(self.locked)
        wide, tall = self.size.width >= 100, self.size.height >= 30
        meeting, slot = self.meeting, self.slot
        self._put("#where", self._where())
        self._put("#who", self._who(tall=tall, wide=wide))
        self._put("#warnings", self._warnings())
        self._put("#rule", say("─" * self.size.width, "$line"))
        self._put("#glance", self._glance(tall=tall))
        place, siblings = self.place, len(slot.case_ids) > 1
        self._put("#title", slot_view.notes_head(meeting, place, self.case_ids, siblings=siblings))
        self._put("#question", say(self._question(tall=tall), MUTED))
        self._put("#keys", self.key_line(self.size.width))
        self._tick()

    def _where(self) -> Content:
        meeting = self.meeting
        return row(
            say(f"{meeting.template.title}   {say_date(meeting.on)}   ", MUTED),
            say(f"slot {self._item()}", BOLD),
            say(f"   {self.desk.session.actor}", MUTED),
        )

    def _item(self) -> str:
        hearings = [each.number for each in self.meeting.slots if not each.is_break]
        return f"{hearings.index(self.slot_number) + 1} of {len(hearings)}"

    def _who(self, *, tall: bool, wide: bool) -> Content:
        children = slot_view.who(self.meeting, self.slot, case_ids=wide)
        if not tall:
            return row(say(f"{self._item()}  ", MUTED), children)
        line = say(slot_view.circumstances_line(self.meeting, self.slot), MUTED)
        return rows([children, line])

    def _question(self, *, tall: bool) -> str:
        place = self.place
        if self.show_follow_ups or tall:
            return " ".join((place.question, *place.follow_ups))
        return place.question

    def _warnings(self) -> Content:
        width = self.size.width
        return slot_view.warnings(self.meeting, self.slot, self._dues, self.desk.today, width)

    def _read_dues(self) -> None:
        self._dues = {
            case_id: self.desk.due_lines(self.meeting.case(case_id).child_id)
            for case_id in self.slot.case_ids
        }
        self.show_all()

    def _glance(self, *, tall: bool) -> Content:
        width = 32
        meeting, case = self.meeting, self.meeting.case(self.case_ids[0])
        groups = [
            slot_view.prompt_lines(meeting, self.case_ids, self.places, self.place.id, width),
            slot_view.option_lines(case, meeting, width),
            slot_view.decision_lines(case, width),
            slot_view.action_lines(case, width),
        ]
        gap = [BLANK] if tall else []
        return rows([line for group in groups for line in (*group, *gap)])

    def _follow(self) -> None:
        """Show what the copy that writes has kept: its note in hand, and everything else."""
        seen = (self.meeting, self.desk.session.store.draft(self.desk.meeting_id))
        if seen == self._seen:
            return
        self._seen = seen
        draft = seen[1]
        if draft is not None and draft.slot == self.slot_number:
            self.place_id, self.case_ids = draft.place, draft.case_ids
            self.editor.put(draft.text, (draft.row, draft.column))
        else:
            self.show_note()
        self.show_all()

    def _tick(self) -> None:
        if not self.in_sight:
            return
        if not self.desk.writable:
            self._follow()
        now, slot = self.desk.now, self.slot
        rule = self.meeting.template.slot
        warn_at = rule.warn_at_minutes if rule else ()
        time = slot_view.time_block(slot, now, warn_at, tall=self.size.height >= 30)
        if time_to_read_back(self.meeting, slot, now):
            key = self.shown_key(command("read-back", "slot"))
            time = row(say(f"{key} read-back   ", MUTED), time)
        self._put("#time", time, layout=False)
        order = slot_view.order_line(self.meeting, self.slot_number, now, self.size.width)
        self._put("#order", order, layout=False)

    def _put(self, selector: str, words: Content, *, layout: bool = True) -> None:
        if self._shown.get(selector) != words:
            self._shown[selector] = words
            self.query_one(selector, Static).update(words, layout=layout)
