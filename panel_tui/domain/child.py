"""A child on the register: who they are to the case system, and what has happened to them."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from panel_tui.domain.ledger import LedgerEntry
from panel_tui.domain.limits import Limit
from panel_tui.domain.model import Id, Line, Model, Name, Words
from panel_tui.domain.outcomes import FollowUp
from panel_tui.domain.when import Circumstances, age_on, birthday, is_birthday

LOOKED_AFTER = "became-looked-after"
"""The event that most limits run from; an agenda states it in a column of its own."""

LEFT_CARE = "left-care"
"""The event that ends being looked after."""

BIRTHDAY = "birthday-"
"""What begins the kind of event that a birthday is: `birthday-18`."""


class Event(Model):
    """Something dated that happened to a child, or is `planned` and has not happened yet.

    `source` is a meeting's id, the key of the step that it shows done, or how it was learnt.
    """

    kind: Id
    on: date
    source: Line = ""
    planned: bool = False


class Step(Model):
    """A follow-up that an outcome started at a meeting, or an action (`is_action`) agreed there.

    `agreed` is the day that the meeting gave it.
    """

    meeting_id: Id
    follow_up: FollowUp
    decided_on: date
    agreed: date | None = None
    is_action: bool = False

    @property
    def id(self) -> str:
        """Its name among the steps of its meeting."""
        return self.follow_up.id

    @property
    def key(self) -> str:
        """Its name among all the steps of the child."""
        return f"{self.meeting_id}/{self.id}"

    @property
    def has_day(self) -> bool:
        """Whether it is due by a day, from the outcome or from the meeting."""
        return self.agreed is not None or self.follow_up.has_limit


class Progress(Model):
    """What became of a step, as `by` said it: done, not done after all, extended or escalated.

    An extension has a new day (`until`), an escalation a person (`to`), and both a reason. `said_at`
    is the meeting that heard it; empty where it was said between meetings.
    """

    meeting_id: Id
    step: Id
    kind: Literal["done", "reopened", "extended", "escalated"]
    on: date
    until: date | None = None
    to: Line = ""
    because: Words = ""
    by: Name
    said_at: Line = ""

    @property
    def key(self) -> str:
        """The key of its step."""
        return f"{self.meeting_id}/{self.step}"


class Followed(Model):
    """The limits by which a child is followed since they were on the agenda of a template."""

    template: Id
    limits: tuple[Limit, ...]


class Hearing(Model):
    """How a child was heard at a meeting, or why they were put off, as later meetings look back on it.

    `options` is the whole ledger as it stood afterwards. It names no other child.
    """

    meeting_id: Id
    title: Name
    on: date
    outcomes: tuple[Name, ...] = ()
    decision: Words = ""
    rationale: Words = ""
    advisory: bool = False
    put_off: Words = ""
    options: tuple[LedgerEntry, ...] = ()


class Child(Model):
    """A person on the register. The last of `case_ids` and `names` is the current one.

    A record that was merged into another (`same_as`) has neither, and nothing else.
    """

    child_id: Name
    case_ids: tuple[Name, ...]
    names: tuple[Name, ...]
    known_since: date
    """The day the register came to know them; it knows little of what was before."""
    same_as: Name | None = None
    born: date | None = None
    due: date | None = None
    events: tuple[Event, ...] = ()
    steps: tuple[Step, ...] = ()
    progress: tuple[Progress, ...] = ()
    """What became of the steps, in the order in which it was said."""
    hearings: tuple[Hearing, ...] = ()
    followed: tuple[Followed, ...] = ()
    """The templates that the child is or was heard under; the last heard comes last."""

    @property
    def case_id(self) -> str:
        """The case system's current number for this child; empty of a record that was merged."""
        return self.case_ids[-1] if self.case_ids else ""

    @property
    def limits(self) -> tuple[Limit, ...]:
        """The limits that follow the child, one of each id: as the template heard last has it."""
        found = {limit.id: limit for each in self.followed for limit in each.limits}
        return tuple(found.values())

    @property
    def happened(self) -> tuple[Event, ...]:
        """The events that are not only planned."""
        return tuple(each for each in self.events if not each.planned)

    def first(self, kinds: tuple[str, ...], since: date) -> Event | None:
        """The first event of one of `kinds` that happened on or after `since`."""
        found = (each for each in self.happened if each.kind in kinds and each.on >= since)
        return min(found, key=lambda each: each.on, default=None)

    def latest(self, kinds: tuple[str, ...], until: date = date.max) -> Event | None:
        """The last event of one of `kinds` that happened, up to `until`."""
        found = (each for each in self.happened if each.kind in kinds and each.on <= until)
        return max(found, key=lambda each: each.on, default=None)

    def coming(self, kinds: tuple[str, ...]) -> Event | None:
        """The next event of one of `kinds` that is planned; a birthday is."""
        planned = [each for each in self.events if each.planned and each.kind in kinds]
        return min([*planned, *self._birthdays(kinds)], key=lambda each: each.on, default=None)

    def _birthdays(self, kinds: tuple[str, ...]) -> Iterator[Event]:
        for kind in kinds:
            if self.born and kind.startswith(BIRTHDAY):
                age = int(kind.removeprefix(BIRTHDAY))
                yield Event(kind=kind, on=birthday(self.born, age), planned=True)

    def circumstances(self, day: date, known_by: date = date.max) -> Circumstances:
        """What conditions may ask of this child on `day`, with what had happened `known_by` a day."""
        since, left = self.latest((LOOKED_AFTER,)), self.latest((LEFT_CARE,))
        return Circumstances(
            age=age_on(self.born, day) if self.born else None,
            birthday=self.born is not None and is_birthday(self.born, day),
            unborn=self.born is None and self.due is not None,
            looked_after=since is not None and (left is None or left.on < since.on),
            events=tuple((each.kind, each.on) for each in self.happened if each.on <= known_by),
        )
