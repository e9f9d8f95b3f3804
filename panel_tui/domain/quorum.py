"""Quorum: whether enough members are in the meeting for a case at a moment.

No source states a quorum for a panel of managers; the template's number is ours (domain.md 2.7, 14).
"""

from datetime import datetime
from typing import NamedTuple

from panel_tui.domain.case import Case
from panel_tui.domain.meeting import Attendee, Meeting
from panel_tui.domain.model import same_person


class QuorumCount(NamedTuple):
    """Who counts at a moment, how many are needed, and whether somebody who may chair is there."""

    members: tuple[str, ...]
    least: int
    chaired: bool

    @property
    def quorate(self) -> bool:
        """True if the decision of this moment binds."""
        return len(self.members) >= self.least and self.chaired


def quorum_at(meeting: Meeting, case_id: str, at: datetime) -> QuorumCount:
    """The count for a case at `at`; a member who stood down from the case does not count."""
    rule = meeting.template.attendance.quorum
    counted = tuple(
        person.name
        for person in meeting.attendees
        if _counts(meeting, person) and takes_part(meeting, case_id, person.name, at)
    )
    if rule is None:
        return QuorumCount(counted, 0, chaired=True)
    chair = meeting.case(case_id).acting_chair or meeting.chair_at(at)
    chaired = not rule.chair_needed or takes_part(meeting, case_id, chair, at)
    return QuorumCount(counted, rule.least, chaired)


def chair_of(meeting: Meeting, case_id: str) -> str:
    """Who chairs a case, or chaired it when its slot ended: its acting chair, else the meeting's."""
    ended_at = meeting.ended_at(case_id)
    chair = meeting.chair_at(ended_at) if ended_at else meeting.chair
    return meeting.case(case_id).acting_chair or chair


def decided_at(meeting: Meeting, case_id: str, recorded_at: datetime) -> datetime:
    """When a decision was made: as it was recorded, or before its slot ended if it was written later."""
    ended_at = meeting.ended_at(case_id)
    return min(recorded_at, ended_at) if ended_at else recorded_at


def with_standings(meeting: Meeting) -> Meeting:
    """The meeting with each decision advisory or binding, as people and declarations are now recorded.

    A correction to who was there reaches back to the decisions it touches; approved minutes stand.
    """
    for case in meeting.cases:
        if case.decision is None or case.approved:
            continue
        at = decided_at(meeting, case.case_id, case.decision.at)
        advisory = not quorum_at(meeting, case.case_id, at).quorate
        if advisory != case.decision.advisory:
            decision = case.decision.changed(advisory=advisory)
            meeting = meeting.with_case(case.changed(decision=decision))
    return meeting


def with_attendee(meeting: Meeting, person: Attendee) -> Meeting:
    """The meeting with what is recorded of a person in place of what was, or with a new person."""
    names = [each.name for each in meeting.attendees]
    listed = meeting.attendees if person.name in names else (*meeting.attendees, person)
    attendees = tuple(person if each.name == person.name else each for each in listed)
    return with_standings(meeting.changed(attendees=attendees))


def takes_part(meeting: Meeting, case_id: str, name: str, at: datetime) -> bool:
    """True if the person is in the meeting at `at` and has not stood down from the case."""
    here = any(same_person(each.name, name) and each.present(at) for each in meeting.attendees)
    return here and not stood_down(meeting.case(case_id), name)


def stood_down(case: Case, name: str) -> bool:
    """True if the person declared an interest in the case and takes no part."""
    return any(
        same_person(declared.person, name) and not declared.takes_part
        for declared in case.declarations
    )


def may_chair(meeting: Meeting, case_id: str, person: Attendee) -> bool:
    """True if the template lets this person's role chair the case (S3: complex cases)."""
    role = meeting.template.role(person.role) if person.role else None
    if role is None:
        return False
    return role.may_chair or (role.chairs_complex and meeting.case(case_id).complex)


def _counts(meeting: Meeting, person: Attendee) -> bool:
    role = meeting.template.role(person.role) if person.role else None
    return role is not None and role.counts_for_quorum
