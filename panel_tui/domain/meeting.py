"""A meeting: its template as it was, its sittings, the people, the slots and the cases."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Annotated

from pydantic import AwareDatetime, Field

from panel_tui.domain.agenda import AgendaSlot
from panel_tui.domain.case import Case, CaseIds
from panel_tui.domain.model import Id, Line, Model, Name, Refused, Words, same_person
from panel_tui.domain.paper_findings import CheckKept
from panel_tui.domain.template import MeetingTemplate
from panel_tui.domain.timer import Timer
from panel_tui.domain.when import Circumstances


class Sitting(Model):
    """A time and place at which the meeting sits; nearly always there is one."""

    starts_at: AwareDatetime
    on: date
    venue: Line = ""


class Stay(Model):
    """A stretch in which a person was in the meeting.

    `by_agenda`: nobody marked them as there, the agenda has them come in for an item (`coming_in`).
    """

    joined_at: AwareDatetime
    left_at: AwareDatetime | None = None
    by_agenda: bool = False

    def covers(self, at: datetime) -> bool:
        """True if the person was there at `at`."""
        return self.joined_at <= at and (self.left_at is None or at < self.left_at)

    def overlaps(self, begins: datetime, ends: datetime) -> bool:
        """True if the person was there for any part of a stretch."""
        joined = self.joined_at < ends or self.joined_at <= begins
        return joined and (self.left_at is None or self.left_at > begins)


class Attendee(Model):
    """A person of the meeting, in a role of the template or another one (`part`)."""

    name: Name
    role: Id | None = None
    part: Line = ""
    stays: tuple[Stay, ...] = ()
    apologies: bool = False

    def present(self, at: datetime) -> bool:
        """True if the person was in the meeting at `at`."""
        return any(stay.covers(at) for stay in self.stays)

    @property
    def is_in(self) -> bool:
        """True if the person has joined and has not left."""
        return bool(self.stays) and self.stays[-1].left_at is None

    @property
    def is_in_by_agenda(self) -> bool:
        """True if the person is in the meeting, and nobody marked them."""
        return self.is_in and self.stays[-1].by_agenda


class MinuteTaker(Model):
    """Who took the minutes, from when on; the first is the agenda's, and empty if it named nobody."""

    name: Line
    since: AwareDatetime


class Chair(Model):
    """Who chaired the meeting, from when on; the first is the agenda's, as of the minute-takers."""

    name: Line
    since: AwareDatetime


class Slot(Model):
    """A timed place in the running order, for one child or one sibling group, or a break (`title`).

    `planned` is the length on the agenda; None is no limit. The timer keeps what was allotted.
    `sitting` counts from 0: more than 0 only after an adjournment.
    """

    number: Annotated[int, Field(ge=1)]
    starts_at: AwareDatetime
    planned: Annotated[int, Field(ge=1)] | None
    case_ids: tuple[Name, ...] = ()
    title: Line = ""
    sitting: Annotated[int, Field(ge=0)] = 0
    timer: Timer = Timer()

    @property
    def is_break(self) -> bool:
        """True for a break: a title and no case."""
        return not self.case_ids

    @property
    def length(self) -> timedelta:
        """Its length on the agenda; none where it has no limit."""
        return timedelta(minutes=self.planned or 0)

    @property
    def planned_end(self) -> datetime:
        """When the slot ends on the agenda; its start where it has no limit."""
        return self.starts_at + self.length


class PapersSent(Model):
    """The papers of some cases went to a member: on which day, and who sent them."""

    to: Name
    case_ids: CaseIds
    on: date
    by: Name
    at: AwareDatetime


class Cancellation(Model):
    """The meeting is not held."""

    reason: Words
    at: AwareDatetime
    by: Name


class Meeting(Model):
    """One meeting of a template, whole. `slots` stand in running order; `cases` in agenda order."""

    id: Id
    template: MeetingTemplate
    sittings: Annotated[tuple[Sitting, ...], Field(min_length=1)]
    chairs: Annotated[tuple[Chair, ...], Field(min_length=1)]
    minute_takers: Annotated[tuple[MinuteTaker, ...], Field(min_length=1)]
    attendees: tuple[Attendee, ...] = ()
    agenda: tuple[AgendaSlot, ...]
    """The slots as last imported, to tell a changed agenda from an unchanged one."""
    slots: Annotated[tuple[Slot, ...], Field(min_length=1)]
    cases: tuple[Case, ...]
    cancelled: Cancellation | None = None
    next_panel: date | None = None
    """When the next meeting of this kind is, for cases that are put off to it."""
    paper_check: CheckKept | None = None
    """The last paperwork check; what it found stands in the cases."""
    papers_sent: tuple[PapersSent, ...] = ()
    moved_from: Sitting | None = None
    """The sitting as the agenda states it, where the meeting was moved."""

    @property
    def on(self) -> date:
        """The day of the first sitting."""
        return self.sittings[0].on

    @property
    def stated(self) -> Sitting:
        """The first sitting as the agenda states it, by which the same agenda is known again."""
        return self.moved_from or self.sittings[0]

    @property
    def warn_at(self) -> tuple[int, ...]:
        """How many minutes before its end a slot warns; empty where slots have no end."""
        return self.template.slot.warn_at_minutes if self.template.slot else ()

    @property
    def chair(self) -> str:
        """Who chairs the meeting now; empty while nobody is named."""
        return self.chairs[-1].name

    @property
    def minute_taker(self) -> str:
        """Who takes the minutes now; empty while nobody is named."""
        return self.minute_takers[-1].name

    def chair_at(self, at: datetime) -> str:
        """Who chaired the meeting at `at`; before anybody did, the first who was named."""
        return _holder(self.chairs, at)

    def minute_taker_at(self, at: datetime) -> str:
        """Who took the minutes at `at`; before anybody did, the first who was named."""
        return _holder(self.minute_takers, at)

    @property
    def case_ids(self) -> tuple[str, ...]:
        """The case IDs in agenda order."""
        return tuple(case.case_id for case in self.cases)

    def case(self, case_id: str) -> Case:
        """The case of that ID.

        Raises:
            Refused: this meeting has no such case.
        """
        for case in self.cases:
            if case.case_id == case_id:
                return case
        raise Refused(f"{case_id} is not on the agenda of {self.id}.")

    def attendee(self, name: str) -> Attendee | None:
        """What is recorded of a person; None while nothing is."""
        return next((each for each in self.attendees if same_person(each.name, name)), None)

    def slot(self, number: int) -> Slot:
        """The slot of that number.

        Raises:
            Refused: this meeting has no such slot.
        """
        for slot in self.slots:
            if slot.number == number:
                return slot
        raise Refused(f"{self.id} has no slot {number}; it has {len(self.slots)}.")

    def slot_of(self, case_id: str) -> Slot:
        """The slot in which a case is heard.

        Raises:
            Refused: this meeting has no such case.
        """
        for slot in self.slots:
            if case_id in slot.case_ids:
                return slot
        raise Refused(f"{case_id} is not on the agenda of {self.id}.")

    def heard_on(self, case_id: str) -> date:
        """The day of the sitting at which a case is heard.

        Raises:
            Refused: this meeting has no such case.
        """
        return self.sittings[self.slot_of(case_id).sitting].on

    def ended_at(self, case_id: str) -> datetime | None:
        """The last moment of the slot of a case, just before it was finished; None until then."""
        finished_at = self.slot_of(case_id).timer.finished_at
        return finished_at - timedelta(microseconds=1) if finished_at else None

    def circumstances(self, case_id: str) -> Circumstances:
        """What conditions may ask of a case on the day it is heard.

        Who shares a slot are siblings, unless it is the slot of a social worker.
        """
        rule = self.template.slot
        shared = len(self.slot_of(case_id).case_ids) > 1
        siblings = shared and (rule is None or rule.per == "child")
        case = self.case(case_id)
        events = case.carried.events if case.carried else None
        day = self.heard_on(case_id)
        return case.facts.circumstances(day, siblings=siblings, events=events)

    def with_case(self, case: Case) -> "Meeting":
        """The meeting with one case replaced."""
        return self.with_case_instead(case.case_id, case)

    def with_case_instead(self, case_id: str, case: Case) -> "Meeting":
        """The meeting with the case of one ID replaced by a case that may have another."""
        cases = tuple(case if each.case_id == case_id else each for each in self.cases)
        return self.changed(cases=cases)

    def with_slot(self, slot: Slot) -> "Meeting":
        """The meeting with one slot replaced."""
        slots = tuple(slot if each.number == slot.number else each for each in self.slots)
        return self.changed(slots=slots)


def minute_taker_of(meeting: Meeting, case_id: str) -> str:
    """Who takes the minutes of a case, or took them when its slot ended."""
    ended_at = meeting.ended_at(case_id)
    return meeting.minute_taker_at(ended_at) if ended_at else meeting.minute_taker


def refuse_if_cancelled(meeting: Meeting) -> None:
    """Nothing is heard or rearranged in a meeting that is not held.

    Raises:
        Refused: it is cancelled.
    """
    if meeting.cancelled:
        raise Refused("This meeting is cancelled.")


def _holder(named: Sequence[MinuteTaker | Chair], at: datetime) -> str:
    # What was said last holds: a handover noted late reaches back over one noted earlier.
    held = [each.name for each in reversed(named) if each.name and each.since <= at]
    return next(iter(held), next((each.name for each in named if each.name), ""))


def of_slot(meeting: Meeting, slot_number: int) -> CaseIds:
    """The cases that a slot still hears: those not deferred or withdrawn."""
    slot = meeting.slot(slot_number)
    return tuple(each for each in slot.case_ids if meeting.case(each).heard_here)
