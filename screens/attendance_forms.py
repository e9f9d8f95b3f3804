"""What the attendance screen asks, and the change that one key makes of a line."""

from collections.abc import Sequence
from datetime import datetime

from panel_tui.domain.attendance import (
    ChairMeeting,
    CorrectStay,
    MarkLeft,
    MarkPresent,
    SendApologies,
    TakeMinutes,
)
from panel_tui.domain.changes import Change
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Refused
from panel_tui.domain.roster import Seat
from panel_tui.domain.template import Role
from panel_tui.domain.words import say_time
from screens.forms import Answers, Field, Form
from screens.slot_time_forms import read_time

_ANOTHER = "-"
"""Stands for a role or a person that is not in the list."""

_STATE = Field(
    "state", "", "choice", choices=(("here", "here now"), ("apologies", "sends apologies"))
)


def mark(meeting: Meeting, seat: Seat, now: datetime) -> Change:
    """Here, or left where the person is here."""
    if seat.attendee and seat.attendee.present(now):
        return MarkLeft(meeting_id=meeting.id, name=seat.attendee.name)
    return MarkPresent(meeting_id=meeting.id, name=seat.name, role=seat.role, part=seat.part)


def apologies(meeting: Meeting, seat: Seat) -> Change:
    """The person sends apologies."""
    return SendApologies(meeting_id=meeting.id, name=seat.name, role=seat.role, part=seat.part)


def add_person_form(meeting: Meeting) -> Form:
    """Somebody who is not listed."""

    def make(answers: Answers) -> list[Change]:
        role = None if answers["role"] == _ANOTHER else answers["role"]
        if role is None and answers["name"].strip() and not answers["part"].strip():
            raise Refused("Say what part they have, such as student or interpreter.")
        return [_named(meeting, answers, role, "" if role else answers["part"])]

    roles = [(each.id, each.title) for each in meeting.template.attendance.roles]
    return Form(
        "Who is it, and in which role?",
        (
            Field("name", "Name"),
            Field("role", "", "choice", choices=((_ANOTHER, "another part:"), *roles)),
            Field("part", "", hint="another part, such as student or interpreter"),
            _STATE,
        ),
        make,
    )


def name_person_form(meeting: Meeting, role: Role) -> Form:
    """Who has a role that nobody is named for."""

    def make(answers: Answers) -> list[Change]:
        return [_named(meeting, answers, role.id, "")]

    return Form(f"{role.title}: who is it?", (Field("name", "Name"), _STATE), make)


def _named(meeting: Meeting, answers: Answers, role: str | None, part: str) -> Change:
    """Somebody whose name was asked for, here or with apologies."""
    if not answers["name"].strip():
        raise Refused("Say who it is.")
    seat = Seat(answers["name"], role, part, "others")
    if answers["state"] == "apologies":
        return apologies(meeting, seat)
    return MarkPresent(meeting_id=meeting.id, name=seat.name, role=role, part=part)


def at_time_form(meeting: Meeting, seat: Seat, now: datetime) -> Form:
    """When somebody joined and left, where that was not when it was marked."""
    stays = seat.attendee.stays if seat.attendee else ()
    last = stays[-1] if stays else None

    def read(text: str, was: datetime | None) -> datetime | None:
        if was is not None and text.strip() == say_time(was):
            return was
        return read_past(text, now) if text.strip() else None

    def make(answers: Answers) -> list[Change]:
        joined_at = read(answers["joined"], last.joined_at if last else None)
        left_at = read(answers["left"], last.left_at if last else None)
        if joined_at is None:
            raise Refused("Say when they joined, like 10:24.")
        if last is not None:
            return [
                CorrectStay(
                    meeting_id=meeting.id, name=seat.name, joined_at=joined_at, left_at=left_at
                )
            ]
        joined = MarkPresent(
            meeting_id=meeting.id,
            name=seat.name,
            role=seat.role,
            part=seat.part,
            joined_at=joined_at,
        )
        if left_at is None:
            return [joined]
        return [joined, MarkLeft(meeting_id=meeting.id, name=seat.name, left_at=left_at)]

    return Form(
        f"When did {seat.name} join and leave?",
        (
            Field("joined", "Joined at", value=say_time(last.joined_at) if last else ""),
            Field(
                "left",
                "Left at (empty: still here)",
                value=say_time(last.left_at) if last and last.left_at else "",
            ),
        ),
        make,
    )


def take_minutes_form(meeting: Meeting, seats: Sequence[Seat], chosen: str, now: datetime) -> Form:
    """Who takes the minutes, and since when."""

    def make(answers: Answers) -> list[Change]:
        name, since = _name(answers), _since(answers, now)
        return [TakeMinutes(meeting_id=meeting.id, name=name, since=since)]

    return Form("Who takes the minutes?", _person_fields(seats, chosen), make)


def chair_form(meeting: Meeting, seats: Sequence[Seat], chosen: str, now: datetime) -> Form:
    """Who chairs the meeting, and since when."""

    def make(answers: Answers) -> list[Change]:
        name, since = _name(answers), _since(answers, now)
        return [ChairMeeting(meeting_id=meeting.id, name=name, since=since)]

    note = "For one case alone: acting chair, on its slot."
    return Form("Who chairs the meeting?", _person_fields(seats, chosen), make, note=note)


def read_past(text: str, now: datetime) -> datetime:
    """A time of today that is not still to come.

    Raises:
        Refused: it is no time, or it is still to come.
    """
    at = read_time(text, now)
    if at > now:
        raise Refused(f"{say_time(at)} is still to come: mark it when it happens.")
    return at


def _person_fields(seats: Sequence[Seat], chosen: str) -> tuple[Field, ...]:
    names = [(seat.name, seat.name) for seat in seats if seat.name]
    return (
        Field("person", "", "choice", chosen, choices=(*names, (_ANOTHER, "somebody else"))),
        Field("name", "Who, if it is somebody else"),
        Field("since", "Since (empty: from now on)", hint="10:24"),
    )


def _name(answers: Answers) -> str:
    name = answers["name"] if answers["person"] == _ANOTHER else answers["person"]
    if not name.strip():
        raise Refused("Say who it is.")
    return name


def _since(answers: Answers, now: datetime) -> datetime | None:
    return read_past(answers["since"], now) if answers["since"].strip() else None
