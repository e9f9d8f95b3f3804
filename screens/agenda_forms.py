"""What the agenda asks: the forms about the running order, the facts and the meeting as a whole."""

import uuid
from collections.abc import Callable
from datetime import date, time

from pydantic import ValidationError

from panel_tui.domain.agenda import CaseFacts
from panel_tui.domain.case import Case
from panel_tui.domain.changes import Change
from panel_tui.domain.child import Child
from panel_tui.domain.correcting import CorrectCase
from panel_tui.domain.meeting import Meeting, Slot
from panel_tui.domain.model import Refused
from panel_tui.domain.rearranging import AddCase, InsertBreak
from panel_tui.domain.register import RegisterChild
from panel_tui.domain.sittings import AdjournMeeting, CancelMeeting, MoveMeeting, SetNextPanel
from panel_tui.domain.words import NotADate, read_agenda_date, say_date, say_time
from screens.forms import Answers, Field, Form, which_form, yes_no
from screens.open_agenda import as_start
from screens.slot_forms import read_when

Known = Callable[[str], Child | None]
"""The child whom the register knows by a case ID, if there is one."""

_TEXTS = (
    ("legal_status", "Legal status"),
    ("social_worker", "Social worker"),
    ("team_manager", "Team manager"),
    ("team", "Team"),
    ("iro", "IRO"),
    ("plan", "Current plan"),
    ("reason", "Reason for the meeting"),
)


def add_case_form(meeting: Meeting, known: Known) -> Form:
    """A late case: who it is, and why it comes."""

    def make(answers: Answers) -> list[Change]:
        facts = _facts(answers, None)
        child = known(facts.case_id)
        if child is not None:
            return [AddCase(meeting_id=meeting.id, facts=facts, child_id=child.child_id)]
        new = _registering(facts)
        return [new, AddCase(meeting_id=meeting.id, facts=facts, child_id=new.child_id)]

    def preview(answers: Answers) -> str:
        child = known(_spaced(answers["case_id"]))
        return f"{_known_as(child)}: it is that child." if child else _case_words(answers)

    return Form("Which case is heard late?", _fact_fields(None), make, preview)


def correct_form(meeting: Meeting, case: Case, known: Known, *, heard_before: bool) -> Form:
    """A case's facts as they stand, to be put right.

    `heard_before`: the child has been at other meetings, so that a new case ID may mean another child.
    """

    def make(answers: Answers) -> list[Change]:
        facts = _facts(answers, case.facts)
        if facts == case.facts:
            return []
        right = CorrectCase(meeting_id=meeting.id, case_id=case.case_id, facts=facts)
        if facts.case_id == case.case_id:
            return [right]
        owner = known(facts.case_id)
        if owner is not None and owner.child_id != case.child_id:
            return [right.changed(child_id=owner.child_id)]
        if owner is None and answers.get("same") == "no":
            new = _registering(facts)
            return [new, right.changed(child_id=new.child_id)]
        return [right]

    def preview(answers: Answers) -> str:
        owner = known(_spaced(answers["case_id"]))
        if owner is not None and owner.child_id != case.child_id:
            return f"{_known_as(owner)}: the case becomes that child's."
        return _case_words(answers)

    same = yes_no(
        "same", "If the case ID changes", yes="it is the same child", no="it is another child"
    )
    fields = _fact_fields(case.facts)
    if heard_before:
        fields = (fields[0], same, *fields[1:])
    return Form(f"What is right for {case.case_id}?", fields, make, preview)


def which_case_form(meeting: Meeting, slot: Slot, chosen: Callable[[str], None]) -> Form:
    """Which of the slot's children: `chosen` hears the case ID."""
    names = ((each, f"{meeting.case(each).facts.child}  {each}") for each in slot.case_ids)
    return which_form("Which child?", names, chosen)


def break_form(meeting: Meeting, slot: Slot) -> Form:
    """How long a break before a slot is, and what it is called."""

    def make(answers: Answers) -> list[Change]:
        minutes = answers["minutes"].strip()
        if not (minutes.isdecimal() and 1 <= int(minutes) <= 240):
            raise Refused("Say a number of minutes from 1 to 240.")
        title = answers["title"].strip() or "Break"
        return [
            InsertBreak(
                meeting_id=meeting.id, before=slot.number, minutes=int(minutes), title=title
            )
        ]

    fields = (Field("minutes", "Minutes", value="10"), Field("title", "Called", value="Break"))
    return Form(f"A break before {' '.join(slot.case_ids) or slot.title}?", fields, make)


def move_form(meeting: Meeting, today: date) -> Form:
    """When and where the meeting sits instead."""

    def make(answers: Answers) -> list[Change]:
        on, start = _when(answers, today)
        return [
            MoveMeeting(meeting_id=meeting.id, on=on, start=start, venue=answers["venue"].strip())
        ]

    sitting = meeting.sittings[-1]
    fields = _sitting_fields(say_date(sitting.on), say_time(sitting.starts_at), sitting.venue)
    return Form(
        "To when and where is the meeting moved?",
        fields,
        make,
        lambda answers: _when_words(answers, today),
        note="Every slot moves with it.",
    )


def adjourn_form(meeting: Meeting, today: date) -> Form:
    """When and where the meeting goes on."""

    def make(answers: Answers) -> list[Change]:
        on, start = _when(answers, today)
        venue = answers["venue"].strip()
        return [AdjournMeeting(meeting_id=meeting.id, on=on, start=start, venue=venue)]

    sitting = meeting.sittings[-1]
    return Form(
        "When does the meeting go on?",
        _sitting_fields("", say_time(sitting.starts_at), sitting.venue),
        make,
        lambda answers: _when_words(answers, today),
        note="What is not heard yet goes to that sitting. Everybody leaves this one.",
    )


def cancel_form(meeting: Meeting) -> Form:
    """Why the meeting is not held."""

    def make(answers: Answers) -> list[Change]:
        if not answers["reason"].strip():
            raise Refused("Say why it is not held.")
        return [CancelMeeting(meeting_id=meeting.id, reason=answers["reason"])]

    return Form(
        "Why is the meeting not held?",
        (Field("reason", "", hint="the chair is ill, nobody can act"),),
        make,
        note="Nothing can be started then, and no minutes are due. Undo takes it back.",
    )


def next_panel_form(meeting: Meeting, today: date, next_panel: date | None) -> Form:
    """When the next meeting of this kind is; `next_panel` is offered."""

    def make(answers: Answers) -> list[Change]:
        return [SetNextPanel(meeting_id=meeting.id, on=read_when(answers["on"], today))]

    def preview(answers: Answers) -> str:
        on = read_when(answers["on"], today)
        return say_date(on) if on else "No date: nothing is said of it in the minutes."

    field = Field("on", "", value=_said(next_panel), hint="14 Jan")
    return Form("When is the next panel?", (field,), make, preview)


def _fact_fields(facts: CaseFacts | None) -> tuple[Field, ...]:
    texts = ((name, label, getattr(facts, name) if facts else "") for name, label in _TEXTS)
    since = facts.looked_after_since if facts else None
    return (
        Field("case_id", "Case ID", value=facts.case_id if facts else ""),
        Field("child", "Child", value=facts.child if facts else "", hint="A.B."),
        Field("born", "Date of birth", value=_said(facts.born if facts else None)),
        Field("due", "Or, before birth, when it is due", value=_said(facts.due if facts else None)),
        Field("since", "Looked after since", value=_said(since)),
        *(Field(name, label, value=value) for name, label, value in texts),
    )


def _facts(answers: Answers, was: CaseFacts | None) -> CaseFacts:
    born = _day(answers["born"], "The date of birth")
    told = {
        "case_id": _spaced(answers["case_id"]),
        "child": _spaced(answers["child"]),
        "born": born,
        # A child that is born is no longer due.
        "due": None if born else _day(answers["due"], "The expected delivery date"),
        "looked_after_since": _day(answers["since"], "Looked after since"),
    } | {name: answers[name] for name, _ in _TEXTS}
    if not told["case_id"] or not told["child"]:
        raise Refused("A case needs a case ID, and the child's initials or name.")
    try:
        return CaseFacts.model_validate((dict(was) if was else {}) | told)
    except ValidationError:
        raise Refused("A case needs a case ID, and the child's initials or name.") from None


def _registering(facts: CaseFacts) -> RegisterChild:
    return RegisterChild(
        child_id=uuid.uuid4().hex,
        case_id=facts.case_id,
        name=facts.child,
        born=facts.born,
        due=facts.due,
    )


def _known_as(child: Child) -> str:
    """What tells whether the child of a case ID is the one that is meant."""
    born = f", born {say_date(child.born)}" if child.born else ""
    return f"The register knows this case ID{born}"


def _case_words(answers: Answers) -> str:
    if not _spaced(answers["case_id"]) or not _spaced(answers["child"]):
        return ""
    facts = _facts(answers, None)
    born = f"born {say_date(facts.born)}" if facts.born else ""
    due = f"due {say_date(facts.due)}" if facts.due else ""
    return " · ".join(each for each in (facts.case_id, facts.child, born or due) if each)


def _day(text: str, what: str) -> date | None:
    if not text.strip():
        return None
    try:
        return read_agenda_date(text)
    except NotADate as wrong:
        raise Refused(f"{what}: {wrong}.") from None


def _said(day: date | None) -> str:
    return say_date(day) if day else ""


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _sitting_fields(on: str, start: str, venue: str) -> tuple[Field, ...]:
    return (
        Field("on", "Day", value=on, hint="10 Dec"),
        Field("start", "Start", value=start, hint="10:00"),
        Field("venue", "Venue", value=venue),
    )


def _when(answers: Answers, today: date) -> tuple[date, time]:
    on = read_when(answers["on"], today)
    if on is None:
        raise Refused("Say on which day.")
    return on, as_start(answers["start"])


def _when_words(answers: Answers, today: date) -> str:
    if not answers["on"].strip():
        return ""
    on, start = _when(answers, today)
    return f"{say_date(on)}, {start:%H:%M}"
