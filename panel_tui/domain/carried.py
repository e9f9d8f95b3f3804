"""What a child brings back from earlier meetings: the last decision, the ledger, and what is open.

It is written into the case when its slot begins, so that a history plays the same again and the
minutes can say what became of each; until then it is read from the child. It is that child's alone.
"""

from datetime import date

from panel_tui.domain.child import Hearing
from panel_tui.domain.model import Model
from panel_tui.domain.steps import Standing


class CarriedStep(Model):
    """An open follow-up or action as it stood, and the day it was due; None where it had none."""

    standing: Standing
    due_on: date | None


class Carried(Model):
    """What is carried over; `heard` is the last hearing, None where only steps are open."""

    heard: Hearing | None
    steps: tuple[CarriedStep, ...] = ()

    def step(self, meeting_id: str, step_id: str) -> CarriedStep | None:
        """One of what is open, by the meeting that started it and its name."""
        for each in self.steps:
            if (each.standing.step.meeting_id, each.standing.step.id) == (meeting_id, step_id):
                return each
        return None
