"""The head of a form: which meeting, case and state of the record it came from; the facts, only shown."""

import hashlib
import re
from typing import NamedTuple

from panel_tui.domain.case import Case
from panel_tui.domain.forms.cards import Card, read_card, write_card
from panel_tui.domain.forms.grammar import FilledForm, FormField, Typed, same_words, unescaped
from panel_tui.domain.forms.guide import Astray, without_guidance
from panel_tui.domain.forms.reading import Faults
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.minutes import known_facts
from panel_tui.domain.text import clean_line
from panel_tui.domain.words import say_date

FORM, FACTS = "form", "facts"
"""The fields that are not recorded."""

_MEETING, _CASE, _REVISION = "Meeting", "Case", "Revision"
_LABELS = (_MEETING, _CASE, _REVISION)
_ONLY_SHOWN = ("As the agenda has it; only shown.",)
_REVISED = re.compile(r"(?P<number>[0-9]{1,9})-[0-9a-f]{6}")


class Head(NamedTuple):
    """Where a form came from; `revision` is the meeting's when it was written, `line` says so."""

    meeting_id: str
    case_id: str
    revision: int
    line: int


def head_fields(meeting: Meeting, case: Case, revision: int) -> tuple[FormField, FormField]:
    """The two fields at the head of a case's form."""
    title = f"{meeting.template.title}, {say_date(meeting.heard_on(case.case_id))}"
    guidance = [
        "Write below the headings, or after a colon. Leave empty what there is nothing to say about, "
        "and leave the headings as they are. Lines that begin with > only explain.",
        f"To record it: panel-tui record {meeting.id} and the name of this file.",
    ]
    if len(meeting.slot_of(case.case_id).case_ids) > 1:
        guidance.append(
            "Brothers and sisters have forms of their own. What is marked as shared stands on theirs "
            "too: change it on each of them, or it becomes this child's own."
        )
    stated = (meeting.id, case.case_id, f"{revision}-{_check(meeting.id, case.case_id, revision)}")
    card = write_card(zip(_LABELS, stated, strict=True), _LABELS)
    own = FormField(FORM, f"{title}: form for {case.case_id}", tuple(guidance), card)
    return own, FormField(
        FACTS, "The child", ("Only shown; it is put right elsewhere.",), _facts(meeting, case)
    )


def read_head(form: FilledForm, faults: Faults) -> Head | None:
    """Where a form came from; None, and a fault, where it does not say so."""
    answer = next((each for each in form.answers if each.id == FORM), None)
    if answer is None:
        faults.add(0, "", "this is no minutes form: the heading that ends in [form] is missing.")
        return None
    card = Card(read_card(answer.typed, _LABELS))
    for label in _LABELS:
        if not clean_line(card[label]):
            words = f"the line {label}: is missing; it says where the form came from."
            faults.add(card.line(label), answer.title, words)
            return None
    meeting_id, case_id, revised = (clean_line(card[label]) for label in _LABELS)
    found = _REVISED.fullmatch(revised)
    number = int(found["number"]) if found else 0
    if found is None or not revised.endswith(_check(meeting_id, case_id, number)):
        words = (
            "Meeting, Case and Revision do not belong together, so one of them is not as it was. "
            "Put it right, or write the form anew."
        )
        faults.add(card.line(_REVISION), answer.title, words)
        return None
    return Head(meeting_id, case_id, number, card.line(_MEETING))


def check_shown(form: FilledForm, base: Meeting, case: Case, faults: Faults) -> None:
    """A fault where something was written among what is only shown: it would not be recorded.

    `base` and `case` are what the form was written from.
    """
    for shown in head_fields(base, case, 0):
        answer = next((each for each in form.answers if each.id == shown.id), None)
        if answer is None:
            continue
        try:
            typed = without_guidance(answer.typed, shown.guidance)
            typed = Typed(typed.line, unescaped(typed.text))
        except Astray as astray:
            faults.add(astray.line, shown.title, astray.words)
            continue
        wanted, said = shown.text, typed.text
        if shown.id == FORM:
            wanted, said = "", read_card(typed, _LABELS)[0].text
        if not same_words(wanted, said):
            words = "this is only shown, and is not as it was; nothing that is written here is recorded."
            faults.add(answer.line, shown.title, words)


def _facts(meeting: Meeting, case: Case) -> str:
    return "\n".join(f"{name}: {clean_line(value)}" for name, value in known_facts(meeting, case))


def _check(meeting_id: str, case_id: str, revision: int) -> str:
    """Six letters by which a slip of the hand in one of the three shows."""
    return hashlib.sha256(f"{meeting_id}\n{case_id}\n{revision}".encode()).hexdigest()[:6]
