"""Attendance: who came, when they joined and left, who declared an interest, who chairs a case."""

from datetime import datetime
from typing import Literal

from pydantic import AwareDatetime

from panel_tui.domain.case import Case, Declaration
from panel_tui.domain.change import CaseChange, MeetingChange, Moment
from panel_tui.domain.meeting import Attendee, Chair, Meeting, MinuteTaker, Stay
from panel_tui.domain.model import Id, Line, Name, Refused, same_person
from panel_tui.domain.quorum import may_chair, stood_down, with_attendee, with_standings
from panel_tui.domain.slots import Reason
from panel_tui.domain.words import say_time


class MarkPresent(MeetingChange):
    """A person joins the meeting, now or at `joined_at`, in a role of the template or another part.

    It says better when somebody came whom the agenda had come in (`coming_in`).
    """

    kind: Literal["mark present"] = "mark present"
    name: Name
    role: Id | None = None
    part: Line = ""
    joined_at: AwareDatetime | None = None

    def apply(self, meeting: Meeting, moment: Moment) -> Meeting:
        """The meeting with the person in it.

        Raises:
            Refused: no such role, in the meeting already, or a time that does not fit.
        """
        person = meeting.attendee(self.name) or Attendee(name=self.name)
        earlier = person.stays
        if person.is_in_by_agenda:
            earlier = earlier[:-1]
        left_at = earlier[-1].left_at if earlier else moment.at
        if left_at is None:
            raise Refused(f"{self.name} is in the meeting already.")
        joined_at = self.joined_at or max(moment.at, left_at)
        if earlier and joined_at < left_at:
            raise Refused(f"{self.name} had not left yet at {say_time(joined_at)}.")
        role, part = _seat(meeting, person, self.role, self.part)
        stays = (*earlier, Stay(joined_at=joined_at))
        return with_attendee(
            meeting, person.changed(role=role, part=part, stays=stays, apologies=False)
        )


class MarkLeft(MeetingChange):
    """A person leaves the meeting, now or at `left_at`."""

    kind: Literal["mark left"] = "mark left"
    name: Name
    left_at: AwareDatetime | None = None

    def apply(self, meeting: Meeting, moment: Moment) -> Meeting:
        """The meeting without the person from then on.

        Raises:
            Refused: not in the meeting, or a time before they joined.
        """
        person = meeting.attendee(self.name)
        if person is None or not person.is_in:
            raise Refused(f"{self.name} is not in the meeting.")
        *before, last = person.stays
        left_at = self.left_at or max(moment.at, last.joined_at)
        if left_at < last.joined_at:
            raise Refused(f"{self.name} joined at {say_time(last.joined_at)}, later than that.")
        stays = (*before, last.changed(left_at=left_at))
        return with_attendee(meeting, person.changed(stays=stays))


class CorrectStay(MeetingChange):
    """When a person last joined and left was recorded wrongly; `left_at` None: they are still there."""

    kind: Literal["correct stay"] = "correct stay"
    name: Name
    joined_at: AwareDatetime
    left_at: AwareDatetime | None = None

    def apply(self, meeting: Meeting, moment: Moment) -> Meeting:
        """The meeting with the person's last stretch from when to when it was.

        Raises:
            Refused: not recorded as having been there, or times that do not fit.
        """
        person = meeting.attendee(self.name)
        if person is None or not person.stays:
            raise Refused(f"{self.name} has not been in the meeting.")
        *before, _ = person.stays
        earlier = before[-1].left_at if before else None
        if earlier is not None and self.joined_at < earlier:
            raise Refused(f"{self.name} had not left yet at {say_time(self.joined_at)}.")
        if self.left_at is not None and self.left_at < self.joined_at:
            raise Refused(f"{self.name} cannot leave before joining.")
        last = Stay(joined_at=self.joined_at, left_at=self.left_at)
        return with_attendee(meeting, person.changed(stays=(*before, last), apologies=False))


class SendApologies(MeetingChange):
    """A person sends apologies; where the agenda had them come in for an item, they did not."""

    kind: Literal["send apologies"] = "send apologies"
    name: Name
    role: Id | None = None
    part: Line = ""

    def apply(self, meeting: Meeting, moment: Moment) -> Meeting:
        """The meeting with the apologies noted; who was there for an earlier item, had left after it.

        Raises:
            Refused: no such role, sent already, or the person has been in the meeting.
        """
        person = meeting.attendee(self.name) or Attendee(name=self.name)
        role, part = _seat(meeting, person, self.role, self.part)
        if person.apologies and (role, part) == (person.role, person.part):
            raise Refused(f"{self.name} has sent apologies already.")
        stays = person.stays
        if stays and stays[-1].by_agenda:
            stays = stays[:-1]
        elif stays:
            raise Refused(f"{self.name} has been in the meeting: mark when they left instead.")
        person = person.changed(role=role, part=part, stays=stays, apologies=not stays)
        return with_attendee(meeting, person)


class RemoveAttendee(MeetingChange):
    """A person who was listed by mistake is taken off."""

    kind: Literal["remove attendee"] = "remove attendee"
    name: Name

    def apply(self, meeting: Meeting, moment: Moment) -> Meeting:
        """The meeting without the person.

        Raises:
            Refused: nobody of that name is listed.
        """
        if meeting.attendee(self.name) is None:
            raise Refused(f"{self.name} is not listed.")
        kept = tuple(each for each in meeting.attendees if not same_person(each.name, self.name))
        return with_standings(meeting.changed(attendees=kept))


class TakeMinutes(MeetingChange):
    """Another person takes the minutes from now on, or has taken them since `since`."""

    kind: Literal["take minutes"] = "take minutes"
    name: Name
    since: AwareDatetime | None = None

    def apply(self, meeting: Meeting, moment: Moment) -> Meeting:
        """The meeting with the new minute-taker.

        Raises:
            Refused: a time that is still to come.
        """
        since = _since(self.since, meeting.minute_takers[-1], moment)
        taker = MinuteTaker(name=self.name, since=since)
        return meeting.changed(minute_takers=(*meeting.minute_takers, taker))


class ChairMeeting(MeetingChange):
    """Another person chairs the meeting from now on, or has chaired it since `since`."""

    kind: Literal["chair meeting"] = "chair meeting"
    name: Name
    since: AwareDatetime | None = None

    def apply(self, meeting: Meeting, moment: Moment) -> Meeting:
        """The meeting with the new chair; cases that were heard before keep theirs.

        Raises:
            Refused: a time that is still to come.
        """
        chair = Chair(name=self.name, since=_since(self.since, meeting.chairs[-1], moment))
        return with_standings(meeting.changed(chairs=(*meeting.chairs, chair)))


class Declare(CaseChange):
    """A person declares an interest in a case, and takes part or stands down (domain.md section 3, 3)."""

    kind: Literal["declare"] = "declare"
    person: Name
    interest: Reason
    takes_part: bool

    def apply(self, meeting: Meeting, moment: Moment) -> Meeting:
        """As `CaseChange.apply`; a decision that the person had counted for may become advisory."""
        return with_standings(super().apply(meeting, moment))

    def on_case(self, case: Case, meeting: Meeting, moment: Moment) -> Case:
        """The case with the declaration, in place of an earlier one of the same person."""
        declared = Declaration(
            person=self.person, interest=self.interest, takes_part=self.takes_part
        )
        others = tuple(
            each for each in case.declarations if not same_person(each.person, self.person)
        )
        return case.changed(declarations=(*others, declared))


class RemoveDeclaration(CaseChange):
    """A declaration that was recorded by mistake is taken off; the person takes part as if it never was."""

    kind: Literal["remove declaration"] = "remove declaration"
    person: Name

    def apply(self, meeting: Meeting, moment: Moment) -> Meeting:
        """As `CaseChange.apply`; a decision that was advisory without the person may come to bind."""
        return with_standings(super().apply(meeting, moment))

    def on_case(self, case: Case, meeting: Meeting, moment: Moment) -> Case:
        """The case without it.

        Raises:
            Refused: that person is not recorded as having declared an interest.
        """
        kept = tuple(
            each for each in case.declarations if not same_person(each.person, self.person)
        )
        if len(kept) == len(case.declarations):
            raise Refused(f"{case.case_id}: no interest of {self.person} is recorded.")
        return case.changed(declarations=kept)


class ActAsChair(CaseChange):
    """A person chairs these cases in the chair's place."""

    kind: Literal["act as chair"] = "act as chair"
    person: Name

    def apply(self, meeting: Meeting, moment: Moment) -> Meeting:
        """As `CaseChange.apply`; a decision that nobody had chaired may come to bind."""
        return with_standings(super().apply(meeting, moment))

    def on_case(self, case: Case, meeting: Meeting, moment: Moment) -> Case:
        """The case with its acting chair.

        Raises:
            Refused: not listed in a role that may chair this case, or stood down from it.
        """
        person = meeting.attendee(self.person)
        if person is None or not may_chair(meeting, case.case_id, person):
            raise Refused(f"{self.person} is not in a role that may chair {case.case_id}.")
        if stood_down(case, self.person):
            raise Refused(f"{self.person} has stood down from {case.case_id}.")
        return case.changed(acting_chair=self.person)


class MarkComplex(CaseChange):
    """A case is complex, or is not: it may call for another chair (S3, Membership)."""

    kind: Literal["mark complex"] = "mark complex"
    complex: bool

    def on_case(self, case: Case, meeting: Meeting, moment: Moment) -> Case:
        """The case so marked."""
        return case.changed(complex=self.complex)


def _since(given: datetime | None, last: Chair | MinuteTaker, moment: Moment) -> datetime:
    if given is None:
        return max(moment.at, last.since)
    if given > moment.at:
        raise Refused(f"{say_time(given)} is still to come: say it when it has happened.")
    return given


def _seat(
    meeting: Meeting, person: Attendee, role: str | None, part: str
) -> tuple[str | None, str]:
    if role is not None and meeting.template.role(role) is None:
        known = ", ".join(each.id for each in meeting.template.attendance.roles)
        raise Refused(f"The roles are {known}, not {role}.")
    return role or person.role, part or person.part
