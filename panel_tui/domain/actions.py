"""Actions: what is to be done, who does it and by when (S3, Purpose; domain.md section 3, 14)."""

from datetime import date
from typing import Literal

from panel_tui.domain.case import Action, Case
from panel_tui.domain.change import CaseChange, Moment
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Line, Name, Refused


class AddAction(CaseChange):
    """An action is agreed, under one number in every case it names."""

    kind: Literal["add action"] = "add action"
    owner: Name
    what: Name
    due: date | None = None
    measure: Line = ""

    def on_case(self, case: Case, meeting: Meeting, moment: Moment) -> Case:
        """The case with the action."""
        action = Action(
            number=next_action_number(meeting),
            case_ids=self.case_ids,
            owner=self.owner,
            what=self.what,
            due=self.due,
            measure=self.measure,
        )
        return case.changed(actions=(*case.actions, action))


class ChangeAction(CaseChange):
    """An action is put differently: another owner, words or date."""

    kind: Literal["change action"] = "change action"
    number: int
    owner: Name
    what: Name
    due: date | None = None
    measure: Line = ""

    def on_case(self, case: Case, meeting: Meeting, moment: Moment) -> Case:
        """The case with the action changed.

        Raises:
            Refused: the case has no action of that number, or outstanding evidence loses its date.
        """
        action = _action(case, self.number)
        if self.due is None and _brings_evidence(action, case):
            raise Refused(f"Action {self.number} brings evidence that is outstanding: by when?")
        action = action.changed(
            owner=self.owner, what=self.what, due=self.due, measure=self.measure
        )
        return case.changed(
            actions=tuple(action if each.number == self.number else each for each in case.actions)
        )


class RemoveAction(CaseChange):
    """An action is taken off again."""

    kind: Literal["remove action"] = "remove action"
    number: int

    def on_case(self, case: Case, meeting: Meeting, moment: Moment) -> Case:
        """The case without the action.

        Raises:
            Refused: the case has no action of that number, or evidence that is outstanding wants it.
        """
        action = _action(case, self.number)
        if _brings_evidence(action, case):
            raise Refused(
                f"Action {self.number} brings evidence that is outstanding: set its prompt to "
                "another state, and the action goes with it."
            )
        return case.changed(actions=tuple(each for each in case.actions if each != action))


def next_action_number(meeting: Meeting) -> int:
    """The number that the meeting's next action gets."""
    numbers = (action.number for case in meeting.cases for action in case.actions)
    return max(numbers, default=0) + 1


def _brings_evidence(action: Action, case: Case) -> bool:
    mark = case.mark(action.prompt) if action.prompt else None
    return mark is not None and mark.state == "evidence outstanding"


def _action(case: Case, number: int) -> Action:
    for action in case.actions:
        if action.number == number:
            return action
    raise Refused(f"{case.case_id} has no action {number}.")
