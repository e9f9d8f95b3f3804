"""A slot ends: what is still open about its cases is recorded as left, and who came in for it goes."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal, Self

from panel_tui.domain.case import Case, Mark
from panel_tui.domain.change import MeetingChange, Moment
from panel_tui.domain.coming_in import go_out, who_goes_out
from panel_tui.domain.meeting import Meeting, of_slot
from panel_tui.domain.model import Line, Model, Name
from panel_tui.domain.open_points import open_points, open_prompts, what_is_open
from panel_tui.domain.slots import begun, unpaused


class Left(Model):
    """What was still open about a case when its slot ended."""

    case_id: Name
    points: tuple[Line, ...]


class FinishSlot(MeetingChange):
    """The slot ends. What is still open is recorded as left, and open prompts as not reached.

    The journal keeps `left` with it, so that what came of it stays as it was when later versions
    count more as open. An entry without it counts as versions did that asked for no follow-up's day.
    It keeps who went `out_by_agenda`, too; an entry without it sent nobody out.
    """

    kind: Literal["finish slot"] = "finish slot"
    slot: int
    left: tuple[Left, ...] | None = None
    out_by_agenda: tuple[Name, ...] = ()

    def completed(self, meeting: Meeting, moment: Moment) -> Self:
        """This change with what is open about each of its cases now, and who is in for nothing more.

        Raises:
            Refused: there is no such slot, or it is not under way.
        """
        left = tuple(
            Left(case_id=case_id, points=open_points(meeting, case_id))
            for case_id in of_slot(meeting, self.slot)
        )
        after, ended_at = self._ended(meeting, moment)
        return self.changed(left=left, out_by_agenda=who_goes_out(after, self.slot, ended_at))

    def apply(self, meeting: Meeting, moment: Moment) -> Meeting:
        """The meeting with the slot finished, each of its cases closed off, its social workers gone.

        Raises:
            Refused: the slot is not under way.
        """
        after, ended_at = self._ended(meeting, moment)
        left = self._as_counted_before(meeting) if self.left is None else self.left
        for case_id in of_slot(meeting, self.slot):
            after = after.with_case(closed_off(meeting, case_id, left, moment))
        return go_out(after, self.out_by_agenda, ended_at)

    def _ended(self, meeting: Meeting, moment: Moment) -> tuple[Meeting, datetime]:
        """The meeting with the slot at its end, and when that was."""
        slot = begun(meeting, self.slot)
        timer = unpaused(slot.timer, moment.at) if slot.timer.state == "paused" else slot.timer
        ended_at = timer.not_before_last(moment.at)
        return meeting.with_slot(slot.changed(timer=timer.changed(finished_at=ended_at))), ended_at

    def _as_counted_before(self, meeting: Meeting) -> tuple[Left, ...]:
        later = ("follow-up", "carried")
        points = {each: what_is_open(meeting, each) for each in of_slot(meeting, self.slot)}
        return tuple(
            Left(
                case_id=case_id,
                points=tuple(each.words for each in found if each.kind not in later),
            )
            for case_id, found in points.items()
        )


def closed_off(meeting: Meeting, case_id: str, left: Iterable[Left] | None, moment: Moment) -> Case:
    """The case as its slot leaves it: what is open is recorded as left, open prompts as not reached.

    `left` is what was kept as open with the change. A case that it does not name, since its deferral was
    taken back afterwards, is counted now.
    """
    case = meeting.case(case_id)
    not_reached = tuple(
        Mark(prompt=prompt.id, state="not reached", at=moment.at, by=moment.by)
        for prompt in open_prompts(meeting, case_id)
    )
    kept = [each.points for each in left or () if each.case_id == case_id]
    points = kept[0] if kept else open_points(meeting, case_id)
    return case.changed(marks=case.marks + not_reached, left_open=points)
