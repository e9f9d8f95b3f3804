"""What the slot screen asks about what is weighed: the views of people, and the options.

First which one, then what there is to say of it, beginning with what was said before. Of siblings that is
what was said alike of each: nobody's words are put into another child's record by a key.
"""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from panel_tui.domain.case import Case
from panel_tui.domain.ledger import OptionEntry
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.notes import RecordView
from panel_tui.domain.options import RemoveOption, SetOption
from panel_tui.domain.template import Option
from panel_tui.domain.words import say_date
from screens.forms import Answers, Choice, Field, Form, which_form, words_field
from screens.slot_forms import CaseIds, read_past_day

_STATUSES = ("preferred", "contingency (i)", "contingency (ii)", "parallel", "ruled out")
_OFF = "off the ledger"

Said = TypeVar("Said")


def in_common(
    meeting: Meeting, case_ids: CaseIds, of: Callable[[Case], tuple[Said, ...]]
) -> tuple[Said, ...]:
    """What is recorded alike of each of the cases."""
    first, *others = (of(meeting.case(each)) for each in case_ids)
    return tuple(each for each in first if all(each in other for other in others))


def which_view_form(meeting: Meeting, case_ids: CaseIds, chosen: Callable[[str], None]) -> Form:
    """Whose views they are; those that are recorded say so."""
    recorded = {each.view for each in in_common(meeting, case_ids, lambda case: case.views)}
    choices = (
        (each.id, f"{each.title} · recorded" if each.id in recorded else each.title)
        for each in meeting.template.views
    )
    return which_form("Whose wishes, feelings and views?", choices, chosen)


def view_form(meeting: Meeting, case_ids: CaseIds, view_id: str, today: date) -> Form:
    """What a person thinks and feels, with its source and date."""
    views = in_common(meeting, case_ids, lambda case: case.views)
    was = next((each for each in views if each.view == view_id), None)

    def make(answers: Answers) -> list[RecordView]:
        if was is None and not answers["text"].strip():
            raise Refused("Say what they think and feel; escape leaves it open.")
        return [
            RecordView(
                meeting_id=meeting.id,
                case_ids=case_ids,
                view=view_id,
                text=answers["text"],
                source=answers["source"],
                dated=read_past_day(answers["dated"], today),
            )
        ]

    dated = say_date(was.dated) if was and was.dated else ""
    whose = next(each.title for each in meeting.template.views if each.id == view_id)
    return Form(
        f"{whose}: wishes, feelings and views",
        (
            Field(
                "source",
                "How it is known",
                value=was.source if was else "",
                hint="direct work with the social worker",
            ),
            Field("dated", "Of what date", value=dated, hint="1 Dec"),
            Field("text", "In their words where you can", "text", was.text if was else ""),
        ),
        make,
        note="No words take it off." if was else "",
    )


def which_option_form(meeting: Meeting, case_ids: CaseIds, chosen: Callable[[str], None]) -> Form:
    """Which option: one of the ledger, put differently, or another; the help is of the one marked."""
    ledger = _ledger(meeting, case_ids)
    choices: list[Choice] = []
    for option in meeting.template.options:
        for number, entry in enumerate(ledger):
            if entry.option == option.id:
                whose = f", {entry.detail}" if entry.detail else ""
                choices.append((f"{option.id} {number}", f"{option.title}{whose} · {entry.status}"))
        choices.append((option.id, option.title))

    def preview(answers: Answers) -> str:
        return _help(_option(meeting, answers["which"]))

    return which_form("Which option?", choices, chosen, preview)


def option_form(meeting: Meeting, case_ids: CaseIds, which: str) -> Form:
    """An option's status and reason; strengths and risks as the template knows them are the help.

    `which` is the option's id; of one on the ledger, that and its number there.
    """
    option = _option(meeting, which)
    ledger = _ledger(meeting, case_ids)
    number = which.partition(" ")[2]
    was = ledger[int(number)] if number and int(number) < len(ledger) else None
    head = {"meeting_id": meeting.id, "case_ids": case_ids, "option": option.id}

    def make(answers: Answers) -> list[SetOption | RemoveOption]:
        key = (option.id, answers["detail"])
        if (was is None or was.key != key) and any(each.key == key for each in ledger):
            raise Refused("This one is on the ledger already: choose it there.")
        gone = [RemoveOption.model_validate(head | {"detail": was.detail})] if was else []
        if answers["status"] == _OFF:
            return [*gone]
        said = SetOption.model_validate(head | dict(answers))
        return [*gone, said] if was and was.key != key else [said]

    statuses = (*_STATUSES, _OFF) if was else _STATUSES
    said = was or OptionEntry(option=option.id, status="preferred")
    return Form(
        option.title,
        (
            Field("detail", "Whose, if that matters", value=said.detail, hint="maternal aunt"),
            Field(
                "status",
                "",
                "choice",
                said.status,
                choices=tuple((each, each) for each in statuses),
            ),
            words_field("reason", "Because", said.reason),
            words_field("strengths", "Strengths for this child", said.strengths),
            words_field("risks", "Risks for this child", said.risks),
            words_field("support", "Support it needs", said.support),
        ),
        make,
        lambda _answers: _help(option),
    )


def _ledger(meeting: Meeting, case_ids: CaseIds) -> tuple[OptionEntry, ...]:
    return in_common(meeting, case_ids, lambda case: case.options)


def _option(meeting: Meeting, which: str) -> Option:
    option_id = which.partition(" ")[0]
    return next(each for each in meeting.template.options if each.id == option_id)


def _help(option: Option) -> str:
    strengths = (f"+ {each}" for each in option.strengths)
    return "\n".join([*strengths, *(f"- {each}" for each in option.risks)])
