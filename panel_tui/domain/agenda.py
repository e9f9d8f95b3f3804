"""The agenda of a meeting: what a council's file states, read and found sound."""

from datetime import date, time
from typing import Annotated

from pydantic import Field

from panel_tui.domain.model import Line, Model, Name, Words
from panel_tui.domain.when import Circumstances, age_on, is_birthday


class CaseFacts(Model):
    """What the agenda states of one child. `due` is the expected delivery date of an unborn child."""

    case_id: Name
    child: Name
    born: date | None = None
    due: date | None = None
    looked_after_since: date | None = None
    legal_status: Line = ""
    social_worker: Line = ""
    team_manager: Line = ""
    team: Line = ""
    iro: Line = ""
    sibling_group: Line = ""
    plan: Line = ""
    reason: Line = ""
    other: dict[Name, Words] = Field(default_factory=dict)
    """Columns that the product does not know, kept under their own headings."""

    def circumstances(
        self, day: date, *, siblings: bool, events: tuple[tuple[str, date], ...] | None = None
    ) -> Circumstances:
        """What conditions may ask of this child on `day`; `siblings`: others share the slot.

        `events` are what the register knows to have happened, where it was asked.
        """
        return Circumstances(
            age=age_on(self.born, day) if self.born else None,
            birthday=self.born is not None and is_birthday(self.born, day),
            unborn=self.born is None and self.due is not None,
            looked_after=self.looked_after_since is not None,
            siblings=siblings or bool(self.sibling_group),
            plan=self.plan,
            legal_status=self.legal_status,
            events=events,
        )


class AgendaSlot(Model):
    """A place in the running order: one or more cases, or a break that has a title and none.

    `minutes` is None where the template has no slot length (the meeting takes the time it takes).
    """

    starts: time
    minutes: Annotated[int, Field(ge=1)] | None
    cases: tuple[CaseFacts, ...] = ()
    title: Line = ""


class Agenda(Model):
    """A meeting's date, people and ordered slots, before it is opened."""

    date: date
    start: time
    venue: Line = ""
    chair: Line = ""
    minute_taker: Line = ""
    slots: Annotated[tuple[AgendaSlot, ...], Field(min_length=1)]

    @property
    def cases(self) -> tuple[CaseFacts, ...]:
        """Every case in the order of the agenda."""
        return tuple(case for slot in self.slots for case in slot.cases)
