"""The attendance screen: who is expected, here, gone or excused, and whether that makes a quorum."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, Static

from panel_tui.domain.attendance import RemoveAttendee
from panel_tui.domain.meeting import Slot
from panel_tui.domain.model import Refused
from panel_tui.domain.roster import Seat, roster
from panel_tui.domain.running_order import next_place
from screens import attendance_forms, attendance_view
from screens.base import bindings_for
from screens.content import MARK, MUTED, Line, rows, say
from screens.item_screen import ItemScreen
from screens.pace import item_words
from screens.widgets.marked_list import MarkedList

SCROLLBAR = 2
"""Cells beside the people."""

_OF_A_PERSON = {"mark", "apologies", "remove-person", "at-time"}
_OWN = {*_OF_A_PERSON, "add-person", "take-minutes", "chair", "undo"}


class AttendanceScreen(ItemScreen):
    """The people of the meeting, and of the slot in hand."""

    PLACE = "attendance"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("attendance")
    AUTO_FOCUS = "MarkedList"

    _seats: tuple[Seat, ...] = ()

    @property
    def slot(self) -> Slot | None:
        """The slot in hand: the one that was asked for, else the one that runs or comes next."""
        if self.slot_number is not None:
            return self.meeting.slot(self.slot_number)
        running = [each for each in self.meeting.slots if each.timer.state == "running"]
        coming = next_place(self.meeting, self.desk.now)
        return next(iter(running), coming.slot if coming else None)

    def compose_body(self) -> ComposeResult:
        """The title, the quorum and the people."""
        yield Static(id="title", markup=False)
        yield Static(id="quorum", markup=False)
        yield MarkedList()

    def show_body(self) -> None:
        """Show the quorum and the people as they are now."""
        meeting, slot, now = self.meeting, self.slot, self.desk.now
        item = item_words(meeting, slot.number) if slot else ""
        self.put("#title", attendance_view.heading(item))
        self.put("#quorum", rows(attendance_view.quorum_lines(meeting, slot, now)))
        marked, self._seats = self._marked, roster(meeting, self.desk.people, slot)
        width = self.size.width - MARK.cell_length - SCROLLBAR
        lines = attendance_view.seat_lines(self._seats, meeting, slot, now, width)
        self.query_one(MarkedList).show(self._grouped(lines), str(_where(self._seats, marked)))

    def applies(self, command_id: str) -> bool:
        """What changes somebody needs somebody to be marked, and a meeting that is not only followed."""
        if command_id in _OWN and not self.desk.writable:
            return False
        return command_id not in _OF_A_PERSON or self._marked is not None

    def label_of(self, command_id: str, label: str) -> str:
        """What the mark key does to the marked person."""
        marked = self._marked
        if command_id != "mark" or marked is None:
            return label
        if not marked.name:
            return "Name somebody"
        here = marked.attendee is not None and marked.attendee.present(self.desk.now)
        return "Left" if here else "Here"

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter on a line marks the person."""
        event.stop()
        if self.applies("mark"):
            await self.action_mark()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The keys say what they do to the marked person."""
        event.stop()
        self.show_keys()

    async def action_mark(self) -> None:
        """Mark the person here, or left; name somebody where nobody is named."""
        seat = self._marked
        if seat is None:
            return
        role = self.meeting.template.role(seat.role) if seat.role else None
        if role is not None and not seat.name:
            await self.ask(attendance_forms.name_person_form(self.meeting, role))
            return
        self.attempt(attendance_forms.mark(self.meeting, seat, self.desk.now))

    def action_apologies(self) -> None:
        """The person sends apologies."""
        seat = self._named()
        if seat is not None:
            self.attempt(attendance_forms.apologies(self.meeting, seat))

    async def action_add_person(self) -> None:
        """Somebody who is not listed."""
        await self.ask(attendance_forms.add_person_form(self.meeting))

    def action_remove_person(self) -> None:
        """Somebody listed by mistake."""
        seat = self._named()
        if seat is None:
            return
        if seat.attendee is None:
            words = "Nothing is recorded of them yet: the agenda or the settings list them."
            self.refuse(Refused(words))
            return
        name = seat.attendee.name
        if self.attempt(RemoveAttendee(meeting_id=self.meeting.id, name=name)):
            self.tell(f"{name} is taken off.")

    async def action_at_time(self) -> None:
        """When somebody joined and left."""
        seat = self._named()
        if seat is not None:
            await self.ask(attendance_forms.at_time_form(self.meeting, seat, self.desk.now))

    async def action_take_minutes(self) -> None:
        """Who takes the minutes."""
        form = attendance_forms.take_minutes_form
        await self.ask(form(self.meeting, self._seats, self._chosen(), self.desk.now))

    async def action_chair(self) -> None:
        """Who chairs the meeting."""
        form = attendance_forms.chair_form
        await self.ask(form(self.meeting, self._seats, self._chosen(), self.desk.now))

    def action_undo(self) -> None:
        """Take back the last change of the person at the keyboard."""
        self.take_back()

    @property
    def _marked(self) -> Seat | None:
        marked = self.query_one(MarkedList).marked
        return self._seats[int(marked)] if marked else None

    def _named(self) -> Seat | None:
        """The marked person; says what to do where the line has nobody yet."""
        seat = self._marked
        if seat is not None and not seat.name:
            self.refuse(Refused("Nobody is named for this role yet: enter names somebody."))
            return None
        return seat

    def _chosen(self) -> str:
        seat = self._marked
        return seat.name if seat else ""

    def _grouped(self, lines: Sequence[Content]) -> list[Line]:
        """The lines of the seats by their number, each group under its heading."""
        found: list[Line] = []
        group, gap = "", "\n" if self.tall else ""
        for number, (seat, line) in enumerate(zip(self._seats, lines, strict=True)):
            if seat.group != group:
                group = seat.group
                words = say(f"{gap}{attendance_view.GROUPS[group]}", MUTED)
                found.append(Line(group, words, is_heading=True))
            found.append(Line(str(number), line))
        return found


def _where(seats: tuple[Seat, ...], marked: Seat | None) -> int:
    """Where somebody stands in the list now; its beginning where they are no longer in it."""
    known = [(seat.name, seat.role) for seat in seats]
    wanted = (marked.name, marked.role) if marked else None
    return known.index(wanted) if wanted in known else 0
