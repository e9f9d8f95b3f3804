"""When and where the meeting sits: it is moved, adjourned to another day, or not held at all."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Literal

from panel_tui.domain.change import MeetingChange, Moment
from panel_tui.domain.meeting import (
    Attendee,
    Cancellation,
    Meeting,
    Sitting,
    Slot,
    of_slot,
    refuse_if_cancelled,
)
from panel_tui.domain.model import Line, Refused
from panel_tui.domain.slots import Reason
from panel_tui.domain.words import LONDON, say_date


class MoveMeeting(MeetingChange):
    """The meeting sits on another day, at another time or place; every slot moves with it.

    Of an adjourned meeting it is the last sitting that is moved.
    """

    kind: Literal["move meeting"] = "move meeting"
    on: date
    start: time
    venue: Line = ""

    def apply(self, meeting: Meeting, moment: Moment) -> Meeting:
        """The meeting at its new time and place.

        Raises:
            Refused: cancelled, something of this sitting has begun, or a day that does not fit.
        """
        refuse_if_cancelled(meeting)
        *before, last = meeting.sittings
        number = len(before)
        if any(each.timer.began_at and each.sitting == number for each in meeting.slots):
            raise Refused("It has begun. Adjourn it: what is not heard yet goes to another day.")
        sitting = _sitting(self.on, self.start, self.venue)
        _refuse_day(meeting, sitting, before, moment)
        shift = wall(sitting.starts_at) - wall(last.starts_at)
        slots = tuple(
            each.changed(starts_at=london(wall(each.starts_at) + shift))
            if each.sitting == number
            else each
            for each in meeting.slots
        )
        moved_from = meeting.moved_from if before else meeting.stated
        return meeting.changed(sittings=(*before, sitting), slots=slots, moved_from=moved_from)


class AdjournMeeting(MeetingChange):
    """The meeting goes on another day or later: what is not finished moves to a new sitting.

    Everybody who is in the meeting leaves it. What was put off or withdrawn stays where it was.
    """

    kind: Literal["adjourn meeting"] = "adjourn meeting"
    on: date
    start: time
    venue: Line = ""

    def apply(self, meeting: Meeting, moment: Moment) -> Meeting:
        """The meeting with the new sitting, its slots one after another from the start.

        Raises:
            Refused: cancelled, nothing has begun or a slot is running, nothing is left to hear, or a
                day that does not fit.
        """
        refuse_if_cancelled(meeting)
        _refuse_unless_adjournable(meeting)
        sitting = _sitting(self.on, self.start, self.venue)
        _refuse_day(meeting, sitting, meeting.sittings, moment)
        waiting = _unfinished(meeting)
        stay = [each for each in meeting.slots if each not in waiting]
        moved = _laid_out(waiting, sitting.starts_at, len(meeting.sittings))
        return meeting.changed(
            sittings=(*meeting.sittings, sitting),
            slots=(*stay, *moved),
            attendees=tuple(_gone_home(each, moment.at) for each in meeting.attendees),
        )


class CancelMeeting(MeetingChange):
    """The meeting is not held. Said again, it puts the reason differently."""

    kind: Literal["cancel meeting"] = "cancel meeting"
    reason: Reason

    def apply(self, meeting: Meeting, moment: Moment) -> Meeting:
        """The meeting cancelled: nothing can start, and no minutes are due.

        Raises:
            Refused: something has been heard.
        """
        if any(each.timer.began_at for each in meeting.slots):
            raise Refused("It has begun. Adjourn it, or defer what is not heard.")
        cancelled = Cancellation(reason=self.reason, at=moment.at, by=moment.by)
        return meeting.changed(cancelled=cancelled)


class SetNextPanel(MeetingChange):
    """The day of the next meeting of this kind, for what is put off to it; None takes it off."""

    kind: Literal["set next panel"] = "set next panel"
    on: date | None

    def apply(self, meeting: Meeting, moment: Moment) -> Meeting:
        """The meeting with that day.

        Raises:
            Refused: it is not after this meeting.
        """
        if self.on is not None and self.on <= meeting.sittings[-1].on:
            raise Refused("The next panel must be after this meeting.")
        return meeting.changed(next_panel=self.on)


def wall(at: datetime) -> datetime:
    """The time on a clock in London, without its zone: a day later is the same time of day."""
    return at.astimezone(LONDON).replace(tzinfo=None)


def london(at: datetime) -> datetime:
    """A time on a clock in London as a moment."""
    return at.replace(tzinfo=LONDON)


def _sitting(on: date, start: time, venue: str) -> Sitting:
    return Sitting(starts_at=datetime.combine(on, start, tzinfo=LONDON), on=on, venue=venue)


def _refuse_day(
    meeting: Meeting, sitting: Sitting, before: Sequence[Sitting], moment: Moment
) -> None:
    if sitting.on < moment.at.astimezone(LONDON).date():
        raise Refused(f"{say_date(sitting.on)} is past: give a day to come.")
    if before and sitting.starts_at <= before[-1].starts_at:
        raise Refused("That is not after the sitting before it.")
    if meeting.next_panel is not None and sitting.on >= meeting.next_panel:
        raise Refused(f"The next panel is on {say_date(meeting.next_panel)}: give a day before it.")


def _refuse_unless_adjournable(meeting: Meeting) -> None:
    last = len(meeting.sittings) - 1
    if not any(each.timer.began_at and each.sitting == last for each in meeting.slots):
        raise Refused("Nothing has been heard yet: move the meeting instead.")
    for slot in meeting.slots:
        if slot.timer.state == "running":
            raise Refused(f"Slot {slot.number} is running. Pause or finish it first.")
    if not any(_to_hear(meeting, slot) for slot in meeting.slots):
        raise Refused("Everything has been heard: there is nothing to adjourn.")


def _unfinished(meeting: Meeting) -> list[Slot]:
    """What goes to the next sitting: slots still to be heard, and the breaks between them."""
    hearing = [index for index, slot in enumerate(meeting.slots) if _to_hear(meeting, slot)]
    between = meeting.slots[hearing[0] : hearing[-1] + 1]
    return [slot for slot in between if slot.is_break or _to_hear(meeting, slot)]


def _to_hear(meeting: Meeting, slot: Slot) -> bool:
    return slot.timer.state != "finished" and bool(of_slot(meeting, slot.number))


def _laid_out(slots: Sequence[Slot], starts_at: datetime, sitting: int) -> Iterator[Slot]:
    """The slots of a new sitting, one after another; without a length they keep their distances."""
    for slot, following in zip(slots, (*slots[1:], None), strict=True):
        yield slot.changed(starts_at=starts_at, sitting=sitting)
        distance = following.starts_at - slot.starts_at if following else timedelta()
        starts_at += slot.length if slot.planned else max(distance, timedelta())


def _gone_home(person: Attendee, at: datetime) -> Attendee:
    if not person.stays or person.stays[-1].left_at is not None:
        return person
    *before, last = person.stays
    return person.changed(stays=(*before, last.changed(left_at=max(at, last.joined_at))))
