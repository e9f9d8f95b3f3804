"""Prompts: the questions that a meeting must put, and how each one ends."""

from datetime import date
from typing import Literal

from panel_tui.domain.actions import next_action_number
from panel_tui.domain.case import Action, Case, Mark, PromptState
from panel_tui.domain.change import CaseChange, Moment
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Id, Model, Name, Refused, Words
from panel_tui.domain.template import Prompt


class EvidenceAction(Model):
    """Who brings the evidence that is outstanding, and by when."""

    owner: Name
    what: Name
    due: date


class SetPrompt(CaseChange):
    """A prompt ends as covered, not applicable because, or evidence outstanding; or is opened again.

    The action of evidence outstanding goes with its state: another state takes it off.
    """

    kind: Literal["set prompt"] = "set prompt"
    prompt: Id
    state: PromptState | Literal["open"]
    reason: Words = ""
    action: EvidenceAction | None = None

    def on_case(self, case: Case, meeting: Meeting, moment: Moment) -> Case:
        """The case with the prompt marked.

        Raises:
            Refused: no such prompt, or a state without what it needs: not applicable wants a reason,
                evidence outstanding wants an action with an owner and a date.
        """
        prompt = template_prompt(meeting, self.prompt)
        others = tuple(each for each in case.marks if each.prompt != prompt.id)
        actions = tuple(each for each in case.actions if each.prompt != prompt.id)
        if self.state == "open":
            return case.changed(marks=others, actions=actions)
        if self.state == "not applicable" and not self.reason:
            raise Refused(f"{prompt.title}: say why it does not apply.")
        if self.state == "evidence outstanding" and self.action is None:
            raise Refused(f"{prompt.title}: say who brings the evidence, and by when.")
        if self.state != "evidence outstanding" and self.action is not None:
            raise Refused(f"{prompt.title}: an action goes with evidence outstanding only.")
        mark = Mark(
            prompt=prompt.id, state=self.state, reason=self.reason, at=moment.at, by=moment.by
        )
        if self.action:
            actions = (*actions, self._evidence_action(meeting, self.action))
        return case.changed(marks=(*others, mark), actions=actions)

    def _evidence_action(self, meeting: Meeting, evidence: EvidenceAction) -> Action:
        return Action(
            number=next_action_number(meeting),
            case_ids=self.case_ids,
            owner=evidence.owner,
            what=evidence.what,
            due=evidence.due,
            prompt=self.prompt,
        )


def template_prompt(meeting: Meeting, prompt_id: str) -> Prompt:
    """The prompt of that id.

    Raises:
        Refused: the meeting's template has no such prompt.
    """
    prompt = meeting.template.prompt(prompt_id)
    if prompt is None:
        raise Refused(f"{meeting.template.title} has no prompt called {prompt_id}.")
    return prompt
