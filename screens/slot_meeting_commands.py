"""What a person can do with the slot as a whole: its time, its people, and the way to other screens."""

from functools import partial

from panel_tui.domain.attendance import MarkComplex
from panel_tui.domain.coming_in import came_in_with
from panel_tui.domain.drafts import Draft
from panel_tui.domain.model import Refused, listed
from panel_tui.domain.slots import ResumeSlot, StartSlot
from screens import deferral_forms, slot_time_forms
from screens.base import action_of
from screens.dialogs.form import FormDialog
from screens.forms import Form, answered
from screens.slot_notes import NoteTaking


class MeetingCommands(NoteTaking):
    """Time, people and other screens, from the slot screen."""

    _to_answer: Draft | None = None
    """Answers for the next dialog to begin with."""

    async def ask_kept(self, form: Form, command_id: str) -> None:
        """Ask the form of a command. What is typed into it is kept with the draft, like a note.

        After a sudden end the command asks again, answered so far.
        """
        left_at, self._to_answer = self._to_answer, None
        if left_at is not None:
            form = answered(form, left_at.answers)
        dialog = FormDialog(
            form, self.do, partial(self.typed_into, command_id), left_at.field if left_at else ""
        )
        await self.app.push_screen(dialog, self.dialog_closed)

    def be_here(self) -> None:
        """From now on this is where the person is; what they were asked last is asked again."""
        for each in self.app.screen_stack:
            if isinstance(each, NoteTaking) and each is not self:
                each.keep_note()  # there is one draft, and it is ours now
        if self.left_at is not None and self.left_at.asked:
            self._asked = (self.left_at.asked, self.left_at.answers, self.left_at.field)
            self.call_after_refresh(self._ask_again, self.left_at)
        self._save()

    async def _ask_again(self, draft: Draft) -> None:
        command_id, parted, part = draft.asked.partition(" ")
        if not self.offers(command_id):
            self.dialog_closed()
            return
        self._to_answer = draft
        if parted:
            await self.ask_part(command_id, part)
        else:
            await self.app.run_action(f"screen.{action_of(command_id)}", self)
        self._to_answer = None

    async def ask_part(self, command_id: str, part: str) -> None:
        """Ask again what a command had come to."""
        raise NotImplementedError

    # --- people and time ---

    async def action_declare(self) -> None:
        """Somebody declares an interest."""
        await self.ask_kept(slot_time_forms.declare_form(self.meeting, self.case_ids), "declare")

    async def action_act_as_chair(self) -> None:
        """Who chairs this case."""
        try:
            form = slot_time_forms.act_as_chair_form(self.meeting, self.case_ids)
        except Refused as refused:
            self.refuse(refused)
        else:
            await self.ask_kept(form, "act-as-chair")

    def action_complex(self) -> None:
        """Mark the case as complex, or not."""
        marked = not self.meeting.case(self.case_ids[0]).complex
        self.attempt(
            MarkComplex(meeting_id=self.meeting.id, case_ids=self.case_ids, complex=marked)
        )

    async def action_timer(self) -> None:
        """Start, pause or resume the slot."""
        state = self.slot.timer.state
        if state == "running":
            await self.ask_kept(slot_time_forms.pause_form(self.meeting, self.slot), "timer")
            return
        begin = ResumeSlot if state == "paused" else StartSlot
        if self.attempt(begin(meeting_id=self.meeting.id, slot=self.slot_number)):
            self._say_who_came_in()

    def _say_who_came_in(self) -> None:
        names = came_in_with(self.meeting, self.slot_number)
        if names:
            self.tell(f"marked as here: {listed(names)}")

    async def action_add_minutes(self) -> None:
        """Give the slot more time."""
        await self.ask_kept(
            slot_time_forms.add_minutes_form(self.meeting, self.slot), "add-minutes"
        )

    async def action_back_date(self) -> None:
        """The slot began before it was started here."""
        await self.ask_kept(
            slot_time_forms.back_date_form(self.meeting, self.slot, self.desk.now), "back-date"
        )

    async def action_defer_case(self) -> None:
        """Put a child off to another meeting."""
        desk = self.desk
        form = deferral_forms.defer_form(
            self.meeting, self.slot, desk.today, desk.next_panel, desk.breaches
        )
        await self.ask_kept(form, "defer-case")

    async def action_withdraw_case(self) -> None:
        """Take a child off this meeting."""
        await self.ask_kept(deferral_forms.withdraw_form(self.meeting, self.slot), "withdraw-case")

    def action_undo(self) -> None:
        """Take back the last change of the person at the keyboard."""
        self.keep_note()
        if self.take_back():
            self.show_note()

    # --- other screens ---

    async def action_read_back(self) -> None:
        """Decision, rationale and actions, to say aloud."""
        from screens.read_back import ReadBackScreen

        self.keep_note()
        await self.app.push_screen(ReadBackScreen(self.desk, self.slot_number))

    async def action_next_slot(self) -> None:
        """Who to call in, and when."""
        from screens.next import NextScreen

        self.keep_note()
        await self.app.push_screen(NextScreen(self.desk))

    async def action_people(self) -> None:
        """Who is here for this item."""
        from screens.attendance import AttendanceScreen

        self.keep_note()
        await self.app.push_screen(AttendanceScreen(self.desk, self.slot_number))

    async def action_papers(self) -> None:
        """What was found of the papers of the child in hand."""
        from screens.papers import PapersScreen

        self.keep_note()
        await self.app.push_screen(PapersScreen(self.desk, self.case_ids[0]))

    async def action_steps(self) -> None:
        """How the children were heard last time, and what is open for them."""
        await self.show_steps()

    async def show_steps(self, marked: str = "") -> None:
        """What is open for the children of the slot; the line whose key begins so is marked."""
        from screens.steps import StepsScreen

        self.keep_note()
        await self.app.push_screen(StepsScreen(self.desk, self.slot_number, marked))

    async def action_agenda(self) -> None:
        """The running order."""
        from screens.agenda import AgendaScreen

        self.keep_note()
        await self.app.push_screen(AgendaScreen(self.desk))
