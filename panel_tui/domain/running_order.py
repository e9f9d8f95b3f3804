"""The running order: when each slot is predicted to begin and end, and how late the meeting is.

What an overrun does to what follows is the template's choice (`SlotRule.overrun`).
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from panel_tui.domain.meeting import Meeting, Slot
from panel_tui.domain.timer import ZERO

_MINUTE = timedelta(minutes=1)


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
    no place. Nobody is called in before their time. What is paused goes on when what runs has ended.
    A cancelled meeting hears nothing.
    """
    if meeting.cancelled:
        return []
    heard = _heard(meeting)
    begun = _begun_places(heard, now)
    free_at = max((place.ends_at for place in begun.values()), default=None)
    waiting = [slot for slot in heard if slot.number not in begun]
    places = []
    for slot in heard:
        place = begun.get(slot.number)
        if place is None:
            waiting.remove(slot)
            # A break begins by itself; a slot waits for somebody to start it.
            earliest = (slot.starts_at, free_at, None if slot.is_break else now)
            begins_at = max(filter(None, earliest))
            place = Place(slot, begins_at, begins_at + _length(meeting, slot, begins_at, waiting))
            free_at = place.ends_at
        places.append(place)
    return places


def next_place(meeting: Meeting, now: datetime) -> Place | None:
    """The next slot to call in, with its predicted time; None when nothing is left to hear."""
    order = running_order(meeting, now)
    return next((each for each in order if _to_call(each.slot)), None)


def late_by(meeting: Meeting, now: datetime) -> timedelta:
    """How much later than planned the meeting will end; negative when it is ahead."""
    planned = _planned_end(meeting)
    ends = (place.ends_at for place in running_order(meeting, now))
    return max(ends, default=planned) - planned


def allotted_minutes(meeting: Meeting, slot: Slot, begins_at: datetime) -> int | None:
    """The length that a slot gets when it begins at `begins_at`; None where it has no limit."""
    if slot.planned is None:
        return None
    waiting = [
        each
        for each in _heard(meeting)
        if each.timer.began_at is None and each.number != slot.number
    ]
    return int(_length(meeting, slot, begins_at, waiting) // _MINUTE)


def _planned_end(meeting: Meeting) -> datetime:
    return max(slot.planned_end for slot in meeting.slots)


def _heard(meeting: Meeting) -> list[Slot]:
    return [
        slot
        for index, slot in enumerate(meeting.slots)
        if slot.timer.began_at
        or (slot.is_break and not _is_over(meeting, index))
        or _waits(meeting, slot)
    ]


def _to_call(slot: Slot) -> bool:
    return slot.timer.began_at is None and not slot.is_break


def _waits(meeting: Meeting, slot: Slot) -> bool:
    hears = any(meeting.case(case_id).heard_here for case_id in slot.case_ids)
    return hears and slot.timer.began_at is None


def _is_over(meeting: Meeting, index: int) -> bool:
    """Whether a break is over: what follows it has begun, and not only out of turn.

    A break of a sitting that was adjourned is over with it.
    """
    if meeting.slots[index].sitting < len(meeting.sittings) - 1:
        return True
    followed = [slot.timer.began_at for slot in meeting.slots[index + 1 :] if slot.timer.began_at]
    in_turn = not any(_waits(meeting, slot) for slot in meeting.slots[:index])
    planned = meeting.slots[index].starts_at
    return any(in_turn or began_at >= planned for began_at in followed)


def _begun_places(heard: Sequence[Slot], now: datetime) -> dict[int, Place]:
    """The places of what has begun, by slot number."""
    begun = [(slot, slot.timer.began_at) for slot in heard if slot.timer.began_at]
    begun.sort(key=lambda each: each[0].timer.state == "paused")
    places = {}
    free_at = now
    for slot, began_at in begun:
        timer = slot.timer
        ends_at = timer.finished_at
        if ends_at is None:
            free_at = timer.not_before_last(free_at) + max(timer.left(now) or ZERO, ZERO)
            ends_at = free_at
        places[slot.number] = Place(slot, began_at, ends_at)
    return places


def _length(
    meeting: Meeting, slot: Slot, begins_at: datetime, following: Sequence[Slot]
) -> timedelta:
    """The length of a slot that begins at `begins_at`, with `following` still to come."""
    planned = _planned(slot)
    rule = meeting.template.slot
    if rule is not None and rule.overrun == "absorb" and slot.is_break:
        return max(planned - max(begins_at - slot.starts_at, ZERO), ZERO)
    if rule is not None and rule.overrun == "shorten" and not slot.is_break:
        slots = (slot, *following)
        least = timedelta(minutes=rule.least_minutes)
        spare = [max(_planned(each) - least, ZERO) for each in slots if not each.is_break]
        late = _end_of(slots, begins_at) - _planned_end(meeting)
        return planned - min(_equal_loss(late, spare), spare[0])
    return planned


def _planned(slot: Slot) -> timedelta:
    return timedelta(minutes=slot.planned or 0)


def _end_of(slots: Sequence[Slot], begins_at: datetime) -> datetime:
    """When slots of their planned lengths end, the first beginning at `begins_at`."""
    for slot in slots:
        begins_at = max(begins_at, slot.starts_at) + _planned(slot)
    return begins_at


def _equal_loss(late: timedelta, spare: Sequence[timedelta]) -> timedelta:
    """The whole minutes that each slot loses, as far as it has them to spare, to make up for `late`."""
    loss, most = ZERO, max(spare)
    while loss < most and sum((min(loss, each) for each in spare), ZERO) < late:
        loss += _MINUTE
    return loss
