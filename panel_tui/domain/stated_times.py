"""When a slot really began, stood still and ended, as it is stated afterwards: on a form, for instance."""

from collections.abc import Iterable
from datetime import datetime
from itertools import pairwise
from typing import Literal, Self

from pydantic import AwareDatetime

from panel_tui.domain.case import Case
from panel_tui.domain.change import CaseChange, MeetingChange, Moment, open_case
from panel_tui.domain.coming_in import go_out, moved_along, who_goes_out
from panel_tui.domain.finishing import Left, closed_off
from panel_tui.domain.meeting import Meeting, Slot, of_slot, refuse_if_cancelled
from panel_tui.domain.model import Name, Refused
from panel_tui.domain.open_points import open_points
from panel_tui.domain.quorum import with_standings
from panel_tui.domain.running_order import allotted_minutes
from panel_tui.domain.timer import AddedTime, Pause, Timer
from panel_tui.domain.words import say_time


class StateTimes(MeetingChange):
    """The times of a slot, all of them; `finished_at` None while it is under way.

    If it finishes the slot, the journal keeps with it what was `left` open and who went
    `out_by_agenda` (see `FinishSlot`).
    """

    kind: Literal["state times"] = "state times"
    slot: int
    began_at: AwareDatetime
    pauses: tuple[Pause, ...] = ()
    added: tuple[AddedTime, ...] = ()
    finished_at: AwareDatetime | None = None
    left: tuple[Left, ...] | None = None
    out_by_agenda: tuple[Name, ...] = ()

    def completed(self, meeting: Meeting, moment: Moment) -> Self:
        """This change with what is open about each case that it closes off, and who goes with them.

        Raises:
            Refused: there is no such slot.
        """
        if self.finished_at is None or not self._finishes(meeting):
            return self.changed(left=())
        left = _left(meeting, of_slot(meeting, self.slot))
        after = self._timed(meeting)
        going = who_goes_out(after, self.slot, self.finished_at)
        came = [person for name in going if (person := after.attendee(name))]
        # Whoever states the times states when the others left, too.
        out = tuple(person.name for person in came if person.is_in_by_agenda)
        return self.changed(left=left, out_by_agenda=out)

    def apply(self, meeting: Meeting, moment: Moment) -> Meeting:
        """The meeting with these times; a slot that is thereby finished is closed off.

        Decisions are held against who was there then, so each may come to bind or not.

        Raises:
            Refused: the meeting is cancelled, minutes of the slot are approved, it is a break, a
                finished slot would go on, or the times are not in order, still to come, or in the
                time of another slot.
        """
        refuse_if_cancelled(meeting)
        slot = meeting.slot(self.slot)
        for case_id in slot.case_ids:
            open_case(meeting, case_id)
        if slot.is_break:
            raise Refused(f"Slot {slot.number} is a break.")
        if slot.timer.finished_at and not self.finished_at:
            raise Refused(f"Slot {slot.number} is finished: say when it ended.")
        self._refuse_disorder(moment)
        after = self._timed(meeting)
        _refuse_overlap(meeting, after.slot(self.slot), moment.at)
        if self.finished_at and self._finishes(meeting):
            for case_id in of_slot(meeting, slot.number):
                case = closed_off(reopened(meeting, case_id), case_id, self.left, moment)
                after = after.with_case(case)
            after = go_out(after, self.out_by_agenda, self.finished_at)
        return with_standings(after)

    def _timed(self, meeting: Meeting) -> Meeting:
        """The meeting with these times, and who came in with the slot at its times."""
        slot = meeting.slot(self.slot)
        was = slot.timer
        minutes = was.minutes
        if was.began_at != self.began_at:
            minutes = allotted_minutes(meeting, slot, self.began_at)
        timer = Timer(
            began_at=self.began_at,
            minutes=minutes,
            pauses=self.pauses,
            added=self.added,
            finished_at=self.finished_at,
        )
        return moved_along(meeting.with_slot(slot.changed(timer=timer)), was, timer)

    def _finishes(self, meeting: Meeting) -> bool:
        was = meeting.slot(self.slot).timer
        return self.finished_at is not None and was.finished_at is None

    def _refuse_disorder(self, moment: Moment) -> None:
        times: list[datetime | None] = [self.began_at]
        for pause in self.pauses:
            times += [pause.began_at, pause.ended_at]
        times.append(self.finished_at)
        if None in times[:-2] or (times[-2] is None and self.finished_at):
            raise Refused("A pause needs its end, unless it is the last thing so far.")
        for earlier, later in pairwise([each for each in times if each]):
            if later < earlier:
                raise Refused(f"{say_time(later)} comes before {say_time(earlier)}.")
        added = [each.at for each in self.added]
        latest = max([each for each in (*times, *added) if each])
        if latest > moment.at:
            raise Refused(f"{say_time(latest)} is still to come: say it when it has happened.")


class CloseCase(CaseChange):
    """What is still open about a case whose slot is over is recorded as left, as things now stand.

    For what is recorded after the slot was finished, such as the form of a brother or sister.
    """

    kind: Literal["close case"] = "close case"
    left: tuple[Left, ...] | None = None

    def completed(self, meeting: Meeting, moment: Moment) -> Self:
        """This change with what is open about its cases now.

        Raises:
            Refused: a case is not on the agenda.
        """
        return self.changed(left=_left(meeting, self.case_ids))

    def on_case(self, case: Case, meeting: Meeting, moment: Moment) -> Case:
        """The case closed off anew.

        Raises:
            Refused: its slot is not finished, or it was not heard here.
        """
        if meeting.ended_at(case.case_id) is None or not case.heard_here:
            raise Refused(f"{case.case_id} has not been heard yet.")
        return closed_off(reopened(meeting, case.case_id), case.case_id, self.left, moment)


def reopened(meeting: Meeting, case_id: str) -> Meeting:
    """The meeting as if the case had not been closed off: what was only not reached is open again."""
    case = meeting.case(case_id)
    marks = tuple(each for each in case.marks if each.reason or each.state != "not reached")
    return meeting.with_case(case.changed(marks=marks))


def _left(meeting: Meeting, case_ids: Iterable[str]) -> tuple[Left, ...]:
    return tuple(
        Left(case_id=case_id, points=open_points(reopened(meeting, case_id), case_id))
        for case_id in case_ids
    )


def _refuse_overlap(meeting: Meeting, slot: Slot, now: datetime) -> None:
    """In a meeting one slot runs at a time."""
    for other in meeting.slots:
        if other.number == slot.number:
            continue
        for began, ended in other.timer.stretches:
            if began == ended:
                continue
            for begins, ends in slot.timer.stretches:
                if begins < (ended or now) and began < (ends or now):
                    until = f"until {say_time(ended)}" if ended else "on"
                    raise Refused(f"Slot {other.number} ran from {say_time(began)} {until}.")
