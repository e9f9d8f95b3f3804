"""What is asked when a child is not heard: deferred to another meeting, or withdrawn from this one."""

from collections.abc import Callable, Sequence
from datetime import date

from textual.content import Content

from panel_tui.domain.breaches import say_breach
from panel_tui.domain.clocks import DueLine
from panel_tui.domain.meeting import Meeting, Slot, of_slot
from panel_tui.domain.model import Refused
from panel_tui.domain.slots import DeferCase, WithdrawCase
from panel_tui.domain.words import say_date
from screens.content import ACCENT, MUTED, rows, say
from screens.forms import WORDS_WIDTH, Answers, Field, Form
from screens.slot_forms import read_when
from screens.wrapping import hanging

Breaches = Callable[[str, date], Sequence[DueLine]]
"""What runs out for a case before a day."""


def defer_form(
    meeting: Meeting, slot: Slot, today: date, next_panel: date | None, breaches: Breaches
) -> Form:
    """Why a child is put off, and until when; the day of the next panel is offered.

    Beside it stands what runs out for the child before they return.
    """

    def make(answers: Answers) -> list[DeferCase]:
        return [
            DeferCase(
                meeting_id=meeting.id,
                case_ids=(_case_id(meeting, slot, answers),),
                reason=_reason(answers),
                return_on=read_when(answers["return"], today),
            )
        ]

    def preview(answers: Answers) -> Content:
        day = read_when(answers["return"], today) or next_panel
        if day is None:
            return say(
                "Without a day nobody can say what runs out before the child returns.", MUTED
            )
        return rows(breach_lines(breaches(_case_id(meeting, slot, answers), day), day, today))

    returns = say_date(next_panel) if next_panel else ""
    fields = (
        *_which_child(meeting, slot),
        Field("reason", "Because"),
        Field("return", "Returns on", value=returns, hint="4 Feb"),
    )
    return Form("Why is the child deferred, and to when?", fields, make, preview)


def breach_lines(lines: Sequence[DueLine], day: date, today: date) -> list[Content]:
    """What runs out before a day, or that nothing does."""
    if not lines:
        return [say(f"Nothing runs out before {say_date(day)}.", MUTED)]
    found = [say(f"Before {say_date(day)}", MUTED)]
    for line in lines:
        mark = say("! " if line.binding else "– ", ACCENT if line.binding else MUTED)
        found += hanging(mark, say(say_breach(line, today)), WORDS_WIDTH)
    return found


def withdraw_form(meeting: Meeting, slot: Slot) -> Form:
    """Why a child is no longer brought to this meeting."""

    def make(answers: Answers) -> list[WithdrawCase]:
        case_ids = (_case_id(meeting, slot, answers),)
        return [WithdrawCase(meeting_id=meeting.id, case_ids=case_ids, reason=_reason(answers))]

    fields = (*_which_child(meeting, slot), Field("reason", "Because"))
    return Form("Why is the child withdrawn?", fields, make)


def _which_child(meeting: Meeting, slot: Slot) -> tuple[Field, ...]:
    """The choice among the children of a slot; no field where there is one child."""
    here = of_slot(meeting, slot.number)
    if len(here) < 2:
        return ()
    names = tuple((each, f"{meeting.case(each).facts.child}  {each}") for each in here)
    return (Field("case", "", "choice", choices=names),)


def _case_id(meeting: Meeting, slot: Slot, answers: Answers) -> str:
    """The case that was chosen, or the only one that is left to choose."""
    return answers.get("case") or (of_slot(meeting, slot.number) or slot.case_ids)[0]


def _reason(answers: Answers) -> str:
    if not answers["reason"].strip():
        raise Refused("Say why: the child's file will say it too.")
    return answers["reason"]
