"""Opening a meeting: an agenda and a template become a meeting with numbered slots and cases."""

from datetime import date, datetime, time
from typing import Literal

from panel_tui.domain.agenda import Agenda, AgendaSlot, CaseFacts
from panel_tui.domain.case import Case
from panel_tui.domain.change import MeetingChange, Moment
from panel_tui.domain.meeting import Chair, Meeting, MinuteTaker, Sitting, Slot
from panel_tui.domain.model import Model, Name, Refused
from panel_tui.domain.template import MeetingTemplate
from panel_tui.domain.words import LONDON


class KnownChild(Model):
    """Which child of the register a case ID means."""

    case_id: Name
    child_id: Name


class OpenMeeting(MeetingChange):
    """A meeting is set up from an agenda; it keeps a copy of its template as it was."""

    kind: Literal["open meeting"] = "open meeting"
    template: MeetingTemplate
    agenda: Agenda
    children: tuple[KnownChild, ...]

    def apply(self, meeting: Meeting | None, moment: Moment) -> Meeting:
        """The new meeting.

        Raises:
            Refused: there is such a meeting already.
        """
        if meeting is not None:
            raise Refused(f"{self.meeting_id} is set up already.")
        agenda = self.agenda
        child_ids = {known.case_id: known.child_id for known in self.children}
        return Meeting(
            id=self.meeting_id,
            template=self.template,
            sittings=(
                Sitting(
                    starts_at=_at(agenda.date, agenda.start), on=agenda.date, venue=agenda.venue
                ),
            ),
            chairs=(Chair(name=agenda.chair, since=moment.at),),
            minute_takers=(MinuteTaker(name=agenda.minute_taker, since=moment.at),),
            agenda=agenda.slots,
            slots=tuple(
                _slot(number, slot, agenda.date)
                for number, slot in enumerate(agenda.slots, start=1)
            ),
            cases=tuple(
                Case(child_id=child_ids[facts.case_id], facts=facts) for facts in agenda.cases
            ),
        )


def meeting_id(
    agenda: Agenda, template: MeetingTemplate, taken: frozenset[str] = frozenset()
) -> str:
    """The id of the meeting of this template, date and start: `2026-12-03-medway-permanence-panel`.

    A second meeting of the same template and day carries its start: `...-panel-1400`.
    """
    plain = f"{agenda.date.isoformat()}-{template.id}"
    return f"{plain}-{agenda.start:%H%M}" if plain in taken else plain


def agenda_differences(meeting: Meeting, agenda: Agenda) -> list[str]:
    """How a newly read agenda differs from the one the meeting was opened from; empty if it does not.

    Named by case ID and field; never by what the field says of a child.
    """
    old = {facts.case_id: (slot, facts) for slot in meeting.agenda for facts in slot.cases}
    new = {facts.case_id: (slot, facts) for slot in agenda.slots for facts in slot.cases}
    words = [f"{case_id} is no longer on the agenda." for case_id in old if case_id not in new]
    words += [f"{case_id} is new on the agenda." for case_id in new if case_id not in old]
    for case_id in (each for each in new if each in old):
        words += _case_differences(case_id, old[case_id], new[case_id])
    words += _head_differences(meeting, agenda)
    breaks = [
        [each for each in slots if not each.cases] for slots in (meeting.agenda, agenda.slots)
    ]
    if breaks[0] != breaks[1]:
        words.append("The breaks have changed.")
    return words


def _case_differences(
    case_id: str, old: tuple[AgendaSlot, CaseFacts], new: tuple[AgendaSlot, CaseFacts]
) -> list[str]:
    (old_slot, old_facts), (new_slot, new_facts) = old, new
    words = []
    if old_slot.starts != new_slot.starts:
        words.append(f"{case_id}: {old_slot.starts:%H:%M} is now {new_slot.starts:%H:%M}.")
    if old_slot.minutes != new_slot.minutes:
        words.append(f"{case_id}: {_length(old_slot)} is now {_length(new_slot)}.")
    if {each.case_id for each in old_slot.cases} != {each.case_id for each in new_slot.cases}:
        words.append(f"{case_id}: shares its slot with other cases than before.")
    changed = [
        name.replace("_", " ") for name, value in old_facts if getattr(new_facts, name) != value
    ]
    if changed:
        words.append(f"{case_id}: changed in {', '.join(changed)}.")
    return words


def _length(slot: AgendaSlot) -> str:
    return f"{slot.minutes} minutes" if slot.minutes else "no limit"


def _head_differences(meeting: Meeting, agenda: Agenda) -> list[str]:
    heads = (
        ("Venue", meeting.stated.venue, agenda.venue),
        ("Chair", meeting.chairs[0].name, agenda.chair),
        ("Minute-taker", meeting.minute_takers[0].name, agenda.minute_taker),
    )
    return [
        f"{name}: {old or 'none'} is now {new or 'none'}." for name, old, new in heads if old != new
    ]


def _slot(number: int, slot: AgendaSlot, on: date) -> Slot:
    return Slot(
        number=number,
        starts_at=_at(on, slot.starts),
        planned=slot.minutes,
        case_ids=tuple(facts.case_id for facts in slot.cases),
        title=slot.title,
    )


def _at(on: date, at: time) -> datetime:
    return datetime.combine(on, at, tzinfo=LONDON)
