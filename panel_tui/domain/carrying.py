"""What was carried over comes into a case, and what becomes of it there."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

from panel_tui.domain.carried import Carried, CarriedStep
from panel_tui.domain.case import Case
from panel_tui.domain.change import CaseChange, Moment
from panel_tui.domain.child import Child, Hearing, Progress
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.model import Name, Refused
from panel_tui.domain.progress import refuse_progress
from panel_tui.domain.steps import Standing, standings
from panel_tui.domain.words import LONDON


class CarryOver(CaseChange):
    """A case takes in what its child brings from earlier meetings; the session does it."""

    kind: Literal["carry over"] = "carry over"
    child_id: Name
    carried: Carried

    def on_case(self, case: Case, meeting: Meeting, moment: Moment) -> Case:
        """The case with it, unless the case turned out to be about another child since."""
        return case.changed(carried=self.carried) if case.child_id == self.child_id else case


class SettleCarried(CaseChange):
    """The meeting hears what became of something carried over: done, extended or escalated.

    Said again, it takes the place of what was said; done, it takes the place of all of it.
    """

    kind: Literal["settle carried"] = "settle carried"
    progress: Progress

    def on_case(self, case: Case, meeting: Meeting, moment: Moment) -> Case:
        """The case with what became of it.

        Raises:
            Refused: it was not carried over, is not heard here, or the day, person or reason is
                missing or cannot be.
        """
        if not case.heard_here:
            state = "deferred" if case.deferral else "withdrawn"
            raise Refused(f"{case.case_id} is {state}: what is open stays open.")
        said = self.progress.changed(said_at=meeting.id)
        carried = _carried(case, said)
        today = max(moment.at.astimezone(LONDON).date(), meeting.heard_on(case.case_id))
        refuse_progress(_in_turn(carried.standing, case), said, today)
        kept = (
            each
            for each in case.settled
            if each.key != said.key or said.kind not in (each.kind, "done")
        )
        return case.changed(settled=(*kept, said))


def carried_over(
    child: Child, meeting_id: str, on: date, dues: Mapping[str, date]
) -> Carried | None:
    """What a child brings to a meeting on a day; None where it brings nothing.

    `dues` are the days by which its steps are due: see `clocks.step_dues`.
    """
    heard = _last_heard(child.hearings, meeting_id, on)
    steps = tuple(
        CarriedStep(standing=each, due_on=dues.get(each.step.key))
        for each in standings(child)
        if each.state != "done" and each.step.meeting_id != meeting_id
    )
    happened = tuple(each for each in child.happened if each.source != meeting_id)
    if not (heard or steps or happened):
        return None
    return Carried(heard=heard, steps=steps, happened=happened)


def _last_heard(hearings: Sequence[Hearing], meeting_id: str, on: date) -> Hearing | None:
    earlier = [each for each in hearings if each.meeting_id != meeting_id and each.on <= on]
    return max(earlier, key=lambda each: each.on, default=None)


def cases_to_carry_into(before: Meeting | None, after: Meeting) -> Iterator[Case]:
    """The cases whose slot has just begun, or which are now about another child."""
    began = set(_begun(before)) if before else set()
    for child_id, case in _begun(after).items():
        if child_id not in began:
            yield case


def not_taken_up(case: Case) -> tuple[CarriedStep, ...]:
    """What was carried over and nobody said anything of."""
    settled = {each.key for each in case.settled}
    steps = case.carried.steps if case.carried else ()
    return tuple(each for each in steps if each.standing.step.key not in settled)


def _begun(meeting: Meeting) -> dict[str, Case]:
    """The cases whose slot has begun, by child."""
    cases = {case.case_id: case for case in meeting.cases}
    begun = (slot for slot in meeting.slots if slot.timer.began_at)
    found = (cases[case_id] for slot in begun for case_id in slot.case_ids)
    return {case.child_id: case for case in found}


def _carried(case: Case, said: Progress) -> CarriedStep:
    found = case.carried.step(said.meeting_id, said.step) if case.carried else None
    if found is None:
        raise Refused(f"{case.case_id} carries no {said.step} over from {said.meeting_id}.")
    return found


def _in_turn(standing: Standing, case: Case) -> Standing:
    """The step with its turn come, where what it waits for was said to be done at this meeting."""
    first = standing.waits_for
    done = [each for each in case.settled if first and each.key == first.key]
    if not any(each.kind == "done" for each in done):
        return standing
    return standing.changed(waits_for=None, started_on=done[-1].on)
