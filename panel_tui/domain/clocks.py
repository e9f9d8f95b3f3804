"""Every clock that is running: which limits have begun for a child or a case, and what has met them.

Working days need a calendar, which is slow to load; so the clocks themselves are plain values, and
only `due_line` asks for one.
"""

from datetime import date, timedelta
from typing import Literal

from panel_tui.domain.case import Case
from panel_tui.domain.child import Child, Event
from panel_tui.domain.limits import Limit, LimitNotSet, Span, due_dates
from panel_tui.domain.meeting import Meeting, minute_taker_of
from panel_tui.domain.model import Id, Line, Model, Name
from panel_tui.domain.steps import Standing, standings
from panel_tui.domain.words import LONDON
from panel_tui.domain.working_days import WorkingCalendar

AVAILABLE = "minutes-available"
UPLOADED = "minutes-uploaded"

DueKind = Literal["limit", "step", "no day"]
"""What is due: by a limit of a template, as a step that an outcome started, or such a step with no day."""

NO_DAY = date.max
"""When a step is due that has begun and that nobody gave a day: behind every day that is."""

_ONE_DAY = timedelta(days=1)

LONG_AGO = timedelta(days=183)
"""How far back an unmet limit of a child new to the register still speaks (ours)."""


class Clock(Model):
    """A limit or a step that has begun, and the day it was met if it was.

    `agreed_on` is a day that the meeting gave a step, `extended_to` the day of its last extension.
    """

    child_id: Name
    case_id: Name
    meeting_id: Id | None = None
    kind: DueKind = "limit"
    limit: Limit
    started_on: date
    met_on: date | None = None
    agreed_on: date | None = None
    extended_to: date | None = None
    extended: int = 0
    escalated_to: Line = ""

    @property
    def has_last_day(self) -> bool:
        """False for a limit that only says how long something takes at the least."""
        return bool(self.limit.latest or self.agreed_on or self.extended_to)


class DueLine(Model):
    """A clock with its dates, as it is kept, listed and counted down. Late is after `due_on`.

    A step without a day is due on `NO_DAY`.

    Of a step, `limit_id` is its id, `extended` how often it was extended, and `escalated_to` to whom
    it was escalated last.
    """

    child_id: Name
    case_id: Name
    meeting_id: Id | None
    kind: DueKind
    limit_id: Name
    title: Name
    falls_to: Line
    source: Line
    binding: bool
    started_on: date
    earliest_on: date | None
    due_on: date
    met_on: date | None
    extended: int
    escalated_to: Line


def due_line(clock: Clock, calendar: WorkingCalendar) -> DueLine:
    """The clock with its earliest and latest day.

    A day that was agreed does not lengthen a limit; an extension takes the place of both.

    Raises:
        LimitNotSet: it has no last day.
    """
    due = due_dates(clock.limit, clock.started_on, calendar)
    days = [day for day in (clock.agreed_on, due.latest) if day]
    due_on = clock.extended_to or min(days, default=None)
    if due_on is None:
        raise LimitNotSet(f"{clock.limit.title} (limit {clock.limit.id}): it has no last day")
    return DueLine(
        child_id=clock.child_id,
        case_id=clock.case_id,
        meeting_id=clock.meeting_id,
        kind=clock.kind,
        limit_id=clock.limit.id,
        title=clock.limit.title,
        falls_to=clock.limit.falls_to,
        source=clock.limit.source,
        binding=clock.limit.binding,
        started_on=clock.started_on,
        earliest_on=due.earliest,
        due_on=due_on,
        met_on=clock.met_on,
        extended=clock.extended,
        escalated_to=clock.escalated_to,
    )


def due_lines(state: Meeting | Child, calendar: WorkingCalendar) -> tuple[DueLine, ...]:
    """Every clock of a meeting or a child with its dates.

    What fell due long before the register knew the child is left out: it is not known, not late.
    """
    if isinstance(state, Meeting):
        return tuple(due_line(clock, calendar) for clock in meeting_clocks(state))
    clocks = (clock for clock in child_clocks(state) if clock.has_last_day)
    lines = (due_line(clock, calendar) for clock in clocks)
    return tuple(line for line in lines if line.due_on >= state.known_since - LONG_AGO)


def child_clocks(child: Child) -> tuple[Clock, ...]:
    """The limits that run for a child, and the steps that have begun or have a day of their own.

    Actions are not among them: they come back with the child (`carrying.carried_over`).
    """
    limits = (clock for clock in limit_clocks(child) if not clock.limit.open_numbers)
    followed = (each for each in standings(child) if not each.step.is_action)
    steps = (_step_clock(child, each) for each in followed)
    return (*limits, *(clock for clock in steps if clock))


def limit_clocks(child: Child) -> tuple[Clock, ...]:
    """The limits that have begun for a child, those among them whose number is not set."""
    clocks = (_limit_clock(child, limit) for limit in child.limits)
    return tuple(clock for clock in clocks if clock)


def step_dues(child: Child, calendar: WorkingCalendar) -> dict[str, date]:
    """The days by which the steps and actions of a child are due, by their keys, as far as they are."""
    clocks = ((each.step.key, _step_clock(child, each)) for each in standings(child))
    dated = ((key, clock) for key, clock in clocks if clock and clock.kind == "step")
    return {key: due_line(clock, calendar).due_on for key, clock in dated}


def meeting_clocks(meeting: Meeting) -> tuple[Clock, ...]:
    """The limits of the minutes of every case that has been heard, deferred or withdrawn.

    Source: S1, Permanence Panel (uploaded); S3, Application (available).
    """
    return tuple(
        clock
        for case in meeting.cases
        if (heard := minuted_on(meeting, case)) is not None
        for clock in _minutes_clocks(meeting, case, heard)
    )


def minuted_on(meeting: Meeting, case: Case) -> date | None:
    """The day from which the minutes of a case count; None while there is nothing to minute.

    A meeting that is cancelled has nothing to minute.
    """
    if meeting.cancelled:
        return None
    if case.deferral or case.withdrawal:
        return meeting.heard_on(case.case_id)
    finished = meeting.slot_of(case.case_id).timer.finished_at
    return finished.astimezone(LONDON).date() if finished else None


def _minutes_clocks(meeting: Meeting, case: Case, heard: date) -> list[Clock]:
    rule = meeting.template.minutes
    version = case.versions[-1] if case.versions else None
    receipt = case.receipt(version.number) if version else None
    available_on = version.available_on if version else None
    clocks = []
    for limit_id, title, span, met in (
        (AVAILABLE, "Minutes available", rule.available_within, available_on),
        (
            UPLOADED,
            "Minutes on the child's file",
            rule.uploaded_within,
            receipt.on if receipt else None,
        ),
    ):
        if span is not None:
            taker = minute_taker_of(meeting, case.case_id)
            limit = _minutes_limit(limit_id, title, span, meeting, taker)
            clocks.append(
                Clock(
                    child_id=case.child_id,
                    case_id=case.case_id,
                    meeting_id=meeting.id,
                    limit=limit,
                    started_on=heard,
                    met_on=None if case.reopening else met,
                )
            )
    return clocks


def _minutes_limit(
    limit_id: str, title: str, span: Span, meeting: Meeting, minute_taker: str
) -> Limit:
    return Limit(
        id=limit_id,
        title=title,
        starts=(meeting.template.heard_as,),
        latest=span,
        falls_to=minute_taker,
        source=str(meeting.template.minutes.source),
    )


def _limit_clock(child: Child, limit: Limit) -> Clock | None:
    start = _start(child, limit)
    if start is None or child.first(limit.until, start.on) is not None:
        return None
    if not limit.applies.holds(child.circumstances(start.on)):
        return None
    met = _met(child, limit, start)
    return Clock(
        child_id=child.child_id,
        case_id=child.case_id,
        limit=limit,
        started_on=start.on,
        met_on=met.on if met else None,
    )


def _start(child: Child, limit: Limit) -> Event | None:
    """The event that the limit runs from, or backwards from where it is planned."""
    if limit.first_only:
        ended = child.latest(limit.until)
        return child.first(limit.starts, ended.on if ended else date.min)
    coming = child.coming(limit.starts) if limit.before else None
    return coming or child.latest(limit.starts)


def _met(child: Child, limit: Limit, start: Event) -> Event | None:
    if limit.before:
        earlier = child.latest(limit.starts, until=start.on - _ONE_DAY)
        met = child.latest(limit.met_by, until=start.on)
        # What came before the last hearing or review was for that one.
        return None if met and earlier and met.on <= earlier.on else met
    met = child.first(limit.met_by, start.on)
    if met and start.source and (met.on, met.source) == (start.on, start.source):
        # The meeting at which it began does not meet it as well: that takes another day.
        return child.first(limit.met_by, start.on + _ONE_DAY)
    return met


def _step_clock(child: Child, standing: Standing) -> Clock | None:
    """The clock of a step; None while it waits, and once it is done, without having had a day.

    One that has begun and has no day is listed apart until it gets one.
    """
    step, follow_up = standing.step, standing.step.follow_up
    within = follow_up.within if standing.started_on and follow_up.has_limit else None
    dated = within is not None or standing.agreed_on is not None
    if not dated and standing.state != "open":
        return None
    limit = Limit(
        id=follow_up.id,
        title=follow_up.what,
        starts=(follow_up.id,),
        latest=within,
        met_by=(follow_up.done_by,),
        falls_to=follow_up.owner,
        source=str(follow_up.source),
    )
    return Clock(
        child_id=child.child_id,
        case_id=child.case_id,
        meeting_id=step.meeting_id,
        kind="step" if dated else "no day",
        limit=limit,
        started_on=standing.started_on or step.decided_on,
        met_on=standing.done_on,
        agreed_on=_agreed_on(standing) if dated else NO_DAY,
        extended_to=standing.agreed_on if standing.extensions else None,
        extended=len(standing.extensions),
        escalated_to=standing.escalated_to,
    )


def _agreed_on(standing: Standing) -> date | None:
    return standing.agreed_on if not standing.extensions else None
