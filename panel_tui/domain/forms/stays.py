"""When somebody was in the meeting, as a form says it (`10:00 to 11:15, 11:40 to`), and how to record it."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import pairwise

from panel_tui.domain.attendance import (
    CorrectStay,
    MarkLeft,
    MarkPresent,
    RemoveAttendee,
    SendApologies,
)
from panel_tui.domain.changes import Change
from panel_tui.domain.forms.grammar import simple
from panel_tui.domain.forms.values import Unread, read_when, say_when
from panel_tui.domain.meeting import Attendee, Meeting, Stay
from panel_tui.domain.model import Refused
from panel_tui.domain.words import say_time

_TO = re.compile(r"\s*\b(?:to|until)\b\s*|(?<=[0-9m])\s?-\s?(?=[0-9]{1,2}[:.]|\Z)")

Span = tuple[datetime, datetime | None]
"""From when to when; None where it has no end yet."""


def say_span(begins: datetime, ends: datetime | None, day: date) -> str:
    """From when to when: `10:00 to 11:15`, and `10:00 to` while it goes on."""
    return f"{say_when(begins, day)} to {say_when(ends, day) if ends else ''}".strip()


def read_span(text: str, day: date) -> Span:
    """From when to when.

    Raises:
        Unread: it is no such thing, or it ends before it begins.
    """
    begins, *rest = _TO.split(simple(text).removeprefix("from "), maxsplit=1)
    if not begins:
        raise Unread("write from when to when: 10:00 to 12:30")
    begun = read_when(begins, day)
    ended = read_when(rest[0], day) if rest and rest[0] else None
    if ended and ended < begun:
        raise Unread(f"{say_time(ended)} comes before {say_time(begun)}")
    return begun, ended


def read_spans(text: str, day: date) -> tuple[Span, ...]:
    """Several of them, with commas between.

    Raises:
        Unread: one of them is no such thing, or begins before the one before it ended.
    """
    spans = tuple(read_span(each, day) for each in text.split(",") if each.strip())
    for (_, ended), (begun, _) in pairwise(spans):
        if ended is None or begun < ended:
            raise Unread(f"{say_time(begun)} lies within the time before it")
    return spans


def stay_changes(
    meeting: Meeting, person: Attendee | None, target: Attendee, now: datetime
) -> Iterator[Change | Refused]:
    """The changes that make what is recorded of a person what it ought to be; `target` has stays.

    What the rules can correct is corrected; otherwise the person is taken off, and listed anew.
    """
    late = [at for stay in target.stays for at in _times(stay) if at > now]
    if late:
        words = f"{say_time(late[0])} is still to come: write it when it has happened."
        yield Refused(words)
        return
    stays = person.stays if person else ()
    kept = _kept(stays, target.stays)
    correctable = kept == len(stays) or kept == len(stays) - 1 < len(target.stays)
    if person and not (correctable and _same_seat(person, target)):
        yield RemoveAttendee(meeting_id=meeting.id, name=person.name)
        kept = 0
    elif kept < len(stays):
        yield CorrectStay(
            meeting_id=meeting.id,
            name=target.name,
            joined_at=target.stays[kept].joined_at,
            left_at=target.stays[kept].left_at,
        )
        kept += 1
    for stay in target.stays[kept:]:
        yield MarkPresent(
            meeting_id=meeting.id,
            name=target.name,
            role=target.role,
            part=target.part,
            joined_at=stay.joined_at,
        )
        if stay.left_at:
            yield MarkLeft(meeting_id=meeting.id, name=target.name, left_at=stay.left_at)


def apology_changes(
    meeting: Meeting, person: Attendee | None, target: Attendee
) -> Iterator[Change]:
    """The changes that record the apologies of `target`, whatever was recorded of the person before."""
    if person and person.apologies and _same_seat(person, target):
        return  # said alike on another form, and recorded with that
    if person and (person.stays or not _same_seat(person, target)):
        yield RemoveAttendee(meeting_id=meeting.id, name=person.name)
    yield SendApologies(meeting_id=meeting.id, name=target.name, role=target.role, part=target.part)


def _same_seat(person: Attendee, target: Attendee) -> bool:
    return (person.role, person.part) == (target.role, target.part)


def _times(stay: Stay) -> list[datetime]:
    return [stay.joined_at, *([stay.left_at] if stay.left_at else [])]


def _kept(stays: Sequence[Stay], target: Sequence[Stay]) -> int:
    """How many of the first stays are as they ought to be."""
    pairs = enumerate(zip(stays, target, strict=False))
    shorter = min(len(stays), len(target))
    return next((number for number, (was, now) in pairs if was != now), shorter)
