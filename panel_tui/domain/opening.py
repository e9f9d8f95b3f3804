"""Opening a meeting: an agenda and a template become a meeting with numbered slots and cases."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Literal

from panel_tui.domain.agenda import Agenda, AgendaSlot
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
            Refused: there is such a meeting already, or a child is on the agenda twice.
        """
        if meeting is not None:
            raise Refused(f"{self.meeting_id} is set up already.")
        refuse_child_twice(self.agenda, self.children)
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


def refuse_child_twice(agenda: Agenda, children: Iterable[KnownChild]) -> None:
    """A child is on an agenda once, whichever of its case IDs stands there.

    Raises:
        Refused: two cases are of one child.
    """
    child_ids = {known.case_id: known.child_id for known in children}
    first: dict[str, str] = {}
    for facts in agenda.cases:
        other = first.setdefault(child_ids[facts.case_id], facts.case_id)
        if other != facts.case_id:
            raise Refused(f"{facts.case_id} is the child who is on the agenda as {other}.")


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
