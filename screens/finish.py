"""The finish screen: what is still open in a slot, each thing one key from its place; then the end of it."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from panel_tui.domain.finishing import FinishSlot
from panel_tui.domain.model import Refused
from screens.base import bindings_for
from screens.content import LINE_KEYS, rows
from screens.finish_view import Entry, entries, finish_lines
from screens.item_screen import ItemScreen
from screens.slot_commands import SlotCommands


class FinishScreen(ItemScreen):
    """Over the slot screen: shows what is open, leads to it, or finishes."""

    PLACE = "finish"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("finish")

    def __init__(self, under: SlotCommands) -> None:
        """The end of the slot of the screen `under` this one."""
        super().__init__(under.desk, under.slot_number)
        self._under = under
        self._entries: tuple[Entry, ...] = ()

    def compose_body(self) -> ComposeResult:
        """The list."""
        with VerticalScroll(can_focus=True):
            yield Static(id="open", markup=False)

    def show_body(self) -> None:
        """Show what is open now."""
        self._entries = entries(self.meeting, self._under.slot_number)
        self.put("#open", rows(finish_lines(self.meeting, self._entries, self.size.width)))

    async def on_key(self, event: events.Key) -> None:
        """The key of an entry goes to its place; what is typed ahead goes where that is."""
        top = self.app.screen
        if top is not self:
            event.stop()
            (top.focused or top).post_message(events.Key(event.key, event.character))
            return
        index = LINE_KEYS.find(event.character) if event.character else -1
        if 0 <= index < len(self._entries):
            event.stop()
            entry = self._entries[index]
            self.dismiss()
            # By the slot itself: what a screen that is gone has asked for is answered to nobody.
            self._under.call_next(go_to, self._under, entry)

    def action_finish_slot(self) -> None:
        """The slot ends; what is open is recorded as left. Then who is to be called in."""
        try:
            self._under.do([FinishSlot(meeting_id=self.meeting.id, slot=self._under.slot_number)])
        except Refused as refused:
            self.refuse(refused)
            return
        from screens.next import NextScreen

        self.app.switch_screen(NextScreen(self.desk))


async def go_to(slot: SlotCommands, entry: Entry) -> None:
    """Take the slot screen to the place of something open, for the cases where it is."""
    kind, place, case_ids = entry.point.kind, entry.point.id, entry.case_ids
    section = slot.meeting.template.section(place)
    writes = kind == "prompt" or (section is not None and section.kind == "text")
    slot.open_note(place if writes else slot.place_id, case_ids)
    if kind == "view":
        await slot.ask_part("views", place)
    elif entry.number is not None:
        await slot.ask_part("change-action", str(entry.number))
    elif kind == "carried":
        await slot.show_steps(f"{case_ids[0]} {place}")
    elif kind == "follow-up":
        decision = slot.meeting.case(case_ids[0]).decision
        await slot.decide(decision.outcomes if decision else ())
    elif section is not None and not writes:
        asks = {
            "decision": slot.action_decision,
            "options": slot.action_option,
            "actions": slot.action_action,
            "views": slot.action_views,
        }
        await (asks[section.kind]() if section.kind in asks else slot.fill(place))
