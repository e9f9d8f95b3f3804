"""What a person can do on the slot screen: its prompts and ways here, the rest in what this builds on."""

from collections.abc import Callable
from typing import Literal

from panel_tui.commands import COMMANDS
from panel_tui.domain.prompts import SetPrompt
from screens import slot_forms
from screens.guidance import GuidanceScreen
from screens.guidance_view import guidance_lines
from screens.slot_forms import CaseIds
from screens.slot_places import state_of, still_open
from screens.slot_record_commands import RecordCommands

_ON_PROMPTS = {"covered", "not-applicable", "evidence", "reopen-prompt"}
_OWN = {each.id for each in COMMANDS if each.place == "slot"}
_LOOKING = {
    *("next-prompt", "previous-prompt", "for-whom", "follow-ups", "guidance"),
    *("find", "agenda", "people", "papers", "steps"),
}
"""What only looks, and so is there also for a second copy that follows."""


class SlotCommands(RecordCommands):
    """The commands of the slot screen. Each one brings the cursor back to the notes."""

    show_follow_ups = False

    def applies(self, command_id: str) -> bool:
        """True if the command can be done in the state that the slot is in."""
        case, state = self.meeting.case(self.case_ids[0]), self.slot.timer.state
        under_way = state in ("running", "paused")
        if not self.desk.writable and command_id in _OWN and command_id not in _LOOKING:
            return False
        needs: dict[str, Callable[[], bool]] = {
            "timer": lambda: state != "finished",
            "finish": lambda: under_way,
            "add-minutes": lambda: under_way and self.slot.timer.minutes is not None,
            "back-date": lambda: state == "running",
            "defer-case": lambda: state != "finished" and case.heard_here,
            "withdraw-case": lambda: state != "finished" and case.heard_here,
            "papers": lambda: bool(self.meeting.template.documents),
            "for-whom": lambda: len(self.slot.case_ids) > 1,
            "confirm-decision": lambda: bool(
                case.decision and case.decision.advisory and not case.decision.confirmed_by
            ),
            "change-action": lambda: bool(case.actions),
            "fill": lambda: bool(self.fillable()),
        }
        if command_id in _ON_PROMPTS and not self.place.is_prompt:
            return command_id == "covered"
        return needs.get(command_id, lambda: True)()

    def label_of(self, command_id: str, label: str) -> str:
        """What the timer key does now; on to the next where there is no prompt that can be covered."""
        if command_id == "timer":
            words = {"planned": "Start", "running": "Pause", "paused": "Resume"}
            return words.get(self.slot.timer.state, label)
        if command_id == "covered" and (not self.place.is_prompt or self._ended_otherwise):
            return "Next"
        return label

    # --- prompts ---

    def action_covered(self) -> None:
        """This prompt is covered; on to the next place.

        Where it ended otherwise, with a reason or an action, that stands.
        """
        to_cover = self._to_cover
        if to_cover and not self._set_prompt("covered", to_cover):
            return
        self.action_next_prompt()

    def action_reopen_prompt(self) -> None:
        """This prompt is open again."""
        self._set_prompt("open", self.case_ids)

    async def action_not_applicable(self) -> None:
        """This prompt does not apply, because."""
        await self.ask_kept(
            slot_forms.not_applicable_form(self.meeting, self.case_ids, self.place_id),
            "not-applicable",
        )

    async def action_evidence(self) -> None:
        """Evidence is outstanding: what, who brings it and by when."""
        await self.ask_kept(
            slot_forms.evidence_form(
                self.meeting, self.case_ids, self.place_id, self.desk.today, self.desk.calendar()
            ),
            "evidence",
        )

    def action_next_prompt(self) -> None:
        """On to the next place; after the last one the first that is open."""
        self._step(1)

    def action_previous_prompt(self) -> None:
        """Back to the place before."""
        self._step(-1)

    def action_follow_ups(self) -> None:
        """Show the follow-up questions of the prompts, or hide them."""
        self.show_follow_ups = not self.show_follow_ups
        self.set_class(self.show_follow_ups, "-asking")
        self.show_all()

    async def action_guidance(self) -> None:
        """What the template says beside its questions, routes and outcomes."""
        lines = guidance_lines(self.meeting, self.case_ids, self.place_id)
        await self.app.push_screen(GuidanceScreen(lines))

    def action_for_whom(self) -> None:
        """The next of: all the children of the slot, then each of them alone."""
        here = self.all_in_hand
        circle = [here, *((each,) for each in here)] if len(here) > 1 else [here]
        where = circle.index(self.case_ids) if self.case_ids in circle else -1
        self.open_note(self.place_id, circle[(where + 1) % len(circle)])

    # --- other screens ---

    async def action_finish(self) -> None:
        """See what is open, and finish the slot."""
        from screens.finish import FinishScreen

        self.keep_note()
        await self.app.push_screen(FinishScreen(self))

    async def action_find(self) -> None:
        """Find words in this child's notes."""
        from screens.find import FindScreen

        self.keep_note()
        await self.app.push_screen(FindScreen(self))

    @property
    def _ended_otherwise(self) -> bool:
        """Whether the prompt in hand has ended with a reason or an action."""
        state = state_of(self.meeting, self.case_ids, self.place_id)
        return state in ("not applicable", "evidence outstanding")

    @property
    def _to_cover(self) -> CaseIds:
        """The children in hand for whom the prompt in hand has not ended yet."""
        if not self.place.is_prompt:
            return ()
        return still_open(self.meeting, self.case_ids, self.place_id)

    def _set_prompt(self, state: Literal["covered", "open"], case_ids: CaseIds) -> bool:
        return self.attempt(
            SetPrompt(
                meeting_id=self.meeting.id,
                case_ids=case_ids,
                prompt=self.place_id,
                state=state,
            )
        )

    def _step(self, by: int) -> None:
        ids = [each.id for each in self.places]
        where = ids.index(self.place.id)
        self.open_note(ids[(where + by) % len(ids)], self.case_ids)
