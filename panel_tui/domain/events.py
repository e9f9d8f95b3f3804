"""What happens to a child is recorded: on its day, planned beforehand, or taken back after a slip."""

import re
from datetime import date
from typing import Literal

from panel_tui.domain.change import ChildChange, Moment
from panel_tui.domain.child import Child, Event
from panel_tui.domain.model import Id, Line, Refused
from panel_tui.domain.register import registered
from panel_tui.domain.words import LONDON, say_date

_OF_A_MEETING = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}-")
"""How the source of an event begins that a meeting left, or a step of one."""


class RecordEvent(ChildChange):
    """Something happened to the child on a day, or is `planned` for one.

    `event` is a kind that the templates know. What is planned for a kind is planned once: a new day
    takes the place of the old one, and what has happened is planned no more.
    """

    kind: Literal["record event"] = "record event"
    event: Id
    on: date
    source: Line = ""
    planned: bool = False

    def apply(self, child: Child | None, moment: Moment) -> Child:
        """The child with the event.

        Raises:
            Refused: not on the register, in the future and not planned or the other way round,
                before birth, or recorded already.
        """
        known = registered(child)
        today = moment.at.astimezone(LONDON).date()
        if not self.planned:
            refuse_impossible_day(self.on, known.born, today)
        elif self.on <= today:
            raise Refused(f"{say_date(self.on)} is not ahead: record what happened then.")
        if any((each.kind, each.on) == (self.event, self.on) for each in known.happened):
            raise Refused(f"That {self.event} is recorded already for that day.")
        others = (each for each in known.events if not (each.planned and each.kind == self.event))
        event = Event(kind=self.event, on=self.on, source=self.source, planned=self.planned)
        return known.changed(events=(*others, event))


class TakeBackEvent(ChildChange):
    """An event was recorded by mistake: it did not happen, or not on that day."""

    kind: Literal["take back event"] = "take back event"
    event: Id
    on: date

    def apply(self, child: Child | None, moment: Moment) -> Child:
        """The child without the event.

        Raises:
            Refused: there is no such event, or a meeting or a step says so.
        """
        known = registered(child)
        found = [each for each in known.events if (each.kind, each.on) == (self.event, self.on)]
        if not found:
            raise Refused(f"No {self.event} is recorded for {say_date(self.on)}.")
        if any(_OF_A_MEETING.match(each.source) for each in found):
            raise Refused(
                f"That {self.event} comes from a meeting or from a follow-up: put it right there."
            )
        return known.changed(events=tuple(each for each in known.events if each not in found))


def refuse_impossible_day(on: date, born: date | None, today: date) -> None:
    """What happened to a child happened in its lifetime.

    Raises:
        Refused: in the future, or before birth.
    """
    if on > today:
        raise Refused("An event cannot lie in the future: give the day it happened.")
    if born and on < born:
        raise Refused("That day is before the child was born: check the date.")
