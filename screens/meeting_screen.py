"""What the screens around a slot share: who and when at the top, where we are and the keys at the bottom."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.types import CSSPathType
from textual.widgets import Static

from panel_tui.domain.changes import Change
from panel_tui.domain.meeting import Meeting, Slot
from panel_tui.domain.model import Refused
from panel_tui.domain.running_order import running_order
from panel_tui.domain.words import say_date, say_time
from screens import slot_view
from screens.base import PanelScreen
from screens.content import ACCENT, BLANK, BOLD, MUTED, STRONG, row, say
from screens.desk import Desk
from screens.dialogs.form import FormDialog
from screens.forms import Form

STYLES = Path(__file__).with_name("meeting_screen.tcss")

TICK = 0.5
"""Seconds between looks at the clock; the screen is written only when its words change."""


class MeetingScreen(PanelScreen):
    """A screen of a meeting, with a slot in hand or none. Subclasses make the body and show it."""

    CSS_PATH: ClassVar[CSSPathType | None] = [STYLES]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]

    def __init__(self, desk: Desk, slot_number: int | None) -> None:
        """A screen at a desk; `slot_number` is the slot in hand."""
        super().__init__()
        self.desk = desk
        self.slot_number = slot_number
        self._shown: dict[str, Content] = {}
        self._seen: Meeting | None = None

    @property
    def meeting(self) -> Meeting:
        """The meeting as it is kept now."""
        return self.desk.meeting

    @property
    def slot(self) -> Slot | None:
        """The slot in hand."""
        return None if self.slot_number is None else self.meeting.slot(self.slot_number)

    def compose(self) -> ComposeResult:
        """The head, the body, a line for what is to be said, and the foot."""
        yield Static(id="where", markup=False)
        with Horizontal(id="head"):
            yield Static(id="who", markup=False)
            yield Static(id="time", markup=False)
        yield Static(id="rule", markup=False)
        yield from self.compose_body()
        yield Static(id="words", markup=False)
        yield Static(id="order", markup=False)
        yield Static(id="keys", markup=False)

    def compose_body(self) -> ComposeResult:
        """What stands between the head and the foot."""
        raise NotImplementedError

    def show_body(self) -> None:
        """Show the meeting as it is now, in the body."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Show everything, and follow the clock."""
        self.show_all()
        self.set_interval(TICK, self._tick)

    def on_resize(self, event: events.Resize) -> None:
        """Lay the lines out anew for the new size."""
        if self.is_mounted:
            self.show_all()

    def on_screen_resume(self) -> None:
        """Back from another screen, which may have changed something."""
        if self.is_mounted:
            self.show_all()

    def show_all(self) -> None:
        """Show the meeting as it is now, line by line, where it has changed."""
        self._seen = self.meeting
        self.put("#where", self._where())
        self.put("#who", self._who())
        self.put("#rule", say("─" * self.size.width, "$line"))
        self.show_body()
        self.put("#keys", self.key_line(self.size.width))
        self._show_time()

    def key_line(self, width: int) -> Content:
        """The keys worth showing here, and the way back."""
        back = row(say("  esc", STRONG), say(" Back", MUTED))
        return row(super().key_line(width - back.cell_length), back)

    def put(self, selector: str, words: Content, *, layout: bool = True) -> None:
        """Write a line where its words have changed."""
        if self._shown.get(selector) != words:
            self._shown[selector] = words
            self.query_one(selector, Static).update(words, layout=layout)

    def tell(self, words: str) -> None:
        """Say what was done; no words clear the line."""
        self.put("#words", say(words, MUTED))

    def refuse(self, refused: Refused) -> None:
        """Say why something was not done."""
        self.put("#words", say(f"! {refused}", ACCENT))

    def do(self, changes: Sequence[Change]) -> None:
        """Do the changes and show what came of them.

        Raises:
            Refused: the rules say no; nothing has changed.
        """
        if changes:
            self.desk.session.do(*changes)
        self.tell("")
        self.show_all()

    def attempt(self, *changes: Change) -> bool:
        """Do changes that need no asking; a refusal is said on the screen."""
        try:
            self.do(changes)
        except Refused as refused:
            self.refuse(refused)
            return False
        return True

    async def ask(self, form: Form) -> None:
        """Ask a form and have its changes done."""
        await self.app.push_screen(FormDialog(form, self.do))

    def _where(self) -> Content:
        item = "" if self.slot is None else f"   slot {slot_item(self.meeting, self.slot)}"
        return row(
            say(f"{self.meeting.template.title}   {say_date(self.meeting.on)}", MUTED),
            say(item, BOLD),
            say(f"   {self.desk.session.actor}", MUTED),
        )

    def _who(self) -> Content:
        meeting, slot, tall = self.meeting, self.slot, self.size.height >= 30
        if slot is None:
            words = "" if tall else f"{meeting.template.title}   {say_date(meeting.on)}"
            return say(words, MUTED)
        children = slot_view.who(meeting, slot, case_ids=self.size.width >= 100)
        return children if tall else row(say(f"{slot_item(meeting, slot)}  ", MUTED), children)

    def _tick(self) -> None:
        if not self.desk.writable and self.meeting is not self._seen:
            self.show_all()
        self._show_time()

    def _show_time(self) -> None:
        now, slot, rule = self.desk.now, self.slot, self.meeting.template.slot
        if slot is None:
            self.put("#time", say(say_time(now), BOLD), layout=False)
        else:
            warn_at = rule.warn_at_minutes if rule else ()
            tall = self.size.height >= 30
            time = slot_view.time_block(slot, now, warn_at, tall=tall)
            self.put("#time", time, layout=False)
        order = BLANK
        if running_order(self.meeting, now):
            number = self.slot_number or 0
            order = slot_view.order_line(self.meeting, number, now, self.size.width)
        self.put("#order", order, layout=False)


def slot_item(meeting: Meeting, slot: Slot) -> str:
    """Where a slot stands among those that hear children: `2 of 8`."""
    hearings = [each.number for each in meeting.slots if not each.is_break]
    return f"{hearings.index(slot.number) + 1} of {len(hearings)}"
