"""Time limits: spans of time, how they are counted, and a limit as a meeting template states it.

The day after the event is day 1 unless the limit says that the day itself is; a week is 7 days; a
month or year ends on the same date, or on the last day of a month that lacks it.
"""

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import Field, model_validator

from panel_tui.domain.model import Id, Line, Model, Name, Words
from panel_tui.domain.when import When
from panel_tui.domain.working_days import WorkingCalendar

Unit = Literal["hours", "days", "working days", "weeks", "months", "years"]
"""What a span is counted in."""

WorkingDays = Literal["statutory", "council"]
"""Whether working days leave out the council's closed days; a statutory limit does not."""

CountsFrom = Literal["day after", "day"]
"""Whether day 1 is the day after the event, or the day of the event itself."""

_DAYS: dict[Unit, int] = {"days": 1, "weeks": 7}
_MONTHS: dict[Unit, int] = {"months": 1, "years": 12}


class LimitNotSet(ValueError):
    """A number that the source leaves open and the council has not set; the words say which."""


class Span(Model):
    """A length of time: `6 weeks`, `7 working days`. The amount `ask` is for the council to set."""

    amount: Annotated[int, Field(strict=True, ge=1, le=999)] | Literal["ask"]
    unit: Unit


def after(
    start: date,
    span: Span,
    calendar: WorkingCalendar,
    *,
    working_days: WorkingDays,
    counts_from: CountsFrom,
) -> date:
    """The last day of the span that runs from `start`.

    Of hours, only whole days count here, so that the day is never too late: see `after_moment`.

    Raises:
        LimitNotSet: the span's amount is `ask`.
    """
    number = _number(span)
    first = timedelta(days=1 if counts_from == "day" else 0)
    if span.unit == "hours":
        return start + timedelta(days=number // 24)
    if span.unit == "working days":
        return calendar.add(start - first, number, council=working_days == "council")
    if span.unit in _DAYS:
        return start + timedelta(days=number * _DAYS[span.unit]) - first
    end = _months_later(start, number * _MONTHS[span.unit])
    # A month "beginning with 31 January" ends before 31 February: on the last day of February.
    return end if end.day < start.day else end - first


def before(
    start: date,
    span: Span,
    calendar: WorkingCalendar,
    *,
    working_days: WorkingDays,
    counts_from: CountsFrom,
) -> date:
    """The day that lies the span before `start`: papers go out 2 days before the meeting.

    Hours are rounded up to whole days, so that the day is never too late: see `before_moment`.

    Raises:
        LimitNotSet: the span's amount is `ask`.
    """
    number = _number(span)
    first = timedelta(days=1 if counts_from == "day" else 0)
    if span.unit == "hours":
        return start - timedelta(days=-(-number // 24))
    if span.unit == "working days":
        return calendar.add(start + first, -number, council=working_days == "council")
    if span.unit in _DAYS:
        return start - timedelta(days=number * _DAYS[span.unit]) + first
    return _months_later(start, -number * _MONTHS[span.unit]) + first


def after_moment(start: datetime, span: Span) -> datetime:
    """The moment that lies a span of hours after `start`, in its time zone.

    Hours are hours that pass: 24 hours over the change of summer time end at another time of day.

    Raises:
        LimitNotSet: the span's amount is `ask`.
        ValueError: the span is not in hours, or `start` has no time zone.
    """
    return _moment(start, span, 1)


def before_moment(start: datetime, span: Span) -> datetime:
    """The moment that lies a span of hours before `start`: as `after_moment`, and backwards."""
    return _moment(start, span, -1)


class Limit(Model):
    """A time limit as a meeting template states it."""

    id: Id
    title: Name
    starts: Annotated[tuple[Name, ...], Field(min_length=1)]
    """The kinds of event that start it; each new one starts it again (tracking after tracking).

    `birthday-18` is the child's 18th birthday; only a limit that runs before it starts there.
    """
    first_only: bool = False
    """The first such event starts it, and no other before it has ended (`until`)."""
    earliest: Span | None = None
    """Not before this, where the limit is a window ("4 to 6 weeks") or "at least so long"."""
    latest: Span | None = None
    """By then at the latest; None where there is no last day."""
    before: bool = False
    """It runs backwards from the event, which may be planned only: a review before a hearing."""
    counts_from: CountsFrom = "day after"
    working_days: WorkingDays = "council"
    met_by: tuple[Name, ...] = ()
    """The kinds of event that satisfy it."""
    until: tuple[Name, ...] = ()
    """The kinds of event that end it for good."""
    applies: When = When()
    falls_to: Line = ""
    """The role that has to see to it."""
    binding: bool = True
    """False: shown as a note, and never late (where two sources differ)."""
    source: Name
    """Document and section that set it."""
    note: Words = ""
    """What to know of it, such as where another document differs."""

    @property
    def open_numbers(self) -> tuple[str, ...]:
        """What the source leaves open and the council must set; empty for a limit that can run."""
        spans = (("earliest", self.earliest), ("latest", self.latest))
        numbers = tuple(name for name, span in spans if span and span.amount == "ask")
        return (*numbers, *self.applies.open_ages)

    @model_validator(mode="after")
    def _window_opens_before_it_closes(self) -> Self:
        first, last = (self.latest, self.earliest) if self.before else (self.earliest, self.latest)
        if first is None or last is None or first.unit != last.unit:
            return self
        if first.amount == "ask" or last.amount == "ask" or first.amount <= last.amount:
            return self
        raise ValueError("earliest is later than latest: exchange the two")


class Due(Model):
    """The days a limit comes to: not before `earliest` and by `latest`, as far as it has them."""

    earliest: date | None
    latest: date | None


def due_dates(limit: Limit, start: date, calendar: WorkingCalendar) -> Due:
    """The days that `limit` comes to when its event happened, or is to happen, on `start`.

    Raises:
        LimitNotSet: a number of it is for the council to set.
    """
    reach = before if limit.before else after

    def day(span: Span) -> date:
        try:
            return reach(
                start,
                span,
                calendar,
                working_days=limit.working_days,
                counts_from=limit.counts_from,
            )
        except LimitNotSet as unset:
            raise LimitNotSet(f"{limit.title} (limit {limit.id}): {unset}") from None

    return Due(
        earliest=None if limit.earliest is None else day(limit.earliest),
        latest=None if limit.latest is None else day(limit.latest),
    )


class DayCount(NamedTuple):
    """Where a day lies in a limit, counted as the limit counts: `working day 4 of 20`."""

    number: int
    of: int
    unit: Literal["day", "working day"] = "day"

    def __str__(self) -> str:
        """The count in words."""
        return f"{self.unit} {self.number} of {self.of}"


def day_count(limit: Limit, start: date, today: date, calendar: WorkingCalendar) -> DayCount | None:
    """How far a limit that began on `start` has run; None where it has not, or runs backwards."""
    latest = due_dates(limit, start, calendar).latest
    if limit.latest is None or latest is None or limit.before or today < start:
        return None
    first = start - timedelta(days=1 if limit.counts_from == "day" else 0)
    if limit.latest.unit == "working days":
        council = limit.working_days == "council"
        number = calendar.between(first, today, council=council)
        return DayCount(number, _number(limit.latest), "working day")
    return DayCount((today - first).days, (latest - first).days)


def _number(span: Span) -> int:
    if span.amount == "ask":
        raise LimitNotSet(
            f"the number of {span.unit} is not set; the council must set it in its meeting template"
        )
    return span.amount


def _months_later(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def _moment(start: datetime, span: Span, sign: int) -> datetime:
    if span.unit != "hours":
        raise ValueError(f"a moment is counted in hours, not in {span.unit}")
    if start.utcoffset() is None:
        raise ValueError("a moment needs its time zone")
    moment = start.astimezone(UTC) + sign * timedelta(hours=_number(span))
    return moment.astimezone(start.tzinfo)
