"""What a changed agenda can still reach of a meeting: slots that have not begun, breaks still to come."""

from collections.abc import Iterable, Mapping
from datetime import datetime, time

from panel_tui.domain.agenda import Agenda, AgendaSlot, CaseFacts
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.sittings import london, wall


class Scope:
    """The agenda imported last (`old`) and a new one, each without what has begun.

    A child is held whose slot has begun or who has had approved minutes, and so is everybody who
    shares a slot with one, on either agenda or in the meeting: their slots stay as they are. Children
    are told apart by `child_ids`, by case ID: a case ID may have been corrected since. `stays` is what
    of the old agenda still holds.
    """

    def __init__(self, meeting: Meeting, agenda: Agenda, child_ids: Mapping[str, str]) -> None:
        """What `agenda` can reach of `meeting`."""
        self._meeting = meeting
        self._child_ids = child_ids
        begun = [slot for slot in meeting.slots if slot.timer.began_at]
        self._begun_until = max((slot.starts_at for slot in begun), default=None)
        settled = {case_id for slot in begun for case_id in slot.case_ids}
        settled |= {case.case_id for case in meeting.cases if case.versions}
        self.held = self._sharing(
            {meeting.case(case_id).child_id for case_id in settled},
            [
                *(
                    {meeting.case(each).child_id for each in slot.case_ids}
                    for slot in meeting.slots
                ),
                *map(self.children, (*meeting.agenda, *agenda.slots)),
            ],
        )
        self.old = [slot for slot in meeting.agenda if self._is_free(slot)]
        self.new = [slot for slot in agenda.slots if self._is_free(slot)]
        self.stays = [slot for slot in meeting.agenda if not self._is_free(slot)]

    @property
    def has_begun(self) -> bool:
        """Whether any slot has begun."""
        return self._begun_until is not None

    def children(self, stated: AgendaSlot) -> tuple[str, ...]:
        """The children of a slot on an agenda; none of a case ID that no register knows any more."""
        ids = (self._child_ids.get(facts.case_id) for facts in stated.cases)
        return tuple(child_id for child_id in ids if child_id)

    def facts(self, slots: Iterable[AgendaSlot]) -> dict[str, CaseFacts]:
        """What slots of an agenda state of each child."""
        return {
            self._child_ids[facts.case_id]: facts
            for slot in slots
            for facts in slot.cases
            if facts.case_id in self._child_ids
        }

    def starts_at(self, stated: time) -> datetime:
        """When a time on the agenda comes: later or earlier where the meeting was moved."""
        first, planned = self._meeting.sittings[0], self._meeting.stated
        shift = wall(first.starts_at) - wall(planned.starts_at)
        return london(datetime.combine(planned.on, stated) + shift)

    def is_over(self, starts_at: datetime) -> bool:
        """Whether a break is over: something that was planned for later has begun."""
        return self._begun_until is not None and starts_at <= self._begun_until

    def _is_free(self, stated: AgendaSlot) -> bool:
        if not stated.cases:
            return not self.is_over(self.starts_at(stated.starts))
        return self.held.isdisjoint(self.children(stated))

    @staticmethod
    def _sharing(held: set[str], groups: Iterable[Iterable[str]]) -> frozenset[str]:
        """Those who are held, and whoever shares a slot with one of them, or with one of those."""
        shared = [set(group) for group in groups]
        while more := {child for group in shared if group & held for child in group} - held:
            held |= more
        return frozenset(held)
