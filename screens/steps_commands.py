"""What a person can do with a step: every command of the place `steps`, as an action."""

from collections.abc import Callable

from panel_tui.domain.carrying import SettleCarried
from panel_tui.domain.case import Case
from panel_tui.domain.changes import Change
from panel_tui.domain.child import Progress, Step
from panel_tui.domain.progress import RecordProgress
from panel_tui.domain.steps import Standing
from screens import steps_forms
from screens.desk import Desk
from screens.forms import Form
from screens.item_screen import ItemScreen
from screens.steps_entries import Entry, can_be_said

_SAID = {"done", "extend", "escalate"}
"""What can become of a step that is open."""


class StepsCommands(ItemScreen):
    """The commands of the steps screen; each is about the line that is marked.

    What was carried over to this meeting is heard by it, and stands in its minutes; anything else is
    said between meetings.
    """

    def __init__(self, desk: Desk, slot_number: int | None) -> None:
        """The steps of children of the meeting at a desk."""
        super().__init__(desk, slot_number)
        self.with_done = False

    @property
    def entry(self) -> Entry | None:
        """The line that is marked; the screen knows which."""
        raise NotImplementedError

    def applies(self, command_id: str) -> bool:
        """True if the command can be done with the marked line as it stands."""
        entry = self.entry
        standing = entry.standing if entry else None
        if command_id in _SAID:
            return can_be_said(entry) and self._may_write(entry)
        if command_id == "not-done":
            said_here = entry is not None and entry.said_here
            return bool(standing and standing.said_done and not said_here)
        return command_id != "undo" or self.desk.writable

    def label_of(self, command_id: str, label: str) -> str:
        """What the key for what is done does now."""
        if command_id == "show-done":
            return "Hide done" if self.with_done else label
        return label

    async def action_done(self) -> None:
        """The step is done."""
        await self._ask(
            lambda standing, say: steps_forms.done_form(standing, self.desk.today, self.actor, say),
            "done",
        )

    async def action_extend(self) -> None:
        """The step has more time."""
        await self._ask(
            lambda standing, say: steps_forms.extend_form(
                standing, self.desk.today, self.desk.calendar(), self.actor, say
            ),
            "extended",
        )

    async def action_escalate(self) -> None:
        """The step goes to somebody higher up."""
        await self._ask(
            lambda standing, say: steps_forms.escalate_form(
                standing, self.desk.today, self.actor, say
            ),
            "escalated",
        )

    def action_not_done(self) -> None:
        """The step is not done after all."""
        entry = self.entry
        if entry and entry.standing:
            said = steps_forms.reopened(entry.standing, self.desk.today, self.actor)
            if self.attempt(self._said_of(entry, said)):
                self.tell(f"open again: {entry.what}")

    def action_show_done(self) -> None:
        """Show what is done, or hide it."""
        self.with_done = not self.with_done
        self.show_all()

    def action_undo(self) -> None:
        """Take back the last change of the person at the keyboard, in this meeting."""
        self.take_back()

    async def _ask(self, made: Callable[[Standing, steps_forms.Say], Form], became: str) -> None:
        entry = self.entry
        if entry is None or entry.standing is None:
            return

        def say(progress: Progress) -> Change:
            return self._said_of(entry, progress)

        def then(kept: bool | None) -> None:
            if kept:
                self.tell(f"√ {became}: {entry.what}")

        await self.ask(made(entry.standing, say), then)

    def _said_of(self, entry: Entry, progress: Progress) -> Change:
        case = self.meeting.case(entry.case_id)
        if entry.standing and _is_heard_here(case, entry.standing.step):
            return SettleCarried(
                meeting_id=self.meeting.id, case_ids=(case.case_id,), progress=progress
            )
        return RecordProgress(child_id=case.child_id, progress=progress)

    def _may_write(self, entry: Entry | None) -> bool:
        """Whether it can be said here: of what this meeting hears, only where the meeting is written."""
        if self.desk.writable or entry is None or entry.standing is None:
            return True
        return not _is_heard_here(self.meeting.case(entry.case_id), entry.standing.step)


def _is_heard_here(case: Case, step: Step) -> bool:
    """Whether this meeting hears what became of a step: it was carried over to a case that is heard."""
    carried = case.carried.step(step.meeting_id, step.id) if case.carried else None
    return carried is not None and case.heard_here and case.approved is None
