"""By when papers are due in, and by when they go out to the members: the template's two limits."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from panel_tui.domain.limits import LimitNotSet, Span, before, before_moment
from panel_tui.domain.meeting import Meeting
from panel_tui.domain.words import LONDON
from panel_tui.domain.working_days import WorkingCalendar

CalendarSource = Callable[[], WorkingCalendar]
"""Gives the calendar, which is slow to make, where a limit needs it."""


def due_in_at(meeting: Meeting, calendar: CalendarSource) -> datetime | None:
    """The last moment at which a paper is not late; None where the template sets no limit."""
    papers = meeting.template.papers
    return _last_moment(meeting, papers.due_in if papers else None, calendar)


def sent_out_at(meeting: Meeting, calendar: CalendarSource) -> datetime | None:
    """The last moment at which papers can go out in time; None where the template sets no limit."""
    papers = meeting.template.papers
    return _last_moment(meeting, papers.sent_out if papers else None, calendar)


def _last_moment(meeting: Meeting, span: Span | None, calendar: CalendarSource) -> datetime | None:
    if span is None:
        return None
    try:
        if span.unit == "hours":
            return before_moment(meeting.sittings[0].starts_at, span)
        day = before(meeting.on, span, calendar(), working_days="council", counts_from="day after")
    except LimitNotSet:
        return None
    return _end_of(day)


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), LONDON) - timedelta(microseconds=1)
