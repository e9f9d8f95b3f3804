"""What becomes of a step: done, extended with a reason and a new day, or escalated to somebody."""

from datetime import date
from typing import Literal

from panel_tui.domain.change import ChildChange, Moment
from panel_tui.domain.child import Child, Event, Progress
from panel_tui.domain.model import Refused, listed
from panel_tui.domain.register import registered
from panel_tui.domain.steps import Standing, standings
from panel_tui.domain.words import LONDON, say_date


class RecordProgress(ChildChange):
    """Somebody says what became of a step. Done, it starts the next, and its event has happened."""

    kind: Literal["record progress"] = "record progress"
    progress: Progress

    def apply(self, child: Child | None, moment: Moment) -> Child:
        """The child with the progress of its step.

        Raises:
            Refused: there is no such step, it is done or waits for another, or a day, a person or a
                reason is missing or cannot be.
        """
        known = registered(child)
        step = step_of(known, self.progress.meeting_id, self.progress.step)
        refuse_progress(step, self.progress, moment.at.astimezone(LONDON).date())
        return known.changed(
            progress=(*known.progress, self.progress),
            events=_with_event(known, step, self.progress),
        )


def step_of(child: Child, meeting_id: str, step_id: str) -> Standing:
    """The step of that name which a meeting started.

    Raises:
        Refused: there is none; the words name those that there are.
    """
    known = standings(child)
    for each in known:
        if (each.step.meeting_id, each.step.id) == (meeting_id, step_id):
            return each
    names = dict.fromkeys(each.step.id for each in known if each.state != "done")
    there = f"open are {listed(names)}" if names else "none is open"
    raise Refused(f"{child.case_id} has no step {step_id}; {there}.")


def refuse_progress(standing: Standing, progress: Progress, today: date) -> None:
    """What cannot become of a step.

    Raises:
        Refused: the words say why not, and what to do.
    """
    what = standing.step.follow_up.what
    if progress.on > today:
        raise Refused(f"{say_date(progress.on)} is still to come: give the day it happened.")
    begun = standing.started_on or standing.step.decided_on
    if progress.on < begun:
        raise Refused(f"“{what}” began on {say_date(begun)}: give a day from then on.")
    if progress.kind == "reopened":
        _refuse_reopening(standing)
    elif standing.done_on:
        raise Refused(f"“{what}” was done on {say_date(standing.done_on)}.")
    elif progress.kind == "done":
        _refuse_out_of_turn(standing)
    elif not progress.because:
        raise Refused(f"Say why “{what}” is {progress.kind}.")
    elif progress.kind == "escalated" and not progress.to:
        raise Refused(f"Say to whom “{what}” is escalated.")
    elif progress.kind == "extended":
        _refuse_extension(standing, progress)


def _refuse_out_of_turn(standing: Standing) -> None:
    if standing.waits_for:
        first = standing.waits_for.follow_up.what
        raise Refused(f"“{standing.step.follow_up.what}” waits for “{first}”: that comes first.")


def _refuse_extension(standing: Standing, progress: Progress) -> None:
    until = progress.until
    if until is None:
        raise Refused(f"Say until when “{standing.step.follow_up.what}” is extended.")
    latest = max(filter(None, (progress.on, standing.agreed_on)))
    if until <= latest:
        raise Refused(f"An extension needs a day after {say_date(latest)}.")


def _refuse_reopening(standing: Standing) -> None:
    what = standing.step.follow_up.what
    if standing.done_on is None:
        raise Refused(f"“{what}” is not done yet.")
    if not standing.said_done:
        raise Refused(
            f"“{what}” is done by what happened on {say_date(standing.done_on)}: "
            "it is open again when that event is taken back."
        )


def _with_event(child: Child, standing: Standing, progress: Progress) -> tuple[Event, ...]:
    """The child's events, with the one that shows the step done, or without it again."""
    key, kind = standing.step.key, standing.step.follow_up.done_by
    if progress.kind == "reopened":
        return tuple(each for each in child.events if each.source != key)
    if progress.kind != "done" or standing.step.is_action:
        return child.events
    known = any((each.kind, each.on) == (kind, progress.on) for each in child.happened)
    event = Event(kind=kind, on=progress.on, source=key)
    return child.events if known else (*child.events, event)
