"""What a child brings along: the last decision, the ledger, what is open, and what has happened.

It is written into the case when its slot begins, so that a history plays the same again and the
minutes can say what became of each; until then it is read from the child. It is that child's alone.
"""

from datetime import date

from panel_tui.domain.child import Event, Hearing
from panel_tui.domain.model import Model
from panel_tui.domain.steps import Standing


class CarriedStep(Model):
    """An open follow-up or action as it stood, and the day it was due; None where it had none."""

    standing: Standing
    due_on: date | None


class Carried(Model):
    """What is carried over: the last hearing if there was one, what is open, what has happened.

    `happened` leaves out what this meeting itself knows of the child.
    """

    heard: Hearing | None = None
    steps: tuple[CarriedStep, ...] = ()
    happened: tuple[Event, ...] = ()

    @property
    def events(self) -> tuple[tuple[str, date], ...]:
        """What has happened, by kind and day."""
        return tuple((each.kind, each.on) for each in self.happened)

    @property
    def days(self) -> tuple[date | None, ...]:
        """The days that minutes print of it."""
        heard = (self.heard.on, *(each.on for each in self.heard.options)) if self.heard else ()
        return (*heard, *(each.due_on for each in self.steps))

    def step(self, meeting_id: str, step_id: str) -> CarriedStep | None:
        """One of what is open, by the meeting that started it and its name."""
        for each in self.steps:
            if (each.standing.step.meeting_id, each.standing.step.id) == (meeting_id, step_id):
                return each
        return None
