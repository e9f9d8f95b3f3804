"""Dates and times as people say and read them: `Thu 3 Dec 2026`, `10:24`, `next Friday`.

Nothing here depends on the machine's locale: names are English, the order is day, month, year.
"""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple, cast
from zoneinfo import ZoneInfo

from panel_tui.domain import date_grammar as grammar
from panel_tui.domain.date_grammar import DAY_NAMES, MONTH_NAMES, MONTHS, NUMBERS, WEEKDAYS
from panel_tui.domain.limits import Span, Unit, after
from panel_tui.domain.text import clean_line
from panel_tui.domain.working_days import WorkingCalendar

LONDON = ZoneInfo("Europe/London")
"""The time zone in which every meeting sits."""

_FRIDAY = 4
_YEARS = range(1900, 2100)
_LAST_SHORT_YEAR_OF_2000S = 68


class NotADate(ValueError):
    """Text that is no date, in words that say why.

    They repeat only what has the form of a date: a name in the wrong column goes into no message.
    """


class _NoSuchDay(Exception):
    """Written as a date is, but no calendar has it."""


class _Written(NamedTuple):
    weekday: int | None
    day: int
    month: int
    year: int | None


def say_date(day: date) -> str:
    """A date as it is shown everywhere: `Thu 3 Dec 2026`."""
    return f"{DAY_NAMES[day.weekday()][:3]} {_say_day(day)}"


def say_time(moment: datetime) -> str:
    """The time of day in London: `10:24`.

    Raises:
        ValueError: `moment` has no time zone.
    """
    if moment.utcoffset() is None:
        raise ValueError("a time needs its time zone")
    return f"{moment.astimezone(LONDON):%H:%M}"


def say_duration(duration: timedelta) -> str:
    """A length of time: `45 s`, `12 min`, `12 min 30 s`, `1 h 5 min`; negative: `-4 min`.

    Parts of a second are cut off, and so are seconds from an hour on.
    """
    seconds = int(abs(duration).total_seconds())
    hours, minutes, rest = seconds // 3600, seconds // 60 % 60, seconds % 60
    parts = [(hours, "h"), (minutes, "min"), (0 if hours else rest, "s")]
    words = " ".join(f"{number} {unit}" for number, unit in parts if number) or "0 s"
    return f"-{words}" if duration < timedelta() and seconds else words


def read_date(text: str, *, today: date, calendar: WorkingCalendar | None = None) -> date:
    """The day that a person means by `text`, said on `today`.

    UK and ISO dates (`12/12`, `12/12/26`, `12.12.2026`, `2026-12-12`), days in words (`12 Dec`,
    `Sat 12th December 2026`, `the 12th`), `today`, `tomorrow`, weekdays, `in 2 weeks`,
    `within 10 working days`, `end of January`, `end of the week`.

    - Without a year, or without a month, it is the next such date, today included.
    - `Friday` is the next Friday after today: said on a Friday, it is next week's.
    - `next Friday` is the Friday of next week, weeks beginning on Monday, as an office hears it:
      on Thu 3 Dec that is the 11th, not tomorrow. `this Friday` is this week's, past or not.
    - The end of the week is its Friday; on Saturday and Sunday, the Friday after.
    - Two-digit years: 00 to 68 are 2000 to 2068, 69 to 99 are 1969 to 1999.
    - Working days leave out the council's closed days, and need a `calendar`.

    Raises:
        NotADate: the text is none of these, no such day exists, it is another weekday than the one
            named, or its year lies outside 1900 to 2099.
    """
    said = _tidy(text)
    try:
        day = (
            _read_day_name(said, today)
            or _read_day_of_month(said, today)
            or _read_end(said, today)
            or _read_span(said, today, calendar)
            or _read_written(said, today)
        )
    except _NoSuchDay:
        raise NotADate(f"{clean_line(text)} is not a date") from None
    if day is None:
        raise NotADate("That is not a date: write it as 12 Dec, 12/12/2026, Friday or in 2 weeks")
    return _of_our_time(day)


@lru_cache(maxsize=20_000)  # a large list has the same days many times over
def read_agenda_date(text: str) -> date:
    """The date in a cell of an agenda: `04/05/2022`, `4.5.22`, `2022-05-04`, `4 May 2022`.

    The day always comes before the month, and the year is needed. Two-digit years: 00 to 68 are
    2000 to 2068, 69 to 99 are 1969 to 1999: no child on a panel is born in the wrong century.

    Raises:
        NotADate: no date, no such day, another weekday than the one named, or a year outside 1900
            to 2099.
    """
    written = _written(_tidy(text))
    if written is None:
        raise NotADate("this is not a date: write it as 04/05/2022 or 4 May 2022")
    if written.year is None:
        raise NotADate(f"{clean_line(text)} has no year: write it as 04/05/2022 or 4 May 2022")
    try:
        return _of_our_time(_dated(written, [written.year]))
    except _NoSuchDay:
        raise NotADate(f"{clean_line(text)} is not a date") from None


def sounds_like_date(text: str) -> bool:
    """Whether `text` is made of words for dates, readable or not: `31 Feb`, but not `2 hours`."""
    said = _tidy(text)
    if grammar.SPAN.fullmatch(said):
        return True
    words = said.split()
    telling = [bool(grammar.TELLING.fullmatch(word)) for word in words]
    return any(telling) and all(
        told or grammar.FILLING.fullmatch(word) for told, word in zip(telling, words, strict=True)
    )


def _tidy(text: str) -> str:
    return " ".join(clean_line(text).lower().replace(",", " ").split()).strip(" .")


def _read_day_name(said: str, today: date) -> date | None:
    if said in ("today", "tomorrow"):
        return today + timedelta(days=said == "tomorrow")
    found = grammar.WEEKDAY_ALONE.fullmatch(said)
    if found is None:
        return None
    ahead = WEEKDAYS[found["weekday"]] - today.weekday()
    if found["which"] is None:
        return today + timedelta(days=(ahead - 1) % 7 + 1)
    return today + timedelta(days=ahead + (7 if found["which"] == "next" else 0))


def _read_day_of_month(said: str, today: date) -> date | None:
    found = grammar.DAY_ALONE.fullmatch(said)
    if found is None:
        return None
    # The 31st may be two months away.
    for months in range(today.month - 1, today.month + 2):
        day = _day(today.year + months // 12, months % 12 + 1, int(found["day"]))
        if day and day >= today:
            return day
    raise _NoSuchDay


def _read_end(said: str, today: date) -> date | None:
    if found := grammar.END_OF_MONTH.fullmatch(said):
        month = MONTHS[found["month"]]
        year = _full_year(found["year"])
        if year is None:
            year = today.year + (month < today.month)
        if year not in _YEARS:
            raise _NoSuchDay
        return _last_of_month(year, month)
    found = grammar.END.fullmatch(said)
    if found is None:
        return None
    later = found["which"] == "next"
    if found["what"] == "week":
        friday = today + timedelta(days=_FRIDAY - today.weekday() + 7 * later)
        return friday if friday >= today else friday + timedelta(days=7)
    if found["what"] == "month":
        years, month = divmod(today.month - 1 + later, 12)
        return _last_of_month(today.year + years, month + 1)
    return date(today.year + later, 12, 31)


def _read_span(said: str, today: date, calendar: WorkingCalendar | None) -> date | None:
    found = grammar.SPAN.fullmatch(said)
    if found is None:
        return None
    unit = cast(Unit, f"{found['unit']}s")
    if unit == "working days" and calendar is None:
        raise NotADate("Working days cannot be counted here: write the day itself, such as 12 Dec")
    number = NUMBERS.get(found["number"]) or int(found["number"])
    return after(
        today,
        Span(amount=number, unit=unit),
        calendar or WorkingCalendar(),
        working_days="council",
        counts_from="day after",
    )


def _read_written(said: str, today: date) -> date | None:
    written = _written(said)
    if written is None:
        return None
    if written.year is not None:
        return _dated(written, [written.year])
    # 29 February may be four years away.
    return _dated(written, range(today.year, today.year + 5), not_before=today)


def _written(said: str) -> _Written | None:
    for pattern in grammar.WRITTEN:
        if found := pattern.fullmatch(said):
            parts = found.groupdict()
            month = parts["month"]
            return _Written(
                weekday=WEEKDAYS.get(parts.get("weekday") or ""),
                day=int(parts["day"]),
                month=MONTHS.get(month) or int(month),
                year=_full_year(parts["year"]),
            )
    return None


def _full_year(digits: str | None) -> int | None:
    if digits is None:
        return None
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (2000 if year <= _LAST_SHORT_YEAR_OF_2000S else 1900)


def _dated(written: _Written, years: Iterable[int], not_before: date = date.min) -> date:
    for year in years:
        day = _day(year, written.month, written.day)
        if day and day >= not_before:
            return _on_weekday(day, written.weekday)
    raise _NoSuchDay


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _on_weekday(day: date, named: int | None) -> date:
    if named is None or named == day.weekday():
        return day
    raise NotADate(f"{_say_day(day)} is a {DAY_NAMES[day.weekday()]}, not a {DAY_NAMES[named]}")


def _of_our_time(day: date) -> date:
    if day.year in _YEARS:
        return day
    raise NotADate(f"{_say_day(day)}: the year must lie between {_YEARS[0]} and {_YEARS[-1]}")


def _last_of_month(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _say_day(day: date) -> str:
    return f"{day.day} {MONTH_NAMES[day.month - 1][:3]} {day.year}"


def in_days(days: int) -> str:
    """How far off a day is, or how late: `in 9 days`, `tomorrow`, `today`, `2 days late`."""
    if days < 0:
        return "1 day late" if days == -1 else f"{-days} days late"
    return {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")
