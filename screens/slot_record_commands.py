"""What a person can record with the slot screen: actions, decision, dissent, options, views, other parts.

Where there are several, which one is meant is asked first, then what there is to say of it.
"""

from collections.abc import Awaitable, Callable

from panel_tui.domain.meeting import Meeting
from panel_tui.domain.open_points import applying_sections
from panel_tui.domain.template import Section
from screens import slot_decision_forms, slot_forms, slot_time_forms, slot_weighing_forms
from screens.forms import Form, which_form
from screens.slot_forms import CaseIds
from screens.slot_meeting_commands import MeetingCommands

WhichForm = Callable[[Meeting, CaseIds, Callable[[str], None]], Form]
"""Asks which one of several is meant, of the cases of a meeting; says its id."""


class RecordCommands(MeetingCommands):
    """What is recorded about the children in hand, from the slot screen."""

    async def action_action(self) -> None:
        """A new action, in one line."""
        await self.ask_kept(
            slot_forms.action_form(
                self.meeting, self.case_ids, self.desk.today, self.desk.calendar()
            ),
            "action",
        )

    async def action_change_action(self) -> None:
        """An action put differently, or taken off; asks which where there are several."""
        actions = self.meeting.case(self.case_ids[0]).actions
        if len(actions) == 1:
            await self._change_action(str(actions[0].number))
        else:
            await self._ask_which("change-action", slot_forms.which_action_form)

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
        """Somebody does not agree; asks who where somebody has said so already."""
        if slot_decision_forms.dissents_of(self.meeting, self.case_ids):
            await self._ask_which("dissent", slot_decision_forms.which_dissent_form)
        else:
            await self._dissent(slot_decision_forms.ANOTHER)

    async def action_option(self) -> None:
        """Which option, then its status and reason."""
        await self._ask_which("option", slot_weighing_forms.which_option_form)

    async def action_views(self) -> None:
        """Whose views, then what that person thinks and feels."""
        await self._ask_which("views", slot_weighing_forms.which_view_form)

    async def action_fill(self) -> None:
        """Fill a table or a choice of the minutes; asks which where there are several."""
        sections = self.fillable()
        if len(sections) == 1:
            await self.fill(sections[0].id)
            return

        def which(_meeting: Meeting, _case_ids: CaseIds, chosen: Callable[[str], None]) -> Form:
            return which_form("Which part?", ((each.id, each.title) for each in sections), chosen)

        await self._ask_which("fill", which)

    def fillable(self) -> list[Section]:
        """The tables and choices of the minutes that apply to the first child in hand."""
        sections = applying_sections(self.meeting, self.case_ids[0])
        return [each for each in sections if each.kind in ("table", "choice")]

    async def _ask_which(self, command_id: str, form: WhichForm) -> None:
        """Ask which one a command is about, then what there is to say of it."""
        chosen: list[str] = []

        async def go_on(kept: bool | None) -> None:
            if kept:
                await self.ask_part(command_id, chosen[-1])

        await self.ask(form(self.meeting, self.case_ids, chosen.append), go_on)

    async def ask_part(self, command_id: str, part: str) -> None:
        """Ask what a command has come to: whose views, which option, dissent, action or section."""
        asks: dict[str, Callable[[str], Awaitable[None]]] = {
            "views": self._views,
            "option": self._option,
            "dissent": self._dissent,
            "change-action": self._change_action,
            "fill": self.fill,
            "decide": lambda outcomes: self.decide(tuple(outcomes.split())),
        }
        await asks[command_id](part)

    async def _views(self, view_id: str) -> None:
        form = slot_weighing_forms.view_form(self.meeting, self.case_ids, view_id, self.desk.today)
        await self.ask_kept(form, f"views {view_id}")

    async def _option(self, which: str) -> None:
        form = slot_weighing_forms.option_form(self.meeting, self.case_ids, which)
        await self.ask_kept(form, f"option {which}")

    async def _change_action(self, number: str) -> None:
        actions = self.meeting.case(self.case_ids[0]).actions
        action = next(each for each in actions if str(each.number) == number)
        form = slot_forms.change_action_form(self.meeting, action, self.desk.today)
        await self.ask_kept(form, f"change-action {number}")

    async def _dissent(self, which: str) -> None:
        form = slot_decision_forms.dissent_form(self.meeting, self.case_ids, which, self.desk.today)
        await self.ask_kept(form, f"dissent {which}")

    async def fill(self, section_id: str) -> None:
        """Fill a table or a choice of the minutes."""
        section = next(each for each in self.fillable() if each.id == section_id)
        forms = {"choice": slot_time_forms.choice_form, "table": slot_time_forms.table_form}
        form = forms[section.kind](self.meeting, self.case_ids, section)
        await self.ask_kept(form, f"fill {section_id}")
