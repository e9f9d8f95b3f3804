"""Where a child's steps stand: which wait for another, which are open, which are done.

A step is a follow-up that an outcome started, or an action. It is done when somebody says so; a
follow-up also when the event happens that shows it done.
"""

from datetime import date
from typing import Literal

from panel_tui.domain.child import Child, Progress, Step
from panel_tui.domain.model import Model


class Standing(Model):
    """A step as it stands. `waits_for` is the step before it while that is not done.

    `started_on` is the day from which its time runs: None while it waits. `said_done`: it is done
    because somebody said so, and not by an event alone. `agreed_on` is the day that was agreed for
    it: the last extension's, else the meeting's. A first day for a step without one is no extension.
    """

    step: Step
    state: Literal["waiting", "open", "done"]
    started_on: date | None
    done_on: date | None
    said_done: bool
    waits_for: Step | None
    agreed_on: date | None
    extensions: tuple[Progress, ...]
    escalations: tuple[Progress, ...]

    @property
    def escalated_to(self) -> str:
        """To whom it was escalated last; empty if it was not."""
        return self.escalations[-1].to if self.escalations else ""


def standings(child: Child) -> tuple[Standing, ...]:
    """Every step of a child as it stands, in the order in which they were started.

    What had happened to the child by the day of the decision may make one needless.
    """
    return tuple(_standing(child, step) for step in child.steps if _is_needed(child, step))


def _is_needed(child: Child, step: Step) -> bool:
    known = child.circumstances(step.decided_on, known_by=step.decided_on)
    return step.follow_up.applies.events_fit(known.events)


def _standing(child: Child, step: Step) -> Standing:
    before = _before(child, step)
    started_on = _started_on(child, step)
    done_on = _done_on(child, step)
    said = _said(child, step)
    days = tuple(each for each in said if each.kind == "extended")
    return Standing(
        step=step,
        state="done" if done_on else "open" if started_on else "waiting",
        started_on=started_on,
        done_on=done_on,
        said_done=_says_done(said) is not None,
        waits_for=None if started_on else before,
        agreed_on=days[-1].until if days else step.agreed,
        extensions=days if step.has_day else days[1:],
        escalations=tuple(each for each in said if each.kind == "escalated"),
    )


def _said(child: Child, step: Step) -> list[Progress]:
    return [each for each in child.progress if each.key == step.key]


def _says_done(said: list[Progress]) -> date | None:
    """The day that somebody named, unless it was taken back."""
    last = next((each for each in reversed(said) if each.kind in ("done", "reopened")), None)
    return last.on if last and last.kind == "done" else None


def _before(child: Child, step: Step) -> Step | None:
    """The step that has to be done first; what does not apply to the child holds up none."""
    same = (each for each in child.steps if each.meeting_id == step.meeting_id)
    return next((each for each in same if each.id == step.follow_up.after), None)


def _started_on(child: Child, step: Step) -> date | None:
    before = _before(child, step)
    return _done_on(child, before) if before else step.decided_on


def _done_on(child: Child, step: Step) -> date | None:
    said, started_on = _says_done(_said(child, step)), _started_on(child, step)
    if said or started_on is None or step.is_action:
        return said
    # The meeting that starts a step does not do it: it brings the child back to a later one.
    days = (
        event.on
        for event in child.happened
        if event.kind == step.follow_up.done_by
        and event.on >= started_on
        and event.source != step.meeting_id
    )
    return min(days, default=None)
