"""Who comes in for an item: its social workers, who join as its slot begins and leave as it ends.

They do so by default, as the agenda names them: people may say otherwise, before and after. While a slot
is paused and another child is heard, they are out.
"""

from collections.abc import Iterable
from datetime import datetime

from panel_tui.domain.meeting import Attendee, Meeting, Stay, of_slot
from panel_tui.domain.model import same_person
from panel_tui.domain.quorum import stood_down, with_attendee
from panel_tui.domain.roster import SOCIAL_WORKER, item_is_over, sits_throughout
from panel_tui.domain.timer import Timer


def social_workers(meeting: Meeting, case_ids: Iterable[str]) -> tuple[str, ...]:
    """The social workers of cases, as the agenda names them, each once.

    Raises:
        Refused: a case is not on the agenda.
    """
    named = (meeting.case(each).facts.social_worker for each in case_ids)
    return tuple(dict.fromkeys(name for name in named if name))


def who_comes_in(meeting: Meeting, slot_number: int) -> tuple[str, ...]:
    """The social workers who come in as a slot begins, or come back as it goes on after a pause.

    Those come back who had given way. Those come in who are named, but not who is in the meeting
    already, sent apologies, sits throughout it, or stood down from a case of theirs in this slot.
    Where the template has no social worker in the meeting, nobody comes.

    Raises:
        Refused: there is no such slot.
    """
    role = meeting.template.role(SOCIAL_WORKER)
    if role is None or role.attends == "views only":
        return ()
    named = social_workers(meeting, of_slot(meeting, slot_number))
    if meeting.slot(slot_number).timer.state == "paused":
        return tuple(name for name in named if _gave_way(meeting, name))
    return tuple(name for name in named if _is_expected(meeting, slot_number, name))


def who_gives_way(meeting: Meeting, slot_number: int) -> tuple[str, ...]:
    """The social workers of slots that are paused, who are not those of the slot that is heard now.

    Raises:
        Refused: there is no such slot.
    """
    paused = [each for each in meeting.slots if each.timer.state == "paused"]
    case_ids = [case_id for slot in paused for case_id in slot.case_ids]
    theirs = social_workers(meeting, meeting.slot(slot_number).case_ids)
    return tuple(
        name
        for name in social_workers(meeting, case_ids)
        if not any(same_person(name, each) for each in theirs) and _is_here_for_items(meeting, name)
    )


def come_in(meeting: Meeting, names: Iterable[str], at: datetime) -> Meeting:
    """The meeting with these people joined at `at`, but for who is in it already."""
    for name in names:
        person = meeting.attendee(name) or Attendee(name=name, role=SOCIAL_WORKER)
        if person.is_in:
            continue
        left_at = person.stays[-1].left_at if person.stays else None
        stay = Stay(joined_at=max(at, left_at or at), by_agenda=True)
        person = person.changed(stays=(*person.stays, stay), apologies=False)
        meeting = with_attendee(meeting, person)
    return meeting


def came_in_with(meeting: Meeting, slot_number: int) -> tuple[str, ...]:
    """Who is in the meeting because a slot began or went on, and nobody has said otherwise.

    Raises:
        Refused: there is no such slot.
    """
    turns = [began_at for began_at, _ in meeting.slot(slot_number).timer.stretches]
    return tuple(
        person.name
        for person in meeting.attendees
        if person.is_in_by_agenda and person.stays[-1].joined_at in turns[-1:]
    )


def who_goes_out(meeting: Meeting, slot_number: int, at: datetime) -> tuple[str, ...]:
    """The social workers of a slot that has ended at `at` who are in the meeting for nothing more.

    Who is heard next as well, or whose other slot is paused, stays.
    """
    named = social_workers(meeting, meeting.slot(slot_number).case_ids)
    return tuple(name for name in named if item_is_over(meeting, name, at))


def go_out(meeting: Meeting, names: Iterable[str], at: datetime) -> Meeting:
    """The meeting with these people left at `at`, but for who is not in it."""
    for name in names:
        person = meeting.attendee(name)
        if person is None or not person.is_in:
            continue
        *before, last = person.stays
        last = last.changed(left_at=max(at, last.joined_at))
        meeting = with_attendee(meeting, person.changed(stays=(*before, last)))
    return meeting


def moved_along(meeting: Meeting, was: Timer, now: Timer) -> Meeting:
    """The meeting after the times of a slot were corrected: who came in by the agenda, came with it."""
    for person in meeting.attendees:
        stays = tuple(_moved_along(stay, was, now) for stay in person.stays)
        if stays != person.stays and _in_order(stays):
            meeting = with_attendee(meeting, person.changed(stays=stays))
    return meeting


def _is_expected(meeting: Meeting, slot_number: int, name: str) -> bool:
    person = meeting.attendee(name) or Attendee(name=name)
    if person.is_in or person.apologies or sits_throughout(meeting, person):
        return False
    cases = (meeting.case(each) for each in of_slot(meeting, slot_number))
    return not any(
        same_person(case.facts.social_worker, name) and stood_down(case, name) for case in cases
    )


def _is_here_for_items(meeting: Meeting, name: str) -> bool:
    person = meeting.attendee(name)
    return person is not None and person.is_in and not sits_throughout(meeting, person)


def _gave_way(meeting: Meeting, name: str) -> bool:
    """Whether somebody went out at the very moment that a slot took its turn."""
    person = meeting.attendee(name)
    left_at = person.stays[-1].left_at if person and person.stays else None
    turns = (began_at for slot in meeting.slots for began_at, _ in slot.timer.stretches)
    return left_at is not None and left_at in turns


def _moved_along(stay: Stay, was: Timer, now: Timer) -> Stay:
    if not stay.by_agenda:
        return stay
    moved = {was.began_at: now.began_at, was.finished_at: now.finished_at}
    joined_at, left_at = stay.joined_at, stay.left_at
    return stay.changed(
        joined_at=moved.get(joined_at) or joined_at,
        left_at=left_at and (moved.get(left_at) or left_at),
    )


def _in_order(stays: Iterable[Stay]) -> bool:
    """Whether each stay ends after it begins, and before the next one does; the last may go on."""
    times = [at for stay in stays for at in (stay.joined_at, stay.left_at) if at]
    return times == sorted(times)
