"""What a person can do on the agenda: every command of the place `agenda`, as an action."""

from panel_tui.commands import COMMANDS
from panel_tui.domain.child import Child
from panel_tui.domain.meeting import Meeting, Slot, of_slot
from panel_tui.domain.model import Refused
from panel_tui.domain.rearranging import MoveSlot
from panel_tui.domain.slots import BringBack
from screens import agenda_forms, deferral_forms
from screens.meeting_screen import MeetingScreen
from screens.ways import go_to_slot

_OWN = {each.id for each in COMMANDS if each.place == "agenda"}
_LOOKING = {"start-chosen", "attendance", "minutes", "papers", "steps", "next-slot", "room"}
"""What only looks, and so is there also for a second copy that follows."""

_WHILE_HELD = {
    "move-up",
    "move-down",
    "defer",
    "withdraw",
    "bring-back",
    "add-case",
    "add-break",
    "move-meeting",
    "adjourn",
}
"""What makes no sense once the meeting is cancelled."""


class AgendaCommands(MeetingScreen):
    """The commands of the agenda, about the slot that is marked."""

    @property
    def marked(self) -> int:
        """The number of the slot that is marked; the agenda knows which."""
        raise NotImplementedError

    @property
    def slot(self) -> Slot:
        """The slot that is marked."""
        slots = self.meeting.slots
        return next((each for each in slots if each.number == self.marked), slots[0])

    def applies(self, command_id: str) -> bool:
        """True if the command can be done with the meeting and the marked slot as they are."""
        if command_id not in _OWN:
            return True
        meeting, slot = self.meeting, self.slot
        if not self.desk.writable and command_id not in _LOOKING:
            return False
        if meeting.cancelled and command_id in _WHILE_HELD:
            return False
        begun = any(each.timer.began_at for each in meeting.slots)
        waiting = slot.timer.began_at is None
        needs = {
            "start-chosen": not slot.is_break,
            "papers": bool(meeting.template.documents),
            "move-up": waiting,
            "move-down": waiting,
            "add-break": waiting,
            "defer": slot.timer.state != "finished" and bool(of_slot(meeting, slot.number)),
            "bring-back": slot.timer.state != "finished" and bool(away(meeting, slot)),
            "withdraw": slot.timer.state != "finished" and bool(of_slot(meeting, slot.number)),
            "correct": not slot.is_break,
            "move-meeting": not self._sitting_begun(meeting),
            "adjourn": begun,
            "cancel-meeting": not begun,
        }
        return needs.get(command_id, True)

    # --- other screens ---

    async def action_start_chosen(self) -> None:
        """Open the marked slot."""
        await self.open_slot(self.marked)

    async def action_attendance(self) -> None:
        """Who is here, for the marked slot."""
        from screens.attendance import AttendanceScreen

        number = None if self.slot.is_break else self.marked
        await self.app.push_screen(AttendanceScreen(self.desk, number))

    async def action_minutes(self) -> None:
        """Read, approve, write to files, receipts."""
        from screens.minutes import MinutesScreen

        await self.app.push_screen(MinutesScreen(self.desk))

    async def action_papers(self) -> None:
        """Are the papers complete, current and in time?"""
        from screens.papers import PapersScreen

        case_id = next(iter(self.slot.case_ids), "")
        await self.app.push_screen(PapersScreen(self.desk, case_id))

    async def action_steps(self) -> None:
        """What is open for every child of the meeting; those of the marked slot are marked."""
        from screens.steps import StepsScreen

        here = next(iter(self.slot.case_ids), "")
        await self.app.push_screen(StepsScreen(self.desk, None, f"{here} "))

    async def action_next_slot(self) -> None:
        """Who to call in, and when."""
        from screens.next import NextScreen

        await self.app.push_screen(NextScreen(self.desk))

    async def action_room(self) -> None:
        """A large countdown that names nobody."""
        from screens.room import RoomScreen

        await self.app.push_screen(RoomScreen(self.desk))

    # --- the running order ---

    def action_move_up(self) -> None:
        """Hear the marked slot earlier."""
        self.attempt(MoveSlot(meeting_id=self.meeting.id, slot=self.marked, to="up"))

    def action_move_down(self) -> None:
        """Hear the marked slot later."""
        self.attempt(MoveSlot(meeting_id=self.meeting.id, slot=self.marked, to="down"))

    async def action_defer(self) -> None:
        """Put a child of the marked slot off."""
        desk = self.desk
        form = deferral_forms.defer_form(
            self.meeting, self.slot, desk.today, desk.next_panel, desk.breaches
        )
        await self.ask(form)

    async def action_withdraw(self) -> None:
        """Take a child of the marked slot off this meeting."""
        await self.ask(deferral_forms.withdraw_form(self.meeting, self.slot))

    def action_bring_back(self) -> None:
        """Hear the deferred or withdrawn children of the marked slot after all."""
        self.attempt(BringBack(meeting_id=self.meeting.id, case_ids=away(self.meeting, self.slot)))

    async def action_add_case(self) -> None:
        """A late case."""
        await self.ask(agenda_forms.add_case_form(self.meeting, self._known))

    async def action_add_break(self) -> None:
        """A break before the marked slot."""
        await self.ask(agenda_forms.break_form(self.meeting, self.slot))

    async def action_correct(self) -> None:
        """Put a case's facts right; asks which where siblings share the slot."""
        case_ids = self.slot.case_ids
        if len(case_ids) == 1:
            await self._correct(case_ids[0])
            return
        chosen: list[str] = []

        async def go_on(kept: bool | None) -> None:
            if kept:
                await self._correct(chosen[-1])

        form = agenda_forms.which_case_form(self.meeting, self.slot, chosen.append)
        await self.ask(form, go_on)

    # --- the meeting ---

    async def action_move_meeting(self) -> None:
        """Another day, time or place."""
        await self.ask(agenda_forms.move_form(self.meeting, self.desk.today))

    async def action_adjourn(self) -> None:
        """Go on with the rest another day."""
        await self.ask(agenda_forms.adjourn_form(self.meeting, self.desk.today))

    async def action_cancel_meeting(self) -> None:
        """The meeting is not held."""
        await self.ask(agenda_forms.cancel_form(self.meeting))

    async def action_next_panel(self) -> None:
        """The day of the next panel."""
        desk = self.desk
        await self.ask(agenda_forms.next_panel_form(self.meeting, desk.today, desk.next_panel))

    def action_undo(self) -> None:
        """Take back the last change of the person at the keyboard."""
        self.take_back()

    async def open_slot(self, number: int) -> None:
        """Open a slot; a break has nothing to open."""
        if self.meeting.slot(number).is_break:
            self.refuse(Refused("A break begins and ends by itself."))
        else:
            await go_to_slot(self.app, self.desk, number)

    async def _correct(self, case_id: str) -> None:
        case = self.meeting.case(case_id)
        child = self.desk.child(case.child_id)
        events = child.events if child else ()
        elsewhere = any(event.source != self.meeting.id for event in events)
        form = agenda_forms.correct_form(self.meeting, case, self._known, heard_before=elsewhere)
        await self.ask(form)

    def _known(self, case_id: str) -> Child | None:
        child_id = self.desk.session.store.child_ids([case_id]).get(case_id)
        return self.desk.child(child_id) if child_id else None

    def _sitting_begun(self, meeting: Meeting) -> bool:
        last = len(meeting.sittings) - 1
        return any(each.timer.began_at for each in meeting.slots if each.sitting == last)


def away(meeting: Meeting, slot: Slot) -> tuple[str, ...]:
    """The children of a slot who are deferred or withdrawn."""
    return tuple(each for each in slot.case_ids if not meeting.case(each).heard_here)
