"""The slot screen: everything of one child or sibling group, with the notes in the middle of it."""

from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from panel_tui.domain.case import Case
from panel_tui.domain.clocks import DueLine
from panel_tui.domain.drafts import Draft
from panel_tui.domain.meeting import Meeting, Slot
from panel_tui.domain.model import Refused
from screens import slot_view, warnings_view
from screens.base import bindings_for
from screens.content import BLANK, MUTED, row, rows, say
from screens.desk import Desk
from screens.last_time_view import earlier_options, heard_line
from screens.meeting_screen import STYLES
from screens.read_back_view import time_to_read_back
from screens.slot_commands import SlotCommands
from screens.steps_entries import in_hand
from screens.widgets.notes_editor import NotesEditor
from screens.widgets.painted_once import (
    PaintedOnce,
    StillHorizontal,
    StillLine,
    StillScroll,
    StillVertical,
)
from screens.widgets.saved_line import SavedLine


class SlotScreen(PaintedOnce, SlotCommands):
    """One slot of the meeting in hand."""

    PLACE = "slot"
    SHOWS_BACK = False
    CSS_PATH = [STYLES, Path(__file__).with_name("slot.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("slot")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (150, "-broad")]
    AUTO_FOCUS = "NotesEditor"

    def __init__(self, desk: Desk, slot: int, draft: Draft | None = None) -> None:
        """A slot of the meeting at a desk; `draft` is where the person last was, if it was here."""
        super().__init__(desk, slot, draft)
        self._dues: dict[str, list[DueLine]] = {}
        self._heard: dict[str, Content | None] = {}
        """When each of the children was heard before, if they were."""
        self._followed: tuple[Meeting, Draft | None] | None = None

    def compose(self) -> ComposeResult:
        """The head, a thin rule, the body with its own line for what is to be said, and the foot.

        Grouped, since Textual paints anew what shares a container with the line that is typed into.
        """
        with StillVertical(id="top"):
            yield from self.compose_head()
            yield StillLine(id="rule", markup=False)
        yield from self.compose_body()
        with StillVertical(id="bottom"):
            yield from self.compose_foot()

    def compose_head(self) -> ComposeResult:
        """Who and when, and what one must not miss."""
        yield from super().compose_head()
        yield StillLine(id="warnings", markup=False)

    def compose_body(self) -> ComposeResult:
        """The side with what is decided, and the notes."""
        with StillHorizontal(id="body"):
            with StillScroll(id="side", can_focus=False):
                yield Static(id="glance", markup=False)
            with StillVertical(id="notes"):
                with StillVertical(id="asked"):
                    yield Static(id="title", markup=False)
                    yield Static(id="question", markup=False)
                yield NotesEditor()
                yield SavedLine()

    def on_mount(self) -> None:
        """Show the slot, with the note and the cursor where they were left."""
        self.show_note(self.left_at)
        if self.locked:
            self.refuse(Refused(self.locked))
        else:
            self.be_here()

    def on_screen_resume(self) -> None:
        """Here, or back from another screen, where steps may have been done."""
        if self.is_mounted:
            self.call_after_refresh(self._read_children)

    def on_resize(self, event: events.Resize) -> None:
        """The side may have got another width: fill it once it has."""
        self.call_after_refresh(self.show_all)

    def show_all(self) -> None:
        """Show the meeting as it is now, line by line, where it has changed."""
        self.editor.read_only = bool(self.locked)
        super().show_all()

    def show_body(self) -> None:
        """Show what is decided, and what stands above the notes."""
        meeting, slot, place = self.meeting, self.slot, self.place
        width = self.size.width
        warnings = warnings_view.warnings(meeting, slot, self._dues, self.desk.now, width)
        self.put("#warnings", warnings)
        self.query_one("#warnings").display = bool(warnings.plain)
        self.put("#glance", self._glance())
        siblings = len(slot.case_ids) > 1
        self.put("#title", slot_view.notes_head(meeting, place, self.case_ids, siblings=siblings))
        self.put("#question", say(self._question(), MUTED))

    def who_words(self, slot: Slot) -> Content:
        """The children, and where there is room their circumstances and how their papers were."""
        children = super().who_words(slot)
        if not self.tall:
            return children
        below = (
            slot_view.circumstances_line(self.meeting, slot),
            slot_view.papers_line(self.meeting, slot),
        )
        return rows([children, *(say(each, MUTED) for each in below if each)])

    def time_words(self) -> Content:
        """The time of the slot, and the key of the read-back when it is time for that."""
        time = super().time_words()
        if not time_to_read_back(self.meeting, self.slot, self.desk.now):
            return time
        key = self.key_of("read-back")
        return row(say(f"{key} read-back   ", MUTED), time)

    def _question(self) -> str:
        place = self.place
        if self.show_follow_ups or self.tall:
            return " ".join((place.question, *place.follow_ups))
        return place.question

    def _read_children(self) -> None:
        """Look up what runs for the children, and what they bring from earlier meetings."""
        if not self.is_running:
            return  # the slot was left before it was painted
        try:
            for case_id in self.slot.case_ids:
                self._read_child(self.meeting.case(case_id))
        except Refused as refused:
            self.refuse(refused)
        self.show_all()

    def _read_child(self, case: Case) -> None:
        desk = self.desk
        child = desk.child(case.child_id)
        if child is not None:
            of = in_hand(self.meeting, case, child, desk.calendar())
            self._dues[case.case_id] = desk.due_lines(of.child)
            self._heard[case.case_id] = heard_line(
                of, desk.today, desk.calendar(), self._side_width
            )

    @property
    def _side_width(self) -> int:
        return self.query_one("#side").size.width - 1 or 32

    def _glance(self) -> Content:
        width = self._side_width
        meeting, case = self.meeting, self.meeting.case(self.case_ids[0])
        heard = self._heard.get(case.case_id)
        groups = [
            [heard] if heard else [],
            slot_view.prompt_lines(meeting, self.case_ids, self.places, self.place.id, width),
            slot_view.option_lines(case, meeting, width),
            earlier_options(case, width),
            slot_view.decision_lines(case, width),
            slot_view.action_lines(case, width),
        ]
        gap = [BLANK] if self.tall else []
        return rows([line for group in groups if group for line in (*group, *gap)])

    def follow(self) -> None:
        """Show what the copy that writes has kept: its note in hand, and everything else."""
        try:
            seen = (self.meeting, self.desk.session.store.draft(self.desk.meeting_id))
        except Refused:
            return  # it cannot be read just now: what was seen last stands
        if seen == self._followed:
            return
        self._followed = seen
        draft = seen[1]
        if draft is not None and draft.slot == self.slot_number:
            self.place_id, self.case_ids = draft.place, draft.case_ids
            self.editor.put(draft.text, (draft.row, draft.column))
        else:
            self.show_note()
        self.show_all()
