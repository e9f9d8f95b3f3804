"""Who comes in for an item: its social workers, who join as its slot begins and leave as it ends.

They do so by default, as the agenda names them: people may say otherwise, before and after.
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
    """The social workers of the cases that a slot hears, but for whom people know better.

    That is: who is in the meeting already, sent apologies, sits throughout it, or stood down from a
    case of theirs in this slot. Where the template has no social worker in the meeting, nobody comes in.

    Raises:
        Refused: there is no such slot.
    """
    role = meeting.template.role(SOCIAL_WORKER)
    if role is None or role.attends == "views only":
        return ()
    named = social_workers(meeting, of_slot(meeting, slot_number))
    return tuple(name for name in named if _is_expected(meeting, slot_number, name))


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
    """Who is in the meeting because a slot began, and nobody has said otherwise.

    Raises:
        Refused: there is no such slot.
    """
    began_at = meeting.slot(slot_number).timer.began_at
    return tuple(
        person.name
        for person in meeting.attendees
        if person.is_in and person.stays[-1].by_agenda and person.stays[-1].joined_at == began_at
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


def _moved_along(stay: Stay, was: Timer, now: Timer) -> Stay:
    joined_at, left_at = stay.joined_at, stay.left_at
    if stay.by_agenda and joined_at == was.began_at:
        joined_at = now.began_at or joined_at
    if stay.by_agenda and left_at and left_at == was.finished_at:
        left_at = now.finished_at
    return stay.changed(joined_at=joined_at, left_at=left_at)


def _in_order(stays: Iterable[Stay]) -> bool:
    """Whether each stay ends after it begins, and before the next one does; the last may go on."""
    times = [at for stay in stays for at in (stay.joined_at, stay.left_at) if at]
    return times == sorted(times)
