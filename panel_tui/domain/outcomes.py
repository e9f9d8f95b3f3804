"""The outcomes that a meeting can come to, and the steps that each of them starts."""

from typing import Any, Literal

from pydantic import Field

from panel_tui.domain.limits import Span
from panel_tui.domain.model import Id, Model, Name, Words
from panel_tui.domain.source import Source
from panel_tui.domain.when import When


def _own_id(data: dict[str, Any]) -> str:
    return str(data["id"])


class FollowUp(Model):
    """A dated, owned step that an outcome starts; `after` names a step that must be done first.

    `done_by` is the kind of event that shows it done, else one of its own, named as the step is.
    `within` runs from the decision, or from the day that `after` was done. The meeting may agree on
    a day for any step, and has to where there is no `within`.
    """

    id: Id
    what: Name
    owner: Name
    applies: When = When()
    within: Span | None = None
    done_by: Id = Field(default_factory=_own_id)
    after: Id | None = None
    source: Source

    @property
    def has_limit(self) -> bool:
        """Whether it has a length of time that is set, and not for the council to set."""
        return self.within is not None and self.within.amount != "ask"


class Outcome(Model):
    """A decision that the meeting can come to, and what it starts."""

    id: Id
    title: Name
    applies: When = When()
    marks: Id | None = None
    """The event of the child that this outcome is, such as `issue-agreed`."""
    marks_on: Literal["meeting", "stated", "planned"] = "meeting"
    """On which day: that of the meeting, unless it states another; or only on the day that it states,
    such as when a placement ended, or is planned, such as a hearing to come."""
    follow_ups: tuple[FollowUp, ...] = ()
    help: Words = ""
    source: Source
