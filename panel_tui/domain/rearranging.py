"""The running order changes on the day: a slot is heard earlier or later, a late case, a break."""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from panel_tui.domain.agenda import CaseFacts
from panel_tui.domain.case import Case
from panel_tui.domain.change import MeetingChange, Moment
from panel_tui.domain.meeting import Meeting, Slot, refuse_if_cancelled
from panel_tui.domain.model import Name, Refused
from panel_tui.domain.words import LONDON


class MoveSlot(MeetingChange):
    """A slot or break changes places with the one before or after it that has not begun either.

    The planned times go with the places: the earlier start stays, and the pair ends when it would have.
    """

    kind: Literal["move slot"] = "move slot"
    slot: int
    to: Literal["up", "down"]

    def apply(self, meeting: Meeting, moment: Moment) -> Meeting:
        """The meeting with the two exchanged.

        Raises:
            Refused: the meeting is cancelled, the slot has begun, or there is nothing to change
                places with.
        """
        refuse_if_cancelled(meeting)
        slot = _not_begun(meeting, self.slot)
        if slot not in _open_slots(meeting, slot.sitting):
            raise Refused("That break is over.")
        first, second = self._pair(meeting, slot)
        pair_ends = second.planned_end
        earlier = second.changed(starts_at=first.starts_at)
        later = first.changed(starts_at=pair_ends - first.length)
        put = {first.number: earlier, second.number: later}
        return meeting.changed(slots=tuple(put.get(each.number, each) for each in meeting.slots))

    def _pair(self, meeting: Meeting, slot: Slot) -> tuple[Slot, Slot]:
        open_slots = _open_slots(meeting, slot.sitting)
        where = open_slots.index(slot)
        if self.to == "up":
            if where == 0:
                raise Refused("Nothing before it that has not begun.")
            return open_slots[where - 1], slot
        if where + 1 == len(open_slots):
            raise Refused("Nothing after it that has not begun.")
        return slot, open_slots[where + 1]


class AddCase(MeetingChange):
    """A late case: a slot of its own at the end, with the template's length.

    Whoever adds it registers the child in the same step, where the register does not know the case ID.
    """

    kind: Literal["add case"] = "add case"
    facts: CaseFacts
    child_id: Name

    def apply(self, meeting: Meeting, moment: Moment) -> Meeting:
        """The meeting with the case, to be heard last.

        Raises:
            Refused: the meeting is cancelled, the case or child is on the agenda already, or its days
                cannot be.
        """
        refuse_if_cancelled(meeting)
        refuse_taken(meeting.cases, self.facts.case_id, self.child_id)
        refuse_impossible_days(self.facts, meeting, moment)
        rule = meeting.template.slot
        sitting = len(meeting.sittings) - 1
        ends = (each.planned_end for each in meeting.slots if each.sitting == sitting)
        slot = Slot(
            number=_next_number(meeting),
            starts_at=max(ends, default=meeting.sittings[sitting].starts_at),
            planned=rule.length_minutes if rule else None,
            case_ids=(self.facts.case_id,),
            sitting=sitting,
        )
        case = Case(child_id=self.child_id, facts=self.facts)
        return meeting.changed(slots=(*meeting.slots, slot), cases=(*meeting.cases, case))


class InsertBreak(MeetingChange):
    """A break before a slot. The planned starts after it stay; what is predicted moves."""

    kind: Literal["insert break"] = "insert break"
    before: int
    minutes: Annotated[int, Field(ge=1, le=240)]
    title: Name = "Break"

    def apply(self, meeting: Meeting, moment: Moment) -> Meeting:
        """The meeting with the break.

        Raises:
            Refused: the meeting is cancelled, or the slot has begun.
        """
        refuse_if_cancelled(meeting)
        slot = _not_begun(meeting, self.before)
        added = Slot(
            number=_next_number(meeting),
            starts_at=slot.starts_at,
            planned=self.minutes,
            title=self.title,
            sitting=slot.sitting,
        )
        where = meeting.slots.index(slot)
        return meeting.changed(slots=(*meeting.slots[:where], added, *meeting.slots[where:]))


def refuse_taken(cases: Iterable[Case], case_id: str, child_id: str) -> None:
    """A child is on an agenda once.

    Raises:
        Refused: the case ID, or the child under another one, is among the other cases.
    """
    for case in cases:
        if case_id == case.case_id:
            raise Refused(f"{case_id} is on the agenda already.")
        if child_id == case.child_id:
            raise Refused(f"{case_id} is the child who is on the agenda as {case.case_id}.")


def refuse_impossible_days(facts: CaseFacts, meeting: Meeting, moment: Moment) -> None:
    """A date of birth is a day that has come; care begins neither before it nor after the meeting.

    Raises:
        Refused: they are not.
    """
    if facts.born and facts.born > moment.at.astimezone(LONDON).date():
        raise Refused("That date of birth is still to come: is it the expected delivery date?")
    since = facts.looked_after_since
    if since and facts.born and since < facts.born:
        raise Refused("Looked after since: before the child was born.")
    if since and since > meeting.sittings[-1].on:
        raise Refused("Looked after since: after the meeting.")


def _open_slots(meeting: Meeting, sitting: int) -> list[Slot]:
    """The slots of a sitting that have not begun, and the breaks that nothing begun comes after."""
    begun = [index for index, slot in enumerate(meeting.slots) if slot.timer.began_at]
    last_begun = max(begun, default=-1)
    return [
        slot
        for index, slot in enumerate(meeting.slots)
        if slot.sitting == sitting
        and slot.timer.began_at is None
        and (not slot.is_break or index > last_begun)
    ]


def _next_number(meeting: Meeting) -> int:
    return max(slot.number for slot in meeting.slots) + 1


def _not_begun(meeting: Meeting, number: int) -> Slot:
    slot = meeting.slot(number)
    if slot.timer.began_at is not None:
        raise Refused(f"Slot {number} has begun: its place stands.")
    return slot
