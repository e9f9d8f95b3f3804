"""Every limit of a child or a case in words: day N of M, by when, who sees to it, which document says so.

What two documents say differently stands beside each other: one binds, the other is noted.
"""

from datetime import date
from typing import Literal, NamedTuple

from panel_tui.domain.child import Child
from panel_tui.domain.clocks import LONG_AGO, Clock, limit_clocks, meeting_clocks
from panel_tui.domain.limits import Limit, due_dates
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.words import say_date
from panel_tui.domain.working_days import WorkingCalendar

State = Literal["not set", "running", "late", "passed", "met", "met early", "met late"]
"""How a limit stands; a noted one that has passed is `passed`, and never late."""


class LimitLine(NamedTuple):
    """A limit that has begun, as it stands on a day.

    `day` of `of` counts in the limit's own days (`unit`); both are None where it runs backwards, and
    `of` where it has no end. The dates are None where it has none, or its number is not set.
    """

    limit: Limit
    state: State
    started_on: date
    day: int | None
    of: int | None
    unit: Literal["day", "working day"]
    not_before: date | None
    due_on: date | None
    met_on: date | None

    @property
    def words(self) -> str:
        """How it stands, in words."""
        if self.state == "not set":
            return "the council has not set the time"
        if self.met_on:
            how = self.state.removeprefix("met").strip()
            return f"met {say_date(self.met_on)}{f', {how}' if how else ''}"
        runs = self.state == "running"
        counts = runs and self.of and self.day is not None and self.day <= self.of
        said = [f"{self.unit} {self.day} of {self.of}"] if counts else []
        if self.not_before and runs:
            said.append(f"not before {say_date(self.not_before)}")
        if self.due_on:
            was = {"late": "late, was due", "passed": "passed, noted for"}.get(self.state, "by")
            said.append(f"{was} {say_date(self.due_on)}")
        return ", ".join(said)


def child_limit_lines(
    child: Child, calendar: WorkingCalendar, today: date
) -> tuple[LimitLine, ...]:
    """The limits that have begun for a child, in the order of their templates.

    What fell due long before the register knew the child and is not met is left out: it is not known.
    """
    lines = (_line(clock, calendar, today) for clock in limit_clocks(child))
    known = child.known_since - LONG_AGO
    return tuple(
        line for line in lines if line.met_on or line.due_on is None or line.due_on >= known
    )


def case_limit_lines(
    meeting: Meeting, case_id: str, calendar: WorkingCalendar, today: date
) -> tuple[LimitLine, ...]:
    """The limits of the minutes of a case, once there is something to minute."""
    clocks = (clock for clock in meeting_clocks(meeting) if clock.case_id == case_id)
    return tuple(_line(clock, calendar, today) for clock in clocks)


def _line(clock: Clock, calendar: WorkingCalendar, today: date) -> LimitLine:
    limit, started = clock.limit, clock.started_on
    not_set = bool(limit.open_numbers)
    due = None if not_set else due_dates(limit, started, calendar)
    not_before, due_on = (due.earliest, due.latest) if due else (None, None)
    end = due_on or not_before
    counts = not limit.before
    return LimitLine(
        limit=limit,
        state="not set" if not_set else _state(limit, not_before, due_on, clock.met_on, today),
        started_on=started,
        day=_count(limit, started, clock.met_on or today, calendar) if counts else None,
        of=_count(limit, started, end, calendar) if counts and end else None,
        unit="working day" if _in_working_days(limit) else "day",
        not_before=not_before,
        due_on=due_on,
        met_on=clock.met_on,
    )


def _state(
    limit: Limit, not_before: date | None, due_on: date | None, met_on: date | None, today: date
) -> State:
    if met_on is not None:
        if due_on and met_on > due_on:
            return "met late"
        early = not_before and met_on < not_before and not limit.before
        return "met early" if early else "met"
    if due_on is None or today <= due_on:
        return "running"
    return "late" if limit.binding else "passed"


def _count(limit: Limit, first: date, last: date, calendar: WorkingCalendar) -> int:
    """Which day of the limit `last` is, as the limit counts."""
    on_the_day = limit.counts_from == "day"
    if not _in_working_days(limit):
        return (last - first).days + on_the_day
    council = limit.working_days == "council"
    counted = on_the_day and calendar.is_working_day(first, council=council)
    return calendar.between(first, last, council=council) + counted


def _in_working_days(limit: Limit) -> bool:
    span = limit.latest or limit.earliest
    return span is not None and span.unit == "working days"
