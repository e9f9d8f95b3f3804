"""What people do with a slot: start it, pause it, give it minutes, put a child off."""

from datetime import date, datetime
from typing import Annotated, Literal, Self

from pydantic import AwareDatetime, Field, StringConstraints

from panel_tui.domain.case import Case, Deferral, Withdrawal
from panel_tui.domain.change import CaseChange, MeetingChange, Moment
from panel_tui.domain.coming_in import (
    come_in,
    go_out,
    moved_along,
    who_comes_in,
    who_gives_way,
)
from panel_tui.domain.meeting import Meeting, Slot, of_slot, refuse_if_cancelled
from panel_tui.domain.model import Line, Name, Refused, Words
from panel_tui.domain.running_order import allotted_minutes
from panel_tui.domain.timer import AddedTime, Pause, Timer
from panel_tui.domain.words import say_time

Reason = Annotated[Words, StringConstraints(min_length=1)]


class _TakesItsTurn(MeetingChange):
    """A slot begins or goes on, and its social workers are in, no more those of a slot that is paused.

    The journal keeps who came in and went out by the agenda; an entry without them moved nobody.
    """

    slot: int
    in_by_agenda: tuple[Name, ...] = ()
    out_by_agenda: tuple[Name, ...] = ()

    def completed(self, meeting: Meeting, moment: Moment) -> Self:
        """This change with the social workers who come in for its cases, and who give way to them.

        Raises:
            Refused: there is no such slot.
        """
        return self.changed(
            in_by_agenda=who_comes_in(meeting, self.slot),
            out_by_agenda=who_gives_way(meeting, self.slot),
        )

    def _in_turn(self, meeting: Meeting, slot: Slot, timer: Timer, at: datetime) -> Meeting:
        """The meeting with the slot running from `at`, and its people in."""
        meeting = go_out(meeting.with_slot(slot.changed(timer=timer)), self.out_by_agenda, at)
        return come_in(meeting, self.in_by_agenda, at)


class StartSlot(_TakesItsTurn):
    """The slot begins now, or began at `began_at` when the start was noticed late."""

    kind: Literal["start slot"] = "start slot"
    began_at: AwareDatetime | None = None

    def apply(self, meeting: Meeting, moment: Moment) -> Meeting:
        """The meeting with the slot running and its social workers in.

        Its length is allotted by the template's overrun rule.

        Raises:
            Refused: the meeting is cancelled, the slot has begun already, is a break or has nobody
                left to hear, another slot runs, or the start lies in the future or in the time of
                another slot.
        """
        refuse_if_cancelled(meeting)
        slot = meeting.slot(self.slot)
        if slot.timer.began_at is not None:
            raise Refused(f"Slot {slot.number} has begun already.")
        if not of_slot(meeting, slot.number):
            raise Refused(f"Slot {slot.number} has no case left to hear.")
        _refuse_while_running(meeting, slot)
        began_at = _not_before_others(meeting, slot, moment.at)
        if self.began_at is not None:
            began_at = _backdated(meeting, slot, self.began_at, moment)
        minutes = allotted_minutes(meeting, slot, began_at)
        timer = Timer(began_at=began_at, minutes=minutes)
        return self._in_turn(meeting, slot, timer, began_at)


class BackdateStart(MeetingChange):
    """The slot that is running had begun earlier than it was started here."""

    kind: Literal["backdate start"] = "backdate start"
    slot: int
    began_at: AwareDatetime

    def apply(self, meeting: Meeting, moment: Moment) -> Meeting:
        """The meeting with the earlier start, the length that goes with it, and who came in then.

        Raises:
            Refused: not running, not earlier, or in the time of another slot.
        """
        slot = _running(meeting, self.slot)
        if slot.timer.began_at is not None and self.began_at >= slot.timer.began_at:
            raise Refused(f"Slot {slot.number} began at {say_time(slot.timer.began_at)} already.")
        began_at = _backdated(meeting, slot, self.began_at, moment)
        minutes = allotted_minutes(meeting, slot, began_at)
        timer = slot.timer.changed(began_at=began_at, minutes=minutes)
        meeting = meeting.with_slot(slot.changed(timer=timer))
        return moved_along(meeting, slot.timer, timer)


class PauseSlot(MeetingChange):
    """The slot's time stands still, for a reason that the minutes can give."""

    kind: Literal["pause slot"] = "pause slot"
    slot: int
    reason: Name

    def apply(self, meeting: Meeting, moment: Moment) -> Meeting:
        """The meeting with the slot paused.

        Raises:
            Refused: the slot is not running.
        """
        slot = _running(meeting, self.slot)
        pause = Pause(began_at=slot.timer.not_before_last(moment.at), reason=self.reason)
        timer = slot.timer.changed(pauses=(*slot.timer.pauses, pause))
        return meeting.with_slot(slot.changed(timer=timer))


class ResumeSlot(_TakesItsTurn):
    """The slot goes on after a pause."""

    kind: Literal["resume slot"] = "resume slot"

    def apply(self, meeting: Meeting, moment: Moment) -> Meeting:
        """The meeting with the slot running again.

        Raises:
            Refused: the slot is not paused, or another slot runs.
        """
        slot = meeting.slot(self.slot)
        if slot.timer.state != "paused":
            raise Refused(f"Slot {slot.number} is not paused.")
        _refuse_while_running(meeting, slot)
        at = _not_before_others(meeting, slot, moment.at)
        return self._in_turn(meeting, slot, unpaused(slot.timer, at), at)


class AddMinutes(MeetingChange):
    """The chair gives the slot more minutes."""

    kind: Literal["add minutes"] = "add minutes"
    slot: int
    minutes: Annotated[int, Field(ge=1, le=240)]
    reason: Line = ""

    def apply(self, meeting: Meeting, moment: Moment) -> Meeting:
        """The meeting with the minutes added.

        Raises:
            Refused: the slot is not under way, or has no limit to add to.
        """
        slot = begun(meeting, self.slot)
        if slot.timer.minutes is None:
            raise Refused(f"Slot {slot.number} has no time limit, so there is nothing to add to.")
        at = slot.timer.not_before_last(moment.at)
        added = AddedTime(minutes=self.minutes, at=at, reason=self.reason)
        timer = slot.timer.changed(added=(*slot.timer.added, added))
        return meeting.with_slot(slot.changed(timer=timer))


class DeferCase(CaseChange):
    """The child is put off to another meeting; the siblings' slot goes on without them.

    Said again, it puts reason and return date in place of the earlier ones.
    """

    kind: Literal["defer case"] = "defer case"
    reason: Reason
    return_on: date | None = None

    def on_case(self, case: Case, meeting: Meeting, moment: Moment) -> Case:
        """The case deferred.

        Raises:
            Refused: the meeting is cancelled, the case is withdrawn or heard already, or the return
                is not later than the sitting.
        """
        if case.deferral is None:
            _refuse_unless_open(case, meeting)
        if self.return_on is not None and self.return_on <= meeting.heard_on(case.case_id):
            raise Refused("The return date must be after this meeting.")
        deferral = Deferral(
            reason=self.reason, return_on=self.return_on, at=moment.at, by=moment.by
        )
        return case.changed(deferral=deferral)


class WithdrawCase(CaseChange):
    """The child is no longer brought to this meeting. Said again, it puts the reason differently."""

    kind: Literal["withdraw case"] = "withdraw case"
    reason: Reason

    def on_case(self, case: Case, meeting: Meeting, moment: Moment) -> Case:
        """The case withdrawn.

        Raises:
            Refused: the meeting is cancelled, or the case is deferred or heard already.
        """
        if case.withdrawal is None:
            _refuse_unless_open(case, meeting)
        return case.changed(withdrawal=Withdrawal(reason=self.reason, at=moment.at, by=moment.by))


class BringBack(CaseChange):
    """A child who was deferred or withdrawn is heard after all."""

    kind: Literal["bring back"] = "bring back"

    def on_case(self, case: Case, meeting: Meeting, moment: Moment) -> Case:
        """The case as it is heard here again.

        Raises:
            Refused: the meeting is cancelled, the case is heard here anyway, or its slot is finished.
        """
        refuse_if_cancelled(meeting)
        if case.heard_here:
            raise Refused(f"{case.case_id} is neither deferred nor withdrawn.")
        if meeting.slot_of(case.case_id).timer.state == "finished":
            raise Refused(f"The slot of {case.case_id} is finished.")
        return case.changed(deferral=None, withdrawal=None)


def _refuse_unless_open(case: Case, meeting: Meeting) -> None:
    refuse_if_cancelled(meeting)
    if not case.heard_here:
        state = "deferred" if case.deferral else "withdrawn"
        raise Refused(f"{case.case_id} is {state} already.")
    if meeting.slot_of(case.case_id).timer.state == "finished":
        raise Refused(f"The slot of {case.case_id} is finished.")


def begun(meeting: Meeting, number: int) -> Slot:
    """The slot of that number, known to be under way.

    Raises:
        Refused: there is no such slot, or it is not under way.
    """
    slot = meeting.slot(number)
    if slot.timer.state not in ("running", "paused"):
        raise Refused(f"Slot {slot.number} is {slot.timer.state}, not under way.")
    return slot


def _running(meeting: Meeting, number: int) -> Slot:
    slot = meeting.slot(number)
    if slot.timer.state != "running":
        raise Refused(f"Slot {slot.number} is {slot.timer.state}, not running.")
    return slot


def _refuse_while_running(meeting: Meeting, slot: Slot) -> None:
    for other in meeting.slots:
        if other.number != slot.number and other.timer.state == "running":
            raise Refused(f"Slot {other.number} is running. Pause or finish it first.")


def _not_before_others(meeting: Meeting, slot: Slot, at: datetime) -> datetime:
    """`at`, or the time at which the other slots had run, where the clock has jumped back behind it."""
    return max([at, *(ended for _, _, ended in _runs_of_others(meeting, slot))])


def _backdated(meeting: Meeting, slot: Slot, began_at: datetime, moment: Moment) -> datetime:
    """`began_at`, if the slot can have begun then: in a meeting one slot runs at a time."""
    if began_at > moment.at:
        raise Refused(f"{say_time(began_at)} is still to come: a start can only be back-dated.")
    until = slot.timer.began_at
    for number, began, ended in _runs_of_others(meeting, slot):
        if began_at < ended and (until is None or began < until):
            words = f"Slot {number} ran until {say_time(ended)}: start no earlier than that."
            raise Refused(words)
    return began_at


def _runs_of_others(meeting: Meeting, slot: Slot) -> list[tuple[int, datetime, datetime]]:
    """When other slots ran, by number; none of them runs now."""
    return [
        (other.number, began, ended)
        for other in meeting.slots
        if other.number != slot.number
        for began, ended in other.timer.stretches
        if ended is not None and began < ended
    ]


def unpaused(timer: Timer, at: datetime) -> Timer:
    """A paused timer as it goes on from `at`."""
    *before, last = timer.pauses
    ended = last.changed(ended_at=timer.not_before_last(at))
    return timer.changed(pauses=(*before, ended))
