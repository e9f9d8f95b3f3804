"""A meeting: its template as it was, its sittings, the people, the slots and the cases."""

from datetime import date, datetime, timedelta
from typing import Annotated

from pydantic import AwareDatetime, Field

from panel_tui.domain.agenda import AgendaSlot
from panel_tui.domain.case import Case, CaseIds
from panel_tui.domain.model import Id, Line, Model, Name, Refused
from panel_tui.domain.template import MeetingTemplate
from panel_tui.domain.timer import Timer
from panel_tui.domain.when import Circumstances


class Sitting(Model):
    """A time and place at which the meeting sits; nearly always there is one."""

    starts_at: AwareDatetime
    on: date
    venue: Line = ""


class Stay(Model):
    """A stretch in which a person was in the meeting."""

    joined_at: AwareDatetime
    left_at: AwareDatetime | None = None

    def covers(self, at: datetime) -> bool:
        """True if the person was there at `at`."""
        return self.joined_at <= at and (self.left_at is None or at < self.left_at)

    def overlaps(self, begins: datetime, ends: datetime) -> bool:
        """True if the person was there for any part of a stretch."""
        return self.joined_at <= ends and (self.left_at is None or self.left_at > begins)


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


class MinuteTaker(Model):
    """Who took the minutes, from when on."""

    name: Name
    since: AwareDatetime


class Slot(Model):
    """A timed place in the running order, for one child or one sibling group, or a break (`title`).

    `planned` is the length on the agenda; None is no limit. The timer keeps what was allotted.
    """

    number: Annotated[int, Field(ge=1)]
    starts_at: AwareDatetime
    planned: Annotated[int, Field(ge=1)] | None
    case_ids: tuple[Name, ...] = ()
    title: Line = ""
    timer: Timer = Timer()

    @property
    def is_break(self) -> bool:
        """True for a break: a title and no case."""
        return not self.case_ids

    @property
    def planned_end(self) -> datetime:
        """When the slot ends on the agenda; its start where it has no limit."""
        return self.starts_at + timedelta(minutes=self.planned or 0)


class Meeting(Model):
    """One meeting of a template, whole. `slots` stand in running order; `cases` in agenda order."""

    id: Id
    template: MeetingTemplate
    sittings: Annotated[tuple[Sitting, ...], Field(min_length=1)]
    chair: Line = ""
    minute_takers: tuple[MinuteTaker, ...] = ()
    attendees: tuple[Attendee, ...] = ()
    agenda: tuple[AgendaSlot, ...]
    """The slots as last imported, to tell a changed agenda from an unchanged one."""
    slots: Annotated[tuple[Slot, ...], Field(min_length=1)]
    cases: tuple[Case, ...]

    @property
    def on(self) -> date:
        """The day of the first sitting."""
        return self.sittings[0].on

    @property
    def minute_taker(self) -> str:
        """Who takes the minutes now; empty while nobody is named."""
        return self.minute_takers[-1].name if self.minute_takers else ""

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

    def circumstances(self, case_id: str) -> Circumstances:
        """What conditions may ask of a case on the day of the meeting."""
        siblings = len(self.slot_of(case_id).case_ids) > 1
        return self.case(case_id).facts.circumstances(self.on, siblings=siblings)

    def with_case(self, case: Case) -> "Meeting":
        """The meeting with one case replaced."""
        cases = tuple(case if each.case_id == case.case_id else each for each in self.cases)
        return self.changed(cases=cases)

    def with_slot(self, slot: Slot) -> "Meeting":
        """The meeting with one slot replaced."""
        slots = tuple(slot if each.number == slot.number else each for each in self.slots)
        return self.changed(slots=slots)


def of_slot(meeting: Meeting, slot_number: int) -> CaseIds:
    """The cases that a slot still hears: those not deferred or withdrawn."""
    slot = meeting.slot(slot_number)
    return tuple(each for each in slot.case_ids if meeting.case(each).heard_here)
