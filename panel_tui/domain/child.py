"""A child on the register: who they are to the case system, and what has happened to them."""

from datetime import date
from typing import Annotated

from pydantic import Field

from panel_tui.domain.limits import Limit
from panel_tui.domain.model import Id, Line, Model, Name
from panel_tui.domain.outcomes import FollowUp
from panel_tui.domain.when import Circumstances, age_on

LOOKED_AFTER = "became-looked-after"
"""The event that most limits run from; an agenda states it in a column of its own."""


class Event(Model):
    """Something dated that happened to a child. `source` is a meeting's id, or how it was learnt."""

    kind: Id
    on: date
    source: Line = ""


class Step(Model):
    """A follow-up that an outcome started at a meeting, on the day of the decision."""

    meeting_id: Id
    follow_up: FollowUp
    decided_on: date


class Child(Model):
    """A person on the register. The last of `case_ids` and `names` is the current one."""

    child_id: Name
    case_ids: Annotated[tuple[Name, ...], Field(min_length=1)]
    names: Annotated[tuple[Name, ...], Field(min_length=1)]
    known_since: date
    """The day the register came to know them; it knows little of what was before."""
    born: date | None = None
    due: date | None = None
    events: tuple[Event, ...] = ()
    steps: tuple[Step, ...] = ()
    limits: tuple[Limit, ...] = ()
    """The limits of the template that the child was last heard under."""

    @property
    def case_id(self) -> str:
        """The case system's current number for this child."""
        return self.case_ids[-1]

    def first(self, kinds: tuple[str, ...], since: date) -> date | None:
        """The first day on or after `since` on which an event of one of `kinds` happened."""
        days = [each.on for each in self.events if each.kind in kinds and each.on >= since]
        return min(days, default=None)

    def latest(self, kinds: tuple[str, ...]) -> date | None:
        """The last day on which an event of one of `kinds` happened."""
        return max((each.on for each in self.events if each.kind in kinds), default=None)

    def circumstances(self, day: date) -> Circumstances:
        """What the limits may ask of this child on `day`."""
        return Circumstances(
            age=age_on(self.born, day) if self.born else None,
            unborn=self.born is None and self.due is not None,
            looked_after=self.latest((LOOKED_AFTER,)) is not None,
        )
