"""Single values on a form, said in words and read back: days, times, yes and no, one of several titles."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from difflib import get_close_matches
from typing import NamedTuple

from panel_tui.domain.forms.grammar import compared, same_words, simple
from panel_tui.domain.past_dates import read_past_date
from panel_tui.domain.words import LONDON, NotADate, read_date, say_date, say_time
from panel_tui.domain.working_days import WorkingCalendar

_TIME = re.compile(
    r"(?P<hour>[01]?[0-9]|2[0-3])[:.]?(?P<minute>[0-5][0-9]) ?(?P<half>[ap])?\.?(?(half)m\.?)"
    r"(?:,? on (?P<day>.+))?",
    re.IGNORECASE,
)
_EARLY_HOURS = range(1, 7)
_MANY = 12


class Unread(ValueError):
    """Text that is not what the form asks for there; the words say what is, and repeat none of it."""


class Days(NamedTuple):
    """The day of the sitting, from which `by Friday` is counted, and the working days."""

    sitting: date
    calendar: WorkingCalendar | None = None


class Titles:
    """Things that people know by title and the program by id; two of one title go by id."""

    def __init__(self, things: Iterable[tuple[str, str]], what: str) -> None:
        """The things as ids with titles; `what` is one of them in words."""
        self._things = tuple(things)
        self._what = what
        self._alike = Counter(compared(title) for _, title in self._things)

    def say(self, thing_id: str) -> str:
        """The title of a thing, or its id where another one has that title."""
        title = dict(self._things).get(thing_id, thing_id)
        return title if self._alike[compared(title)] == 1 else thing_id

    def read(self, text: str) -> str:
        """The id of the thing that `text` means.

        Raises:
            Unread: it is none of them; the words give the nearest, or all of them where they are few.
        """
        wanted = compared(text)
        for thing_id, _ in self._things:
            if wanted in (compared(self.say(thing_id)), compared(thing_id)):
                return thing_id
        titles = [self.say(each) for each, _ in self._things]
        told = nearest(text, titles)
        if not told and len(titles) <= _MANY:
            told = f"; there are: {'; '.join(titles)}"
        raise Unread(f"this is no {self._what} that is known{told}")


def say_day(day: date | None) -> str:
    """A day as it stands on a form; nothing where there is none."""
    return say_date(day) if day else ""


def read_past_day(text: str, sitting: date) -> date | None:
    """A day that has been, as people say it in the meeting, such as `1 Dec`; None for no words.

    Raises:
        Unread: it is not a day.
    """
    try:
        return read_past_date(text, today=sitting) if text else None
    except NotADate as wrong:
        raise Unread(str(wrong)) from None


def read_coming_day(text: str, days: Days) -> date | None:
    """A day as people say it in the meeting, such as `Friday` or `in 2 weeks`; None for no words.

    Raises:
        Unread: it is not a day.
    """
    try:
        return read_date(text, today=days.sitting, calendar=days.calendar) if text else None
    except NotADate as wrong:
        raise Unread(str(wrong)) from None


def say_when(moment: datetime, sitting: date) -> str:
    """The time of day, `10:24`; with the day where it is another than that of the sitting."""
    day = moment.astimezone(LONDON).date()
    return say_time(moment) if day == sitting else f"{say_time(moment)} on {say_date(day)}"


def read_when(text: str, sitting: date) -> datetime:
    """The moment that a time of day means, on the day of the sitting unless it names another.

    Raises:
        Unread: it is no time, or an hour that may be morning or afternoon.
    """
    found = _TIME.fullmatch(simple(text))
    if found is None:
        raise Unread("this is not a time: write it as 10:24")
    hour, minute = int(found["hour"]), int(found["minute"])
    if found["half"]:
        hour = hour % 12 + 12 * (found["half"].lower() == "p")
    elif hour in _EARLY_HOURS and not found["hour"].startswith("0"):
        words = f"{hour + 12}:{minute:02} or 0{hour}:{minute:02}"
        raise Unread(f"morning or afternoon? Write {words}")
    day = read_past_day(found["day"], sitting) if found["day"] else sitting
    start = datetime.combine(day or sitting, datetime.min.time(), tzinfo=LONDON)
    return start.replace(hour=hour, minute=minute)


def same_minute(one: datetime | None, other: datetime | None) -> bool:
    """Whether two moments are shown as the same time of the same day."""
    if one is None or other is None:
        return one is other
    minute = timedelta(minutes=1)
    return int(one.timestamp() // minute.seconds) == int(other.timestamp() // minute.seconds)


def as_recorded(at: datetime | None, recorded: Iterable[datetime | None]) -> datetime | None:
    """A time to the second, where one of the same minute is recorded already."""
    return next((each for each in recorded if same_minute(each, at)), at)


def say_yes(yes: bool) -> str:
    """Yes or no."""
    return "yes" if yes else "no"


def read_yes(text: str) -> bool:
    """Yes or no; nothing is no.

    Raises:
        Unread: it is neither.
    """
    said = simple(text).casefold()
    if said in ("yes", "y", "x"):
        return True
    if said in ("no", "n", ""):
        return False
    raise Unread("write yes or no")


def one_of(text: str, values: tuple[str, ...]) -> str:
    """The value that `text` means.

    Raises:
        Unread: it is none of them.
    """
    for each in values:
        if same_words(text, each):
            return each
    *front, last = values
    raise Unread(f"write {', '.join(front)} or {last}{nearest(text, values)}")


def nearest(text: str, known: Iterable[str]) -> str:
    """What to add to a refusal: the nearest of what is known, if one is near."""
    by_words = {simple(each).casefold(): each for each in known}
    near = get_close_matches(simple(text).casefold(), by_words, n=1)
    return f"; nearest: {by_words[near[0]]}" if near else ""
