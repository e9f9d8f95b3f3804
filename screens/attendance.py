"""The attendance screen: who is expected, here, gone or excused, and whether that makes a quorum."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from panel_tui.domain.attendance import RemoveAttendee
from panel_tui.domain.change import Undo
from panel_tui.domain.meeting import Slot
from panel_tui.domain.model import Refused
from panel_tui.domain.roster import Seat, roster
from panel_tui.domain.running_order import next_place
from screens import attendance_forms, attendance_view
from screens.base import bindings_for
from screens.content import MUTED, rows, say
from screens.meeting_screen import MeetingScreen, slot_item

_OF_A_PERSON = {"mark", "apologies", "remove-person", "at-time"}
_OWN = {*_OF_A_PERSON, "add-person", "take-minutes", "chair", "undo"}


class AttendanceScreen(MeetingScreen):
    """The people of the meeting, and of the slot in hand."""

    PLACE = "attendance"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("attendance")
    AUTO_FOCUS = "OptionList"

    _seats: tuple[Seat, ...] = ()
    _lines: tuple[Content, ...] = ()
    _tall = False

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
        yield OptionList(compact=True, markup=False)

    def show_body(self) -> None:
        """Show the quorum and the people as they are now."""
        meeting, slot, now = self.meeting, self.slot, self.desk.now
        self.put("#title", attendance_view.heading(slot_item(meeting, slot) if slot else ""))
        self.put("#quorum", rows(attendance_view.quorum_lines(meeting, slot, now)))
        seats = roster(meeting, self.desk.people, slot)
        width = self.size.width - 2
        lines = attendance_view.seat_lines(seats, meeting, slot, now, width)
        tall = self.size.height >= 30
        if (lines, tall) != (self._lines, self._tall):
            marked = _where(seats, self._marked)
            self._seats, self._lines, self._tall = seats, lines, tall
            self._show_seats(marked)

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
        self.put("#keys", self.key_line(self.size.width))

    async def action_mark(self) -> None:
        """Mark the person here, or left; name somebody where nobody is named."""
        seat = self._marked
        if seat is None:
            return
        if not seat.name:
            await self.ask(attendance_forms.add_person_form(self.meeting, seat.role or ""))
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
        try:
            entry = self.desk.session.last_own_change(self.meeting.id)
        except Refused as refused:
            self.refuse(refused)
            return
        if entry is None:
            self.refuse(Refused("There is nothing of yours to take back."))
        elif self.attempt(Undo(meeting_id=self.meeting.id, number=entry.number)):
            self.tell(f"took back: {entry.change.kind}")

    @property
    def _marked(self) -> Seat | None:
        option = self.query_one(OptionList).highlighted_option
        return None if option is None or option.id is None else self._seats[int(option.id)]

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

    def _show_seats(self, marked: int) -> None:
        listed = self.query_one(OptionList)
        listed.clear_options()
        group = ""
        for number, (seat, line) in enumerate(zip(self._seats, self._lines, strict=True)):
            if seat.group != group:
                group = seat.group
                gap = "\n" if self._tall else ""
                words = say(f"{gap}{attendance_view.GROUPS[group]}", MUTED)
                listed.add_option(Option(words, disabled=True))
            listed.add_option(Option(line, id=str(number)))
        if self._seats:
            listed.highlighted = listed.get_option_index(str(marked))


def _where(seats: tuple[Seat, ...], marked: Seat | None) -> int:
    """Where somebody stands in the list now; its beginning where they are no longer in it."""
    known = [(seat.name, seat.role) for seat in seats]
    wanted = (marked.name, marked.role) if marked else None
    return known.index(wanted) if wanted in known else 0
