"""What the slot screen asks: the forms about a case's record. Each makes changes of its answers."""

from collections.abc import Callable
from datetime import date

from panel_tui.domain.action_line import read_action
from panel_tui.domain.actions import AddAction, ChangeAction, RemoveAction
from panel_tui.domain.case import Action
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.past_dates import read_past_date
from panel_tui.domain.prompts import EvidenceAction, SetPrompt
from panel_tui.domain.sharing import OwnAction, parted
from panel_tui.domain.words import NotADate, read_date, say_date
from panel_tui.domain.working_days import WorkingCalendar
from screens.forms import Answers, Field, Form, which_form, yes_no

CaseIds = tuple[str, ...]


def read_when(text: str, today: date, calendar: WorkingCalendar | None = None) -> date | None:
    """A date in words, or None for no words.

    Raises:
        Refused: it is not a date.
    """
    if not text.strip():
        return None
    try:
        return read_date(text, today=today, calendar=calendar)
    except NotADate as wrong:
        raise Refused(f"{wrong}.") from None


def read_past_day(text: str, today: date) -> date | None:
    """The day of something that has happened, in words; None for no words.

    Raises:
        Refused: it is not a date.
    """
    if not text.strip():
        return None
    try:
        return read_past_date(text, today=today)
    except NotADate as wrong:
        raise Refused(f"{wrong}.") from None


def action_form(
    meeting: Meeting, case_ids: CaseIds, today: date, calendar: WorkingCalendar
) -> Form:
    """A new action, in one line."""

    def make(answers: Answers) -> list[AddAction]:
        line = read_action(answers["line"], today=today, calendar=calendar)
        return [
            AddAction(
                meeting_id=meeting.id,
                case_ids=case_ids,
                owner=line.owner,
                what=line.what,
                due=line.due,
            )
        ]

    def preview(answers: Answers) -> str:
        if not answers["line"].strip():
            return ""
        action = make(answers)[0]
        due = f"by {say_date(action.due)}" if action.due else "no date yet: add by and a day"
        return f"{action.owner} · {action.what} · {due}"

    field = Field("line", "", hint="Amira: refer to FGC by 12 Dec")
    return Form("Who does what, by when?", (field,), make, preview)


def which_action_form(meeting: Meeting, case_ids: CaseIds, chosen: Callable[[str], None]) -> Form:
    """Which of the actions of the first of these cases."""
    choices = (
        (str(each.number), f"{number} {each.owner}: {each.what}")
        for number, each in enumerate(meeting.case(case_ids[0]).actions, start=1)
    )
    return which_form("Which action?", choices, chosen)


def change_action_form(meeting: Meeting, was: Action, today: date) -> Form:
    """An action put differently, or taken off."""
    first, case_ids, number = parted(meeting, was)
    head = {"meeting_id": meeting.id, "case_ids": case_ids, "number": number}

    def make(answers: Answers) -> list[OwnAction | ChangeAction | RemoveAction]:
        if answers["stands"] == "no":
            return [*first, RemoveAction.model_validate(head)]
        for field, words in (("owner", "Say who will do it."), ("what", "Say what is to be done.")):
            if not answers[field].strip():
                raise Refused(words)
        said = {each: answers[each] for each in ("owner", "what", "measure")}
        due = read_when(answers["due"], today)
        return [*first, ChangeAction.model_validate(head | said | {"due": due})]

    return Form(
        "What is agreed?",
        (
            Field("owner", "Who", value=was.owner),
            Field("what", "What", value=was.what),
            Field("due", "By when", value=say_date(was.due) if was.due else "", hint="12 Dec"),
            Field("measure", "How we shall know it is done", value=was.measure),
            yes_no("stands", "", yes="it stands", no="take it off"),
        ),
        make,
    )


def not_applicable_form(meeting: Meeting, case_ids: CaseIds, prompt_id: str) -> Form:
    """Why a prompt does not apply."""

    def make(answers: Answers) -> list[SetPrompt]:
        return [
            SetPrompt(
                meeting_id=meeting.id,
                case_ids=case_ids,
                prompt=prompt_id,
                state="not applicable",
                reason=answers["reason"],
            )
        ]

    return Form("Why does this prompt not apply?", (Field("reason", ""),), make)


def evidence_form(
    meeting: Meeting, case_ids: CaseIds, prompt_id: str, today: date, calendar: WorkingCalendar
) -> Form:
    """What evidence is outstanding, who brings it and by when."""
    prompt = meeting.template.prompt(prompt_id)

    def make(answers: Answers) -> list[SetPrompt]:
        line = read_action(answers["line"], today=today, calendar=calendar)
        if line.due is None:
            raise Refused("By when? End the line with by and a day.")
        return [
            SetPrompt(
                meeting_id=meeting.id,
                case_ids=case_ids,
                prompt=prompt_id,
                state="evidence outstanding",
                reason=answers["reason"],
                action=EvidenceAction(owner=line.owner, what=line.what, due=line.due),
            )
        ]

    def preview(answers: Answers) -> str:
        if not answers["line"].strip():
            return ""
        line = read_action(answers["line"], today=today, calendar=calendar)
        return (
            f"{line.owner} · {line.what} · {f'by {say_date(line.due)}' if line.due else 'by when?'}"
        )

    return Form(
        "What evidence is outstanding, and who brings it?",
        (
            Field("reason", "What is missing", hint=prompt.evidence if prompt else ""),
            Field("line", "Who does what, by when", hint="Tom: viability assessment by 18 Dec"),
        ),
        make,
        preview,
    )
