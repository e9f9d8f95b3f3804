"""The running order: when each slot is predicted to begin and end, and how late the meeting is.

What an overrun does to what follows is the template's choice (`SlotRule.overrun`).
"""

from datetime import datetime, timedelta
from typing import NamedTuple

from panel_tui.domain.meeting import Meeting, Slot
from panel_tui.domain.timer import ZERO


class Place(NamedTuple):
    """A slot in the running order: when it began or is predicted to, and when it ended or will."""

    slot: Slot
    begins_at: datetime
    ends_at: datetime

    @property
    def minutes(self) -> int:
        """Its predicted length in whole minutes."""
        return int((self.ends_at - self.begins_at).total_seconds() // 60)


def running_order(meeting: Meeting, now: datetime) -> list[Place]:
    """Every slot that is or will be heard, in order, with its actual or predicted times.

    A slot whose cases are all deferred or withdrawn before it began, and a break that is over, have
    no place. Nobody is called in before their time.
    """
    places: list[Place] = []
    free_at: datetime | None = None
    for slot in _heard(meeting):
        if slot.timer.began_at is not None:
            place = Place(slot, slot.timer.began_at, _end_of_begun(slot, now))
        else:
            begins_at = max(filter(None, (slot.starts_at, free_at, now)))
            place = Place(slot, begins_at, begins_at + _length(meeting, slot, begins_at))
        places.append(place)
        free_at = max(free_at or place.ends_at, place.ends_at)
    return places


def next_place(meeting: Meeting, now: datetime) -> Place | None:
    """The next slot to call in, with its predicted time; None when nothing is left to hear."""
    order = running_order(meeting, now)
    return next((each for each in order if each.slot.timer.began_at is None), None)


def late_by(meeting: Meeting, now: datetime) -> timedelta:
    """How much later than planned the meeting will end; negative when it is ahead."""
    order = running_order(meeting, now)
    planned = max(slot.planned_end for slot in meeting.slots)
    return max((place.ends_at for place in order), default=planned) - planned


def allotted_minutes(meeting: Meeting, slot: Slot, begins_at: datetime) -> int | None:
    """The length that a slot gets when it begins at `begins_at`; None where it has no limit."""
    if slot.planned is None:
        return None
    return int(_length(meeting, slot, begins_at).total_seconds() // 60)


def _heard(meeting: Meeting) -> list[Slot]:
    begun = [index for index, slot in enumerate(meeting.slots) if slot.timer.began_at]
    last_begun = max(begun, default=-1)
    return [
        slot
        for index, slot in enumerate(meeting.slots)
        if slot.timer.began_at
        or (slot.is_break and index > last_begun)
        or any(meeting.case(case_id).heard_here for case_id in slot.case_ids)
    ]


def _end_of_begun(slot: Slot, now: datetime) -> datetime:
    timer = slot.timer
    if timer.finished_at is not None:
        return timer.finished_at
    left = timer.left(now)
    return timer.not_before_last(now) + max(left if left is not None else ZERO, ZERO)


def _length(meeting: Meeting, slot: Slot, begins_at: datetime) -> timedelta:
    planned = timedelta(minutes=slot.planned or 0)
    rule = meeting.template.slot
    lost = max(begins_at - slot.starts_at, ZERO)
    if rule is None or not lost:
        return planned
    if rule.overrun == "absorb" and slot.is_break:
        return max(planned - lost, ZERO)
    if rule.overrun == "shorten" and not slot.is_break:
        remaining = [each for each in _heard(meeting) if not each.is_break and _waits(each)]
        share = -(-lost // timedelta(minutes=1) // max(len(_from(slot, remaining)), 1))
        least = timedelta(minutes=rule.least_minutes)
        return max(planned - timedelta(minutes=share), min(least, planned))
    return planned


def _waits(slot: Slot) -> bool:
    return slot.timer.began_at is None


def _from(slot: Slot, remaining: list[Slot]) -> list[Slot]:
    return remaining[remaining.index(slot) :] if slot in remaining else [slot]
