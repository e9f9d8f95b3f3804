"""What the slot screen asks about time and people: pauses, minutes, interests, chairs."""

import re
from collections.abc import Sequence
from datetime import datetime

from panel_tui.domain.attendance import ActAsChair, Declare, RemoveDeclaration
from panel_tui.domain.meeting import Meeting, Slot
from panel_tui.domain.model import Refused
from panel_tui.domain.notes import Choose, FillTable
from panel_tui.domain.quorum import may_chair, stood_down
from panel_tui.domain.slots import AddMinutes, BackdateStart, PauseSlot
from panel_tui.domain.template import Section
from panel_tui.domain.words import LONDON
from screens.forms import Answers, Field, Form
from screens.slot_forms import CaseIds
from screens.slot_weighing_forms import in_common

_TIME = re.compile(r"([01]?\d|2[0-3])[:.]?([0-5]\d)")


def read_time(text: str, on: datetime) -> datetime:
    """A time of day on the day of `on`, in London.

    Raises:
        Refused: it is not a time.
    """
    match = _TIME.fullmatch(text.strip())
    if match is None:
        raise Refused("Say the time like 10:24.")
    local = on.astimezone(LONDON)
    return local.replace(hour=int(match[1]), minute=int(match[2]), second=0, microsecond=0)


def pause_form(meeting: Meeting, slot: Slot) -> Form:
    """Why the slot is paused."""

    def make(answers: Answers) -> list[PauseSlot]:
        if not answers["reason"].strip():
            raise Refused("Say why, so that the minutes can.")
        return [PauseSlot(meeting_id=meeting.id, slot=slot.number, reason=answers["reason"])]

    hint = "waiting for the social worker"
    return Form("Why does the time stand still?", (Field("reason", "", hint=hint),), make)


def add_minutes_form(meeting: Meeting, slot: Slot) -> Form:
    """How many minutes the slot gets more."""

    def make(answers: Answers) -> list[AddMinutes]:
        minutes = answers["minutes"].strip()
        if not (minutes.isdecimal() and 1 <= int(minutes) <= 240):
            raise Refused("Say a number of minutes from 1 to 240.")
        return [AddMinutes(meeting_id=meeting.id, slot=slot.number, minutes=int(minutes))]

    return Form("How many minutes more?", (Field("minutes", "", value="5"),), make)


def back_date_form(meeting: Meeting, slot: Slot, now: datetime) -> Form:
    """When the slot really began."""

    def make(answers: Answers) -> list[BackdateStart]:
        began_at = read_time(answers["time"], now)
        return [BackdateStart(meeting_id=meeting.id, slot=slot.number, began_at=began_at)]

    return Form("When did this slot begin?", (Field("time", "", hint="10:24"),), make)


def declare_form(meeting: Meeting, case_ids: CaseIds) -> Form:
    """Who declares an interest, and whether they take part."""
    declared = [each.person for of in case_ids for each in meeting.case(of).declarations]

    def make(answers: Answers) -> list[Declare | RemoveDeclaration]:
        if not answers["person"].strip():
            raise Refused("Say who declares it.")
        if answers["part"] == "mistake":
            return [
                RemoveDeclaration(
                    meeting_id=meeting.id, case_ids=case_ids, person=answers["person"]
                )
            ]
        if not answers["interest"].strip():
            raise Refused("Say what the interest is.")
        return [
            Declare(
                meeting_id=meeting.id,
                case_ids=case_ids,
                person=answers["person"],
                interest=answers["interest"],
                takes_part=answers["part"] == "yes",
            )
        ]

    mistake = [("mistake", "recorded by mistake: take it off")] if declared else []
    parts = (("yes", "takes part"), ("no", "stands down"), *mistake)
    return Form(
        "Who declares an interest in this case?",
        (
            _people(meeting, declared),
            Field("interest", "What it is"),
            Field("part", "", "choice", "no", choices=parts),
        ),
        make,
    )


def act_as_chair_form(meeting: Meeting, case_ids: CaseIds) -> Form:
    """Who chairs this case in the chair's place.

    Raises:
        Refused: there is nobody who may.
    """
    cases = [meeting.case(each) for each in case_ids]
    able = [
        each
        for each in meeting.attendees
        if may_chair(meeting, case_ids[0], each)
        and not each.apologies
        and not any(stood_down(case, each.name) for case in cases)
    ]

    def make(answers: Answers) -> list[ActAsChair]:
        return [ActAsChair(meeting_id=meeting.id, case_ids=case_ids, person=answers["person"])]

    choices = tuple((each.name, each.name) for each in able)
    field = Field("person", "", "choice", choices=choices)
    if not able:
        raise Refused("Nobody who may chair is here: mark somebody in Attendance.")
    return Form("Who chairs this case?", (field,), make)


def choice_form(meeting: Meeting, case_ids: CaseIds, section: Section) -> Form:
    """The answer of a choice section."""

    def make(answers: Answers) -> list[Choose]:
        choices = (answers["choice"],) if answers["choice"] else ()
        return [
            Choose(meeting_id=meeting.id, case_ids=case_ids, section=section.id, choices=choices)
        ]

    common = in_common(meeting, case_ids, lambda case: case.chosen)
    chosen = [each for each in common if each.section == section.id]
    first = chosen[0].choices[0] if chosen else section.choices[0].id
    choices = (*((each.id, each.title) for each in section.choices), ("", "leave it open"))
    field = Field("choice", "", "choice", first, choices=choices)
    return Form(section.title, (field,), make, note=section.help)


def table_form(meeting: Meeting, case_ids: CaseIds, section: Section) -> Form:
    """The rows of a table section, a line each, its cells parted by `|`."""

    def make(answers: Answers) -> list[FillTable]:
        lines = [line for line in answers["rows"].splitlines() if line.strip()]
        if not (lines or was):
            raise Refused("Write a line for each row; escape leaves the table as it is.")
        filled = tuple(tuple(cell.strip() for cell in line.split("|")) for line in lines)
        return [
            FillTable(meeting_id=meeting.id, case_ids=case_ids, section=section.id, rows=filled)
        ]

    tables = in_common(meeting, case_ids, lambda case: case.tables)
    rows = next((each.rows for each in tables if each.section == section.id), ())
    was = "\n".join(" | ".join(row) for row in rows)
    note = "One line a row: " + " | ".join(section.columns)
    return Form(section.title, (Field("rows", "", "text", was),), make, note=note)


def _people(meeting: Meeting, declared: Sequence[str]) -> Field:
    """Who is listed, and who has declared something already."""
    names = dict.fromkeys([*(each.name for each in meeting.attendees), *declared])
    if not names:
        return Field("person", "Who")
    return Field("person", "", "choice", choices=tuple((each, each) for each in names))
