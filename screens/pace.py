"""How the meeting is doing, in words that several screens share."""

from datetime import datetime

from panel_tui.domain.meeting import Meeting, of_slot
from panel_tui.domain.running_order import late_by, next_place, running_order
from panel_tui.domain.words import LONDON, say_date, say_time


def pace_words(meeting: Meeting, now: datetime) -> str:
    """How late or early the meeting is and when it will end, or ended: `4 min late, ends 12:44`."""
    if meeting.cancelled:
        return "cancelled"
    ends = [place.ends_at for place in running_order(meeting, now) if not place.slot.is_break]
    if not ends:
        return "nothing to hear"
    if is_over(meeting, now):
        return f"ended {say_at(meeting, max(ends), now)}"
    late = int(late_by(meeting, now).total_seconds() // 60)
    pace = f"{late} min late, " if late > 0 else f"{-late} min early, " if late < 0 else ""
    return f"{pace}ends {say_at(meeting, max(ends), now)}"


def is_over(meeting: Meeting, now: datetime) -> bool:
    """True once nothing is left to hear and nothing is under way."""
    under_way = any(slot.timer.state in ("running", "paused") for slot in meeting.slots)
    return next_place(meeting, now) is None and not under_way


def heard_words(meeting: Meeting) -> str:
    """How many of the slots that are to be heard have been: `3 of 9 heard`."""
    to_hear = [
        slot
        for slot in meeting.slots
        if slot.timer.began_at or (not slot.is_break and of_slot(meeting, slot.number))
    ]
    heard = sum(slot.timer.state == "finished" for slot in to_hear)
    return f"{heard} of {len(to_hear)} heard"


def item_words(meeting: Meeting, slot_number: int) -> str:
    """Which item of the agenda a slot is: `2 of 8`; breaks are not counted."""
    hearings = [each.number for each in meeting.slots if not each.is_break]
    return f"{hearings.index(slot_number) + 1} of {len(hearings)}"


def say_at(meeting: Meeting, at: datetime, now: datetime) -> str:
    """A time of the meeting, whose day stands beside it; with its date where it sits on several."""
    return say_when(at, now) if len(meeting.sittings) > 1 else say_time(at)


def say_when(at: datetime, now: datetime) -> str:
    """A time of today, or of another day with its date."""
    day = at.astimezone(LONDON).date()
    if day == now.astimezone(LONDON).date():
        return say_time(at)
    return f"{say_date(day)}, {say_time(at)}"
