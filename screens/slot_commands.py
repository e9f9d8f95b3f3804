"""What a person can do on the slot screen: every command of the place `slot`, as an action."""

from collections.abc import Callable
from typing import Literal

from panel_tui.commands import COMMANDS
from panel_tui.domain.changes import Change
from panel_tui.domain.open_points import applying_sections
from panel_tui.domain.prompts import SetPrompt
from panel_tui.domain.template import Section
from screens import slot_decision_forms, slot_forms, slot_time_forms
from screens.forms import Answers, Field, Form
from screens.guidance import GuidanceScreen
from screens.guidance_view import guidance_lines
from screens.slot_meeting_commands import MeetingCommands

_ON_PROMPTS = {"covered", "not-applicable", "evidence", "reopen-prompt"}
_OWN = {each.id for each in COMMANDS if each.place == "slot"}
_LOOKING = {
    *("next-prompt", "previous-prompt", "for-whom", "follow-ups", "guidance"),
    *("find", "agenda", "people", "papers", "steps"),
}
"""What only looks, and so is there also for a second copy that follows."""


class SlotCommands(MeetingCommands):
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
            "fill": lambda: bool(self._fillable()),
        }
        if command_id in _ON_PROMPTS and not self.place.is_prompt:
            return command_id == "covered"
        return needs.get(command_id, lambda: True)()

    def label_of(self, command_id: str, label: str) -> str:
        """What the timer key does now; on to the next where there is no prompt to cover."""
        if command_id == "timer":
            words = {"planned": "Start", "running": "Pause", "paused": "Resume"}
            return words.get(self.slot.timer.state, label)
        if command_id == "covered" and not self.place.is_prompt:
            return "Next"
        return label

    # --- prompts ---

    def action_covered(self) -> None:
        """This prompt is covered; on to the next place."""
        if self.place.is_prompt and not self._set_prompt("covered"):
            return
        self.action_next_prompt()

    def action_reopen_prompt(self) -> None:
        """This prompt is open again."""
        self._set_prompt("open")

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
        self.show_all()

    async def action_guidance(self) -> None:
        """What the template says beside its questions, routes and outcomes."""
        lines = guidance_lines(self.meeting, self.case_ids, self.place_id)
        await self.app.push_screen(GuidanceScreen(lines))

    def action_for_whom(self) -> None:
        """The next of: all the children of the slot, then each of them alone."""
        here = tuple(each for each in self.slot.case_ids if self.meeting.case(each).heard_here)
        circle = [here, *((each,) for each in here)] if len(here) > 1 else [here]
        where = circle.index(self.case_ids) if self.case_ids in circle else -1
        self.open_note(self.place_id, circle[(where + 1) % len(circle)])

    # --- the record ---

    async def action_action(self) -> None:
        """A new action, in one line."""
        await self.ask_kept(
            slot_forms.action_form(
                self.meeting, self.case_ids, self.desk.today, self.desk.calendar()
            ),
            "action",
        )

    async def action_change_action(self) -> None:
        """An action put differently, or taken off."""
        case = self.meeting.case(self.case_ids[0])
        await self.ask_kept(
            slot_forms.change_action_form(self.meeting, case, self.desk.today), "change-action"
        )

    async def action_decision(self) -> None:
        """What is decided: which outcome, with the route that it starts; then in words, and why."""
        chosen: list[tuple[str, ...]] = []

        async def decide(kept: bool | None) -> None:
            if kept:
                await self.decide(chosen[-1])

        form = slot_decision_forms.outcomes_form(
            self.meeting, self.case_ids, self.desk.calendar(), chosen.append
        )
        await self.ask(form, decide)

    async def decide(self, outcome_ids: tuple[str, ...]) -> None:
        """The decision in words, and the days of what it starts."""
        form = slot_decision_forms.decision_form(
            self.meeting, self.case_ids, outcome_ids, self.desk.today, self.desk.calendar()
        )
        await self.ask_kept(form, f"decide {' '.join(outcome_ids)}")

    async def action_confirm_decision(self) -> None:
        """A decision that was advisory is confirmed."""
        await self.ask_kept(
            slot_decision_forms.confirm_form(self.meeting, self.case_ids), "confirm-decision"
        )

    async def action_dissent(self) -> None:
        """Somebody does not agree."""
        await self.ask_kept(
            slot_decision_forms.dissent_form(self.meeting, self.case_ids, self.desk.today),
            "dissent",
        )

    async def action_option(self) -> None:
        """An option's status and reason."""
        await self.ask_kept(slot_forms.option_form(self.meeting, self.case_ids), "option")

    async def action_views(self) -> None:
        """What a person thinks and feels."""
        await self.ask_kept(
            slot_forms.view_form(self.meeting, self.case_ids, self.desk.today), "views"
        )

    async def action_fill(self) -> None:
        """Fill a table or a choice of the minutes; asks which where there are several."""
        sections = self._fillable()
        if len(sections) == 1:
            await self.fill(sections[0].id)
            return
        chosen: list[str] = []

        def choose(answers: Answers) -> list[Change]:
            chosen.append(answers["section"])
            return []

        async def fill(kept: bool | None) -> None:
            if kept:
                await self.fill(chosen[-1])

        choices = tuple((each.id, each.title) for each in sections)
        form = Form("Which part?", (Field("section", "", "choice", choices=choices),), choose)
        await self.ask(form, fill)

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

    def _set_prompt(self, state: Literal["covered", "open"]) -> bool:
        return self.attempt(
            SetPrompt(
                meeting_id=self.meeting.id,
                case_ids=self.case_ids,
                prompt=self.place_id,
                state=state,
            )
        )

    def _step(self, by: int) -> None:
        ids = [each.id for each in self.places]
        where = ids.index(self.place.id)
        self.open_note(ids[(where + by) % len(ids)], self.case_ids)

    def _fillable(self) -> list[Section]:
        sections = applying_sections(self.meeting, self.case_ids[0])
        return [each for each in sections if each.kind in ("table", "choice")]

    async def ask_part(self, command_id: str, part: str) -> None:
        """Ask again what a command had come to: a section to fill, outcomes to decide."""
        if command_id == "fill":
            await self.fill(part)
        else:
            await self.decide(tuple(part.split()))

    async def fill(self, section_id: str) -> None:
        """Fill a table or a choice of the minutes."""
        section = next(each for each in self._fillable() if each.id == section_id)
        case = self.meeting.case(self.case_ids[0])
        if section.kind == "choice":
            await self.ask_kept(
                slot_time_forms.choice_form(self.meeting, self.case_ids, section),
                f"fill {section_id}",
            )
            return
        rows = next((table.rows for table in case.tables if table.section == section_id), ())
        await self.ask_kept(
            slot_time_forms.table_form(self.meeting, self.case_ids, section, rows),
            f"fill {section_id}",
        )
