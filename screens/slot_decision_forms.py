"""What the slot screen asks about the decision: what it is and why, who confirms it, who does not agree."""

from datetime import date

from panel_tui.domain.case import Case
from panel_tui.domain.decisions import ConfirmDecision, Decide, RecordDissent
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from screens.forms import Answers, Field, Form
from screens.slot_forms import CaseIds, read_when


def decision_form(meeting: Meeting, case: Case, case_ids: CaseIds) -> Form:
    """The decision and its rationale."""
    was = case.decision

    def make(answers: Answers) -> list[Decide]:
        outcome = answers["outcome"]
        return [
            Decide(
                meeting_id=meeting.id,
                case_ids=case_ids,
                outcomes=(outcome,) if outcome else (),
                text=answers["text"],
                rationale=answers["rationale"],
            )
        ]

    outcomes = tuple((each.id, each.title) for each in meeting.template.outcomes)
    return Form(
        "What is decided, and why?",
        (
            Field(
                "outcome",
                "Outcome",
                "choice",
                was.outcomes[0] if was and was.outcomes else "",
                choices=(("", "in words only"), *outcomes),
            ),
            Field("text", "Decision, in words the child can read", "text", was.text if was else ""),
            Field("rationale", "Because", "text", was.rationale if was else ""),
        ),
        lambda answers: make(_needing(answers, "text", "Say what is decided.")),
    )


def confirm_form(meeting: Meeting, case_ids: CaseIds) -> Form:
    """Who confirms a decision that was advisory."""

    def make(answers: Answers) -> list[ConfirmDecision]:
        name = _needing(answers, "name", "Say who confirms it.")["name"]
        return [ConfirmDecision(meeting_id=meeting.id, case_ids=case_ids, confirmed_by=name)]

    return Form("Who confirms the decision?", (Field("name", ""),), make)


def dissent_form(meeting: Meeting, case_ids: CaseIds, today: date) -> Form:
    """A difference of opinion with the way it is resolved."""

    def make(answers: Answers) -> list[RecordDissent]:
        for field, words in (
            ("who", "Say who does not agree."),
            ("what", "Say what they do not agree with."),
            ("route", "Say how it is to be resolved."),
            ("owner", "Say who sees to that."),
        ):
            _needing(answers, field, words)
        return [
            RecordDissent(
                meeting_id=meeting.id,
                case_ids=case_ids,
                who=answers["who"],
                what=answers["what"],
                why=answers["why"],
                route=answers["route"],
                owner=answers["owner"],
                due=read_when(answers["due"], today),
            )
        ]

    return Form(
        "Who does not agree, and how is it resolved?",
        (
            Field("who", "Who"),
            Field("what", "With what"),
            Field("why", "Why"),
            Field("route", "How it is resolved", hint="Head of Service decides"),
            Field("owner", "Who sees to it"),
            Field("due", "By when"),
        ),
        make,
    )


def _needing(answers: Answers, field: str, words: str) -> Answers:
    if not answers[field].strip():
        raise Refused(words)
    return answers
